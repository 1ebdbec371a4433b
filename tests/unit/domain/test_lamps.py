"""Lamps, by the table of defaults and by their order of precedence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.calendar import WorkCalendar
from app.domain.clocks import ClockFace, DayUnit, Lamp, LampThresholds, Watch, lamp

CHINA = WorkCalendar.china()
WATCH = Watch(CHINA, LampThresholds(workdays=1, percent=20))
# Accepted Monday 2026-03-02: promised 10 working days, 20 by law.
FACE = ClockFace(
    due=date(2026, 3, 16),
    limit=10,
    unit=DayUnit.WORKDAY,
    statutory_due=date(2026, 3, 30),
)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (2, Lamp.GREEN),
        (11, Lamp.GREEN),
        (12, Lamp.YELLOW),
        (13, Lamp.YELLOW),
        (15, Lamp.YELLOW),
        (16, Lamp.ORANGE),
        (17, Lamp.RED),
        (30, Lamp.RED),
        (31, Lamp.PURPLE),
    ],
)
def test_a_lamp_follows_the_days_left(day: int, expected: Lamp) -> None:
    lit = lamp(FACE, date(2026, 3, day), Watch(CHINA, LampThresholds(workdays=1, percent=10)))
    default = lamp(FACE, date(2026, 3, day), WATCH)

    assert default is expected
    if day == 12:
        assert lit is Lamp.GREEN, "two of ten days left is more than a tenth"


def test_a_notice_clock_with_one_working_day_left_is_yellow() -> None:
    notice = ClockFace(due=date(2026, 3, 9), limit=5, unit=DayUnit.WORKDAY)

    assert lamp(notice, date(2026, 3, 5), WATCH) is Lamp.GREEN
    assert lamp(notice, date(2026, 3, 6), WATCH) is Lamp.YELLOW


def test_calendar_days_left_are_also_weighed_in_working_days() -> None:
    # Sunday 2026-02-22 to Tuesday the 24th: two days left of four, but one working day.
    face = ClockFace(due=date(2026, 2, 24), limit=4, unit=DayUnit.CALENDAR)

    assert lamp(face, date(2026, 2, 22), WATCH) is Lamp.YELLOW


def test_a_stopped_clock_is_grey_until_the_announced_end_has_passed() -> None:
    stopped = replace(FACE, stopped=True, announced_until=date(2026, 4, 10))

    assert lamp(stopped, date(2026, 4, 10), WATCH) is Lamp.GREY
    assert lamp(stopped, date(2026, 4, 11), WATCH) is Lamp.YELLOW
    assert lamp(replace(stopped, announced_until=None), date(2026, 4, 11), WATCH) is Lamp.GREY


def test_deemed_acceptance_outranks_everything() -> None:
    deemed = replace(FACE, deemed_accepted=True, stopped=True)

    assert lamp(deemed, date(2026, 3, 2), WATCH) is Lamp.PURPLE


def test_without_a_statutory_limit_red_stays_red() -> None:
    assert lamp(replace(FACE, statutory_due=None), date(2027, 3, 31), WATCH) is Lamp.RED


def test_before_a_center_is_known_nothing_is_yellow_before_its_last_day() -> None:
    assert lamp(FACE, FACE.due - timedelta(days=1), Watch.plain()) is Lamp.GREEN
    assert lamp(FACE, FACE.due, Watch.plain()) is Lamp.ORANGE


@settings(max_examples=100, deadline=None)
@given(st.integers(-10, 40), st.integers(0, 3), st.integers(0, 100))
def test_a_running_clock_never_grows_calmer_by_a_day(
    offset: int, workdays: int, percent: int
) -> None:
    severity = [Lamp.GREEN, Lamp.YELLOW, Lamp.ORANGE, Lamp.RED, Lamp.PURPLE]
    thresholds = LampThresholds(workdays, percent)
    today = date(2026, 3, 2) + timedelta(days=offset)
    now, next_day = (
        lamp(FACE, day, Watch(CHINA, thresholds)) for day in (today, today + timedelta(days=1))
    )

    assert severity.index(now) <= severity.index(next_day)
