"""Reads a folder of catalogue files: center.toml, one TOML file a matter, perhaps calendar.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from app.domain.calendar import WorkCalendar
from app.domain.calendar.seed import seed_of
from app.domain.catalogue import Catalogue, Matter, catalogue_of, center_from, matter_from
from app.domain.catalogue.center import Center
from app.domain.errors import Refused, Unavailable

CENTER_FILE, CALENDAR_FILE = "center.toml", "calendar.toml"


def read_catalogue(folder: Path) -> Catalogue:
    """The catalogue in a folder, every matter whole and known to the center.

    Raises Unavailable("CATALOGUE_UNREADABLE"), Refused("CATALOGUE_SYNTAX"), and all that
    `matter_from` and `check_against_center` refuse, with `file` among the facts.
    """
    center = center_from(_parsed(folder / CENTER_FILE))
    common = (CENTER_FILE, CALENDAR_FILE)
    files = sorted(path for path in folder.glob("*.toml") if path.name not in common)
    matters = [_matter(path, center) for path in files]
    return catalogue_of(center, matters)


def read_calendar(folder: Path) -> WorkCalendar:
    """The calendar of the house, as calendar.toml in the folder revises it, where there is one.

    The file has the form of `resources/calendar/china.toml`: a year it plans takes the place of
    what was known of that year. Raises Refused CATALOGUE_SYNTAX, CALENDAR_PLAN with the file.
    """
    path, known = folder / CALENDAR_FILE, WorkCalendar.china()
    if not path.is_file():
        return known
    try:
        plan = seed_of(_parsed(path))
    except Refused as refused:
        raise Refused(refused.code, **({"file": path.name} | refused.facts)) from refused
    return known.with_revision(plan.days, plan.version, plan.years).overlay(plan.local)


def check_against_center(matter: Matter, center: Center) -> None:
    """Refuse a matter whose organ or collecting unit the center does not list as it says."""
    subject = matter.subject
    organ = center.organ(subject.dept_code)
    if (organ.name, organ.short) != (subject.dept_name, subject.organ_short):
        raise Refused("MATTER_ORGAN", organ=organ.name, said=subject.dept_name)
    for child in matter.children:
        if center.organ(child.dept_code).name != child.dept_name:
            raise Refused("MATTER_ORGAN", organ=child.dept_code, said=child.dept_name)
    for item in matter.fee_standard.items:
        unit = center.unit(item.unit_code)
        if unit.name != item.unit_name:
            raise Refused("MATTER_COLLECTING_UNIT", unit=unit.name, said=item.unit_name)


def _matter(path: Path, center: Center) -> Matter:
    try:
        matter = matter_from(_parsed(path))
        check_against_center(matter, center)
    except Refused as refused:
        raise Refused(refused.code, **({"file": path.name} | refused.facts)) from refused
    return matter


def _parsed(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise Refused("CATALOGUE_SYNTAX", file=path.name, detail=str(error)) from error
    except (OSError, UnicodeDecodeError) as error:
        raise Unavailable("CATALOGUE_UNREADABLE", file=path.name) from error
