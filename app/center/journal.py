"""The journal of a center: facts by place and identity, positions by the order of storing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from msgspec import structs
from sqlalchemy import Select, bindparam, select, union

from app.center.engine.port import Link
from app.center.tables import fact, feed, scope
from app.domain.errors import Refused
from app.protocol.chain import Entry
from app.protocol.sync.messages import Row, Run, Tally
from app.protocol.sync.tallying import PAID, tallied
from app.storage.engine.link import Statement

_ORDER = tuple(Entry.__struct_fields__)

_MOVE_HEAD = Statement(
    "UPDATE center SET pos = pos + :count WHERE center_id = :center_id RETURNING pos"
)
_OF_FACT = ("center_id", *_ORDER, "received_at")
_OF_FEED = ("center_id", "pos", "terminal_id", "epoch", "seq")
_OF_SCOPE = ("center_id", "scope", "pos")
_AT = Statement(
    "SELECT hash FROM fact WHERE center_id = :center_id AND terminal_id = :terminal_id "
    "AND epoch = :epoch AND seq = :seq UNION ALL "
    "SELECT hash FROM echo WHERE center_id = :center_id AND terminal_id = :terminal_id "
    "AND epoch = :epoch AND seq = :seq"
)
_PLACED = Statement(
    "SELECT seq, pos FROM feed WHERE center_id = :center_id AND terminal_id = :terminal_id "
    "AND epoch = :epoch AND seq > :after AND seq <= :upto UNION ALL "
    "SELECT echo.seq, feed.pos FROM echo JOIN fact ON fact.center_id = echo.center_id "
    "AND fact.event_id = echo.event_id JOIN feed ON feed.center_id = fact.center_id "
    "AND feed.terminal_id = fact.terminal_id AND feed.epoch = fact.epoch AND feed.seq = fact.seq "
    "WHERE echo.center_id = :center_id AND echo.terminal_id = :terminal_id "
    "AND echo.epoch = :epoch AND echo.seq > :after AND echo.seq <= :upto ORDER BY seq"
)
_ECHO = Statement(
    "INSERT INTO echo (center_id, terminal_id, epoch, seq, event_id, prev_hash, hash) "
    "VALUES (:center_id, :terminal_id, :epoch, :seq, :event_id, :prev_hash, :hash)"
)
_AT_ONCE = 100
"""So many identities are looked up by one query; a server may be a network away."""
_NAMES = tuple(f"event_{n}" for n in range(_AT_ONCE))
_KNOWN = Statement(
    select(
        *(fact.c[name] for name in ("event_id", "kind", "ver", "subject", "body", "actor", "at"))
    )
    .where(fact.c.center_id == bindparam("center_id"))
    .where(fact.c.event_id.in_([bindparam(name) for name in _NAMES]))
)
_DAYS = Statement(
    "SELECT seq, at, kind, CASE kind WHEN :paid THEN body ELSE '' END, hash FROM fact "
    "WHERE center_id = :center_id AND terminal_id = :terminal_id AND epoch = :epoch "
    "AND seq <= :upto AND substr(at, 1, 10) >= :since UNION ALL SELECT echo.seq, fact.at, "
    "fact.kind, CASE fact.kind WHEN :paid THEN fact.body ELSE '' END, echo.hash FROM echo "
    "JOIN fact ON fact.center_id = echo.center_id AND fact.event_id = echo.event_id "
    "WHERE echo.center_id = :center_id AND echo.terminal_id = :terminal_id "
    "AND echo.epoch = :epoch AND echo.seq <= :upto AND substr(fact.at, 1, 10) >= :since "
    "ORDER BY seq"
)


def _read_by(name: str) -> Select[tuple[int]]:
    """The next positions that one scope reads: as many as a page holds, whatever lies behind."""
    mine = (
        select(scope.c.pos)
        .where(
            scope.c.center_id == bindparam("center_id"),
            scope.c.scope == bindparam(name),
            scope.c.pos > bindparam("after"),
            scope.c.pos <= bindparam("upto"),
        )
        .order_by(scope.c.pos)
        .limit(bindparam("most"))
    )
    return select(mine.subquery().c.pos)


_READ = union(*map(_read_by, ("first", "second", "third"))).subquery()
_IN_FEED = (feed.c.center_id == bindparam("center_id")) & (feed.c.pos == _READ.c.pos)
_IN_JOURNAL = (
    (fact.c.center_id == feed.c.center_id)
    & (fact.c.terminal_id == feed.c.terminal_id)
    & (fact.c.epoch == feed.c.epoch)
    & (fact.c.seq == feed.c.seq)
)
_PAGE = Statement(
    select(feed.c.pos, *(fact.c[name] for name in _ORDER))
    .select_from(_READ.join(feed, _IN_FEED).join(fact, _IN_JOURNAL))
    .order_by(feed.c.pos)
    .limit(bindparam("most"))
)


def store(
    link: Link,
    center_id: str,
    entries: Sequence[Entry],
    scopes: Iterable[tuple[str, ...]],
    now: datetime,
) -> None:
    """Store facts of one life and give them positions; the head row is taken last.

    `scopes` tells for each fact who reads it. Every row of the feed is visible in the order of its
    position: whoever moved the head holds its row until commit.
    """
    if not entries:
        return
    received_at = now.isoformat()
    rows = ((center_id, *structs.astuple(one), received_at) for one in entries)
    link.put_all(fact, _OF_FACT, rows)
    row = link.one(_MOVE_HEAD, center_id=center_id, count=len(entries))
    assert row is not None
    first = int(row[0]) - len(entries) + 1
    placed = list(enumerate(entries, first))
    places = ((center_id, pos, one.terminal_id, one.epoch, one.seq) for pos, one in placed)
    link.put_all(feed, _OF_FEED, places)
    read = zip(placed, scopes, strict=True)
    readers = ((center_id, name, pos) for (pos, _one), names in read for name in {*names})
    link.put_all(scope, _OF_SCOPE, readers)


def hash_at(link: Link, center_id: str, terminal_id: str, epoch: int, seq: int) -> str:
    """The hash stored at a place, or empty."""
    row = link.one(_AT, center_id=center_id, terminal_id=terminal_id, epoch=epoch, seq=seq)
    return str(row[0]) if row else ""


def not_told(link: Link, center_id: str, entries: Sequence[Entry]) -> list[Entry]:
    """The facts nobody said before; the others only get their place in this chain.

    Raises Refused FACT_CHANGED when an identity comes back with another content, or twice at once.
    """
    new: list[Entry] = []
    known = _known(link, center_id, [one.event_id for one in entries])
    for one in entries:
        before = known.get(one.event_id)
        if before is None:
            known[one.event_id] = ()
            new.append(one)
        elif before != (one.kind, one.ver, one.subject, one.body, one.actor, one.at):
            raise Refused("FACT_CHANGED", event_id=one.event_id)
        else:
            link.run(_ECHO, {**structs.asdict(one), "center_id": center_id})
    return new


def _known(link: Link, center_id: str, event_ids: Sequence[str]) -> dict[str, tuple[object, ...]]:
    """What is stored under these identities."""
    found: dict[str, tuple[object, ...]] = {}
    for first in range(0, len(event_ids), _AT_ONCE):
        asked = dict.fromkeys(_NAMES, "")
        asked.update(zip(_NAMES, event_ids[first : first + _AT_ONCE], strict=False))
        rows = link.all(_KNOWN, center_id=center_id, **asked)
        found.update({str(row[0]): tuple(row[1:]) for row in rows})
    return found


def placed(
    link: Link, center_id: str, terminal_id: str, epoch: int, after: int, upto: int
) -> tuple[Run, ...]:
    """The positions of a run of facts, joined where they follow each other."""
    runs: list[Run] = []
    where = {"terminal_id": terminal_id, "epoch": epoch, "after": after, "upto": upto}
    for seq, pos in link.all(_PLACED, center_id=center_id, **where):
        last = runs[-1] if runs else None
        if last and (last.seq + last.count, last.pos + last.count) == (seq, pos):
            runs[-1] = structs.replace(last, count=last.count + 1)
        else:
            runs.append(Run(seq, pos, 1))
    return tuple(runs)


def tallies(
    link: Link, center_id: str, terminal_id: str, epoch: int, upto: int, since: str
) -> tuple[Tally, ...]:
    """The days of a life from one on, up to a place, as they are stored here."""
    where = {"terminal_id": terminal_id, "epoch": epoch, "upto": upto, "since": since}
    rows = link.all(_DAYS, center_id=center_id, paid=PAID, **where)
    return tallied(row[1:] for row in rows)


def page(
    link: Link, center_id: str, scopes: tuple[str, str, str], span: tuple[int, int], most: int
) -> list[Row]:
    """Facts that the scopes read, in order: those behind the first position of the span, up to
    its last. What is stored meanwhile lies behind that.
    """
    first, second, third = scopes
    rows = link.all(
        _PAGE,
        center_id=center_id,
        first=first,
        second=second,
        third=third,
        after=span[0],
        upto=span[1],
        most=most,
    )
    return [Row(int(row[0]), Entry(*row[1:])) for row in rows]
