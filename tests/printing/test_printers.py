"""Printers: one contract for the folder, the simulated one and the system's queues."""

from __future__ import annotations

import os
import stat
import subprocess
import textwrap
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from app.domain.errors import Unavailable
from app.domain.papers import Layout, PaperKind
from app.ports.printer import Printer, PrinterState, PrintJob, PrintOutcome, Progress
from printing.press import Press
from printing.preview import page_count
from printing.samples import samples
from printing.spool import CupsPrinter, FolderPrinter, SimulatedPrinter, cups_printers
from printing.spool.ipp import IppServer
from tests.printing.ipp_fake import IppFake

# Stands in for `lp`: keeps what it is given, or refuses with the words of a file.
LP = """
#!/bin/sh
echo "$@" >> "$SPOOL/commands"
if [ -s "$SPOOL/refusal" ]; then cat "$SPOOL/refusal" >&2; exit 1; fi
number=$(($(ls "$SPOOL" | grep -c '^job-') + 1))
cat > "$SPOOL/job-$number"
echo "request id is counter-$number (1 file(s))"
"""
LPSTAT = """
#!/bin/sh
case "$1" in
  -e) echo counter; echo thermal ;;
  -H) cat "$SPOOL/server" ;;
esac
"""

Spool = Path
MakePrinter = Callable[[Path], Printer]


@pytest.fixture
def server() -> Iterator[IppFake]:
    with IppFake() as fake:
        yield fake


@pytest.fixture
def spool(tmp_path: Path, server: IppFake, monkeypatch: pytest.MonkeyPatch) -> Spool:
    """A printing system of two shell scripts and a server that speaks IPP."""
    programs = tmp_path / "programs"
    programs.mkdir()
    for name, script in (("lp", LP), ("lpstat", LPSTAT)):
        path = programs / name
        path.write_text(textwrap.dedent(script).lstrip())
        path.chmod(path.stat().st_mode | stat.S_IEXEC)
    folder = tmp_path / "spool"
    folder.mkdir()
    (folder / "server").write_text(f"{server.address}\n")
    monkeypatch.setenv("SPOOL", str(folder))
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    return folder


@pytest.fixture(params=["folder", "simulated", "cups"])
def printer(request: pytest.FixtureRequest, spool: Spool, tmp_path: Path) -> Printer:
    makers: dict[str, MakePrinter] = {
        "folder": FolderPrinter,
        "simulated": lambda _: SimulatedPrinter(),
        "cups": lambda _: CupsPrinter("counter"),
    }
    if request.param == "cups" and os.name == "nt":
        pytest.skip("CUPS is not a Windows thing")
    return makers[request.param](tmp_path)


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return Press().render(samples()[PaperKind.D02]).pdf


def job(pdf: bytes, number: int = 1, copies: int = 1) -> PrintJob:
    return PrintJob(f"j{number}", "受理通知书 云市监许受〔2026〕1号", pdf, copies)


def test_every_printer_takes_a_job_and_says_it_is_printed(printer: Printer, pdf: bytes) -> None:
    assert printer.name
    assert printer.state() is PrinterState.READY
    ticket = printer.send(job(pdf))
    assert ticket.job_id == "j1"
    assert printer.poll(ticket) == PrintOutcome(Progress.PRINTED)


def test_every_printer_tells_two_jobs_apart(printer: Printer, pdf: bytes) -> None:
    tickets = [printer.send(job(pdf, number)) for number in (1, 2)]
    assert tickets[0].reference != tickets[1].reference


def test_the_folder_holds_whole_files_under_safe_names(tmp_path: Path, pdf: bytes) -> None:
    FolderPrinter(tmp_path).send(PrintJob("../j\n1", "收据 a/b\\c:d*?", pdf))
    (file,) = tmp_path.iterdir()
    assert file.suffix == ".pdf"
    assert file.read_bytes() == pdf


def test_a_folder_that_is_gone_is_offline(tmp_path: Path, pdf: bytes) -> None:
    printer = FolderPrinter(tmp_path / "gone")
    assert printer.state() is PrinterState.OFFLINE
    with pytest.raises(Unavailable) as refused:
        printer.send(job(pdf))
    assert refused.value.code == "PRINTER_OFFLINE"


def test_a_file_that_was_taken_away_did_not_come_out(tmp_path: Path, pdf: bytes) -> None:
    printer = FolderPrinter(tmp_path)
    ticket = printer.send(job(pdf))
    next(tmp_path.iterdir()).unlink()
    assert printer.poll(ticket).progress is Progress.FAILED


@pytest.mark.parametrize("fault", [PrinterState.PAPER_OUT, PrinterState.COVER_OPEN])
def test_a_simulated_job_waits_for_the_repair(pdf: bytes, fault: PrinterState) -> None:
    printer = SimulatedPrinter()
    printer.fail_at_job(2, fault)
    first, second, third = (printer.send(job(pdf, number)) for number in (1, 2, 3))
    assert printer.poll(first).progress is Progress.PRINTED
    assert printer.poll(second) == PrintOutcome(Progress.PENDING, fault)
    assert printer.poll(third) == PrintOutcome(Progress.PENDING, fault)
    printer.repair()
    assert printer.poll(third).progress is Progress.PRINTED
    assert [each.job_id for each in printer.came_out] == ["j1", "j2", "j3"]


def test_a_jammed_job_is_lost_and_those_behind_it_are_not(pdf: bytes) -> None:
    printer = SimulatedPrinter()
    printer.fail_at_job(1, PrinterState.JAMMED)
    first, second = printer.send(job(pdf, 1)), printer.send(job(pdf, 2))
    printer.repair()
    assert printer.poll(first) == PrintOutcome(Progress.FAILED, PrinterState.JAMMED)
    assert printer.poll(second).progress is Progress.PRINTED


@pytest.mark.parametrize("fault", [PrinterState.OFFLINE, PrinterState.QUEUE_BLOCKED])
def test_an_offline_printer_takes_nothing(pdf: bytes, fault: PrinterState) -> None:
    printer = SimulatedPrinter()
    printer.fail_now(fault)
    with pytest.raises(Unavailable) as refused:
        printer.send(job(pdf))
    assert refused.value.code == f"PRINTER_{fault}"
    assert refused.value.facts["cause"] is fault


def test_a_fault_can_be_planned_by_the_page(pdf: bytes) -> None:
    assert page_count(pdf) == 1
    printer = SimulatedPrinter()
    printer.fail_at_page(4, PrinterState.JAMMED)
    outcomes = [printer.poll(printer.send(job(pdf, n, copies=2))).progress for n in (1, 2)]
    assert outcomes == [Progress.PRINTED, Progress.FAILED]


def test_the_same_calls_give_the_same_outcomes(pdf: bytes) -> None:
    def morning() -> list[PrintOutcome]:
        printer = SimulatedPrinter()
        printer.fail_at_job(2, PrinterState.PAPER_OUT)
        printer.fail_at_page(1, PrinterState.JAMMED)
        return [printer.poll(printer.send(job(pdf, number))) for number in range(1, 4)]

    assert morning() == morning()


unix = pytest.mark.skipif(os.name == "nt", reason="CUPS is not a Windows thing")


@unix
def test_the_systems_printers_are_listed(spool: Spool) -> None:
    assert cups_printers() == ("counter", "thermal")


@unix
def test_without_a_printing_system_there_are_no_printers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert cups_printers() == ()
    assert CupsPrinter("counter").state() is PrinterState.UNKNOWN


@unix
def test_lp_is_told_title_copies_and_sheet(spool: Spool, pdf: bytes) -> None:
    CupsPrinter("counter").send(PrintJob("j1", "票据", pdf, 3, Layout.A5))
    (command,) = (spool / "commands").read_text().splitlines()
    assert "-d counter -n 3 -t 票据 j1" in command
    assert "media=A5" in command
    assert "sides=one-sided" in command
    assert (spool / "job-1").read_bytes() == pdf


@unix
@pytest.mark.parametrize(
    ("reasons", "state"),
    [
        (["none"], PrinterState.READY),
        (["media-low-warning"], PrinterState.READY),
        (["media-empty-error"], PrinterState.PAPER_OUT),
        (["media-needed"], PrinterState.PAPER_OUT),
        (["media-jam-error", "media-empty-error"], PrinterState.JAMMED),
        (["toner-low-report", "cover-open"], PrinterState.COVER_OPEN),
        (["offline-report"], PrinterState.OFFLINE),
        (["connecting-to-device"], PrinterState.OFFLINE),
        (["paused"], PrinterState.QUEUE_BLOCKED),
    ],
)
def test_what_the_queue_says_is_understood(
    spool: Spool, server: IppFake, reasons: list[str], state: PrinterState
) -> None:
    server.reasons = reasons
    assert CupsPrinter("counter").state() is state


@unix
def test_an_lp_that_took_the_paper_and_says_nothing_may_have_printed_it(
    spool: Spool, pdf: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def silent(command: Sequence[str], **_options: object) -> None:
        raise subprocess.TimeoutExpired(command, 1)

    monkeypatch.setattr("printing.spool.cups.subprocess.run", silent)
    printer = CupsPrinter("counter")
    ticket = printer.send(job(pdf))
    assert printer.poll(ticket) == PrintOutcome(Progress.PENDING, PrinterState.UNKNOWN)


@unix
def test_a_queue_may_have_a_chinese_name(spool: Spool, server: IppFake, pdf: bytes) -> None:
    printer = CupsPrinter("一楼 激光")
    assert printer.state() is PrinterState.READY
    assert printer.poll(printer.send(job(pdf))).progress is Progress.PRINTED


@unix
def test_a_stopped_or_rejecting_queue_is_blocked(spool: Spool, server: IppFake) -> None:
    server.printer_state = 5
    assert CupsPrinter("counter").state() is PrinterState.QUEUE_BLOCKED
    server.printer_state, server.is_accepting = 3, False
    assert CupsPrinter("counter").state() is PrinterState.QUEUE_BLOCKED


@unix
@pytest.mark.parametrize(
    ("said", "cause"),
    [
        ("lp: The printer or class does not exist.", PrinterState.OFFLINE),
        ('lp: Destination "counter" is not accepting jobs.', PrinterState.QUEUE_BLOCKED),
        ("lp: Error - scheduler not responding.", PrinterState.OFFLINE),
        ("lp: something else", PrinterState.UNKNOWN),
    ],
)
def test_a_refusal_of_lp_has_a_cause(
    spool: Spool, pdf: bytes, said: str, cause: PrinterState
) -> None:
    (spool / "refusal").write_text(said)
    with pytest.raises(Unavailable) as refused:
        CupsPrinter("counter").send(job(pdf))
    assert refused.value.code == f"PRINTER_{cause}"
    assert refused.value.facts["said"] == said


@unix
def test_a_job_in_the_queue_is_pending_with_what_holds_it_up(
    spool: Spool, server: IppFake, pdf: bytes
) -> None:
    printer = CupsPrinter("counter")
    ticket = printer.send(job(pdf))
    server.jobs[1], server.reasons = 5, ["media-empty-error"]
    assert printer.poll(ticket) == PrintOutcome(Progress.PENDING, PrinterState.PAPER_OUT)
    server.jobs[1], server.reasons = 9, ["none"]
    assert printer.poll(ticket) == PrintOutcome(Progress.PRINTED)


@unix
@pytest.mark.parametrize("state", [7, 8])
def test_a_cancelled_or_aborted_job_failed(
    spool: Spool, server: IppFake, pdf: bytes, state: int
) -> None:
    printer = CupsPrinter("counter")
    ticket = printer.send(job(pdf))
    server.jobs[1] = state
    assert printer.poll(ticket) == PrintOutcome(Progress.FAILED, PrinterState.UNKNOWN)
    server.reasons = ["media-jam"]
    assert printer.poll(ticket) == PrintOutcome(Progress.FAILED, PrinterState.JAMMED)


@unix
@pytest.mark.parametrize("trouble", ["no job", "bad status", "garbage", "gone"])
def test_a_queue_that_does_not_answer_leaves_the_job_pending(
    spool: Spool, server: IppFake, pdf: bytes, trouble: str
) -> None:
    printer = CupsPrinter("counter")
    ticket = printer.send(job(pdf))
    server.trouble = trouble
    assert printer.poll(ticket) == PrintOutcome(Progress.PENDING, PrinterState.UNKNOWN)
    assert printer.state() is PrinterState.UNKNOWN


@unix
def test_a_socket_in_the_file_system_is_asked_the_same_way(tmp_path: Path) -> None:
    with IppFake(tmp_path / "s") as fake:
        assert fake.address.startswith("/")
        fake.reasons = ["cover-open"]
        answer = IppServer(fake.address).printer("counter")
        assert answer["printer-state-reasons"] == [b"cover-open"]
    with pytest.raises(Unavailable) as refused:
        IppServer(str(tmp_path / "nobody")).job("counter", 1)
    assert refused.value.code == "PRINTER_OFFLINE"
