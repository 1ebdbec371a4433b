"""The lamps of electronic monitoring: how close a clock is to its end (DOMAIN 5.2).

There is no national threshold: the center says when yellow begins. A lamp is always derived.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.calendar import WorkCalendar
from app.domain.clocks.counting import DayUnit, days_left


class Lamp(StrEnum):
    """The colour of a clock; a screen shows it with words and a mark, never alone.

    In time, nearly due, last day, past the promise, past the law, standing still.
    """

    GREEN = "GREEN"
    YELLOW = "YELLOW"
    ORANGE = "ORANGE"
    RED = "RED"
    PURPLE = "PURPLE"
    GREY = "GREY"


@dataclass(frozen=True, slots=True)
class LampThresholds:
    """When yellow begins: so many working days or such a share of the limit left, or less."""

    workdays: int
    percent: int


@dataclass(frozen=True, slots=True)
class Watch:
    """By what the clocks of a center are watched: its calendar, and when its yellow begins."""

    calendar: WorkCalendar
    thresholds: LampThresholds

    @classmethod
    def plain(cls) -> Watch:
        """The published calendar and no warning before the last day, until a center says more."""
        return cls(WorkCalendar.china(), LampThresholds(workdays=0, percent=0))


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockFace:
    """What a lamp looks at.

    `due` is the last day of the promised limit of `limit` `unit`s, `statutory_due` that of the
    law. While `stopped`, `announced_until` is the end told to the applicant (行政许可法 45).
    """

    due: date
    limit: int
    unit: DayUnit
    statutory_due: date | None = None
    stopped: bool = False
    announced_until: date | None = None
    deemed_accepted: bool = False


def lamp(face: ClockFace, today: date, watch: Watch) -> Lamp:
    """Return the lamp of a clock today.

    Deemed acceptance outranks all. A stopped clock is grey, and yellow once the announced end
    has passed. Then: past the law, past the promise, last day, nearly due, in time.
    """
    if face.deemed_accepted:
        return Lamp.PURPLE
    if face.stopped:
        late = face.announced_until is not None and today > face.announced_until
        return Lamp.YELLOW if late else Lamp.GREY
    if face.statutory_due is not None and today > face.statutory_due:
        return Lamp.PURPLE
    if today >= face.due:
        return Lamp.RED if today > face.due else Lamp.ORANGE
    return Lamp.YELLOW if _is_near(face, today, watch) else Lamp.GREEN


def _is_near(face: ClockFace, today: date, watch: Watch) -> bool:
    near = watch.thresholds
    workdays = days_left(today, face.due, DayUnit.WORKDAY, watch.calendar)
    left = days_left(today, face.due, face.unit, watch.calendar)
    return workdays <= near.workdays or left * 100 <= face.limit * near.percent
