"""The journal as a table: facts are appended and read, never changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from msgspec import structs
from sqlalchemy import bindparam, func, select

from app.domain.errors import Unavailable
from app.domain.facts.base import Fact
from app.domain.facts.office import ClockConfirmed, ClockDoubted
from app.protocol.canonical import decoded
from app.protocol.chain import Entry, Head, fact_of, genesis
from app.storage.engine.link import Link, Row, Statement
from app.storage.tables import fact, terminal

CONFIRMED = ClockConfirmed.__name__
DOUBTED = ClockDoubted.__name__

FIELDS = tuple(column for column in fact.c if column.name not in ("pos", "center_pos"))
_IN_ORDER = (fact.c.center_pos.is_(None), fact.c.center_pos, fact.c.pos)
"""The one order of folding: what the center placed, by its places; then what it has not yet."""
_COLUMNS = tuple(column.name for column in FIELDS)

_TERMINAL = Statement(
    select(terminal.c.terminal_id, terminal.c.epoch, terminal.c.acked_seq)
    .order_by(terminal.c.epoch.desc())
    .limit(1)
)
_NEWEST = Statement(
    select(fact.c.seq, fact.c.hash)
    .where(fact.c.terminal_id == bindparam("terminal_id"), fact.c.epoch == bindparam("epoch"))
    .order_by(fact.c.seq.desc())
    .limit(1)
)
_LATELY = Statement(
    "SELECT at, kind, CASE kind WHEN :doubted THEN body ELSE '' END FROM fact "
    "WHERE terminal_id = :terminal_id AND epoch = :epoch ORDER BY seq DESC LIMIT 500"
)
_OF_SUBJECT = Statement(
    select(*FIELDS).where(fact.c.subject == bindparam("subject")).order_by(*_IN_ORDER)
)
_LAST_OF_KINDS = Statement(
    "SELECT kind, ver, body FROM fact WHERE subject = :subject "
    "AND kind IN (SELECT value FROM json_each(:kinds)) "
    "ORDER BY center_pos IS NULL DESC, center_pos DESC, pos DESC LIMIT 1"
)
_OF_KIND = Statement(select(*FIELDS).where(fact.c.kind == bindparam("kind")).order_by(fact.c.pos))
_PLACED = Statement(
    select(*FIELDS).where(fact.c.center_pos.is_not(None)).order_by(fact.c.center_pos, fact.c.pos)
)
_NOT_PLACED = Statement(select(*FIELDS).where(fact.c.center_pos.is_(None)).order_by(fact.c.pos))
"""The order of folding in two parts, each read along an index: no journal is sorted in memory."""
_OF_LIFE = Statement(
    select(*FIELDS)
    .where(fact.c.terminal_id == bindparam("terminal_id"), fact.c.epoch == bindparam("epoch"))
    .order_by(fact.c.seq)
)
_LIVES = Statement(
    select(fact.c.terminal_id, fact.c.epoch)
    .group_by(fact.c.terminal_id, fact.c.epoch)
    .order_by(fact.c.terminal_id, fact.c.epoch)
)
_COUNT = Statement(select(func.count()).select_from(fact))
_AT_SEQ = Statement(
    select(fact.c.at, fact.c.hash).where(
        fact.c.terminal_id == bindparam("terminal_id"),
        fact.c.epoch == bindparam("epoch"),
        fact.c.seq == bindparam("seq"),
    )
)


@dataclass(frozen=True, slots=True)
class Tip:
    """Where this terminal's own journal ends; `last_at` is None before its first fact.

    `last_at` is the latest time among the newest facts, not the time of the newest: a clock that
    was set back stays in doubt whatever is recorded meanwhile, until a person confirms it.
    """

    head: Head
    last_at: datetime | None
    acked_seq: int


def tip(link: Link) -> Tip:
    """The end of this terminal's present life; Unavailable STORE_UNPROVISIONED without one."""
    found, acked = head(link)
    last_at = _latest(link, found.terminal_id, found.epoch) if found.seq else None
    return Tip(found, last_at, acked)


def head(link: Link) -> tuple[Head, int]:
    """The head of this terminal's present life, and up to where the center has acknowledged it.

    Unavailable STORE_UNPROVISIONED where there is none.
    """
    row = link.one(_TERMINAL)
    if row is None:
        raise Unavailable("STORE_UNPROVISIONED")
    terminal_id, epoch, acked = row
    newest = link.one(_NEWEST, terminal_id=terminal_id, epoch=epoch)
    return Head(terminal_id, epoch, *newest) if newest else genesis(terminal_id, epoch), acked


def _latest(link: Link, terminal_id: str, epoch: int) -> datetime:
    """The latest time since the clock was last confirmed; all times bear the same offset.

    A doubt on record carries the time it was measured by, however many facts have followed.
    """
    times = []
    values = {"terminal_id": terminal_id, "epoch": epoch, "doubted": DOUBTED}
    for at, kind, body in link.all(_LATELY, **values):
        times.append(at)
        if kind == CONFIRMED:
            break
        if kind == DOUBTED:
            times.append(decoded(ClockDoubted, body).last_at)
    return datetime.fromisoformat(max(times))


def append(link: Link, entries: Sequence[Entry]) -> None:
    """Append facts, in their order."""
    link.add(fact.name, _COLUMNS, [structs.astuple(entry) for entry in entries])


def append_placed(link: Link, placed: Sequence[tuple[Entry, int]]) -> None:
    """Append facts of others, each with the position the center gave it."""
    rows = [(*structs.astuple(entry), pos) for entry, pos in placed]
    link.add(fact.name, (*_COLUMNS, "center_pos"), rows)


def history(link: Link, subject: str) -> tuple[Fact, ...]:
    """The facts about one subject, in the order of folding."""
    return tuple(fact_of(Entry(*row)) for row in link.all(_OF_SUBJECT, subject=subject))


def last_body(link: Link, subject: str, kinds: str) -> Row | None:
    """Kind, version and body of the newest fact of some kinds, given as a JSON list."""
    return link.one(_LAST_OF_KINDS, subject=subject, kinds=kinds)


def entries(link: Link) -> Iterator[Entry]:
    """The whole journal in the order of folding."""
    for part in (_PLACED, _NOT_PLACED):
        for row in link.stream(part):
            yield Entry(*row)


def entries_of_kind(link: Link, kind: str) -> list[Entry]:
    """Every fact of one kind, oldest first; walks the journal."""
    return [Entry(*row) for row in link.all(_OF_KIND, kind=kind)]


def lives(link: Link) -> list[Head]:
    """The start of every chain in the journal."""
    return [genesis(terminal_id, epoch) for terminal_id, epoch in link.all(_LIVES)]


def chain_of(link: Link, life: Head) -> Iterator[Entry]:
    """One chain from its first fact on."""
    values = {"terminal_id": life.terminal_id, "epoch": life.epoch}
    return (Entry(*row) for row in link.stream(_OF_LIFE, **values))


def count(link: Link) -> int:
    """How many facts there are."""
    row = link.one(_COUNT)
    return int(row[0]) if row else 0


def hash_at(link: Link, head: Head) -> str:
    """The hash of the fact a head speaks of; empty when there is none."""
    row = link.one(_AT_SEQ, terminal_id=head.terminal_id, epoch=head.epoch, seq=head.seq)
    return str(row[1]) if row else ""


def written_at(link: Link, head: Head, seq: int) -> datetime | None:
    """The time of one fact of the same life as a head, or None when there is none."""
    row = link.one(_AT_SEQ, terminal_id=head.terminal_id, epoch=head.epoch, seq=seq)
    return datetime.fromisoformat(row[0]) if row else None
