"""Documents and print jobs."""

from __future__ import annotations

from sqlalchemy import select

from app.domain.folds.paper import Document, Job, JobState
from app.storage.engine.link import Link, Statement
from app.storage.reads.states import states
from app.storage.tables import document, print_job

_UNARCHIVED = Statement(
    select(document.c.state).where(document.c.sha256 == "").order_by(document.c.n)
)
_UNFINISHED = Statement(
    "SELECT state FROM print_job AS job WHERE progress != 'PRINTED' AND (progress != 'FAILED' "
    "OR NOT EXISTS (SELECT 1 FROM print_job AS later WHERE later.document_id = job.document_id "
    "AND later.n > job.n AND later.progress = 'PRINTED')) ORDER BY n"
)
_IN_PROGRESS = Statement(
    select(print_job.c.state)
    .where(print_job.c.progress != JobState.PRINTED.value)
    .order_by(print_job.c.n)
)


def unarchived_documents(link: Link) -> tuple[Document, ...]:
    """Documents whose bytes were not made yet, oldest first."""
    return states(Document, link.all(_UNARCHIVED))


def unfinished_jobs(link: Link) -> tuple[Job, ...]:
    """Jobs queued, sent without an answer, or failed and not printed since."""
    return states(Job, link.all(_UNFINISHED))


def jobs_in(link: Link, *progress: JobState) -> tuple[Job, ...]:
    """Jobs in one of these states, oldest first; PRINTED is not kept apart and never answers."""
    return tuple(job for job in states(Job, link.all(_IN_PROGRESS)) if job.state in progress)
