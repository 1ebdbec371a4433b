"""The working-day calendar: published years, computed years, local days, revisions."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.domain.calendar import CalendarDay, DayKind, WorkCalendar
from app.domain.calendar.festivals import qingming, statutory_days
from app.domain.calendar.seed import read_seed
from app.domain.errors import Unavailable
from app.domain.resources import resource_path

CHINA = WorkCalendar.china()
EVERY_DAY = [date(2020, 1, 1) + timedelta(days=n) for n in range(2557)]


def days_of(year: int) -> list[date]:
    return [day for day in EVERY_DAY if day.year == year]


def test_the_seed_covers_2020_to_2026() -> None:
    assert CHINA.years == (2020, 2021, 2022, 2023, 2024, 2025, 2026)
    assert EVERY_DAY[-1] == date(2026, 12, 31)


def test_every_day_agrees_with_an_independent_calendar() -> None:
    chinese_calendar = pytest.importorskip("chinese_calendar")

    assert [d for d in EVERY_DAY if CHINA.is_workday(d) != chinese_calendar.is_workday(d)] == []


def test_the_shifted_workdays_of_2026_are_those_of_the_plan() -> None:
    shifted = [day for day in days_of(2026) if CHINA.kind(day) is DayKind.SHIFT_WORK]

    assert [f"{day:%m-%d}" for day in shifted] == "01-04 02-14 02-28 05-09 09-20 10-10".split()


@pytest.mark.parametrize(
    ("year", "worked_weekend_days"),
    [(2020, 6), (2021, 7), (2022, 7), (2023, 7), (2024, 8), (2025, 5), (2026, 6)],
)
def test_each_notice_is_carried_with_all_its_shifted_workdays(
    year: int, worked_weekend_days: int
) -> None:
    kinds = Counter(CHINA.kind(day) for day in days_of(year))

    assert kinds[DayKind.SHIFT_WORK] == worked_weekend_days


@pytest.mark.parametrize(
    ("year", "holidays"),
    # 2020: 国庆 and 中秋 fall on one day. Before 2025 the law gave 11 days, since then 13.
    [(2020, 10), (2021, 11), (2022, 11), (2023, 11), (2024, 11), (2025, 13), (2026, 13)],
)
def test_each_year_has_the_holidays_the_law_gives(year: int, holidays: int) -> None:
    assert sum(CHINA.kind(day) is DayKind.HOLIDAY for day in days_of(year)) == holidays


def test_only_weekend_days_are_shifted_to_work_and_only_weekdays_to_rest() -> None:
    for entry in CHINA.special.values():
        is_weekend = entry.day.weekday() >= 5
        if entry.kind in (DayKind.SHIFT_WORK, DayKind.REST):
            assert is_weekend, entry
        if entry.kind is DayKind.SHIFT_REST:
            assert not is_weekend, entry
        assert entry.name
        assert entry.source.startswith("国办发明电〔")


@pytest.mark.parametrize(
    ("day", "kind", "reason"),
    [
        ("2026-02-13", DayKind.WORK, "工作日"),
        ("2026-02-14", DayKind.SHIFT_WORK, "调休上班"),
        ("2026-02-15", DayKind.REST, "春节"),
        ("2026-02-17", DayKind.HOLIDAY, "春节"),
        ("2026-02-20", DayKind.SHIFT_REST, "春节"),
        ("2026-03-07", DayKind.REST, "周末"),
        ("2020-10-01", DayKind.HOLIDAY, "国庆节、中秋节"),
        ("2023-09-29", DayKind.HOLIDAY, "中秋节"),
        ("2025-10-06", DayKind.HOLIDAY, "中秋节"),
        ("2022-12-31", DayKind.REST, "元旦"),
        ("2027-02-05", DayKind.HOLIDAY, "春节"),
    ],
)
def test_a_day_says_what_it_is_and_why(day: str, kind: DayKind, reason: str) -> None:
    which = date.fromisoformat(day)

    assert (CHINA.kind(which), CHINA.reason(which)) == (kind, reason)
    assert CHINA.is_workday(which) is kind.is_worked


def test_unpublished_years_are_computed_and_marked() -> None:
    new_year = date(2027, 1, 1)

    assert not CHINA.is_provisional(date(2026, 12, 31))
    assert CHINA.is_provisional(new_year)
    assert not CHINA.is_workday(new_year)
    assert CHINA.day(new_year).source == "全国年节及纪念日放假办法"
    assert CHINA.is_workday(date(2027, 1, 4))


def test_the_statutory_days_of_2027_are_thirteen() -> None:
    days = statutory_days(2027)

    assert len(days) == 13
    assert [f"{day:%m-%d}" for day, name in sorted(days.items()) if name == "春节"] == [
        "02-05", "02-06", "02-07", "02-08",
    ]  # fmt: skip
    assert (days[date(2027, 6, 9)], days[date(2027, 9, 15)]) == ("端午节", "中秋节")


def test_the_lunar_table_puts_festivals_where_the_lunar_calendar_can_have_them() -> None:
    for year in range(2027, 2041):
        festivals = statutory_days(year)
        spring = [day for day, name in festivals.items() if name == "春节"]
        assert date(year, 1, 20) <= min(spring) < max(spring) <= date(year, 2, 22)
        # From the first of the first month to the fifth of the fifth: four months and four days,
        # or five when a leap month lies between.
        dragon_boat = next(day for day, name in festivals.items() if name == "端午节")
        assert (dragon_boat - min(spring)).days - 1 in {*range(121, 125), *range(150, 154)}


def test_far_years_leave_lunar_days_out_rather_than_guess() -> None:
    assert set(statutory_days(2060).values()) == {"元旦", "劳动节", "国庆节", "清明节"}
    assert set(statutory_days(1990).values()) == {"元旦", "劳动节", "国庆节"}


@pytest.mark.parametrize(
    ("year", "day"), [(2000, 4), (2007, 5), (2024, 4), (2026, 5), (2027, 5), (2031, 5), (2099, 4)]
)
def test_qingming_follows_the_sun(year: int, day: int) -> None:
    assert qingming(year) == date(year, 4, day)


def test_a_local_holiday_is_laid_over_and_changes_the_version() -> None:
    day = date(2026, 7, 15)
    local = CHINA.overlay([CalendarDay(day, DayKind.LOCAL_HOLIDAY, "古尔邦节", "自治区人民政府")])

    assert CHINA.is_workday(day)
    assert not local.is_workday(day)
    assert local.reason(day) == "古尔邦节"
    assert local.version.startswith(CHINA.version + "+")
    assert local.digest() != CHINA.digest()
    assert CHINA.overlay([]) is CHINA


def test_a_revision_publishes_a_year_and_keeps_local_days() -> None:
    day = date(2027, 11, 3)
    local = CHINA.overlay([CalendarDay(day, DayKind.LOCAL_HOLIDAY, "盘王节")])
    plan = [CalendarDay(date(2027, 2, 9), DayKind.SHIFT_REST, "春节", "国办", "2027.1")]
    revised = local.with_revision(plan, "2027.1", years=[2027])

    assert revised.years == (*CHINA.years, 2027)
    assert not revised.is_provisional(day)
    assert not revised.is_workday(date(2027, 2, 9))
    assert not revised.is_workday(day)
    assert revised.is_workday(date(2027, 6, 9)), "only the plan counts in a published year"
    assert revised.version.startswith("2027.1+")
    assert revised.overlay([CalendarDay(day, DayKind.LOCAL_HOLIDAY, "盘王节")]) is revised


def test_a_correction_changes_its_days_alone_and_publishes_nothing() -> None:
    day = date(2026, 12, 30)
    corrected = CHINA.with_revision([CalendarDay(day, DayKind.SHIFT_REST, "元旦")], "2026.2")

    assert not corrected.is_workday(day)
    assert corrected.years == CHINA.years
    assert [d for d in EVERY_DAY if corrected.is_workday(d) != CHINA.is_workday(d)] == [day]


def test_a_republished_year_forgets_what_was_known_of_it() -> None:
    emptied = CHINA.with_revision([], "2026.9", years=[2026])

    assert emptied.is_workday(date(2026, 2, 17))
    assert not emptied.is_workday(date(2025, 1, 29))


def test_equal_calendars_have_equal_digests() -> None:
    again = read_seed(resource_path("calendar", "china.toml"))
    rebuilt = WorkCalendar(
        again.version,
        again.years,
        {entry.day: entry for entry in reversed([*CHINA.special.values()])},
    )

    assert rebuilt == CHINA
    assert hash(rebuilt) == hash(CHINA)
    assert rebuilt.digest() == CHINA.digest()


def test_the_seed_is_read_once() -> None:
    assert WorkCalendar.china() is CHINA


@pytest.mark.parametrize("content", [None, "version = ", "[2026]\n", 'version = "1"\n[2026]\n'])
def test_a_seed_that_cannot_be_read_is_reported(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "china.toml"
    if content is not None:
        path.write_text(content, encoding="utf-8")

    with pytest.raises(Unavailable) as caught:
        read_seed(path)
    assert caught.value.code == "CALENDAR_SEED"
    assert caught.value.facts["path"] == str(path)


def test_a_frozen_program_finds_its_resources_where_it_unpacked(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert resource_path("calendar", "china.toml").is_file()
    monkeypatch.setattr("sys._MEIPASS", str(tmp_path), raising=False)

    assert resource_path("fonts", "a.ttf") == tmp_path / "resources" / "fonts" / "a.ttf"
