"""Lists of cases: the work list, all cases, drafts, search. Paged by key, never by offset."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

import msgspec
from sqlalchemy import bindparam, func, select, text, tuple_

from app.domain.cases.states import FeeStatus, State
from app.domain.cases.values import ClockRun, nearest_of, statutory_due_of
from app.domain.clocks import DayUnit
from app.ports.reads import CaseRow, Found, Page
from app.protocol.canonical import decoded
from app.storage import drafts
from app.storage.engine.link import Link, Row, Statement
from app.storage.folding.columns import DRAFTS_FIRST
from app.storage.search.drafted import Drafted
from app.storage.search.guess import guesses
from app.storage.search.query import row_ids
from app.storage.tables import case

DRAFT_NAME = "applicant.name"
"""The draft field that tells whose draft it is, before a case knows its applicant."""

_COLUMNS = (
    case.c.n,
    case.c.key,
    case.c.case_no,
    case.c.stage,
    case.c.matter_name,
    case.c.local_code,
    case.c.applicant,
    case.c.masked_id,
    case.c.fee,
    case.c.due_on,
    case.c.opened_on,
    case.c.updated_at,
    case.c.conflicts,
    case.c.deemed,
    case.c.due_unit,
    case.c.state,
    case.c.urgency,
)
_NAMED = select(*_COLUMNS)
_CHOSEN = func.json_each(bindparam("rows")).table_valued("value")

_WORK = Statement(
    _NAMED.where(
        case.c.urgency.is_not(None),
        tuple_(case.c.urgency, case.c.n) > tuple_(bindparam("urgency"), bindparam("n")),
    )
    .order_by(case.c.urgency, case.c.n)
    .limit(bindparam("most"))
)
_ALL = Statement(
    _NAMED.where(case.c.n < bindparam("n")).order_by(case.c.n.desc()).limit(bindparam("most"))
)
_BY_ROWS = Statement(_NAMED.where(case.c.n.in_(select(_CHOSEN.c.value))).order_by(case.c.n.desc()))
_OPEN_OF = Statement(
    _NAMED.where(case.c.id_no == bindparam("id_no"), case.c.urgency.is_not(None)).order_by(
        case.c.n.desc()
    )
)
_DRAFTS = Statement(_NAMED.where(case.c.urgency == DRAFTS_FIRST).order_by(case.c.n.desc()))
_SILENT = Statement(
    select(case.c.key)
    .where(case.c.notice_due.is_not(None), case.c.notice_due < bindparam("today"))
    .order_by(case.c.notice_due)
)
_CONFLICTS = Statement(
    select(case.c.key)
    .where(case.c.conflicts > text("0"))
    .order_by(case.c.n.desc())
    .limit(bindparam("most"))
)
_CONFLICT_COUNT = Statement(
    select(func.count()).select_from(case).where(case.c.conflicts > text("0"))
)
_OPEN_IDS = Statement(select(case.c.key).where(case.c.urgency.is_not(None)).order_by(case.c.n))
_OPEN_COUNT = Statement(select(func.count()).select_from(case).where(case.c.urgency.is_not(None)))

_TOP = (1 << 63) - 1


def work_list(link: Link, after: str | None, most: int) -> Page:
    """Open cases: drafts, then the nearest deadline first."""
    urgency, _, n = (after or "|0").partition("|")
    rows = link.all(_WORK, urgency=urgency, n=int(n), most=most)
    return Page(_shown(link, rows), _after(rows, most, lambda row: f"{row[-1]}|{row[0]}"))


def all_cases(link: Link, after: str | None, most: int) -> Page:
    """Every case, newest first."""
    rows = link.all(_ALL, n=int(after) if after else _TOP, most=most)
    return Page(_shown(link, rows), _after(rows, most, lambda row: str(row[0])))


def drafts_open(link: Link) -> tuple[CaseRow, ...]:
    """Every draft, newest first."""
    return _shown(link, link.all(_DRAFTS))


def open_cases_of(link: Link, id_no: str) -> tuple[CaseRow, ...]:
    """Open cases of one applicant, newest first; none for an empty number."""
    return _shown(link, link.all(_OPEN_OF, id_no=id_no)) if id_no else ()


def overdue_notices(link: Link, today: date) -> tuple[str, ...]:
    """Cases whose notice was due before today and was not given, longest overdue first."""
    return tuple(row[0] for row in link.all(_SILENT, today=today.isoformat()))


def in_conflict(link: Link, most: int) -> tuple[str, ...]:
    """Cases with conflicts nobody has settled, the latest begun first."""
    return tuple(row[0] for row in link.all(_CONFLICTS, most=most))


def count_in_conflict(link: Link) -> int:
    """How many there are."""
    row = link.one(_CONFLICT_COUNT)
    return int(row[0]) if row else 0


def open_ids(link: Link) -> tuple[str, ...]:
    """The ids of every open case, in the order they were begun."""
    return tuple(row[0] for row in link.all(_OPEN_IDS))


def count_open(link: Link) -> int:
    """How many cases are open, drafts included."""
    row = link.one(_OPEN_COUNT)
    return int(row[0]) if row else 0


def search(link: Link, text: str, most: int) -> tuple[Found, ...]:
    """The cases a text may mean, the most certain reading first, within one drafts, then newest."""
    matched: dict[int, str] = {}
    drafted = Drafted(link)
    for guess in guesses(text):
        if len(matched) < most:
            for n in (*drafted.row_ids(guess), *row_ids(link, guess, most)):
                matched.setdefault(n, guess.kind.value)
    chosen = list(matched)[:most]
    rows = link.all(_BY_ROWS, rows=msgspec.json.encode(chosen).decode())
    shown = {row[0]: found for row, found in zip(rows, _shown(link, rows), strict=True)}
    return tuple(Found(shown[n], matched[n]) for n in chosen)


def _after(rows: Sequence[Row], most: int, key: Any) -> str | None:
    return key(rows[-1]) if len(rows) == most else None


def _shown(link: Link, rows: Sequence[Row]) -> tuple[CaseRow, ...]:
    return tuple(_named(link, _row(row)) for row in rows)


def _named(link: Link, row: CaseRow) -> CaseRow:
    """A draft is called by the name typed into it so far."""
    if row.state is not State.DRAFT or row.applicant:
        return row
    typed = drafts.latest(link, row.case_id, DRAFT_NAME)
    return replace(row, applicant=typed) if isinstance(typed, str) else row


@dataclass(frozen=True, slots=True)
class _Limits:
    """What a list reads of a folded case beside its columns."""

    clocks: tuple[ClockRun, ...] = ()
    supplement_until: date | None = None
    complete_on: date | None = None


def _row(row: Row) -> CaseRow:
    limits = decoded(_Limits, row[15])
    nearest = nearest_of(limits.clocks)
    return CaseRow(
        case_id=row[1],
        case_no=row[2],
        state=State(row[3]),
        matter_name=row[4],
        local_code=row[5],
        applicant=row[6],
        masked_id=row[7],
        fee=FeeStatus(row[8]),
        due_on=date.fromisoformat(row[9]) if row[9] else None,
        opened_on=date.fromisoformat(row[10]),
        updated_at=datetime.fromisoformat(row[11]),
        conflicts=row[12],
        deemed=bool(row[13]),
        due_unit=DayUnit(row[14]) if row[14] else DayUnit.WORKDAY,
        due_limit=nearest.limit if nearest else 0,
        statutory_due=statutory_due_of(limits.clocks),
        supplement_until=None if limits.complete_on else limits.supplement_until,
    )
