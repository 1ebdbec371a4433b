"""What a person says about paper: it came out, it did not, print it once more."""

from __future__ import annotations

from app.domain.errors import Refused
from app.domain.facts.paper import PrintFailed, PrintFinished
from app.domain.folds.paper import Document, Job, JobState
from app.domain.papers import Layout
from app.ports.memory import Changed
from app.services.desk import Desk
from app.services.paper.issue import ask_for_print


def confirm_printed(desk: Desk, job_id: str) -> Changed:
    """Record that usable paper came out of a job whose printer gave no word.

    Raises `Refused` ROLE, JOB_STATE.
    """
    desk.require_at_window()
    with desk.work() as work:
        job = _job_in(work.job(job_id), JobState.SENT)
        body = PrintFinished(job_id=job_id, document_id=job.document_id, confirmed_by_person=True)
        work.record(job.case_id, body)
        return work.commit()


def report_failed(desk: Desk, job_id: str, cause: str) -> Changed:
    """Record that a job gave no usable paper. Raises `Refused` ROLE, JOB_STATE."""
    desk.require_at_window()
    with desk.work() as work:
        job = _job_in(work.job(job_id), JobState.SENT, JobState.QUEUED)
        work.record(
            job.case_id, PrintFailed(job_id=job_id, document_id=job.document_id, cause=cause)
        )
        return work.commit()


def print_again(desk: Desk, job_id: str) -> Changed:
    """Queue a new job after one that failed; a reprint (补打) once any printer had it before.

    In as many copies as were asked for. Raises `Refused` ROLE, JOB_STATE also once the paper came
    out of another job, JOB_WAITING while one may still bring it.
    """
    desk.require_at_window()
    with desk.work() as work:
        job = _job_in(work.job(job_id), JobState.FAILED)
        document, jobs = work.document(job.document_id), work.jobs_of(job.document_id)
        _require_none_waiting(document, jobs)
        for other in jobs:
            _job_in(other, JobState.FAILED)
        copy = _reached_a_printer(jobs)
        ask_for_print(
            desk,
            work,
            job.case_id,
            job.document_id,
            Layout(document.layout),
            copy=copy,
            reason=f"上次打印未成功（{job.cause}）" if copy else "",
            copies=job.copies,
        )
        return work.commit()


def reprint(desk: Desk, document_id: str, reason: str) -> Changed:
    """Queue the nth reprint (补打) of a document, one sheet, with its reason.

    What no printer ever had comes out as the original.

    Raises `Refused` ROLE, REASON_EMPTY; JOB_WAITING while an earlier job may still bring the paper.
    """
    desk.require_at_window()
    if not reason.strip():
        raise Refused("REASON_EMPTY", move="补打")
    with desk.work() as work:
        document, jobs = work.document(document_id), work.jobs_of(document_id)
        _require_none_waiting(document, jobs)
        copy = _reached_a_printer(jobs)
        ask_for_print(
            desk,
            work,
            document.case_id,
            document_id,
            Layout(document.layout),
            copy=copy,
            reason=reason.strip(),
            copies=1 if copy else jobs[-1].copies,
        )
        return work.commit()


def _require_none_waiting(document: Document, jobs: tuple[Job, ...]) -> None:
    if any(job.state in (JobState.QUEUED, JobState.SENT) for job in jobs):
        raise Refused("JOB_WAITING", document=document.title, number=document.number)


def _reached_a_printer(jobs: tuple[Job, ...]) -> int:
    """How many times paper came out or may have: the number the next reprint bears."""
    return sum(job.was_sent for job in jobs)


def _job_in(job: Job, *states: JobState) -> Job:
    if job.state not in states:
        raise Refused("JOB_STATE", job=job.job_id, state=job.state, needed=states)
    return job
