"""The day strip: every day from the start of a limit to its last, and why it counted or not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.calendar import DayKind, WorkCalendar
from app.domain.clocks.counting import DayUnit, Step, Stops, steps

NOT_THE_START = "起算日不计"
ON_THE_SPOT = "当场办理"
STOPPED = "停表"
MOVED_ON = "期满顺延"


@dataclass(frozen=True, slots=True)
class StripDay:
    """One day of a strip: its number from 1, or no number and the reason why.

    A counted day carries a reason too when it is worth saying: 调休上班. The last day of a limit
    in calendar days has no number when it was moved on from a rest day (民法典 203).
    """

    day: date
    number: int | None
    reason: str
    kind: DayKind
    provisional: bool
    is_last: bool = False
    is_today: bool = False


@dataclass(frozen=True, slots=True)
class DayStrip:
    """The days of one limit in order, from its start to its deadline."""

    days: tuple[StripDay, ...]

    @property
    def due(self) -> date:
        """The last day of the limit."""
        return self.days[-1].day

    @property
    def is_provisional(self) -> bool:
        """Whether a plan still to be published may move the deadline."""
        return any(day.provisional for day in self.days)


def explain(
    start: date, limit: int, unit: DayUnit, calendar: WorkCalendar, stops: Stops, today: date
) -> DayStrip:
    """Show how a limit is counted day by day, ending on its deadline.

    Raises Refused("CLOCK_LIMIT") for a limit that is negative or absurd.
    """
    first = Step(start, None)
    walk = (first, *steps(start, limit, unit, calendar, stops))
    return DayStrip(
        tuple(
            StripDay(
                day=step.day,
                number=step.number,
                reason=_reason(step, start, limit, unit, calendar),
                kind=calendar.kind(step.day),
                provisional=calendar.is_provisional(step.day),
                is_last=step is walk[-1],
                is_today=step.day == today,
            )
            for step in walk
        )
    )


def _reason(step: Step, start: date, limit: int, unit: DayUnit, calendar: WorkCalendar) -> str:
    if step.day == start:
        return ON_THE_SPOT if unit is DayUnit.IMMEDIATE or not limit else NOT_THE_START
    if step.stopped:
        return STOPPED
    if step.number is None and calendar.is_workday(step.day):
        return MOVED_ON
    if step.number is None or calendar.kind(step.day) is DayKind.SHIFT_WORK:
        return calendar.reason(step.day)
    return ""
