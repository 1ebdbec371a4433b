"""The printers of the system: CUPS and its kin, given jobs through `lp` and asked through IPP.

Every call is bounded in time, and what does not answer is UNKNOWN or PENDING, never guessed.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.errors import Unavailable
from app.domain.papers.kinds import Layout
from app.ports.printer import PrinterState, PrintJob, PrintOutcome, Progress, Ticket
from printing.spool.ipp import Attributes, IppServer

_SECONDS = 10
_REQUEST = re.compile(r"request id is (\S+)")

# Keywords of printer-state-reasons (RFC 8011, 5.4.12) without their severity, worst first.
_REASONS = (
    (PrinterState.JAMMED, ("media-jam",)),
    (PrinterState.COVER_OPEN, ("cover-open", "door-open", "interlock-open")),
    (PrinterState.PAPER_OUT, ("media-empty", "media-needed", "input-tray-missing")),
    (PrinterState.OFFLINE, ("offline", "connecting-to-device", "timed-out", "shutdown")),
    (PrinterState.QUEUE_BLOCKED, ("paused", "moving-to-paused")),
)
_STOPPED = 5
_CANCELLED, _ABORTED, _COMPLETED = 7, 8, 9
_MEDIA = {
    Layout.A4: ("-o", "media=A4"),
    Layout.A5: ("-o", "media=A5", "-o", "orientation-requested=4"),
    Layout.W80: (),
}


class _Silent(Unavailable):
    """The program was given everything and did not answer in time."""


@dataclass(frozen=True, slots=True)
class _Answer:
    code: int
    out: str
    err: str


def cups_printers() -> tuple[str, ...]:
    """The names of the system's printers; none where there is no printing system."""
    try:
        return tuple(_ask(("lpstat", "-e")).out.split())
    except Unavailable:
        return ()


class CupsPrinter:
    """One queue of the system, by its queue name."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._found: IppServer | None = None

    @property
    def name(self) -> str:
        """The name of the queue."""
        return self._name

    def state(self) -> PrinterState:
        """What the queue says of itself; UNKNOWN when nothing answers."""
        try:
            return _state(self._server().printer(self._name))
        except Unavailable:
            return PrinterState.UNKNOWN

    def send(self, job: PrintJob) -> Ticket:
        """Hand the bytes to `lp`; raises `Unavailable` PRINTER_<cause> when it takes none.

        One that has the bytes and says nothing may print them: the job counts as sent, and a
        person says what came out. Official papers are one-sided (DOMAIN 9.3).
        """
        command = (
            "lp", "-d", self._name, "-n", str(job.copies), "-t", f"{job.title} {job.job_id}",
            "-o", "print-scaling=none", "-o", "sides=one-sided", *_MEDIA[job.layout],
        )  # fmt: skip
        try:
            answer = _ask(command, job.pdf)
        except _Silent:
            return Ticket(job.job_id, "")
        found = _REQUEST.search(answer.out)
        if answer.code or not found:
            cause = _refusal(answer.err)
            raise Unavailable(
                f"PRINTER_{cause}", printer=self._name, cause=cause, said=answer.err.strip()
            )
        return Ticket(job.job_id, found[1])

    def poll(self, ticket: Ticket) -> PrintOutcome:
        """PRINTED when the queue completed the job, FAILED when it cancelled or aborted it."""
        if not ticket.reference:
            return PrintOutcome(Progress.PENDING, PrinterState.UNKNOWN)
        number = int(ticket.reference.rpartition("-")[2])
        try:
            job = self._server().job(self._name, number)
        except Unavailable:
            return PrintOutcome(Progress.PENDING, PrinterState.UNKNOWN)
        state = _number(job, "job-state")
        if state == _COMPLETED:
            return PrintOutcome(Progress.PRINTED)
        ails = self.state()
        if state in {_CANCELLED, _ABORTED}:
            known = ails is not PrinterState.READY
            return PrintOutcome(Progress.FAILED, ails if known else PrinterState.UNKNOWN)
        return PrintOutcome(Progress.PENDING, ails)

    def _server(self) -> IppServer:
        if self._found is None:
            self._found = IppServer(_ask(("lpstat", "-H")).out.strip())
        return self._found


def _state(printer: Attributes) -> PrinterState:
    reasons = b" ".join(printer.get("printer-state-reasons", [])).decode("ascii", "replace")
    for state, keywords in _REASONS:
        if any(keyword in reasons for keyword in keywords):
            return state
    is_accepting = printer.get("printer-is-accepting-jobs", [b"\x01"]) != [b"\x00"]
    is_moving = _number(printer, "printer-state") != _STOPPED
    return PrinterState.READY if is_accepting and is_moving else PrinterState.QUEUE_BLOCKED


def _number(attributes: Attributes, name: str) -> int:
    return int.from_bytes(attributes.get(name, [b""])[0], "big")


def _refusal(said: str) -> PrinterState:
    lowered = said.lower()
    if "not accepting" in lowered or "rejecting" in lowered:
        return PrinterState.QUEUE_BLOCKED
    if any(word in lowered for word in ("not exist", "connect", "scheduler", "unreachable")):
        return PrinterState.OFFLINE
    return PrinterState.UNKNOWN


def _ask(command: Sequence[str], content: bytes = b"") -> _Answer:
    try:
        done = subprocess.run(
            command,
            input=content,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            env={**os.environ, "LC_ALL": "C"},
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        is_silent = isinstance(error, subprocess.TimeoutExpired)
        raise (_Silent if is_silent else Unavailable)(
            "PRINTER_OFFLINE", program=command[0], cause=PrinterState.OFFLINE
        ) from error
    return _Answer(
        done.returncode,
        done.stdout.decode("utf-8", "replace"),
        done.stderr.decode("utf-8", "replace"),
    )
