"""The facts of paper: issued, rendered, sent to a printer, out of it, or not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.cases.values import Number
from app.domain.facts.base import fact_body


@fact_body()
@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentIssued:
    """A paper exists from now on: its frozen snapshot, number and template version.

    `number` is the leased number this paper uses up; `number_text` what stands on it, which for a
    receipt is the bill number that `BillIssued` used up in the same commit.
    """

    document_id: str
    kind: str
    number: Number | None = None
    number_text: str = ""
    title: str
    template: str
    template_version: int
    snapshot: Mapping[str, Any]
    layout: str = "A4"


@fact_body()
@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRendered:
    """The snapshot became PDF bytes, archived under their SHA-256; SM3 stands beside."""

    document_id: str
    sha256: str
    sm3: str
    pages: int
    size: int


@fact_body()
@dataclass(frozen=True, slots=True, kw_only=True)
class PrintRequested:
    """Somebody asked for paper. `copy` is 0 for the original, n for the nth reprint (补打)."""

    job_id: str
    document_id: str
    printer: str
    copies: int = 1
    copy: int = 0
    reason: str = ""


@fact_body()
@dataclass(frozen=True, slots=True, kw_only=True)
class PrintSent:
    """The job was handed to the printer; whether paper came out is not known yet."""

    job_id: str
    document_id: str


@fact_body()
@dataclass(frozen=True, slots=True, kw_only=True)
class PrintFinished:
    """Paper came out, by the printer's word or a person's."""

    job_id: str
    document_id: str
    confirmed_by_person: bool = False


@fact_body()
@dataclass(frozen=True, slots=True, kw_only=True)
class PrintFailed:
    """No usable paper came out, and why."""

    job_id: str
    document_id: str
    cause: str
