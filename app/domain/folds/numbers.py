"""Segments and every single number taken from them: used once, accounted for, for ever."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from app.domain.cases.values import Number
from app.domain.facts.base import Fact
from app.domain.facts.office import SegmentsLeased
from app.domain.segments import Segment


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
    """The segment after this fact: `next_no` stands behind the highest number ever used."""
    if isinstance(fact.body, SegmentsLeased):
        return segment or next(one for one in fact.body.segments if one.lease_id == key)
    number = number_of(fact)
    if segment is None or number is None:
        return segment
    return replace(segment, next_no=max(segment.next_no, number.n + 1))


def fold_number(use: NumberUse | None, fact: Fact) -> NumberUse | None:
    """The use of a number; the same number used by a second fact is kept as a double."""
    number = number_of(fact)
    if number is None:
        return use
    if use is not None:
        return replace(use, doubled_by=(*use.doubled_by, fact.event_id))
    return NumberUse(
        series=number.series,
        n=number.n,
        text=number.text,
        lease_id=number.lease_id,
        kind=fact.kind,
        case_id=fact.subject,
        event_id=fact.event_id,
    )
