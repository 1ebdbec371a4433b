"""The journal of a center: facts by place and identity, positions by the order of storing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

from msgspec import structs
from sqlalchemy import Select, and_, bindparam, or_, select, union

from app.center.engine.listing import Among
from app.center.engine.port import Link
from app.center.tables import fact, feed, scope
from app.domain.errors import Refused
from app.protocol.canonical import canonical_text
from app.protocol.chain import Entry
from app.protocol.sync.messages import Row, Run, Tally
from app.protocol.sync.tallying import PAID, tallied
from app.storage.engine.link import Statement

_ORDER = tuple(Entry.__struct_fields__)
_COLUMNS = ("center_id", *_ORDER, "received_at")
_FEED = ("center_id", "pos", "terminal_id", "epoch", "seq")
_SCOPE = ("center_id", "scope", "pos")

_MOVE_HEAD = Statement(
    "UPDATE center SET pos = pos + :count WHERE center_id = :center_id RETURNING pos"
)
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
_READERS = Statement(
    "SELECT DISTINCT scope FROM scope WHERE center_id = :center_id "
    "AND pos > :after AND pos <= :upto"
)
_ECHO = Statement(
    "INSERT INTO echo (center_id, terminal_id, epoch, seq, event_id, prev_hash, hash) "
    "VALUES (:center_id, :terminal_id, :epoch, :seq, :event_id, :prev_hash, :hash)"
)
_KNOWN = Statement(
    select(
        *(fact.c[name] for name in ("event_id", "kind", "ver", "subject", "body", "actor", "at"))
    )
    .where(fact.c.center_id == bindparam("center_id"))
    .where(Among(fact.c.event_id, "event_ids"))
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


def _read_in(name: str) -> Select[Any]:
    """The places of one page that one scope reads, but for those of one life.

    Each scope is read along its index and no further than a page.
    """
    found = (
        select(feed.c.center_id, feed.c.pos, feed.c.terminal_id, feed.c.epoch, feed.c.seq)
        .select_from(
            scope.join(feed, (feed.c.center_id == scope.c.center_id) & (feed.c.pos == scope.c.pos))
        )
        .where(
            scope.c.center_id == bindparam("center_id"),
            scope.c.scope == bindparam(name),
            scope.c.pos > bindparam("after"),
            scope.c.pos <= bindparam("upto"),
            or_(feed.c.terminal_id != bindparam("but"), feed.c.epoch != bindparam("life")),
        )
        .order_by(scope.c.pos)
        .limit(bindparam("most"))
    )
    return select(found.subquery(name))


_PLACE = tuple(column.name for column in fact.primary_key.columns)


@lru_cache(maxsize=16)
def _page_of(scopes: int) -> Statement:
    """A page for who reads so many scopes."""
    read = union(*(_read_in(f"scope_{n}") for n in range(scopes))).subquery("read")
    return Statement(
        select(read.c.pos, *(fact.c[name] for name in _ORDER))
        .select_from(read.join(fact, and_(*(fact.c[name] == read.c[name] for name in _PLACE))))
        .order_by(read.c.pos)
        .limit(bindparam("most"))
    )


def store(
    link: Link,
    center_id: str,
    entries: Sequence[Entry],
    scopes: Callable[[], Iterable[tuple[str, ...]]],
    now: datetime,
) -> tuple[Run, ...]:
    """Store facts of one life and return the positions they were given; the head row is taken last.

    `scopes` tells for each fact who reads it; it is asked behind the head, so that nobody begins to
    read a case in between. Every row of the feed is visible in the order of its position: whoever
    moved the head holds its row until commit.
    """
    if not entries:
        return ()
    received_at = now.isoformat()
    rows = [(center_id, *structs.astuple(one), received_at) for one in entries]
    link.add(fact.name, _COLUMNS, rows)
    row = link.one(_MOVE_HEAD, center_id=center_id, count=len(entries))
    assert row is not None
    first = int(row[0]) - len(entries) + 1
    placed = list(enumerate(entries, first))
    link.add(
        feed.name,
        _FEED,
        [(center_id, pos, one.terminal_id, one.epoch, one.seq) for pos, one in placed],
    )
    link.add(
        scope.name,
        _SCOPE,
        [
            (center_id, reader, pos)
            for (pos, _one), readers in zip(placed, scopes(), strict=True)
            for reader in dict.fromkeys(readers)
        ],
    )
    return tuple(_joined((one.seq, pos) for pos, one in placed))


def hold_head(link: Link, center_id: str) -> None:
    """Nothing is stored by anybody else until commit."""
    link.one(_MOVE_HEAD, center_id=center_id, count=0)


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
    rows = link.all(_KNOWN, center_id=center_id, event_ids=canonical_text(event_ids))
    return {str(row[0]): tuple(row[1:]) for row in rows}


def placed(
    link: Link, center_id: str, terminal_id: str, epoch: int, after: int, upto: int
) -> tuple[Run, ...]:
    """The positions of a run of facts, joined where they follow each other."""
    where = {"terminal_id": terminal_id, "epoch": epoch, "after": after, "upto": upto}
    return tuple(_joined(link.all(_PLACED, center_id=center_id, **where)))


def tallies(
    link: Link, center_id: str, terminal_id: str, epoch: int, upto: int, since: str
) -> tuple[Tally, ...]:
    """The days of a life from one on, up to a place, as they are stored here."""
    where = {"terminal_id": terminal_id, "epoch": epoch, "upto": upto, "since": since}
    rows = link.all(_DAYS, center_id=center_id, paid=PAID, **where)
    return tallied(row[1:] for row in rows)


def readers_behind(link: Link, center_id: str, after: int, upto: int) -> tuple[str, ...]:
    """The scopes that read anything behind a position, up to another."""
    where = {"center_id": center_id, "after": after, "upto": upto}
    return tuple(row[0] for row in link.all(_READERS, **where))


def page(
    link: Link,
    center_id: str,
    scopes: tuple[str, ...],
    but: tuple[str, int],
    span: tuple[int, int],
    most: int,
) -> list[Row]:
    """Facts that the scopes read and one life did not say, in order: those behind the first
    position of the span, up to its last. What is stored meanwhile lies behind that.
    """
    asked = {f"scope_{n}": scope for n, scope in enumerate(scopes)}
    terminal_id, epoch = but
    rows = link.all(
        _page_of(len(scopes)),
        center_id=center_id,
        **asked,
        but=terminal_id,
        life=epoch,
        after=span[0],
        upto=span[1],
        most=most,
    )
    return [Row(int(row[0]), Entry(*row[1:])) for row in rows]


def _joined(places: Iterable[tuple[int, int]]) -> Iterator[Run]:
    """Places (number, position) as runs in which both follow each other."""
    run: Run | None = None
    for seq, pos in places:
        if run and (run.seq + run.count, run.pos + run.count) == (seq, pos):
            run = structs.replace(run, count=run.count + 1)
            continue
        if run:
            yield run
        run = Run(seq, pos, 1)
    if run:
        yield run
