"""One unit of work on the encrypted store: facts, their folds and drafts in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

from app.domain.calendar import WorkCalendar
from app.domain.cases.case import Case
from app.domain.cases.states import State
from app.domain.cases.values import Number
from app.domain.catalogue import Center, Matter
from app.domain.errors import Refused
from app.domain.facts.base import Fact
from app.domain.facts.office import BundleInstalled
from app.domain.folds.directory import Known
from app.domain.folds.money import Payment
from app.domain.folds.numbers import number_of
from app.domain.folds.paper import Document, Job
from app.domain.folds.registry import FOLDS
from app.domain.people import Staff
from app.domain.segments import Segment
from app.ports.memory import Changed, DraftField
from app.protocol.bundle import Manifest, reopen
from app.storage import blobs, drafts, shelf
from app.storage.engine.link import Link
from app.storage.folding.projector import Projector
from app.storage.reads import cases, money
from app.storage.taking import Taking
from app.storage.writing import Pen

if TYPE_CHECKING:
    from app.storage.memory import SqlMemory

T = TypeVar("T")

_FOLD_OF = {fold.state: fold for fold in FOLDS}


class SqlUnit:
    """See `app.ports.memory.UnitOfWork`. Usable once, by the thread that opened it."""

    def __init__(self, memory: SqlMemory, actor: str) -> None:
        self._memory = memory
        self._actor = actor
        self._drafts: set[str] = set()
        self._facts = 0
        self._is_over = False
        self._shelf: shelf.Shelf | None = None

    def __enter__(self) -> Self:
        self._link: Link = self._memory.store.take_turn()
        try:
            tip = self._memory.tip(self._link)
            self._pen = Pen(self._link, tip, self._memory.clock, self._memory.ids, self._actor)
        except BaseException:
            self._memory.store.give_turn()
            raise
        self._projector = Projector(self._link)
        self._taking = Taking(self._link, self._projector)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._memory.store.give_turn()

    def record(self, subject: str, body: object) -> Fact:
        """Append a fact and fold it into every projection it concerns.

        What is folded is what was written, read back: the tables never know more than the journal.
        """
        self._require_open()
        fact, at = self._pen.write(subject, body)
        self._projector.fold(fact, at)
        self._facts += 1
        number = number_of(fact)
        if number is not None:
            self._taking.used(number)
        if isinstance(fact.body, BundleInstalled):
            self._publish(fact.body)
        return fact

    def commit(self) -> Changed:
        """Make everything durable (fsync) and say what was touched."""
        self._require_open()
        self._taking.check()
        self._flush()
        self._memory.forget_tip()
        self._link.commit()
        self._memory.remember_tip(self._pen.tip)
        self._is_over = True
        if self._shelf is not None:
            self._memory.drop_shelf()
        return self._changed()

    def take(self, series: str, today: date) -> Number:
        """The next number of a series; see the port."""
        return self._taking.take(series, today)

    def keep(self, content: bytes) -> str:
        """Keep bytes in the same transaction and return their SHA-256."""
        self._require_open()
        return blobs.put(self._link, content)

    def case(self, case_id: str) -> Case:
        """The case, or `Refused` CASE_UNKNOWN."""
        return self._known(Case, case_id, "CASE_UNKNOWN")

    def document(self, document_id: str) -> Document:
        """The document, or `Refused` DOCUMENT_UNKNOWN."""
        return self._known(Document, document_id, "DOCUMENT_UNKNOWN")

    def job(self, job_id: str) -> Job:
        """The print job, or `Refused` JOB_UNKNOWN."""
        return self._known(Job, job_id, "JOB_UNKNOWN")

    def payment(self, payment_id: str) -> Payment:
        """The payment, or `Refused` PAYMENT_UNKNOWN_ID."""
        return self._known(Payment, payment_id, "PAYMENT_UNKNOWN_ID")

    def known(self, id_no: str) -> Known | None:
        """What this counter remembers of an applicant."""
        found: Known | None = self._projector.slot(_FOLD_OF[Known], id_no).state
        return found

    def jobs_of(self, document_id: str) -> tuple[Job, ...]:
        """The print jobs of a document, oldest first."""
        return self._listed(Job, "document_id", document_id)

    def documents_of(self, case_id: str) -> tuple[Document, ...]:
        """The documents of a case, oldest first."""
        return self._listed(Document, "case_id", case_id)

    def payments_of(self, case_id: str) -> tuple[Payment, ...]:
        """The payments of a case, oldest first."""
        return self._listed(Payment, "case_id", case_id)

    def payments_under(self, reference: str) -> tuple[Payment, ...]:
        """The payments of whatever case that bear a reference, oldest first."""
        return self._listed(Payment, "reference", reference)

    def assessed_lines(self, case_id: str) -> tuple[Any, ...]:
        """The fee lines of the last assessment or waiver of the case."""
        self._flush()
        return money.assessed_lines(self._link, case_id)

    def segment(self, series: str) -> Segment | None:
        """The lease of a series the next number comes from, else the last one."""
        return self._taking.present(series)

    def segments(self) -> tuple[Segment, ...]:
        """Every lease this terminal was ever given, oldest first."""
        return self._taking.leases()

    def open_cases(self) -> tuple[str, ...]:
        """The ids of every open case."""
        self._flush()
        return cases.open_ids(self._link)

    def open_cases_of(self, id_no: str, task_code: str) -> tuple[str, ...]:
        """A person's received and open cases of one matter, newest first."""
        self._flush()
        found = (self.case(row.case_id) for row in cases.open_cases_of(self._link, id_no))
        return tuple(
            one.case_id
            for one in found
            if one.state is not State.DRAFT and one.matter.task_code == task_code
        )

    def overdue_notices(self, today: date) -> tuple[str, ...]:
        """Cases still RECEIVED whose notice clock ran out before `today`."""
        self._flush()
        return cases.overdue_notices(self._link, today)

    def bundle(self) -> Manifest:
        """The manifest of the bundle in force."""
        return self.published().manifest

    def matter(self, task_code: str, version: int) -> Matter:
        """The matter at a version, or `Refused` MATTER_UNKNOWN."""
        return self.published().matter(task_code, version)

    def version_in_force(self, task_code: str, today: date) -> int | None:
        """The newest version of a matter that may be applied for on a day, or None."""
        return self.published().catalogue.version_in_force(task_code, today)

    def center(self) -> Center:
        """The center as last published."""
        return self.published().center

    def calendar(self) -> WorkCalendar:
        """The calendar in force."""
        return self.published().calendar

    def staff(self) -> Sequence[Staff]:
        """The staff as last published."""
        return self.published().staff

    def last_at(self) -> datetime | None:
        """Wall time of the newest fact of this terminal, or None before the first."""
        return self._pen.tip.last_at

    def draft(self, draft_id: str) -> tuple[DraftField, ...]:
        """The latest value of every field of a draft."""
        return drafts.fields(self._link, draft_id)

    def keep_field(self, draft_id: str, name: str, value: Any) -> None:
        """Append one field value to the draft journal."""
        self._require_open()
        drafts.keep(self._link, draft_id, name, value)
        self._drafts.add(draft_id)

    def forget_draft(self, draft_id: str) -> None:
        """Delete a draft's field values."""
        self._require_open()
        drafts.forget(self._link, draft_id)
        self._drafts.add(draft_id)

    def published(self) -> shelf.Shelf:
        """Everything published, as this unit sees it."""
        return self._shelf or self._memory.shelf(self._link)

    def _flush(self) -> None:
        self._pen.flush()
        self._projector.flush()

    def _publish(self, body: BundleInstalled) -> None:
        shelf.publish(self._link, reopen(blobs.get(self._link, body.digest)))
        self._shelf = shelf.Shelf(self._link)

    def _known(self, kind: type[T], key: str, code: str) -> T:
        found: T | None = self._projector.slot(_FOLD_OF[kind], key).state
        if found is None:
            raise Refused(code, key=key)
        return found

    def _listed(self, kind: type[T], column: str, value: str) -> tuple[T, ...]:
        found = self._projector.listed(_FOLD_OF[kind], column, value)
        return tuple(slot.state for slot in found)

    def _require_open(self) -> None:
        """One unit, one commit: whatever came after it would be durable piece by piece."""
        if self._is_over:
            raise RuntimeError("this unit of work was committed already")

    def _changed(self) -> Changed:
        return Changed(
            cases=self._touched("case"),
            documents=self._touched("document"),
            jobs=self._touched("print_job"),
            payments=self._touched("payment"),
            bills=self._touched("bill"),
            drafts=frozenset(self._drafts),
            facts=self._facts,
        )

    def _touched(self, fold: str) -> frozenset[str]:
        return frozenset(key for name, key in self._projector.touched if name == fold)
