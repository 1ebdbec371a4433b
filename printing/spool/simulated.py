"""A printer without paper or motor that fails exactly when told to, and can be repaired.

    PAPER_OUT, COVER_OPEN     the job waits and comes out after the repair
    JAMMED                    the job that jams is lost; those behind it wait for the repair
    OFFLINE, QUEUE_BLOCKED    nothing is taken until the repair
    UNKNOWN                   jobs are taken, and their end is never heard of

Nothing here depends on time: the same calls give the same outcomes.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from app.domain.errors import Unavailable
from app.ports.printer import PrinterState, PrintJob, PrintOutcome, Progress, Ticket
from printing.preview import page_count

_REFUSES = frozenset({PrinterState.OFFLINE, PrinterState.QUEUE_BLOCKED})


@dataclass(slots=True)
class _Queued:
    job: PrintJob
    outcome: PrintOutcome = field(default_factory=lambda: PrintOutcome(Progress.PENDING))


class SimulatedPrinter:
    """Counts the jobs and pages it is sent from 1 and fails at those it was told."""

    def __init__(self, name: str = "模拟打印机") -> None:
        self._name = name
        self._state = PrinterState.READY
        self._jobs: dict[str, _Queued] = {}
        self._job_faults: dict[int, PrinterState] = {}
        self._page_faults: dict[int, PrinterState] = {}
        self._pages = 0
        self.came_out: list[PrintJob] = []

    @property
    def name(self) -> str:
        """The name a clerk knows it by."""
        return self._name

    def fail_at_job(self, number: int, fault: PrinterState) -> None:
        """Plan a fault for the nth job that is sent."""
        self._job_faults[number] = fault

    def fail_at_page(self, number: int, fault: PrinterState) -> None:
        """Plan a fault for the nth page, counted over all jobs."""
        self._page_faults[number] = fault

    def fail_now(self, fault: PrinterState) -> None:
        """Fail before the next job."""
        self._state = fault

    def repair(self) -> None:
        """Put everything right; jobs that waited come out."""
        self._state = PrinterState.READY
        for queued in self._jobs.values():
            if queued.outcome.progress is Progress.PENDING:
                self._come_out(queued)

    def state(self) -> PrinterState:
        """The present state."""
        return self._state

    def send(self, job: PrintJob) -> Ticket:
        """Take the job, or raise `Unavailable` PRINTER_<state>."""
        fault = self._planned(job)
        if fault in _REFUSES:
            self._state = fault
        if self._state in _REFUSES:
            raise Unavailable(f"PRINTER_{self._state}", printer=self._name, cause=self._state)
        ticket = Ticket(job.job_id, f"{self._name}-{len(self._jobs) + 1}")
        queued = self._jobs[ticket.reference] = _Queued(job)
        self._run(queued, fault)
        return ticket

    def poll(self, ticket: Ticket) -> PrintOutcome:
        """How far the job has come."""
        queued = self._jobs[ticket.reference]
        if queued.outcome.progress is Progress.PENDING:
            return PrintOutcome(Progress.PENDING, self._state)
        return queued.outcome

    def _run(self, queued: _Queued, fault: PrinterState) -> None:
        if self._state is PrinterState.READY and fault is PrinterState.READY:
            self._come_out(queued)
        elif self._state is PrinterState.READY:
            self._state = fault
            if fault is PrinterState.JAMMED:
                queued.outcome = PrintOutcome(Progress.FAILED, fault)

    def _planned(self, job: PrintJob) -> PrinterState:
        """The fault this job meets, READY for none; its pages are counted here."""
        pages = page_count(job.pdf) * job.copies
        coming = range(self._pages + 1, self._pages + pages + 1)
        self._pages += pages
        planned = [self._page_faults.pop(page) for page in coming if page in self._page_faults]
        by_job = self._job_faults.pop(len(self._jobs) + 1, None)
        return by_job or (planned[0] if planned else PrinterState.READY)

    def _come_out(self, queued: _Queued) -> None:
        queued.outcome = PrintOutcome(Progress.PRINTED)
        self.came_out.append(queued.job)
