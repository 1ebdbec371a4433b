"""What a bundle carries, as values of the domain.

Fees and staff are sections of their own although they complete the center and the matters: each
has its own publisher, version and expiry.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.domain.calendar import CalendarDay, WorkCalendar
from app.domain.catalogue import (
    Catalogue,
    Center,
    Matter,
    catalogue_of,
    center_from,
    matter_from,
    to_mapping,
)
from app.domain.people import Role, Staff
from app.domain.segments import Segment
from app.protocol.canonical import canonical, decoded, plain

_OF_FEES = ("collecting_units", "bill_types")


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffEntry:
    """A member of staff, with the Argon2id verifier of the first password (never the password)."""

    staff_id: str
    name: str
    roles: tuple[Role, ...]
    work_no: str = ""
    first_password: str = ""

    @property
    def staff(self) -> Staff:
        """The person without the verifier."""
        return Staff(staff_id=self.staff_id, name=self.name, roles=self.roles, work_no=self.work_no)


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Everything in a bundle."""

    catalogue: Catalogue
    calendar: WorkCalendar
    templates: Mapping[str, int]
    staff: tuple[StaffEntry, ...]
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class _CatalogueSection:
    center: dict[str, Any]
    matters: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class _FeesSection:
    collecting_units: tuple[dict[str, Any], ...]
    bill_types: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class CalendarSection:
    """The calendar as it travels: published years, and the days that differ from the week."""

    version: str
    years: tuple[int, ...]
    special: tuple[CalendarDay, ...]
    local: tuple[CalendarDay, ...]

    def calendar(self) -> WorkCalendar:
        """The calendar it describes."""
        return WorkCalendar(
            self.version, frozenset(self.years), _by_day(self.special), _by_day(self.local)
        )


def calendar_section(calendar: WorkCalendar) -> CalendarSection:
    """A calendar as it travels."""
    special, local = (
        tuple(days[day] for day in sorted(days)) for days in (calendar.special, calendar.local)
    )
    return CalendarSection(calendar.version, calendar.years, special, local)


def to_sections(content: Content) -> dict[str, bytes]:
    """The canonical bytes of every section, by name."""
    center = to_mapping(content.catalogue.center)
    fees = {name: center.pop(name) for name in _OF_FEES}
    matters = [to_mapping(matter) for matter in content.catalogue.matters]
    return {
        "catalogue": canonical({"center": center, "matters": matters}),
        "fees": canonical(fees),
        "calendar": canonical(calendar_section(content.calendar)),
        "templates": canonical(dict(content.templates)),
        "staff": canonical(content.staff),
        "segments": canonical(content.segments),
    }


def from_sections(sections: Mapping[str, bytes]) -> Content:
    """The content of the sections, every matter and segment checked.

    Raises KeyError for a section that is not there; Refused MALFORMED and all that a matter, a
    center or a segment is refused for.
    """
    listed = decoded(_CatalogueSection, sections["catalogue"])
    fees: dict[str, Any] = plain(decoded(_FeesSection, sections["fees"]))
    center: Center = center_from(listed.center | fees)
    matters: list[Matter] = [matter_from(mapping) for mapping in listed.matters]
    segments = decoded(tuple[Segment, ...], sections["segments"])
    return Content(
        catalogue=catalogue_of(center, matters),
        calendar=decoded(CalendarSection, sections["calendar"]).calendar(),
        templates=decoded(dict[str, int], sections["templates"]),
        staff=decoded(tuple[StaffEntry, ...], sections["staff"]),
        segments=tuple(segment.checked() for segment in segments),
    )


def _by_day(days: tuple[CalendarDay, ...]) -> dict[date, CalendarDay]:
    return {entry.day: entry for entry in days}
