"""What the center knows of cases: who reads them, how they are found, which are one applicant's.

A case is read by the window that began it and by every terminal that asked for it: it got what was
said of it until then, and what anybody says of it from then on reaches them all. It is found by its
number. Where a second window receives what an applicant has under way already, both cases bear a
mark (DOMAIN 1.11).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import bindparam, select

from app.center.engine.listing import Among
from app.center.engine.port import Link
from app.center.journal import hold_head
from app.center.scopes import EVERY_CASE, checked, of_organ, of_window, readers_of
from app.center.tables import fact, feed, reader
from app.domain.cases.case import Case
from app.domain.cases.fold import fold_case
from app.domain.facts.case import CaseDrafted, CaseReceived, TwinFound
from app.protocol.canonical import canonical_text
from app.protocol.chain import Entry, fact_of
from app.protocol.sync.messages import Row
from app.storage.engine.link import Statement

_READERS = Statement(
    select(reader.c.subject, reader.c.scope)
    .where(reader.c.center_id == bindparam("center_id"))
    .where(Among(reader.c.subject, "subjects"))
)
_READ = Statement(
    "INSERT INTO reader (center_id, subject, scope) VALUES (:center_id, :subject, :scope) "
    "ON CONFLICT DO NOTHING"
)
_READ_PAST = Statement(
    "INSERT INTO scope (center_id, scope, pos) SELECT fact.center_id, :scope, feed.pos FROM fact "
    "JOIN feed ON feed.center_id = fact.center_id AND feed.terminal_id = fact.terminal_id "
    "AND feed.epoch = fact.epoch AND feed.seq = fact.seq "
    "WHERE fact.center_id = :center_id AND fact.subject = :subject ON CONFLICT DO NOTHING"
)
_READINGS = Statement(
    "SELECT scope FROM reading WHERE center_id = :center_id AND terminal_id = :terminal_id "
    "ORDER BY scope"
)
_ALL_READINGS = Statement("SELECT DISTINCT scope FROM reading WHERE center_id = :center_id")
_READ_NOTHING = Statement(
    "DELETE FROM reading WHERE center_id = :center_id AND terminal_id = :terminal_id"
)
_BEGUN = Statement(
    select(*(fact.c[name] for name in Entry.__struct_fields__)).where(
        fact.c.center_id == bindparam("center_id"), fact.c.kind == bindparam("kind")
    )
)
_UNREADABLE = (msgspec.DecodeError, KeyError, TypeError, AttributeError, RecursionError)
_SUBJECT = Entry.__struct_fields__.index("subject")
_NAME = Statement(
    "INSERT INTO application (center_id, subject, number, task_code, id_no, window_id) "
    "VALUES (:center_id, :subject, :number, :task_code, :id_no, :window_id) "
    "ON CONFLICT DO NOTHING"
)
_BY_NUMBER = Statement(
    "SELECT subject FROM application WHERE center_id = :center_id AND number = :number"
)
_ALIKE = Statement(
    "SELECT subject, number, window_id FROM application WHERE center_id = :center_id "
    "AND task_code = :task_code AND id_no = :id_no AND subject != :subject "
    "AND window_id != :window_id ORDER BY subject"
)
_HISTORY = Statement(
    select(feed.c.pos, *(fact.c[name] for name in Entry.__struct_fields__))
    .select_from(
        fact.join(
            feed,
            (feed.c.center_id == fact.c.center_id)
            & (feed.c.terminal_id == fact.c.terminal_id)
            & (feed.c.epoch == fact.c.epoch)
            & (feed.c.seq == fact.c.seq),
        )
    )
    .where(fact.c.center_id == bindparam("center_id"), fact.c.subject == bindparam("subject"))
    .order_by(feed.c.pos)
)


@dataclass(frozen=True, slots=True)
class _Application:
    """Who applied for what, as a receipt says it."""

    subject: str
    number: str
    task_code: str
    id_no: str
    apart: frozenset[str]


def read_by(
    link: Link, center_id: str, entries: Sequence[Entry], window_id: str
) -> list[tuple[str, ...]]:
    """For each fact the scopes that read it; a window reads what it began, whoever goes on."""
    own = [readers_of(one, window_id) for one in entries]
    here = of_window(window_id)
    subjects = {one.subject for one, scopes in zip(entries, own, strict=True) if scopes == (here,)}
    others = readers(link, center_id, sorted(subjects))
    more = _readings_of_all(link, center_id)
    begun = {
        (one.subject, scope)
        for one in entries
        if one.kind == CaseDrafted.__name__
        for scope in (here, *(_more_of(one) & more))
    }
    new = sorted(one for one in begun if one[1] not in others.get(one[0], ()))
    link.add("reader", ("center_id", "subject", "scope"), [(center_id, *one) for one in new])
    for subject, scope in new:
        others.setdefault(subject, []).append(scope)
    return [
        tuple(dict.fromkeys((*scopes, *others.get(one.subject, ()))))
        if scopes == (here,)
        else scopes
        for one, scopes in zip(entries, own, strict=True)
    ]


def readers(link: Link, center_id: str, subjects: Sequence[str]) -> dict[str, list[str]]:
    """The scopes that read each of some cases."""
    found: dict[str, list[str]] = {}
    if subjects:
        asked = canonical_text(list(subjects))
        for subject, scope in link.all(_READERS, center_id=center_id, subjects=asked):
            found.setdefault(str(subject), []).append(str(scope))
    return found


def note(
    link: Link, center_id: str, entries: Sequence[Entry], window_id: str
) -> Iterator[tuple[str, TwinFound]]:
    """Make received cases findable, and tell the marks that they and their twins shall bear."""
    for entry in entries:
        applied = _application_of(entry)
        if applied is None:
            continue
        row = {"subject": applied.subject, "number": applied.number, "window_id": window_id}
        keys = {"task_code": applied.task_code, "id_no": applied.id_no}
        link.run(_NAME, {"center_id": center_id, **row, **keys})
        mine = {"subject": applied.subject, "window_id": window_id}
        alike = [
            one
            for one in link.all(_ALIKE, center_id=center_id, **keys, **mine)
            if one[0] not in applied.apart and _is_open(link, center_id, str(one[0]))
        ]
        if not alike or not _is_open(link, center_id, applied.subject):
            continue
        for other, number, window in alike:
            yield (
                applied.subject,
                TwinFound(other=str(other), number=str(number), window=str(window)),
            )
            yield (
                str(other),
                TwinFound(other=applied.subject, number=applied.number, window=window_id),
            )


def subject_of(link: Link, center_id: str, number: str) -> str:
    """The case with this number; empty where there is none."""
    row = link.one(_BY_NUMBER, center_id=center_id, number=number)
    return str(row[0]) if row else ""


def readings(link: Link, center_id: str, terminal_id: str) -> tuple[str, ...]:
    """What a terminal reads beside its own window."""
    rows = link.all(_READINGS, center_id=center_id, terminal_id=terminal_id)
    return tuple(str(row[0]) for row in rows)


def give_to_read(link: Link, center_id: str, terminal_id: str, scopes: Sequence[str]) -> None:
    """A terminal reads these from its next beginning on, and what was said before; others not.

    Raises Refused SCOPE_UNKNOWN.
    """
    asked = {checked(one) for one in scopes}
    hold_head(link, center_id)
    new = asked - _readings_of_all(link, center_id)
    link.run(_READ_NOTHING, {"center_id": center_id, "terminal_id": terminal_id})
    rows = [(center_id, terminal_id, scope) for scope in sorted(asked)]
    link.add("reading", ("center_id", "terminal_id", "scope"), rows)
    if new:
        for row in link.all(_BEGUN, center_id=center_id, kind=CaseDrafted.__name__):
            for scope in _more_of(Entry(*row)) & new:
                let_read(link, center_id, str(row[_SUBJECT]), scope)


def _readings_of_all(link: Link, center_id: str) -> set[str]:
    """What anybody reads beside his own window."""
    return {str(row[0]) for row in link.all(_ALL_READINGS, center_id=center_id)}


def _more_of(drafted: Entry) -> set[str]:
    """Who may read a case beside its window: its organ, and who answers for the whole center."""
    try:
        return {EVERY_CASE, of_organ(str(_told(drafted)["matter"]["task_code"]))}
    except _UNREADABLE:
        return {EVERY_CASE}


def let_read(link: Link, center_id: str, subject: str, scope: str) -> None:
    """This scope reads the case as well: what was said of it, and what will be."""
    who = {"center_id": center_id, "subject": subject, "scope": scope}
    link.run(_READ, who)
    link.run(_READ_PAST, who)


def history(link: Link, center_id: str, subject: str) -> tuple[Row, ...]:
    """Every fact of a case in the order of the feed."""
    rows = link.all(_HISTORY, center_id=center_id, subject=subject)
    return tuple(Row(int(row[0]), Entry(*row[1:])) for row in rows)


def _is_open(link: Link, center_id: str, subject: str) -> bool:
    case: Case | None = None
    for row in history(link, center_id, subject):
        case = fold_case(case, fact_of(row.entry))
    return case is not None and case.is_open


def _application_of(entry: Entry) -> _Application | None:
    """What a receipt says; None of any other fact, and of one this program cannot read."""
    if entry.kind != CaseReceived.__name__:
        return None
    try:
        told = _told(entry)
        return _Application(
            subject=entry.subject,
            number=str(told["number"]["text"]),
            task_code=str(told["matter"]["task_code"]),
            id_no=str(told["applicant"]["id_no"]),
            apart=frozenset(map(str, told.get("apart", ()))),
        )
    except _UNREADABLE:
        return None


def _told(entry: Entry) -> Any:
    """The body of a fact: nobody looked into it yet, and a wrong one must not stop the others."""
    return msgspec.json.decode(entry.body)
