"""What the house asks of a printer, whatever it hangs on.

    READY · PAPER_OUT · OFFLINE · COVER_OPEN · JAMMED · QUEUE_BLOCKED · UNKNOWN
    job:  send ──▶ PENDING ──▶ PRINTED
                      └──────▶ FAILED (cause)

A printer's word is taken as it is; whether the sheet is usable, only a person can say.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from app.domain.papers.kinds import Layout


class PrinterState(StrEnum):
    """What a printer says of itself; every state but READY is also the cause of a failure."""

    READY = "READY"
    PAPER_OUT = "PAPER_OUT"
    OFFLINE = "OFFLINE"
    COVER_OPEN = "COVER_OPEN"
    JAMMED = "JAMMED"
    QUEUE_BLOCKED = "QUEUE_BLOCKED"
    UNKNOWN = "UNKNOWN"


GOES_ON = frozenset({PrinterState.READY, PrinterState.UNKNOWN})
"""In these states a job is sent; in the others it waits."""


@dataclass(frozen=True, slots=True)
class PrintJob:
    """One thing to put on paper; `job_id` is ours and names the job in the printer's queue."""

    job_id: str
    title: str
    pdf: bytes
    copies: int = 1
    layout: Layout = Layout.A4


@dataclass(frozen=True, slots=True)
class Ticket:
    """What a printer gave for a job: `reference` is its own name of it."""

    job_id: str
    reference: str


class Progress(StrEnum):
    """How far a job that was sent has come."""

    PENDING = "PENDING"
    PRINTED = "PRINTED"
    FAILED = "FAILED"


@dataclass(frozen=True, slots=True)
class PrintOutcome:
    """The answer to a poll; `cause` says what holds a pending job up, or why it failed."""

    progress: Progress
    cause: PrinterState = PrinterState.READY


class Printer(Protocol):
    """One place paper comes out of."""

    @property
    def name(self) -> str:
        """The name a clerk knows it by."""
        ...

    def state(self) -> PrinterState:
        """The present state; UNKNOWN, never an error, when the printer does not answer."""
        ...

    def send(self, job: PrintJob) -> Ticket:
        """Hand the job over; raises `Unavailable` PRINTER_<cause> when it was not taken."""
        ...

    def poll(self, ticket: Ticket) -> PrintOutcome:
        """How far the job has come; PENDING when the printer does not answer."""
        ...
