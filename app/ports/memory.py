"""What the services ask of the memory: one unit of work, and what may be read inside it.

with memory.unit(actor) as work:
    case = work.case(case_id)
    work.record(case_id, CaseAccepted(...))
    return work.commit()          # without it, leaving the block forgets everything
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from types import TracebackType
from typing import Any, Protocol, Self

from app.domain.calendar import WorkCalendar
from app.domain.cases.case import Case
from app.domain.cases.values import Number
from app.domain.catalogue import Center, Matter
from app.domain.facts.base import Fact
from app.domain.folds.directory import Known
from app.domain.folds.money import Payment
from app.domain.folds.paper import Document, Job
from app.domain.people import Staff
from app.domain.segments import Segment
from app.protocol.bundle import Manifest


@dataclass(frozen=True, slots=True)
class Changed:
    """What an act touched; screens on display re-read only that."""

    cases: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    jobs: frozenset[str] = frozenset()
    payments: frozenset[str] = frozenset()
    bills: frozenset[str] = frozenset()
    drafts: frozenset[str] = frozenset()
    facts: int = 0
    files: int = 0

    def __or__(self, other: Changed) -> Changed:
        """What two acts touched, one after the other."""
        return Changed(
            cases=self.cases | other.cases,
            documents=self.documents | other.documents,
            jobs=self.jobs | other.jobs,
            payments=self.payments | other.payments,
            bills=self.bills | other.bills,
            drafts=self.drafts | other.drafts,
            facts=self.facts + other.facts,
            files=self.files + other.files,
        )


@dataclass(frozen=True, slots=True)
class DraftField:
    """The latest value of one field of a draft, as JSON-able data."""

    name: str
    value: Any


class UnitOfWork(Protocol):
    """One transaction: what is recorded becomes durable at `commit`, or never happened."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...

    def record(self, subject: str, body: object) -> Fact:
        """Append a fact and fold it into every projection it concerns."""
        ...

    def take(self, series: str, today: date) -> Number:
        """The next number of a series from a leased segment.

        It is used up by recording a fact that carries it. Raises `Refused` SEGMENT_EMPTY,
        SEGMENT_EXPIRED or SEGMENT_MISSING, with the series.
        """
        ...

    def keep(self, content: bytes) -> str:
        """Keep bytes for ever in the same transaction; returns their SHA-256 in hexadecimal."""
        ...

    def commit(self) -> Changed:
        """Make everything durable (fsync) and say what was touched."""
        ...

    def case(self, case_id: str) -> Case:
        """The case, or `Refused` CASE_UNKNOWN."""
        ...

    def bundle(self) -> Manifest:
        """The bundle in force; its `state(today)` says whether new cases may be accepted."""
        ...

    def matter(self, task_code: str, version: int) -> Matter:
        """The matter at the version a case froze, or `Refused` MATTER_UNKNOWN."""
        ...

    def center(self) -> Center:
        """The center, its departments, units and windows, as last published."""
        ...

    def calendar(self) -> WorkCalendar:
        """The calendar in force at this counter."""
        ...

    def document(self, document_id: str) -> Document: ...

    def job(self, job_id: str) -> Job: ...

    def jobs_of(self, document_id: str) -> tuple[Job, ...]: ...

    def documents_of(self, case_id: str) -> tuple[Document, ...]: ...

    def payment(self, payment_id: str) -> Payment: ...

    def payments_of(self, case_id: str) -> tuple[Payment, ...]: ...

    def payments_under(self, reference: str) -> tuple[Payment, ...]:
        """The payments of whatever case that bear a reference, oldest first."""
        ...

    def assessed_lines(self, case_id: str) -> tuple[Any, ...]:
        """The fee lines owed now: those of the last assessment or waiver of the case."""
        ...

    def segment(self, series: str) -> Segment | None: ...

    def segments(self) -> Sequence[Segment]:
        """Every lease this terminal was ever given, oldest first."""
        ...

    def staff(self) -> Sequence[Staff]: ...

    def known(self, id_no: str) -> Known | None:
        """What this counter remembers of an applicant."""
        ...

    def last_at(self) -> Any:
        """Wall time of the newest fact in the journal, or None on an empty one."""
        ...

    def draft(self, draft_id: str) -> tuple[DraftField, ...]:
        """The latest value of every field of a draft, in the order first typed."""
        ...

    def keep_field(self, draft_id: str, name: str, value: Any) -> None:
        """Append one field value to the draft journal."""
        ...

    def forget_draft(self, draft_id: str) -> None:
        """Delete a draft's field values: they became a case, or were put away."""
        ...

    def version_in_force(self, task_code: str, today: date) -> int | None:
        """The newest version of a matter that may be applied for on a day, or None."""
        ...

    def open_cases(self) -> tuple[str, ...]:
        """The ids of every case something is left to do for, drafts included."""
        ...

    def open_cases_of(self, id_no: str, task_code: str) -> tuple[str, ...]:
        """Ids of a person's received and open cases of one matter, newest first."""
        ...

    def overdue_notices(self, today: date) -> tuple[str, ...]:
        """Case ids still RECEIVED whose notice clock ran out before `today`."""
        ...


class Memory(Protocol):
    """The counter's durable memory; every act opens exactly one unit of work on it."""

    def unit(self, actor: str) -> UnitOfWork:
        """A new unit of work in which `actor` (a staff id or `system`) acts."""
        ...
