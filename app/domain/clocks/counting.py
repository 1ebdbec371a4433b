"""Counts the days of legal limits: deadlines, extensions, days left and days used."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.domain.calendar import WorkCalendar
from app.domain.errors import Refused

Stops = Sequence[tuple[date, date]]
"""Intervals `(start, end]` during which a clock stands still."""

LONGEST_LIMIT = 3660
_DAY = timedelta(days=1)


class DayUnit(StrEnum):
    """In what a limit is counted; each matter says so, it never follows from the number."""

    WORKDAY = "WORKDAY"
    """Working days (行政许可法 82)."""
    CALENDAR = "CALENDAR"
    """All days; a last day off moves to the next working day (民法典 203)."""
    IMMEDIATE = "IMMEDIATE"
    """On the spot: the day itself, whatever the limit (行政许可法 32, 34)."""


@dataclass(frozen=True, slots=True)
class Step:
    """One day on the way to a deadline; `number` is None on a day that does not count."""

    day: date
    number: int | None
    stopped: bool = False


def deadline(
    start: date, limit: int, unit: DayUnit, calendar: WorkCalendar, stops: Stops = ()
) -> date:
    """Return the last day of a limit that an event on `start` set running.

    The day of the event does not count (民法典 201), nor does any day in a stop `(start, end]`
    (行政许可法 45). Raises Refused("CLOCK_LIMIT") for a limit that is negative or absurd.
    """
    last = start
    for step in steps(start, limit, unit, calendar, stops):
        last = step.day
    return last


def extended(
    start: date,
    limit: int,
    extra: int,
    unit: DayUnit,
    calendar: WorkCalendar,
    stops: Stops = (),
) -> date:
    """Return the last day after an extension, which adds days at the end (行政许可法 42)."""
    return deadline(start, limit + extra, unit, calendar, stops)


def days_left(today: date, due: date, unit: DayUnit, calendar: WorkCalendar) -> int:
    """Return how many days remain after today: 0 on the last day, negative when overdue.

    Days left are counted in `unit`; days overdue are all days, for lateness takes no rest.
    """
    if today >= due or unit is not DayUnit.WORKDAY:
        return (due - today).days
    return used_days(today, due, unit, calendar)


def used_days(
    start: date, today: date, unit: DayUnit, calendar: WorkCalendar, stops: Stops = ()
) -> int:
    """Return how many days of a limit have been used through today, those in stops left out."""
    if unit is DayUnit.IMMEDIATE:
        return 0
    days = (start + timedelta(days=n) for n in range(1, (today - start).days + 1))
    return sum(not _stopped(day, stops) and _counts(day, unit, calendar) for day in days)


def steps(
    start: date, limit: int, unit: DayUnit, calendar: WorkCalendar, stops: Stops = ()
) -> Iterator[Step]:
    """Walk day by day from the day after `start` to the deadline, numbering what counts."""
    if not 0 <= limit <= LONGEST_LIMIT:
        raise Refused("CLOCK_LIMIT", limit=limit, longest=LONGEST_LIMIT)
    if unit is DayUnit.IMMEDIATE:
        return
    day, number = start, 0
    while number < limit:
        day += _DAY
        stopped = _stopped(day, stops)
        counted = not stopped and _counts(day, unit, calendar)
        number += counted
        yield Step(day, number if counted else None, stopped)
    while unit is DayUnit.CALENDAR and not calendar.is_workday(day):
        day += _DAY
        yield Step(day, None)


def _counts(day: date, unit: DayUnit, calendar: WorkCalendar) -> bool:
    return unit is not DayUnit.WORKDAY or calendar.is_workday(day)


def _stopped(day: date, stops: Stops) -> bool:
    return any(start < day <= end for start, end in stops)
