"""Segments and every single number taken from them: used once, accounted for, for ever."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from app.domain.cases.values import Number
from app.domain.facts.base import Fact
from app.domain.facts.office import LifeBegun, SegmentsClosed, SegmentsLeased
from app.domain.segments import Segment, SegmentKind


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberUse:
    """What one number of a series became."""

    series: str
    n: int
    text: str
    lease_id: str
    kind: str
    case_id: str
    event_id: str
    doubled_by: tuple[str, ...] = ()


def number_of(fact: Fact) -> Number | None:
    """The number a fact used up, if it used one."""
    number: Any = getattr(fact.body, "number", None)
    return number if isinstance(number, Number) else None


def fold_segment(segment: Segment | None, fact: Fact, key: str) -> Segment | None:
    """The segment after this fact, the same in whichever order facts become known.

    `next_no` stands behind the highest number ever used. A use that is known before its lease
    leaves a segment without numbers, which the lease then fills.
    """
    if isinstance(fact.body, SegmentsLeased):
        leased = next(one for one in fact.body.segments if one.lease_id == key)
        if segment is None:
            return leased
        next_no, epoch = max(leased.next_no, segment.next_no), max(leased.epoch, segment.epoch)
        return replace(leased, next_no=next_no, epoch=epoch, burnt=segment.burnt)
    if isinstance(fact.body, (LifeBegun, SegmentsClosed)):
        held = segment or _unknown(key)
        if isinstance(fact.body, LifeBegun) and key in fact.body.on_with:
            return replace(held, epoch=max(held.epoch, fact.body.epoch))
        return replace(held, burnt=min(held.burnt or fact.body.cause, fact.body.cause))
    number = number_of(fact)
    if number is None:
        return segment
    held = segment or _unknown(key)
    return replace(held, series=number.series, next_no=max(held.next_no, number.n + 1))


def _unknown(lease_id: str) -> Segment:
    return Segment(
        lease_id=lease_id,
        series="",
        kind=SegmentKind.BILL,
        format="",
        from_no=1,
        to_no=0,
        next_no=1,
        granted_at=datetime.min.replace(tzinfo=UTC),
        expires_on=date.min,
        terminal_id="",
    )


def fold_number(use: NumberUse | None, fact: Fact) -> NumberUse | None:
    """The use of a number; the same number in a second fact is a double, in whichever order."""
    number = number_of(fact)
    if number is None:
        return use
    if use is not None and fact.event_id in (use.event_id, *use.doubled_by):
        return use
    if use is not None and use.event_id < fact.event_id:
        return replace(use, doubled_by=tuple(sorted({*use.doubled_by, fact.event_id})))
    return NumberUse(
        series=number.series,
        n=number.n,
        text=number.text,
        lease_id=number.lease_id,
        kind=fact.kind,
        case_id=fact.subject,
        event_id=fact.event_id,
        doubled_by=tuple(sorted({*use.doubled_by, use.event_id})) if use else (),
    )
