"""The working-day calendar: which days count, why, and which answers may still change."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from app.domain.calendar.days import CalendarDay, DayKind
from app.domain.calendar.festivals import statutory_days
from app.domain.calendar.seed import read_seed
from app.domain.resources import resource_path


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """An immutable calendar: the days that differ from an ordinary week, over published years.

    In a published year only `special` and `local` differ from Monday to Friday. In any other
    year the holidays of all citizens are computed, and every answer is provisional (DOMAIN 8.7).
    """

    version: str
    published: frozenset[int]
    special: Mapping[date, CalendarDay]
    local: Mapping[date, CalendarDay] = field(default_factory=dict)

    @staticmethod
    def china() -> WorkCalendar:
        """Return the calendar of the plans published so far; Unavailable("CALENDAR_SEED")."""
        return _china()

    @property
    def years(self) -> tuple[int, ...]:
        """The published years, in order."""
        return tuple(sorted(self.published))

    def is_workday(self, day: date) -> bool:
        """Tell whether offices work on a day."""
        known = self.local.get(day) or self.special.get(day)
        if known is not None:
            return known.kind.is_worked
        if day.weekday() >= 5:
            return False
        return day.year in self.published or day not in statutory_days(day.year)

    def day(self, day: date) -> CalendarDay:
        """Return a day with its kind, its name and where that comes from."""
        known = self.local.get(day) or self.special.get(day)
        if known is not None:
            return known
        if day.year not in self.published and day in (festivals := statutory_days(day.year)):
            source = "全国年节及纪念日放假办法"
            return CalendarDay(day, DayKind.HOLIDAY, festivals[day], source, self.version)
        kind = DayKind.REST if day.weekday() >= 5 else DayKind.WORK
        return CalendarDay(day, kind, version=self.version)

    def kind(self, day: date) -> DayKind:
        """Return the kind of a day."""
        return self.day(day).kind

    def reason(self, day: date) -> str:
        """Return why a day is worked or not, in a clerk's words: 工作日, 周末, 春节, 调休上班."""
        return self.day(day).reason

    def is_provisional(self, day: date) -> bool:
        """Tell whether the answer may change: the plan of the day's year is still to come."""
        return day.year not in self.published

    def overlay(self, days: Iterable[CalendarDay]) -> WorkCalendar:
        """Return the calendar with local days on top; its version names their content.

        The opening days of a center are no such days: they never move a legal limit.
        """
        local = {**self.local, **{entry.day: entry for entry in days}}
        if local == self.local:
            return self
        edition = self.version.partition("+")[0]
        return replace(self, version=f"{edition}+{_digest(local.values())[:8]}", local=local)

    def with_revision(
        self, days: Iterable[CalendarDay], version: str, years: Iterable[int] = ()
    ) -> WorkCalendar:
        """Return the calendar as revised by the center, under a new version.

        `years` are those whose plan is complete in `days`: they become published, and what was
        known of them is dropped. Days of other years are corrections. Local days stay on top.
        """
        renewed = frozenset(years)
        kept = {day: entry for day, entry in self.special.items() if day.year not in renewed}
        special = kept | {entry.day: entry for entry in days}
        revised = WorkCalendar(version, self.published | renewed, special)
        return revised.overlay(self.local.values())

    def digest(self) -> str:
        """Return the SHA-256 of the calendar's content in hexadecimal, equal on every machine."""
        head = f"{self.version}\n{' '.join(map(str, self.years))}\n"
        content = _lines(self.special.values()) + b"\n" + _lines(self.local.values())
        return hashlib.sha256(head.encode() + content).hexdigest()

    def __hash__(self) -> int:
        return hash((self.version, self.published))


def _lines(days: Iterable[CalendarDay]) -> bytes:
    rows = sorted(
        (entry.day.isoformat(), entry.kind, entry.name, entry.source, entry.version)
        for entry in days
    )
    return "".join("\t".join(row) + "\n" for row in rows).encode()


def _digest(days: Iterable[CalendarDay]) -> str:
    return hashlib.sha256(_lines(days)).hexdigest()


@lru_cache(maxsize=1)
def _china() -> WorkCalendar:
    seed = read_seed(resource_path("calendar", "china.toml"))
    return WorkCalendar(seed.version, seed.years, {entry.day: entry for entry in seed.days})
