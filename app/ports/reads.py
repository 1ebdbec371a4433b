"""What the screens read: small frozen rows, paged by key, never whole tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from app.domain.calendar import WorkCalendar
from app.domain.cases.case import Case
from app.domain.cases.states import FeeStatus, State
from app.domain.catalogue import Center, Matter
from app.domain.clocks import DayUnit, Watch
from app.domain.facts.base import Fact
from app.domain.folds.directory import Known
from app.domain.folds.money import Bill, BookLine, Payment
from app.domain.folds.paper import Document, Job
from app.domain.people import Staff
from app.domain.segments import Segment
from app.protocol.bundle import Manifest


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One line of a list of cases.

    `due_on` ends the nearest clock that runs, of `due_limit` `due_unit`s; `statutory_due` is the
    last day by law, `supplement_until` that of a supplement as long as one is awaited.
    """

    case_id: str
    case_no: str
    state: State
    matter_name: str
    local_code: str
    applicant: str
    masked_id: str
    fee: FeeStatus
    due_on: date | None
    opened_on: date
    updated_at: datetime
    conflicts: int
    deemed: bool = False
    due_unit: DayUnit = DayUnit.WORKDAY
    due_limit: int = 0
    statutory_due: date | None = None
    supplement_until: date | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows and the key after which the next page starts, None at the end."""

    rows: tuple[CaseRow, ...]
    after: str | None


@dataclass(frozen=True, slots=True)
class Counts:
    """The figures of the status line and the work list."""

    open_cases: int
    unsent: int
    oldest_unsent: datetime | None
    jobs_failed: int
    jobs_unconfirmed: int
    conflicts: int = 0
    """Cases in which two sides contradict each other and nobody has settled it."""
    fence: str = ""
    """Why this machine takes no numbers; empty while it does."""


@dataclass(frozen=True, slots=True)
class Found:
    """One hit of the search box, and how it was guessed."""

    row: CaseRow
    matched: str


class Reads(Protocol):
    """Reads outside any act; each answers from committed data."""

    def work_list(self, after: str | None = None, limit: int = 50) -> Page:
        """Open cases, nearest deadline first, drafts on top."""
        ...

    def all_cases(self, after: str | None = None, limit: int = 200) -> Page:
        """Every case, newest first."""
        ...

    def search(self, text: str, limit: int = 50) -> Sequence[Found]:
        """Guess what was typed: ID, case or bill number, date, name, pinyin initials, mobile."""
        ...

    def conflicts(self, most: int) -> Sequence[str]:
        """The cases with conflicts nobody has settled, by id, the latest begun first."""
        ...

    def case(self, case_id: str) -> Case: ...

    def open_cases_of(self, id_no: str) -> Sequence[CaseRow]:
        """Open cases of the same applicant, for the duplicate warning while typing."""
        ...

    def known_by_name(self, prefix: str, limit: int = 8) -> Sequence[Known]: ...

    def known(self, id_no: str) -> Known | None: ...

    def history(self, case_id: str) -> Sequence[Fact]:
        """The facts of one case, oldest first."""
        ...

    def document(self, document_id: str) -> Document: ...

    def documents_of(self, case_id: str) -> Sequence[Document]: ...

    def jobs_of_case(self, case_id: str) -> Sequence[Job]: ...

    def unfinished_jobs(self) -> Sequence[Job]:
        """Jobs queued, sent without an answer, or failed and not printed since."""
        ...

    def payments_of(self, case_id: str) -> Sequence[Payment]: ...

    def bills_of(self, case_id: str) -> Sequence[Bill]: ...

    def assessed_lines(self, case_id: str) -> Sequence[object]: ...

    def books(self, day: date) -> Sequence[BookLine]: ...

    def counts(self) -> Counts: ...

    def unsent(self, most: int) -> Sequence[Fact]:
        """The first facts of this terminal the center has not acknowledged, oldest first."""
        ...

    def segments(self) -> Sequence[Segment]: ...

    def drafts(self) -> Sequence[CaseRow]: ...

    def draft_values(self, draft_id: str) -> dict[str, object]: ...

    def matters(self, today: date) -> Sequence[Matter]:
        """The matters in force on a day."""
        ...

    def matter(self, task_code: str, version: int) -> Matter: ...

    def center(self) -> Center: ...

    def calendar(self) -> WorkCalendar: ...

    def watch(self) -> Watch: ...

    def bundle(self) -> Manifest: ...

    def staff(self) -> Sequence[Staff]: ...

    def last_at(self) -> datetime | None: ...

    def blob(self, digest: str) -> bytes: ...

    def has_blob(self, digest: str) -> bool: ...

    def files_waiting(self) -> tuple[int, int]: ...
