"""Reads of committed data outside any act; see `app.ports.reads`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TypeVar

from app.domain.calendar import WorkCalendar
from app.domain.cases.case import Case
from app.domain.catalogue import Center, Matter
from app.domain.clocks import Watch
from app.domain.errors import Refused
from app.domain.facts.base import Fact
from app.domain.folds.directory import Known
from app.domain.folds.money import Bill, BookLine, Payment
from app.domain.folds.paper import Document, Job, JobState
from app.domain.people import Staff
from app.domain.segments import Segment
from app.ports.reads import CaseRow, Counts, Found, Page
from app.protocol.bundle import Manifest
from app.protocol.chain import fact_of
from app.storage import blobs, drafts, journal, leases
from app.storage.depot import waiting_files
from app.storage.engine.link import Link
from app.storage.exchange.rows import unsent
from app.storage.exchange.standing import center_link_of, speaking
from app.storage.memory import SqlMemory
from app.storage.reads import cases, money, papers, people
from app.storage.reads.states import state_of, states_by
from app.storage.shelf import Shelf

T = TypeVar("T")
_ANY_BYTES = 1 << 40


class SqlReads:
    """Any thread may read; each has its own connection and never waits for a writer."""

    def __init__(self, memory: SqlMemory) -> None:
        self._memory = memory

    @property
    def _link(self) -> Link:
        return self._memory.store.reader

    @property
    def _shelf(self) -> Shelf:
        return self._memory.shelf(self._link)

    def work_list(self, after: str | None = None, limit: int = 50) -> Page:
        """Open cases, nearest deadline first, drafts on top."""
        return cases.work_list(self._link, after, limit)

    def all_cases(self, after: str | None = None, limit: int = 200) -> Page:
        """Every case, newest first."""
        return cases.all_cases(self._link, after, limit)

    def search(self, text: str, limit: int = 50) -> Sequence[Found]:
        """Guess what was typed and find it."""
        return cases.search(self._link, text, limit)

    def case(self, case_id: str) -> Case:
        """The case, or `Refused` CASE_UNKNOWN."""
        return self._known(Case, case_id, "CASE_UNKNOWN")

    def document(self, document_id: str) -> Document:
        """The document, or `Refused` DOCUMENT_UNKNOWN."""
        return self._known(Document, document_id, "DOCUMENT_UNKNOWN")

    def open_cases_of(self, id_no: str) -> Sequence[CaseRow]:
        """Open cases of the same applicant, newest first."""
        return cases.open_cases_of(self._link, id_no)

    def known_by_name(self, prefix: str, limit: int = 8) -> Sequence[Known]:
        """Applicants whose name begins so."""
        return people.known_by_name(self._link, prefix, limit)

    def known(self, id_no: str) -> Known | None:
        """What this counter remembers of an applicant."""
        return state_of(self._link, Known, id_no)

    def history(self, case_id: str) -> Sequence[Fact]:
        """The facts of one case, oldest first."""
        return journal.history(self._link, case_id)

    def documents_of(self, case_id: str) -> Sequence[Document]:
        """The documents of a case, oldest first."""
        return states_by(self._link, Document, "case_id", case_id)

    def jobs_of_case(self, case_id: str) -> Sequence[Job]:
        """The print jobs of a case, oldest first."""
        return states_by(self._link, Job, "case_id", case_id)

    def unfinished_jobs(self) -> Sequence[Job]:
        """Jobs queued, sent without an answer, or failed and not printed since."""
        return papers.unfinished_jobs(self._link)

    def payments_of(self, case_id: str) -> Sequence[Payment]:
        """The payments of a case, oldest first."""
        return states_by(self._link, Payment, "case_id", case_id)

    def bills_of(self, case_id: str) -> Sequence[Bill]:
        """The bills of a case, oldest first."""
        return states_by(self._link, Bill, "case_id", case_id)

    def assessed_lines(self, case_id: str) -> Sequence[object]:
        """The fee lines of the last assessment or waiver."""
        return money.assessed_lines(self._link, case_id)

    def books(self, day: date) -> Sequence[BookLine]:
        """The lines of the books of one day."""
        return money.books(self._link, day)

    def counts(self) -> Counts:
        """The figures of the status line and the work list."""
        tip = journal.tip(self._link)
        unfinished = papers.unfinished_jobs(self._link)
        return Counts(
            open_cases=cases.count_open(self._link),
            unsent=tip.head.seq - tip.acked_seq,
            oldest_unsent=journal.written_at(self._link, tip.head, tip.acked_seq + 1),
            jobs_failed=sum(job.state is JobState.FAILED for job in unfinished),
            jobs_unconfirmed=sum(job.state is JobState.SENT for job in unfinished),
            conflicts=cases.count_in_conflict(self._link),
            fence=center_link_of(self._link).fence,
        )

    def conflicts(self, most: int) -> Sequence[str]:
        """The cases with conflicts nobody has settled, the latest begun first."""
        return cases.in_conflict(self._link, most)

    def unsent(self, most: int) -> Sequence[Fact]:
        """The first facts the center has not acknowledged, oldest first."""
        head, acked, _is_former = speaking(self._link)
        found = unsent(self._link, head, acked, most, _ANY_BYTES)
        return tuple(fact_of(entry) for entry in found)

    def segments(self) -> Sequence[Segment]:
        """Every lease of this terminal, oldest first."""
        return leases.held(self._link)

    def drafts(self) -> Sequence[CaseRow]:
        """Every draft, newest first."""
        return cases.drafts_open(self._link)

    def draft_values(self, draft_id: str) -> dict[str, object]:
        """The latest value of every field of a draft."""
        return {row.name: row.value for row in drafts.fields(self._link, draft_id)}

    def matters(self, today: date) -> Sequence[Matter]:
        """The matters in force on a day."""
        return self._shelf.in_force(today)

    def matter(self, task_code: str, version: int) -> Matter:
        """The matter at a version, or `Refused` MATTER_UNKNOWN."""
        return self._shelf.matter(task_code, version)

    def center(self) -> Center:
        """The center as last published."""
        return self._shelf.center

    def calendar(self) -> WorkCalendar:
        """The calendar in force."""
        return self._shelf.calendar

    def watch(self) -> Watch:
        """By what the clocks are watched."""
        return Watch(self.calendar(), self.center().practice.thresholds)

    def staff(self) -> Sequence[Staff]:
        """The staff as last published."""
        return self._shelf.staff

    def bundle(self) -> Manifest:
        """The manifest of the bundle in force."""
        return self._shelf.manifest

    def last_at(self) -> datetime | None:
        """Wall time of the newest fact of this terminal."""
        return journal.tip(self._link).last_at

    def blob(self, digest: str) -> bytes:
        """Bytes by their SHA-256; `Unavailable` ARCHIVE_MISSING or ARCHIVE_DAMAGED."""
        return blobs.get(self._link, digest)

    def has_blob(self, digest: str) -> bool:
        """Whether a file lies on this machine."""
        return blobs.has(self._link, digest)

    def files_waiting(self) -> tuple[int, int]:
        """How many files the center is not known to have, and how many bytes they are."""
        return waiting_files(self._link)

    def _known(self, kind: type[T], key: str, code: str) -> T:
        found = state_of(self._link, kind, key)
        if found is None:
            raise Refused(code, key=key)
        return found
