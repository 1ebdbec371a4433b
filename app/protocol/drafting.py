"""What a bundle of this house carries beside its catalogue: calendar, templates, staff."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.domain.calendar import WorkCalendar
from app.domain.catalogue import Catalogue
from app.domain.papers import TEMPLATES
from app.domain.people import Staff
from app.domain.segments import Segment
from app.protocol.bundle import Content, StaffEntry


def content_of(
    catalogue: Catalogue,
    calendar: WorkCalendar,
    staff: Iterable[Staff],
    verifiers: Mapping[str, str],
    segments: Iterable[Segment] = (),
) -> Content:
    """The content of a bundle; `verifiers` proves first passwords, by staff id."""
    return Content(
        catalogue=catalogue,
        calendar=calendar,
        templates={kind.value: template.version for kind, template in TEMPLATES.items()},
        staff=tuple(_entry(one, verifiers.get(one.staff_id, "")) for one in staff),
        segments=tuple(segments),
    )


def _entry(one: Staff, verifier: str) -> StaffEntry:
    return StaffEntry(
        staff_id=one.staff_id,
        name=one.name,
        roles=one.roles,
        work_no=one.work_no,
        first_password=verifier,
    )
