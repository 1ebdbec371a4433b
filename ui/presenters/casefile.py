"""Everything one case needs on screen, read in one go on the core's thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.domain.cases.case import Case
from app.domain.catalogue import Center, Matter
from app.domain.clocks import Watch
from app.domain.facts.base import Fact
from app.domain.folds.money import Bill, Payment
from app.domain.folds.paper import Document, Job
from app.domain.people import Staff
from app.domain.segments import Segment, SegmentKind
from app.domain.series import bill_code_of
from app.ports.reads import Reads


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """One case with its matter, history, papers and money, as committed."""

    case: Case
    matter: Matter
    center: Center
    watch: Watch
    history: tuple[Fact, ...] = ()
    documents: tuple[Document, ...] = ()
    jobs: tuple[Job, ...] = ()
    payments: tuple[Payment, ...] = ()
    bills: tuple[Bill, ...] = ()
    lines: tuple[Any, ...] = ()
    staff: tuple[Staff, ...] = ()
    segments: tuple[Segment, ...] = ()

    def jobs_of(self, document_id: str) -> tuple[Job, ...]:
        """The print jobs of one paper, oldest first."""
        return tuple(job for job in self.jobs if job.document_id == document_id)


def read_case_file(reads: Reads, case_id: str) -> CaseFile:
    """Read a case whole."""
    case = reads.case(case_id)
    return CaseFile(
        case=case,
        matter=reads.matter(case.matter.task_code, case.matter.version),
        center=reads.center(),
        watch=reads.watch(),
        history=tuple(reads.history(case_id)),
        documents=tuple(reads.documents_of(case_id)),
        jobs=tuple(reads.jobs_of_case(case_id)),
        payments=tuple(reads.payments_of(case_id)),
        bills=tuple(reads.bills_of(case_id)),
        lines=tuple(reads.assessed_lines(case_id)),
        staff=tuple(reads.staff()),
        segments=segments_in_use(reads),
    )


def segments_in_use(reads: Reads) -> tuple[Segment, ...]:
    """The segments numbers are taken from here: of bills only those of the type that is written."""
    written = reads.center().paper_bill
    return tuple(
        one
        for one in reads.segments()
        if one.kind is not SegmentKind.BILL
        or (written is not None and written.numbers(bill_code_of(one.series)))
    )


def bill_segment(segments: Sequence[Segment], today: date) -> Segment | None:
    """The segment the next bill number comes from: alive, with numbers left, the oldest first."""
    alive = (s for s in segments if s.kind is SegmentKind.BILL and s.remaining)
    in_time = (s for s in alive if today <= s.last_day)
    return min(in_time, key=lambda s: s.granted_at, default=None)
