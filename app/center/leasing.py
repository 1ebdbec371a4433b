"""Leases of numbers: disjoint parts of a pool, granted when a terminal runs low.

What came back from a machine that is gone (`accounting.reclaim`) is granted before any other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlalchemy import bindparam, select

from app.center.engine.port import Link
from app.center.tables import pool
from app.domain.errors import Refused
from app.domain.numbering import Series
from app.domain.segments import LOW_NUMBERS, Segment, SegmentKind
from app.protocol.canonical import canonical_text, decoded
from app.protocol.sync.messages import Held
from app.storage.engine.link import Statement

MOST_NUMBERS = 999_999
"""The last number of a series of six digits."""
SIZES = {SegmentKind.CASE: 200, SegmentKind.DOCUMENT: 100}
"""How many numbers a terminal is given at a time."""
AHEAD = timedelta(days=10)
"""How long before New Year the numbers of the new year are given out."""

_PUT_POOL = Statement(
    "INSERT INTO pool (center_id, series, model, next_no, last_no, size) "
    "VALUES (:center_id, :series, :model, :next_no, :last_no, :size)"
)
_ENSURE_POOL = Statement(
    "INSERT INTO pool (center_id, series, model, next_no, last_no, size) "
    "VALUES (:center_id, :series, :model, :next_no, :last_no, :size) ON CONFLICT DO NOTHING"
)
_REFILL = Statement(
    "UPDATE pool SET model = :model, next_no = :next_no, last_no = :last_no, size = :size "
    "WHERE center_id = :center_id AND series = :series"
)
_POOL = Statement(
    "SELECT next_no, last_no FROM pool WHERE center_id = :center_id AND series = :series"
)
_LEASED_OF = Statement(
    "SELECT max(to_no) FROM lease WHERE center_id = :center_id AND series = :series"
)
_POOLS = Statement(
    "SELECT series, model, next_no, last_no, size FROM pool WHERE center_id = :center_id "
    "ORDER BY series"
)
_HELD = Statement(
    select(pool.c.next_no, pool.c.last_no)
    .where(pool.c.center_id == bindparam("center_id"), pool.c.series == bindparam("series"))
    .with_for_update()
)
"""Who leases from a pool holds its row until commit; numbers read before that may be gone."""
_MOVE = Statement(
    "UPDATE pool SET next_no = :next_no WHERE center_id = :center_id AND series = :series "
    "AND next_no < :next_no"
)
"""Numbers go one way."""
_LEASE = Statement(
    "INSERT INTO lease (center_id, lease_id, series, from_no, to_no, terminal_id, epoch) "
    "VALUES (:center_id, :lease_id, :series, :from_no, :to_no, :terminal_id, :epoch) "
    "ON CONFLICT DO NOTHING"
)
_BACK = Statement(
    "SELECT from_no, to_no FROM returned WHERE center_id = :center_id AND series = :series "
    "ORDER BY from_no LIMIT 1"
)
_TAKEN = Statement(
    "DELETE FROM returned WHERE center_id = :center_id AND series = :series AND from_no = :from_no"
)
_GONE = Statement(
    "DELETE FROM returned WHERE center_id = :center_id AND series = :series "
    "AND from_no <= :to_no AND to_no >= :from_no"
)
"""What somebody holds did not come back after all: this center was set back since."""
_LEFT = Statement(
    "INSERT INTO returned (center_id, series, from_no, to_no) "
    "VALUES (:center_id, :series, :from_no, :to_no)"
)
_KNOWN = Statement("SELECT 1 FROM lease WHERE center_id = :center_id AND lease_id = :lease_id")
_LEASED = Statement(
    "SELECT lease_id, series, epoch FROM lease "
    "WHERE center_id = :center_id AND terminal_id = :terminal_id"
)
"""All at once: a question a series, at every hello, took longer than all else of it."""


def put_pool(link: Link, center_id: str, model: Segment, size: int) -> None:
    """Numbers to lease from: those of `model`, `size` at a time.

    A series that is used up goes on with the new ones. Raises Refused POOL_NOT_EMPTY while it is
    not, POOL_BEHIND for numbers that were leased before, and as `Segment.checked`.
    """
    values = _pool(center_id, model.checked(), size)
    row = link.one(_POOL, center_id=center_id, series=model.series)
    if row is None:
        link.run(_PUT_POOL, values)
        return
    next_no, last_no = row
    if next_no <= last_no:
        raise Refused("POOL_NOT_EMPTY", series=model.series, left=last_no - next_no + 1)
    (leased,) = link.one(_LEASED_OF, center_id=center_id, series=model.series) or (0,)
    if model.from_no <= max(last_no, leased or 0):
        raise Refused("POOL_BEHIND", series=model.series, leased=max(last_no, leased or 0))
    link.run(_REFILL, values)


def ensure_pool(link: Link, center_id: str, series: Series, now: datetime) -> None:
    """Numbers of a series the center gives by itself, from 1 on; one that has them keeps them."""
    model = model_of(series, 1, MOST_NUMBERS, now)
    link.run(_ENSURE_POOL, _pool(center_id, model, SIZES[series.kind]))


def model_of(series: Series, first: int, last: int, now: datetime) -> Segment:
    """What every lease of a series has in common, over all its numbers."""
    return Segment(
        lease_id="",
        series=series.name,
        kind=series.kind,
        format=series.format,
        from_no=first,
        to_no=last,
        next_no=first,
        granted_at=now,
        expires_on=date(series.year, 12, 31),
        terminal_id="",
        organ=series.organ,
        nature=series.nature,
        year=series.year,
        code=series.code,
    ).checked()


def _pool(center_id: str, model: Segment, size: int) -> dict[str, object]:
    return {
        "center_id": center_id,
        "series": model.series,
        "model": canonical_text(model),
        "next_no": model.from_no,
        "last_no": model.to_no,
        "size": size,
    }


def keep_reported(
    link: Link,
    center_id: str,
    terminal_id: str,
    epoch: int,
    held: Iterable[Held],
    now: datetime,
) -> tuple[Segment, ...]:
    """What a terminal says it holds. A lease this center does not know was granted by one that is
    no more: it stands, its pool goes on behind it, and it is returned to be recorded again.
    """
    forgotten = []
    own = {row[0] for row in link.all(_LEASED, center_id=center_id, terminal_id=terminal_id)}
    for series, model, next_no, _last, _size in link.all(_POOLS, center_id=center_id):
        mine = [one for one in held if one.series == series and one.to_no]
        for one in mine:
            if one.lease_id in own or _is_known(link, center_id, one.lease_id):
                continue
            numbers = {"lease_id": one.lease_id, "from_no": one.from_no, "to_no": one.to_no}
            where = {"series": series, "terminal_id": terminal_id, "epoch": epoch}
            link.run(_LEASE, {"center_id": center_id, **numbers, **where})
            link.run(_GONE, {"center_id": center_id, "series": series, **numbers})
            numbers_of = (one.lease_id, one.from_no, one.to_no)
            forgotten.append(_cut(model, *numbers_of, terminal_id, epoch, now))
        furthest = max((one.to_no for one in mine), default=0)
        if furthest >= next_no:
            link.run(_MOVE, {"center_id": center_id, "series": series, "next_no": furthest + 1})
    return tuple(forgotten)


def grants(
    link: Link,
    center_id: str,
    terminal_id: str,
    epoch: int,
    held: tuple[Held, ...],
    generation: str,
    now: datetime,
) -> tuple[Segment, ...]:
    """New leases for every series this life runs low of; none while one is on its way."""
    granted, given = [], dict[str, set[str]]()
    leased = link.all(_LEASED, center_id=center_id, terminal_id=terminal_id)
    for lease_id, series in (row[:2] for row in leased if row[2] == epoch):
        given.setdefault(series, set()).add(lease_id)
    for series, model, _next, _last, size in link.all(_POOLS, center_id=center_id):
        if not _is_of_these_days(decoded(Segment, model).year, now):
            continue
        mine = [one for one in held if one.series == series]
        left = sum(max(0, one.to_no - one.next_no + 1) for one in mine)
        where = {"terminal_id": terminal_id, "epoch": epoch, "series": series}
        on_its_way = given.get(series, set()) - {one.lease_id for one in mine}
        if left > max(LOW_NUMBERS, size // 2) or on_its_way:
            continue
        cut = _next_numbers(link, center_id, series, size)
        if cut is None:
            continue
        next_no, to_no = cut
        lease_id = f"{series}/{generation}.{next_no}.{terminal_id}.{epoch}"
        segment = _cut(model, lease_id, next_no, to_no, terminal_id, epoch, now)
        numbers = {"lease_id": lease_id, "from_no": next_no, "to_no": to_no}
        link.run(_LEASE, {"center_id": center_id, **numbers, **where})
        granted.append(segment)
    return tuple(granted)


def _next_numbers(link: Link, center_id: str, series: str, size: int) -> tuple[int, int] | None:
    """The first and the last of the next numbers, taken from what came back or else the pool."""
    row = link.one(_HELD, center_id=center_id, series=series)
    next_no, last_no = row or (1, 0)
    back = link.one(_BACK, center_id=center_id, series=series)
    if back is not None:
        first, last = back
        to_no = min(last, first + size - 1)
        link.run(_TAKEN, {"center_id": center_id, "series": series, "from_no": first})
        if to_no < last:
            rest = {"series": series, "from_no": to_no + 1, "to_no": last}
            link.run(_LEFT, {"center_id": center_id, **rest})
        return first, to_no
    if next_no > last_no:
        return None
    to_no = min(last_no, next_no + size - 1)
    link.run(_MOVE, {"center_id": center_id, "series": series, "next_no": to_no + 1})
    return next_no, to_no


def _is_known(link: Link, center_id: str, lease_id: str) -> bool:
    return link.one(_KNOWN, center_id=center_id, lease_id=lease_id) is not None


def _is_of_these_days(year: int, now: datetime) -> bool:
    """This year's numbers, and in its last days those of the next: nobody begins it without."""
    return year in (0, now.year, (now + AHEAD).year)


def _cut(
    model: str,
    lease_id: str,
    from_no: int,
    to_no: int,
    terminal_id: str,
    epoch: int,
    now: datetime,
) -> Segment:
    found = decoded(Segment, model)
    code = terminal_id if found.kind is SegmentKind.CASE and not found.code else found.code
    return replace(
        found,
        code=code,
        lease_id=lease_id,
        from_no=from_no,
        to_no=to_no,
        next_no=from_no,
        granted_at=now,
        terminal_id=terminal_id,
        epoch=epoch,
    )
