"""The paper thread's steps: no sheet twice, no job lost, every trouble named."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

import pytest

from app.domain.papers import Layout, PaperKind, ReprintMark, draw_up
from app.ports.printer import Printer, PrinterState, PrintJob, PrintOutcome, Ticket
from printing.archive import MemoryArchive
from printing.press import Press
from printing.samples import ACCEPTANCE, CHINA, HEADER, samples
from printing.spool import SimulatedPrinter
from printing.worker import PaperWorker
from tests.printing import reading
from tests.printing.ledger import FAILED, PRINTED, QUEUED, SENT, MemoryLedger

MARK = ReprintMark(
    nth=1, at=datetime(2026, 11, 16, 11, 0, tzinfo=CHINA), operator="李清", reason="卡纸"
)
NOTICE = samples()[PaperKind.D05]
RECEIPT = samples()[PaperKind.D14]
UNSETTABLE = draw_up(replace(HEADER, applicant="\ue863"), ACCEPTANCE)


@dataclass
class Office:
    """A ledger, an archive and two printers; the worker can be lost and started anew."""

    press: Press
    ledger: MemoryLedger = field(default_factory=MemoryLedger)
    archive: MemoryArchive = field(default_factory=MemoryArchive)
    laser: SimulatedPrinter = field(default_factory=lambda: SimulatedPrinter("激光"))
    thermal: SimulatedPrinter = field(default_factory=lambda: SimulatedPrinter("热敏"))

    def __post_init__(self) -> None:
        self.restart()

    def restart(self) -> None:
        """The program ends and comes back; printers and ledger were never inside it."""
        printers: dict[str, Printer] = {"激光": self.laser, "热敏": self.thermal}
        self.worker = PaperWorker(self.ledger, self.archive, self.press, printers)

    def run(self) -> None:
        """Step until nothing happens."""
        while self.worker.step():
            pass

    def state(self, job_id: str) -> str:
        return self.ledger.states[job_id]


@pytest.fixture
def office(press: Press) -> Office:
    office = Office(press)
    office.ledger.issue("d1", NOTICE)
    office.ledger.issue("d2", RECEIPT, Layout.W80)
    return office


def test_what_is_issued_is_archived_without_being_printed(office: Office) -> None:
    office.run()
    digest = office.ledger.archived["d1"]
    assert office.archive.get(digest) == office.press.render(NOTICE).pdf
    assert office.laser.came_out == []


def test_a_job_goes_from_the_books_to_paper(office: Office) -> None:
    office.ledger.request("j1", "d1", "激光")
    office.run()
    assert office.ledger.log[-2:] == [f"{SENT} j1", f"{PRINTED} j1"]
    (job,) = office.laser.came_out
    assert job.pdf == office.archive.get(office.ledger.archived["d1"])
    assert job.title == "受理通知书 云市监许受〔2026〕000123号"


def test_each_printer_gets_its_own(office: Office) -> None:
    office.ledger.request("j1", "d1", "激光")
    office.ledger.request("j2", "d2", "热敏")
    office.run()
    assert [job.job_id for job in office.laser.came_out] == ["j1"]
    assert [job.layout for job in office.thermal.came_out] == [Layout.W80]


def test_the_ledger_hears_of_a_job_before_the_printer_does(office: Office) -> None:
    heard: list[str] = []
    send = office.laser.send

    def note(job: PrintJob) -> Ticket:
        heard.append(office.state(job.job_id))
        return send(job)

    office.laser.send = note  # type: ignore[method-assign]
    office.ledger.request("j1", "d1", "激光")
    office.run()
    assert heard == [SENT]


def test_a_crash_after_sending_leaves_a_job_to_be_confirmed_and_prints_nothing_again(
    office: Office,
) -> None:
    office.laser.fail_at_job(1, PrinterState.PAPER_OUT)
    office.ledger.request("j1", "d1", "激光")
    office.run()
    office.restart()
    office.laser.repair()
    office.run()
    assert office.state("j1") == SENT
    assert len(office.laser.came_out) == 1


def test_a_crash_between_ledger_and_printer_loses_a_sheet_and_doubles_none(
    office: Office,
) -> None:
    class Killed(Exception):
        pass

    def die(job: PrintJob) -> Ticket:
        raise Killed

    send, office.laser.send = office.laser.send, die  # type: ignore[method-assign]
    office.ledger.request("j1", "d1", "激光")
    with pytest.raises(Killed):
        office.run()
    office.laser.send = send  # type: ignore[method-assign]
    office.restart()
    office.run()
    assert office.state("j1") == SENT
    assert office.laser.came_out == []


def test_a_jam_fails_the_job_and_a_reprint_says_so(office: Office) -> None:
    office.laser.fail_at_job(1, PrinterState.JAMMED)
    office.ledger.request("j1", "d1", "激光")
    office.run()
    assert (office.state("j1"), office.ledger.causes["j1"]) == (FAILED, "JAMMED")
    office.laser.repair()
    office.ledger.request("j2", "d1", "激光", MARK)
    office.run()
    (job,) = office.laser.came_out
    assert "补打第1次" in reading.page_texts(job.pdf)[0]
    assert job.pdf != office.archive.get(office.ledger.archived["d1"])


def test_jobs_wait_for_paper_and_are_printed_once_it_is_there(office: Office) -> None:
    office.laser.fail_now(PrinterState.PAPER_OUT)
    office.ledger.request("j1", "d1", "激光")
    office.run()
    assert office.state("j1") == QUEUED
    assert office.worker.waiting == {"激光": PrinterState.PAPER_OUT}
    office.laser.repair()
    office.run()
    assert office.state("j1") == PRINTED
    assert office.worker.waiting == {}


def test_a_printer_in_trouble_holds_nobody_elses_jobs_up(office: Office) -> None:
    office.laser.fail_now(PrinterState.COVER_OPEN)
    office.ledger.request("j1", "d1", "激光")
    office.ledger.request("j2", "d2", "热敏")
    office.run()
    assert (office.state("j1"), office.state("j2")) == (QUEUED, PRINTED)


def test_a_printer_that_goes_offline_while_sending_fails_the_job(office: Office) -> None:
    office.laser.fail_at_job(1, PrinterState.OFFLINE)
    office.ledger.request("j1", "d1", "激光")
    office.run()
    assert (office.state("j1"), office.ledger.causes["j1"]) == (FAILED, "OFFLINE")


def test_a_job_for_a_printer_nobody_knows_fails_by_name(office: Office) -> None:
    office.ledger.request("j1", "d1", "针式")
    office.run()
    assert (office.state("j1"), office.ledger.causes["j1"]) == (FAILED, "PRINTER_UNKNOWN")


def test_a_paper_that_cannot_be_set_keeps_no_other_from_being_set(office: Office) -> None:
    office.ledger.documents = {
        "d0": replace(office.ledger.documents["d1"], document_id="d0", snapshot=UNSETTABLE),
        **office.ledger.documents,
    }
    office.ledger.request("j0", "d0", "激光")
    office.ledger.request("j1", "d1", "激光")
    office.run()
    assert office.ledger.refused == {"d0": "GLYPH_MISSING"}
    assert (office.state("j0"), office.ledger.causes["j0"]) == (FAILED, "GLYPH_MISSING")
    assert office.state("j1") == PRINTED


def test_a_paper_set_elsewhere_is_printed_where_it_comes_out_the_same(office: Office) -> None:
    office.run()
    before = office.archive.get(office.ledger.archived["d1"])
    office.archive = MemoryArchive()
    office.restart()
    office.ledger.request("j1", "d1", "激光")
    office.run()
    assert office.state("j1") == PRINTED
    assert [job.pdf for job in office.laser.came_out] == [before]


def test_a_paper_that_would_come_out_otherwise_is_not_quietly_set_again(office: Office) -> None:
    office.run()
    office.archive = MemoryArchive()
    office.ledger.archived["d1"] = "0" * 64
    office.restart()
    office.ledger.request("j1", "d1", "激光")
    office.run()
    assert office.laser.came_out == []
    assert (office.state("j1"), office.ledger.causes["j1"]) == (FAILED, "ARCHIVE_MISSING")


def test_a_job_asked_for_before_its_paper_was_set_is_set_on_the_way(office: Office) -> None:
    office.ledger.request("j1", "d1", "激光")
    assert office.worker.print_next()
    assert "d1" in office.ledger.archived
    assert len(office.laser.came_out) == 1


def test_a_printer_that_never_answers_leaves_the_job_sent(office: Office) -> None:
    office.laser.fail_at_job(1, PrinterState.UNKNOWN)
    office.ledger.request("j1", "d1", "激光")
    office.run()
    assert office.state("j1") == SENT
    assert office.laser.poll(Ticket("j1", "激光-1")) == PrintOutcome(
        office.laser.poll(Ticket("j1", "激光-1")).progress, PrinterState.UNKNOWN
    )


def test_nothing_to_do_is_said(office: Office) -> None:
    office.run()
    assert office.worker.step() is False
