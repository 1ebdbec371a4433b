"""Deadlines by the vectors of the law's reading, and by what must always be true."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.calendar import CalendarDay, DayKind, WorkCalendar
from app.domain.clocks import (
    DayUnit,
    days_left,
    deadline,
    explain,
    extended,
    used_days,
)
from app.domain.errors import Refused

CHINA = WorkCalendar.china()
WORKDAY, CALENDAR, IMMEDIATE = DayUnit.WORKDAY, DayUnit.CALENDAR, DayUnit.IMMEDIATE
HEARING = ((date(2026, 5, 7), date(2026, 5, 20)),)


def on(text: str) -> date:
    return date.fromisoformat(text)


VECTORS = [
    ("V1 notice after Spring Festival", "2026-02-10", 5, WORKDAY, (), "2026-02-24"),
    ("V2 decision across Spring Festival", "2026-02-12", 20, WORKDAY, (), "2026-03-18"),
    ("V3 deemed acceptance", "2026-02-10", 20, WORKDAY, (), "2026-03-16"),
    ("V4 across Labour Day", "2026-04-27", 20, WORKDAY, (), "2026-05-27"),
    ("V5 with a hearing", "2026-04-27", 20, WORKDAY, HEARING, "2026-06-10"),
    ("V7 delivery across National Day", "2026-09-24", 10, WORKDAY, (), "2026-10-15"),
    ("V8 calendar days end on a holiday", "2026-08-03", 60, CALENDAR, (), "2026-10-08"),
    ("V9 a Sunday works", "2026-09-18", 5, WORKDAY, (), "2026-09-24"),
    ("V10 a Saturday works", "2026-10-09", 3, WORKDAY, (), "2026-10-13"),
]


@pytest.mark.parametrize(
    ("start", "limit", "unit", "stops", "due"),
    [vector[1:] for vector in VECTORS],
    ids=[vector[0] for vector in VECTORS],
)
def test_the_vectors_come_out(
    start: str, limit: int, unit: DayUnit, stops: tuple[tuple[date, date], ...], due: str
) -> None:
    assert deadline(on(start), limit, unit, CHINA, stops) == on(due)


def test_v6_an_extension_is_added_on_top_of_stops() -> None:
    start = on("2026-04-27")

    assert extended(start, 20, 10, WORKDAY, CHINA) == on("2026-06-10")
    assert extended(start, 20, 10, WORKDAY, CHINA, HEARING) == on("2026-06-25")


def test_the_last_day_before_a_stop_still_counts_and_the_last_day_of_it_does_not() -> None:
    monday, wednesday = on("2026-03-02"), on("2026-03-04")

    assert deadline(monday, 3, WORKDAY, CHINA) == on("2026-03-05")
    assert deadline(monday, 3, WORKDAY, CHINA, [(monday, wednesday)]) == on("2026-03-09")
    assert deadline(monday, 3, WORKDAY, CHINA, [(wednesday, wednesday)]) == on("2026-03-05")


def test_overlapping_stops_exclude_a_day_once() -> None:
    start = on("2026-03-02")
    one = [(on("2026-03-02"), on("2026-03-06"))]
    two = [(on("2026-03-02"), on("2026-03-05")), (on("2026-03-03"), on("2026-03-06"))]

    assert deadline(start, 4, WORKDAY, CHINA, one) == deadline(start, 4, WORKDAY, CHINA, two)


def test_a_calendar_limit_that_ends_on_a_workday_stays() -> None:
    assert deadline(on("2026-03-02"), 8, CALENDAR, CHINA) == on("2026-03-10")
    assert deadline(on("2026-03-02"), 5, CALENDAR, CHINA) == on("2026-03-09")


def test_on_the_spot_means_the_day_itself() -> None:
    saturday = on("2026-03-07")

    assert deadline(saturday, 0, IMMEDIATE, CHINA) == saturday
    assert deadline(saturday, 5, IMMEDIATE, CHINA) == saturday


def test_a_local_holiday_moves_a_deadline() -> None:
    local = CHINA.overlay([CalendarDay(on("2026-03-04"), DayKind.LOCAL_HOLIDAY, "本地节日")])

    assert deadline(on("2026-03-02"), 3, WORKDAY, local) == on("2026-03-06")


@pytest.mark.parametrize("limit", [-1, 100_000])
def test_an_absurd_limit_is_refused(limit: int) -> None:
    with pytest.raises(Refused, match="CLOCK_LIMIT"):
        deadline(on("2026-03-02"), limit, WORKDAY, CHINA)


STARTS = st.dates(date(2020, 1, 1), date(2028, 12, 31))
LIMITS = st.integers(1, 60)
UNITS = st.sampled_from([WORKDAY, CALENDAR])


@st.composite
def stop_lists(draw: st.DrawFn) -> tuple[date, tuple[tuple[date, date], ...]]:
    start = draw(STARTS)
    spans = draw(st.lists(st.tuples(st.integers(0, 60), st.integers(-1, 20)), max_size=3))
    stops = tuple((start + timedelta(days=a), start + timedelta(days=a + n)) for a, n in spans)
    return start, stops


@settings(max_examples=150, deadline=None)
@given(stop_lists(), LIMITS, UNITS)
def test_a_deadline_is_a_workday_and_a_longer_limit_never_ends_earlier(
    case: tuple[date, tuple[tuple[date, date], ...]], limit: int, unit: DayUnit
) -> None:
    start, stops = case
    due = deadline(start, limit, unit, CHINA, stops)

    assert due > start
    assert CHINA.is_workday(due)
    later = deadline(start, limit + 1, unit, CHINA, stops)
    assert later > due if unit is WORKDAY else later >= due


@settings(max_examples=150, deadline=None)
@given(stop_lists(), LIMITS, UNITS)
def test_a_stop_never_makes_a_deadline_earlier(
    case: tuple[date, tuple[tuple[date, date], ...]], limit: int, unit: DayUnit
) -> None:
    start, stops = case

    assert deadline(start, limit, unit, CHINA, stops) >= deadline(start, limit, unit, CHINA)


@settings(max_examples=150, deadline=None)
@given(stop_lists(), LIMITS)
def test_a_limit_is_used_up_exactly_on_its_last_day(
    case: tuple[date, tuple[tuple[date, date], ...]], limit: int
) -> None:
    start, stops = case
    due = deadline(start, limit, WORKDAY, CHINA, stops)

    assert used_days(start, due, WORKDAY, CHINA, stops) == limit
    assert used_days(start, due - timedelta(days=1), WORKDAY, CHINA, stops) == limit - 1


@settings(max_examples=150, deadline=None)
@given(stop_lists(), LIMITS, UNITS)
def test_the_strip_ends_on_the_deadline_and_counts_every_day_of_the_limit(
    case: tuple[date, tuple[tuple[date, date], ...]], limit: int, unit: DayUnit
) -> None:
    start, stops = case
    strip = explain(start, limit, unit, CHINA, stops, today=start)

    assert strip.due == strip.days[-1].day == deadline(start, limit, unit, CHINA, stops)
    assert [day.number for day in strip.days if day.number] == list(range(1, limit + 1))
    assert [day.is_last for day in strip.days] == [False] * (len(strip.days) - 1) + [True]
    assert [day.day for day in strip.days] == [
        start + timedelta(days=n) for n in range((strip.due - start).days + 1)
    ]
    assert all(day.reason for day in strip.days if day.number is None)


def test_the_strip_says_why_a_day_did_not_count() -> None:
    strip = explain(on("2026-02-10"), 5, WORKDAY, CHINA, (), today=on("2026-02-12"))
    told = {day.day.strftime("%m-%d"): (day.number, day.reason) for day in strip.days}

    assert told["02-10"] == (None, "起算日不计")
    assert told["02-11"] == (1, "")
    assert told["02-14"] == (4, "调休上班")
    assert told["02-15"] == told["02-20"] == (None, "春节")
    assert told["02-24"] == (5, "")
    assert [day.day for day in strip.days if day.is_today] == [on("2026-02-12")]
    assert not strip.is_provisional


def test_the_strip_names_stops_and_the_move_to_the_next_workday() -> None:
    hearing = explain(on("2026-04-27"), 20, WORKDAY, CHINA, HEARING, today=on("2026-05-11"))
    reasons = {day.day: day.reason for day in hearing.days}
    assert reasons[on("2026-05-07")] == ""
    assert reasons[on("2026-05-08")] == reasons[on("2026-05-09")] == "停表"
    assert reasons[on("2026-05-20")] == "停表"
    assert reasons[on("2026-05-21")] == ""

    card = explain(on("2026-08-03"), 60, CALENDAR, CHINA, (), today=on("2026-08-03"))
    assert [(day.number, day.reason) for day in card.days[-3:]] == [
        (None, "国庆节"), (None, "国庆节"), (None, "期满顺延"),
    ]  # fmt: skip
    assert card.days[-1].is_last


def test_the_strip_marks_days_whose_plan_is_not_out() -> None:
    strip = explain(on("2026-12-25"), 10, WORKDAY, CHINA, (), today=on("2026-12-25"))

    assert strip.is_provisional
    assert {day.day.year for day in strip.days if day.provisional} == {2027}


def test_the_strip_of_an_act_on_the_spot_is_one_day() -> None:
    strip = explain(on("2026-03-02"), 0, IMMEDIATE, CHINA, (), today=on("2026-03-02"))

    assert [(day.reason, day.is_last, day.is_today) for day in strip.days] == [
        ("当场办理", True, True)
    ]


@pytest.mark.parametrize(
    ("today", "due", "unit", "left"),
    [
        ("2026-03-05", "2026-03-10", WORKDAY, 3),
        ("2026-03-07", "2026-03-10", WORKDAY, 2),
        ("2026-03-07", "2026-03-10", CALENDAR, 3),
        ("2026-03-10", "2026-03-10", WORKDAY, 0),
        ("2026-03-10", "2026-03-10", IMMEDIATE, 0),
        ("2026-03-12", "2026-03-10", WORKDAY, -2),
        ("2026-03-07", "2026-03-06", WORKDAY, -1),
    ],
)
def test_what_remains_is_counted_in_the_unit_and_lateness_in_all_days(
    today: str, due: str, unit: DayUnit, left: int
) -> None:
    assert days_left(on(today), on(due), unit, CHINA) == left


def test_a_stopped_clock_has_used_what_went_before() -> None:
    assert used_days(on("2026-04-27"), on("2026-05-11"), WORKDAY, CHINA, HEARING) == 5
    assert used_days(on("2026-04-27"), on("2026-05-11"), IMMEDIATE, CHINA) == 0
    assert used_days(on("2026-04-27"), on("2026-04-01"), WORKDAY, CHINA) == 0
