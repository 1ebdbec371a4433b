"""Printers: one contract for the folder, the simulated one and the system's queues."""

from __future__ import annotations

import os
import stat
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.errors import Unavailable
from app.domain.papers import Layout, PaperKind
from app.ports.printer import Printer, PrinterState, PrintJob, PrintOutcome, Progress
from printing.press import Press
from printing.preview import page_count
from printing.samples import samples
from printing.spool import CupsPrinter, FolderPrinter, SimulatedPrinter, cups_printers

LP = """
#!/bin/sh
echo "$@" >> "$SPOOL/commands"
case "$(cat "$SPOOL/refusal" 2>/dev/null)" in
  "") ;;
  *) cat "$SPOOL/refusal" >&2; exit 1 ;;
esac
count=$(ls "$SPOOL" | grep -c '^job-')
number=$((count + 1))
cat > "$SPOOL/job-$number"
[ -e "$SPOOL/holds" ] || touch "$SPOOL/done-$number"
echo "request id is counter-$number (1 file(s))"
"""
LPSTAT = """
#!/bin/sh
[ -e "$SPOOL/dead" ] && { echo "lpstat: Unable to connect to server" >&2; exit 1; }
case "$*" in
  "-e") echo counter; echo thermal ;;
  *"-p"*) cat "$SPOOL/state" ;;
  *not-completed*) for job in "$SPOOL"/job-*; do
      n=${job##*-}; [ -e "$SPOOL/done-$n" ] || \\
        printf 'counter-%s clerk 1024 Mon\\n\\tAlerts: none\\n' "$n"
    done ;;
  *completed*) for job in "$SPOOL"/done-*; do
      n=${job##*-}; [ -e "$job" ] && printf 'counter-%s clerk 1024 Mon\\n\\tAlerts: %s\\n' "$n" \\
        "$(cat "$SPOOL/end" 2>/dev/null || echo job-completed-successfully)"
    done ;;
esac
exit 0
"""
IDLE = "printer counter is idle.  enabled since Mon Nov 16 09:00:00\n\tDescription: offline desk\n"

Spool = Path
MakePrinter = Callable[[Path], Printer]


@pytest.fixture
def spool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Spool:
    """A printing system of two shell scripts that keep their jobs in a folder."""
    programs = tmp_path / "programs"
    programs.mkdir()
    for name, script in (("lp", LP), ("lpstat", LPSTAT)):
        path = programs / name
        path.write_text(textwrap.dedent(script).lstrip())
        path.chmod(path.stat().st_mode | stat.S_IEXEC)
    folder = tmp_path / "spool"
    folder.mkdir()
    (folder / "state").write_text(f"{IDLE}\tAlerts: none\n")
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
    assert (spool / "job-1").read_bytes() == pdf


@unix
@pytest.mark.parametrize(
    ("said", "state"),
    [
        (f"{IDLE}\tAlerts: media-empty-error\n", PrinterState.PAPER_OUT),
        (f"{IDLE}\tAlerts: media-jam-error\n", PrinterState.JAMMED),
        (f"{IDLE}\tAlerts: door-open-report cover-open\n", PrinterState.COVER_OPEN),
        (f"{IDLE}\tAlerts: offline-report\n", PrinterState.OFFLINE),
        (f"{IDLE}\tAlerts: media-low-warning\n", PrinterState.READY),
        (
            "printer counter disabled since Mon -\n\tPaused\n\tAlerts: paused\n",
            PrinterState.QUEUE_BLOCKED,
        ),
        ("printer counter disabled since Mon -\n\treason unknown\n", PrinterState.QUEUE_BLOCKED),
        ("printer counter now printing counter-7.  enabled since Mon\n", PrinterState.READY),
        ("", PrinterState.UNKNOWN),
    ],
)
def test_what_the_queue_says_is_understood(spool: Spool, said: str, state: PrinterState) -> None:
    (spool / "state").write_text(said)
    assert CupsPrinter("counter").state() is state


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
def test_a_job_in_the_queue_is_pending_with_what_holds_it_up(spool: Spool, pdf: bytes) -> None:
    (spool / "holds").touch()
    printer = CupsPrinter("counter")
    ticket = printer.send(job(pdf))
    (spool / "state").write_text(f"{IDLE}\tAlerts: media-empty-error\n")
    assert printer.poll(ticket) == PrintOutcome(Progress.PENDING, PrinterState.PAPER_OUT)
    (spool / "done-1").touch()
    assert printer.poll(ticket).progress is Progress.PRINTED


@unix
@pytest.mark.parametrize("end", ["job-canceled-by-user", "aborted-by-system"])
def test_a_cancelled_job_failed(spool: Spool, pdf: bytes, end: str) -> None:
    (spool / "end").write_text(end)
    printer = CupsPrinter("counter")
    assert printer.poll(printer.send(job(pdf))).progress is Progress.FAILED


@unix
def test_a_queue_that_does_not_answer_leaves_the_job_pending(spool: Spool, pdf: bytes) -> None:
    printer = CupsPrinter("counter")
    ticket = printer.send(job(pdf))
    (spool / "dead").touch()
    assert printer.poll(ticket) == PrintOutcome(Progress.PENDING, PrinterState.UNKNOWN)
