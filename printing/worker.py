"""The steps of the paper thread: set what was issued, print what was asked for, ask the printers.

    已入账 ──▶ 已送打印 ──▶ 已出纸
       └──────────┴──▶ 失败

The worker starts no thread and keeps nothing that must survive: the ledger is told before a printer
is, so after a crash a job is at worst 待确认 and never printed twice.
"""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.errors import Refused, Unavailable, YichuangError
from app.domain.papers.kinds import Layout
from app.domain.papers.snapshot import Snapshot
from app.ports.archive import Archive
from app.ports.paper import PaperLedger, PendingJob, Typesetter
from app.ports.printer import GOES_ON, Printer, PrinterState, PrintJob, Progress, Ticket


class PaperWorker:
    """Call its steps in turn from one thread; each returns whether it did anything."""

    def __init__(
        self,
        ledger: PaperLedger,
        archive: Archive,
        typesetter: Typesetter,
        printers: Mapping[str, Printer],
    ) -> None:
        self._ledger = ledger
        self._archive = archive
        self._typesetter = typesetter
        self._printers = printers
        self._open: dict[str, tuple[Printer, Ticket]] = {}
        self._unrenderable: set[str] = set()
        self.waiting: dict[str, PrinterState] = {}
        """Printers whose jobs are held back, and what is wrong with them."""

    def step(self) -> bool:
        """One round of everything; False when there was nothing to do."""
        rendered = self.render_pending()
        printed = self.print_next()
        return self.poll_printers() or rendered or printed

    def render_pending(self) -> bool:
        """Set and archive every document that has no bytes yet; one that cannot be set is told."""
        pending = [
            one
            for one in self._ledger.pending_renders()
            if one.document_id not in self._unrenderable
        ]
        for one in pending:
            try:
                self._set(one.document_id, one.snapshot, one.layout)
            except Refused as error:
                self._unrenderable.add(one.document_id)
                self._ledger.unrenderable(one.document_id, error)
        return bool(pending)

    def print_next(self) -> bool:
        """Send the oldest job whose printer can take it; a printer in trouble keeps its jobs."""
        job = self._next_job()
        if job is None:
            return False
        try:
            self._send(job)
        except YichuangError as error:
            self._ledger.failed(job.job_id, str(error.facts.get("cause", error.code)))
        return True

    def poll_printers(self) -> bool:
        """Ask what became of the jobs sent, and tell the ledger of those that ended."""
        ended = False
        for job_id, (printer, ticket) in list(self._open.items()):
            outcome = printer.poll(ticket)
            if outcome.progress is Progress.PENDING:
                continue
            ended = True
            del self._open[job_id]
            if outcome.progress is Progress.PRINTED:
                self._ledger.printed(job_id)
            else:
                self._ledger.failed(job_id, outcome.cause.value)
        return ended

    def _next_job(self) -> PendingJob | None:
        """The next job that can be sent; printers passed over are named in `waiting`."""
        self.waiting = {}
        while job := self._ledger.next_job(except_for=frozenset(self.waiting)):
            printer = self._printers.get(job.printer)
            state = printer.state() if printer else PrinterState.READY
            if state in GOES_ON:
                break
            self.waiting[job.printer] = state
        return job

    def _send(self, job: PendingJob) -> None:
        pdf = self._bytes(job)
        printer = self._printers.get(job.printer)
        if printer is None:
            self._ledger.failed(job.job_id, "PRINTER_UNKNOWN")
            return
        title = f"{job.snapshot.title} {job.snapshot.number}".strip()
        self._ledger.sent(job.job_id)
        ticket = printer.send(PrintJob(job.job_id, title, pdf, job.copies, job.layout))
        self._open[job.job_id] = (printer, ticket)

    def _bytes(self, job: PendingJob) -> bytes:
        if job.mark:
            return self._typesetter.render(job.snapshot, job.mark, job.layout).pdf
        if job.sha256 and self._archive.has(job.sha256):
            return self._archive.get(job.sha256)
        if job.sha256:
            return self._set_anew(job)
        return self._set(job.document_id, job.snapshot, job.layout)

    def _set_anew(self, job: PendingJob) -> bytes:
        """A paper another machine set, where setting it here gives the same bytes."""
        rendered = self._typesetter.render(job.snapshot, layout=job.layout)
        if rendered.sha256 != job.sha256:
            raise Unavailable("ARCHIVE_MISSING", digest=job.sha256)
        self._archive.put(rendered.pdf)
        return rendered.pdf

    def _set(self, document_id: str, snapshot: Snapshot, layout: Layout) -> bytes:
        rendered = self._typesetter.render(snapshot, layout=layout)
        self._archive.put(rendered.pdf)
        self._ledger.rendered(document_id, rendered)
        return rendered.pdf
