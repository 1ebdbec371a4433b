"""The ledger of papers on the memory: what the paper thread reports becomes facts of the system."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.errors import Refused, YichuangError
from app.domain.facts.paper import DocumentRendered, PrintFailed, PrintFinished, PrintSent
from app.domain.folds.paper import Document, Job, JobState
from app.domain.papers.header import ReprintMark
from app.domain.papers.kinds import Layout
from app.domain.papers.snapshot import Snapshot
from app.domain.people import SYSTEM_ACTOR
from app.ports.paper import PendingJob, PendingRender, Rendered
from app.storage.memory import SqlMemory
from app.storage.reads import papers
from app.storage.reads.states import state_of
from app.storage.unit import SqlUnit


class SqlLedger:
    """See `app.ports.paper.PaperLedger`."""

    def __init__(self, memory: SqlMemory) -> None:
        self._memory = memory

    def pending_renders(self) -> Sequence[PendingRender]:
        """Documents without archived bytes, oldest first."""
        return [
            PendingRender(one.document_id, Snapshot.from_mapping(one.snapshot), Layout(one.layout))
            for one in papers.unarchived_documents(self._memory.store.reader)
        ]

    def rendered(self, document_id: str, rendered: Rendered) -> None:
        """The bytes lie in the archive; said twice, it is written once."""
        with self._unit() as work:
            document = work.document(document_id)
            if document.is_archived:
                return
            body = DocumentRendered(
                document_id=document_id,
                sha256=rendered.sha256,
                sm3=rendered.sm3,
                pages=rendered.pages,
                size=len(rendered.pdf),
            )
            work.record(document.case_id, body)
            work.commit()

    def unrenderable(self, document_id: str, error: YichuangError) -> None:
        """The document cannot be set: its waiting jobs fail, so that a person sees it."""
        with self._unit() as work:
            waiting = [one for one in work.jobs_of(document_id) if one.state is JobState.QUEUED]
            for job in waiting:
                work.record(job.case_id, _failure(job, error.code))
            work.commit()

    def next_job(self, except_for: frozenset[str] = frozenset()) -> PendingJob | None:
        """The oldest job never sent that is not for one of these printers, or None."""
        for job in papers.jobs_in(self._memory.store.reader, JobState.QUEUED):
            if job.printer not in except_for:
                return self._pending(job)
        return None

    def sent(self, job_id: str) -> None:
        """About to be handed to the printer; Refused JOB_NOT_OPEN when it no longer waits."""
        with self._unit() as work:
            job = _in(work.job(job_id), JobState.QUEUED)
            work.record(job.case_id, PrintSent(job_id=job_id, document_id=job.document_id))
            work.commit()

    def printed(self, job_id: str) -> None:
        """Paper came out; a person may have said so before."""
        with self._unit() as work:
            job = work.job(job_id)
            if job.state is JobState.PRINTED:
                return
            _in(job, JobState.SENT)
            work.record(job.case_id, PrintFinished(job_id=job_id, document_id=job.document_id))
            work.commit()

    def failed(self, job_id: str, cause: str) -> None:
        """No usable paper came out; a person may have said so before."""
        with self._unit() as work:
            job = work.job(job_id)
            if job.state is JobState.FAILED:
                return
            _in(job, JobState.QUEUED, JobState.SENT)
            work.record(job.case_id, _failure(job, cause))
            work.commit()

    def _unit(self) -> SqlUnit:
        return self._memory.unit(SYSTEM_ACTOR)

    def _pending(self, job: Job) -> PendingJob:
        document = state_of(self._memory.store.reader, Document, job.document_id)
        if document is None:
            raise Refused("DOCUMENT_UNKNOWN", key=job.document_id)
        return PendingJob(
            job_id=job.job_id,
            document_id=job.document_id,
            printer=job.printer,
            copies=job.copies,
            snapshot=Snapshot.from_mapping(document.snapshot),
            layout=Layout(document.layout),
            sha256=document.sha256,
            mark=self._mark(job) if job.copy else None,
        )

    def _mark(self, job: Job) -> ReprintMark:
        shelf = self._memory.shelf(self._memory.store.reader)
        names = {one.staff_id: one.name for one in shelf.staff}
        operator = names.get(job.requested_by, job.requested_by)
        return ReprintMark(nth=job.copy, at=job.requested_at, operator=operator, reason=job.reason)


def _in(job: Job, *states: JobState) -> Job:
    if job.state not in states:
        raise Refused("JOB_NOT_OPEN", job=job.job_id, state=job.state)
    return job


def _failure(job: Job, cause: str) -> PrintFailed:
    return PrintFailed(job_id=job.job_id, document_id=job.document_id, cause=cause)
