"""Documents and print jobs."""

from __future__ import annotations

from app.domain.folds.paper import Document, Job, JobState
from app.storage.engine.link import Link, Statement
from app.storage.reads.states import states

# The constants stand in the text: a partial index is not used for a parameter.
_UNARCHIVED = Statement("SELECT state FROM document WHERE sha256 = '' ORDER BY n")
_UNPRINTED = Statement("SELECT state FROM print_job WHERE progress != 'PRINTED' ORDER BY n")
_UNFINISHED = Statement(
    "SELECT state FROM print_job AS job WHERE progress != 'PRINTED' "
    "AND NOT EXISTS (SELECT 1 FROM print_job AS later WHERE later.document_id = job.document_id "
    "AND later.n > job.n AND (later.progress != 'PRINTED' OR job.progress = 'FAILED')) ORDER BY n"
)


def unarchived_documents(link: Link) -> tuple[Document, ...]:
    """Documents whose bytes were not made yet, oldest first."""
    return states(Document, link.all(_UNARCHIVED))


def unfinished_jobs(link: Link) -> tuple[Job, ...]:
    """The newest job of each paper that is queued, sent without an answer, or failed and not
    printed since; oldest first.
    """
    return states(Job, link.all(_UNFINISHED))


def jobs_in(link: Link, *progress: JobState) -> tuple[Job, ...]:
    """Jobs in one of these states, oldest first; PRINTED is not kept apart and never answers."""
    return tuple(job for job in states(Job, link.all(_UNPRINTED)) if job.state in progress)
