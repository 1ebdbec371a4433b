"""The lamps of electronic monitoring: how close a clock is to its end (DOMAIN 5.2).

There is no national threshold, so the thresholds are an argument. A lamp is always derived.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.calendar import WorkCalendar
from app.domain.clocks.counting import DayUnit, days_left


class Lamp(StrEnum):
    """The colour of a clock; a screen shows it with a word and a mark, never alone."""

    GREEN = "GREEN"
    YELLOW = "YELLOW"
    ORANGE = "ORANGE"
    RED = "RED"
    PURPLE = "PURPLE"
    GREY = "GREY"

    @property
    def word(self) -> str:
        """The word of a lamp: 正常, 预警, 到期, 超时, 违法超时, 停表."""
        return _WORDS[self]


_WORDS = {
    Lamp.GREEN: "正常",
    Lamp.YELLOW: "预警",
    Lamp.ORANGE: "到期",
    Lamp.RED: "超时",
    Lamp.PURPLE: "违法超时",
    Lamp.GREY: "停表",
}


@dataclass(frozen=True, slots=True)
class LampThresholds:
    """When yellow begins: so many working days or such a share of the limit left, or less."""

    workdays: int = 1
    percent: int = 20


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


DEFAULT_THRESHOLDS = LampThresholds()


def lamp(
    face: ClockFace,
    today: date,
    calendar: WorkCalendar,
    thresholds: LampThresholds = DEFAULT_THRESHOLDS,
) -> Lamp:
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
    return Lamp.YELLOW if _is_near(face, today, calendar, thresholds) else Lamp.GREEN


def _is_near(
    face: ClockFace, today: date, calendar: WorkCalendar, thresholds: LampThresholds
) -> bool:
    workdays = days_left(today, face.due, DayUnit.WORKDAY, calendar)
    left = days_left(today, face.due, face.unit, calendar)
    return workdays <= thresholds.workdays or left * 100 <= face.limit * thresholds.percent
