"""Reads plans of working days: those the program is born with, and those a center adds."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from app.domain.calendar.days import CalendarDay, DayKind
from app.domain.errors import Refused, Unavailable


@dataclass(frozen=True, slots=True)
class Seed:
    """The published years and every day in them that an ordinary week does not explain; `local`
    are the days off of one place alone.
    """

    version: str
    years: frozenset[int]
    days: tuple[CalendarDay, ...]
    local: tuple[CalendarDay, ...] = ()


_LOCAL = "local"


def read_seed(path: Path) -> Seed:
    """Read a calendar file; Unavailable("CALENDAR_SEED") when it is missing or not sound."""
    try:
        return seed_of(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, Refused) as error:
        raise Unavailable("CALENDAR_SEED", path=str(path), why=str(error)) from error


def seed_of(plans: Mapping[str, Any]) -> Seed:
    """The plans a mapping describes: `version`, a table for every year, and `local` for a place's
    own days off. Raises Refused("CALENDAR_PLAN") with what is wrong.
    """
    try:
        version = str(plans["version"])
        years = {name: plan for name, plan in plans.items() if name not in ("version", _LOCAL)}
        days = tuple(day for plan in years.values() for day in _days_of(plan, version))
        local = tuple(_days_of(plans[_LOCAL], version)) if _LOCAL in plans else ()
        return Seed(version, frozenset(int(year) for year in years), days, local)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Refused("CALENDAR_PLAN", why=str(error)) from error


def _days_of(plan: Mapping[str, Any], version: str) -> Iterator[CalendarDay]:
    for festival in plan["festivals"]:
        name, statutory = festival["name"], frozenset(_dates(festival["statutory"]))
        for day in _span(festival["off"]):
            yield CalendarDay(day, _kind_off(day, statutory), name, plan["notice"], version)
        for day in _dates(festival.get("work", "")):
            yield CalendarDay(day, DayKind.SHIFT_WORK, name, plan["notice"], version)


def _kind_off(day: date, statutory: frozenset[date]) -> DayKind:
    if day in statutory:
        return DayKind.HOLIDAY
    return DayKind.REST if day.weekday() >= 5 else DayKind.SHIFT_REST


def _dates(listed: str) -> Iterator[date]:
    return (date.fromisoformat(text) for text in listed.split())


def _span(text: str) -> Iterator[date]:
    first, last = (date.fromisoformat(part) for part in text.split("/"))
    return (first + timedelta(days=n) for n in range((last - first).days + 1))
