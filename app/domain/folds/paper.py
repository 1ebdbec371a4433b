"""Documents and print jobs, as their facts leave them.

document:  issued ──rendered──▶ archived
job:       QUEUED ──sent──▶ SENT ──▶ PRINTED        (已入账 → 已送打印 → 已出纸)
              └──────failed────┴──▶ FAILED          (失败; a new job is a 补打)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from app.domain.facts import paper as facts
from app.domain.facts.base import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One paper: a frozen snapshot that is never deleted, and its archived bytes."""

    document_id: str
    case_id: str
    kind: str
    number: str
    title: str
    template: str
    template_version: int
    snapshot: Mapping[str, Any]
    layout: str
    issued_at: datetime
    issued_by: str
    sha256: str = ""
    sm3: str = ""
    pages: int = 0
    size: int = 0

    @property
    def is_archived(self) -> bool:
        """Whether the rendered bytes lie in the archive."""
        return bool(self.sha256)


class JobState(StrEnum):
    """Where a print job stands."""

    QUEUED = "QUEUED"
    SENT = "SENT"
    PRINTED = "PRINTED"
    FAILED = "FAILED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One request for paper; `copy` counts reprints of the same document from 1.

    `was_sent` tells whether a printer ever had it: whatever was said of it since, a sheet of it
    may lie about.
    """

    job_id: str
    document_id: str
    case_id: str
    printer: str
    copies: int
    copy: int
    reason: str
    requested_at: datetime
    requested_by: str
    state: JobState = JobState.QUEUED
    cause: str = ""
    was_sent: bool = False


def fold_document(document: Document | None, fact: Fact) -> Document | None:
    """The document after this fact."""
    body = fact.body
    if isinstance(body, facts.DocumentIssued):
        return document or Document(
            document_id=body.document_id,
            case_id=fact.subject,
            kind=body.kind,
            number=body.number_text,
            title=body.title,
            template=body.template,
            template_version=body.template_version,
            snapshot=body.snapshot,
            layout=body.layout,
            issued_at=fact.at,
            issued_by=fact.actor,
        )
    if document is not None and isinstance(body, facts.DocumentRendered):
        return replace(document, sha256=body.sha256, sm3=body.sm3, pages=body.pages, size=body.size)
    return document


_AFTER = {
    facts.PrintSent: (frozenset({JobState.QUEUED}), JobState.SENT),
    facts.PrintFinished: (frozenset({JobState.SENT}), JobState.PRINTED),
    facts.PrintFailed: (frozenset({JobState.QUEUED, JobState.SENT}), JobState.FAILED),
}


def fold_job(job: Job | None, fact: Fact) -> Job | None:
    """The print job after this fact; a step out of order changes nothing."""
    body = fact.body
    if isinstance(body, facts.PrintRequested):
        return job or Job(
            job_id=body.job_id,
            document_id=body.document_id,
            case_id=fact.subject,
            printer=body.printer,
            copies=body.copies,
            copy=body.copy,
            reason=body.reason,
            requested_at=fact.at,
            requested_by=fact.actor,
        )
    step = _AFTER.get(type(body))
    if job is None or step is None or job.state not in step[0]:
        return job
    was_sent = job.was_sent or step[1] is JobState.SENT
    return replace(job, state=step[1], cause=getattr(body, "cause", ""), was_sent=was_sent)
