"""The printers of the system through `lp` and `lpstat`, as CUPS and its kin install them.

Every call is bounded in time and speaks the C locale, because what these programs say is read.
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

_SECONDS = 10
_REQUEST = re.compile(r"request id is (\S+)")
_NAMES = re.compile(r"^(\S+)", re.MULTILINE)

# Keywords of printer-state-reasons (RFC 8011, 5.4.12) without their severity.
_REASONS = (
    (PrinterState.JAMMED, ("media-jam",)),
    (PrinterState.COVER_OPEN, ("cover-open", "door-open", "interlock-open")),
    (PrinterState.PAPER_OUT, ("media-empty", "media-needed", "input-tray-missing")),
    (PrinterState.OFFLINE, ("offline", "connecting-to-device", "timed-out", "shutdown")),
    (PrinterState.QUEUE_BLOCKED, ("paused", "moving-to-paused", "stopped-partly")),
)
_MEDIA = {
    Layout.A4: ("-o", "media=A4"),
    Layout.A5: ("-o", "media=A5", "-o", "orientation-requested=4"),
    Layout.W80: (),
}


@dataclass(frozen=True, slots=True)
class _Answer:
    code: int
    out: str
    err: str


def cups_printers() -> tuple[str, ...]:
    """The names of the system's printers; none where there is no printing system."""
    try:
        return tuple(_NAMES.findall(_ask(("lpstat", "-e")).out))
    except Unavailable:
        return ()


class CupsPrinter:
    """One queue of the system, by its queue name."""

    def __init__(self, name: str) -> None:
        self._name = name

    @property
    def name(self) -> str:
        """The name of the queue."""
        return self._name

    def state(self) -> PrinterState:
        """What the queue says of itself; UNKNOWN when nothing answers."""
        try:
            answer = _ask(("lpstat", "-l", "-p", self._name))
        except Unavailable:
            return PrinterState.UNKNOWN
        return PrinterState.UNKNOWN if answer.code else _state_in(answer.out)

    def send(self, job: PrintJob) -> Ticket:
        """Hand the bytes to `lp`; raises `Unavailable` PRINTER_<cause> when it takes none."""
        command = (
            "lp", "-d", self._name, "-n", str(job.copies), "-t", f"{job.title} {job.job_id}",
            "-o", "print-scaling=none", *_MEDIA[job.layout],
        )  # fmt: skip
        answer = _ask(command, job.pdf)
        found = _REQUEST.search(answer.out)
        if answer.code or not found:
            cause = _refusal_in(answer.err)
            raise Unavailable(
                f"PRINTER_{cause}", printer=self._name, cause=cause, said=answer.err.strip()
            )
        return Ticket(job.job_id, found[1])

    def poll(self, ticket: Ticket) -> PrintOutcome:
        """PRINTED when the queue calls the job completed, FAILED when it was cancelled."""
        try:
            if ticket.reference in self._jobs("not-completed"):
                return PrintOutcome(Progress.PENDING, self.state())
            ended = self._jobs("completed").get(ticket.reference)
        except Unavailable:
            return PrintOutcome(Progress.PENDING, PrinterState.UNKNOWN)
        if ended is None or "cancel" in ended or "aborted" in ended:
            return PrintOutcome(Progress.FAILED, _state_in(ended or ""))
        return PrintOutcome(Progress.PRINTED)

    def _jobs(self, which: str) -> dict[str, str]:
        """The queue's jobs of one kind: request id to everything said of it."""
        answer = _ask(("lpstat", "-l", "-W", which, "-o", self._name))
        if answer.code:
            raise Unavailable("PRINTER_UNKNOWN", printer=self._name, said=answer.err.strip())
        jobs: dict[str, str] = {}
        current = ""
        for line in answer.out.splitlines():
            if not line[:1].isspace() and line.strip():
                current = line.split()[0]
            jobs[current] = f"{jobs.get(current, '')}{line}\n"
        return jobs


def _state_in(said: str) -> PrinterState:
    lines = said.splitlines()
    head = lines[0] if lines else ""
    alerts = " ".join(line for line in lines if line.strip().startswith("Alerts:"))
    for state, keywords in _REASONS:
        if any(keyword in alerts for keyword in keywords):
            return state
    if "disabled" in head:
        return PrinterState.QUEUE_BLOCKED
    return PrinterState.READY if "enabled" in head else PrinterState.UNKNOWN


def _refusal_in(said: str) -> PrinterState:
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
        raise Unavailable(
            "PRINTER_OFFLINE", program=command[0], cause=PrinterState.OFFLINE
        ) from error
    return _Answer(
        done.returncode,
        done.stdout.decode("utf-8", "replace"),
        done.stderr.decode("utf-8", "replace"),
    )
