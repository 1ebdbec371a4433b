"""Accounts for every number of every series; what a machine that is gone left unused comes back.

pool:   first ── leased ──┬── not leased yet ── last
lease:                    ├─ used   on a paper of which a fact is stored
                          ├─ held   by a life that goes on
                          ├─ adrift with a life that is over: nobody gives them out any more
                          └─ returned by a person who has counted the forms: leased again, first
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import msgspec

from app.center import lives
from app.center.engine.port import Link
from app.center.lives import Life
from app.domain.errors import Refused
from app.protocol.sync.messages import Former
from app.storage.engine.link import Row, Statement

_POOLS = Statement(
    "SELECT series, next_no, last_no FROM pool WHERE center_id = :center_id ORDER BY series"
)
_LEASES = Statement(
    "SELECT lease_id, series, from_no, to_no, terminal_id, epoch FROM lease "
    "WHERE center_id = :center_id ORDER BY series, from_no"
)
_ONE = Statement(
    "SELECT lease_id, series, from_no, to_no, terminal_id, epoch FROM lease "
    "WHERE center_id = :center_id AND lease_id = :lease_id"
)
_CARRY_ON = Statement(
    "UPDATE lease SET epoch = :epoch WHERE center_id = :center_id AND lease_id = :lease_id"
)
_LEASES_OF = Statement(
    "SELECT lease_id FROM lease WHERE center_id = :center_id AND terminal_id = :terminal_id "
    "AND epoch = :epoch ORDER BY series, from_no"
)
_RETURNED = Statement(
    "SELECT series, from_no, to_no FROM returned WHERE center_id = :center_id ORDER BY from_no"
)
_USED = Statement(
    "SELECT body FROM fact WHERE center_id = :center_id AND body LIKE :pattern "
    "AND kind != 'SegmentsLeased'"
)
_NUMBER_OF = '%"lease_id"%'
_CUT = Statement(
    "UPDATE lease SET to_no = :to_no WHERE center_id = :center_id AND lease_id = :lease_id"
)
_RETURN = Statement(
    "INSERT INTO returned (center_id, series, from_no, to_no) "
    "VALUES (:center_id, :series, :from_no, :to_no)"
)


@dataclass(frozen=True, slots=True)
class LeaseAccount:
    """One lease: how many of its numbers stand on papers, and the first behind them all."""

    lease_id: str
    terminal_id: str
    epoch: int
    from_no: int
    to_no: int
    used: int
    next_no: int
    is_over: bool
    """Whether its life is: then what is left of it is adrift."""

    @property
    def left(self) -> int:
        """Numbers behind the last used one; those skipped before it are told apart by `used`."""
        return max(0, self.to_no - self.next_no + 1)


@dataclass(frozen=True, slots=True)
class SeriesAccount:
    """A series: every number of it is in one of these."""

    series: str
    used: int
    held: int
    adrift: int
    skipped: int
    returned: int
    not_leased: int
    leases: tuple[LeaseAccount, ...]


def account(link: Link, center_id: str) -> tuple[SeriesAccount, ...]:
    """Where every number of every series is, by what is stored here."""
    used = _used(link, center_id)
    leases: dict[str, list[LeaseAccount]] = defaultdict(list)
    for row in link.all(_LEASES, center_id=center_id):
        leases[row[1]].append(_lease(link, center_id, row, used.get(row[0], frozenset())))
    returned: dict[str, int] = defaultdict(int)
    for series, first, last in link.all(_RETURNED, center_id=center_id):
        returned[series] += last - first + 1
    return tuple(
        _series(series, last_no - next_no + 1, leases[series], returned[series])
        for series, next_no, last_no in link.all(_POOLS, center_id=center_id)
    )


def reclaim(link: Link, center_id: str, lease_id: str, first: int) -> int:
    """Numbers from `first` on come back from a machine that is gone, to be leased again; how many.

    Raises Refused LEASE_UNKNOWN; LEASE_HELD while its life goes on; NUMBERS_USED when a paper bears
    one of them; NUMBERS_NONE when the lease ends before.
    """
    row = link.one(_ONE, center_id=center_id, lease_id=lease_id)
    if row is None:
        raise Refused("LEASE_UNKNOWN", lease=lease_id)
    lives.hold(link, center_id, row[4])
    found = _lease(link, center_id, row, _used(link, center_id).get(lease_id, frozenset()))
    if not found.is_over:
        raise Refused("LEASE_HELD", lease=lease_id, terminal=found.terminal_id)
    if first < max(found.next_no, found.from_no):
        raise Refused("NUMBERS_USED", lease=lease_id, first=found.next_no)
    if first > found.to_no:
        raise Refused("NUMBERS_NONE", lease=lease_id, last=found.to_no)
    link.run(_CUT, {"center_id": center_id, "lease_id": lease_id, "to_no": first - 1})
    back = {"series": row[1], "from_no": first, "to_no": found.to_no}
    link.run(_RETURN, {"center_id": center_id, **back})
    return found.to_no - first + 1


def carry_on(link: Link, center_id: str, old: Life, former: Former, epoch: int) -> None:
    """Life `epoch` goes on with the leases of a disk it took over, at the numbers it tells.

    None of them unless it asks to, nor where that disk is not the newest of its terminal: where
    another life than `old` is on it, or the center has a fact that is not. A lease some of which
    was returned, or of which a paper bears a number the disk does not know, stays where it is.
    """
    is_newest = old.epoch == former.epoch and old.have in former.marks
    if not former.goes_on or not is_newest:
        return
    used = _used(link, center_id)
    for held in former.leases:
        row = link.one(_ONE, center_id=center_id, lease_id=held.lease_id)
        as_told = (held.from_no, held.to_no, old.terminal_id, former.epoch)
        is_open = row is not None and row[2:] == as_told and held.next_no <= held.to_no
        if is_open and max(used.get(held.lease_id, frozenset((0,)))) < held.next_no:
            which = {"center_id": center_id, "lease_id": held.lease_id}
            link.run(_CARRY_ON, {**which, "epoch": epoch})


def leases_of(link: Link, center_id: str, terminal_id: str, epoch: int) -> tuple[str, ...]:
    """The leases of one life."""
    rows = link.all(_LEASES_OF, center_id=center_id, terminal_id=terminal_id, epoch=epoch)
    return tuple(lease_id for (lease_id,) in rows)


def _series(
    series: str, not_leased: int, leases: list[LeaseAccount], returned: int
) -> SeriesAccount:
    return SeriesAccount(
        series=series,
        used=sum(one.used for one in leases),
        held=sum(one.left for one in leases if not one.is_over),
        adrift=sum(one.left for one in leases if one.is_over),
        skipped=sum(one.next_no - one.from_no - one.used for one in leases),
        returned=returned,
        not_leased=not_leased,
        leases=tuple(leases),
    )


def _lease(link: Link, center_id: str, row: Row, used: frozenset[int]) -> LeaseAccount:
    lease_id, _series, first, last, terminal_id, epoch = row
    present = lives.in_force(lives.lives(link, center_id, terminal_id))
    return LeaseAccount(
        lease_id=lease_id,
        terminal_id=terminal_id,
        epoch=epoch,
        from_no=first,
        to_no=last,
        used=sum(first <= n <= last for n in used),
        next_no=max((n + 1 for n in used if first <= n <= last), default=first),
        is_over=present.epoch != epoch or bool(present.fence),
    )


def _used(link: Link, center_id: str) -> dict[str, frozenset[int]]:
    """The numbers on papers, by their lease."""
    found: dict[str, set[int]] = defaultdict(set)
    for (body,) in link.all(_USED, center_id=center_id, pattern=_NUMBER_OF):
        number = msgspec.json.decode(body).get("number")
        if isinstance(number, dict):
            found[number["lease_id"]].add(number["n"])
    return {lease_id: frozenset(numbers) for lease_id, numbers in found.items()}
