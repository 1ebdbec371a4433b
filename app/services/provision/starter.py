"""The starter bundle: the catalogue under `resources/` as the same file a center would publish.

It serves a first trial and the demonstration, and a hall that has no center yet. Whoever makes it
keeps the key it is signed with, and how far the numbers were given out (`given_out`), so that the
next one follows; nothing secret lies in the house.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from app.domain.calendar import WorkCalendar
from app.domain.catalogue import Catalogue, Center
from app.domain.papers import TEMPLATES
from app.domain.people import Role, Staff
from app.domain.resources import resource_path
from app.domain.segments import BILL_FORMAT, Segment, SegmentKind
from app.domain.series import bill_series, case_series, document_series
from app.protocol.bundle import Content, Manifest, StaffEntry, build
from app.protocol.bundle.content import to_sections
from app.protocol.bundle.sealing import section_infos
from app.protocol.catalogue_files import read_catalogue

CASE_FORMAT = "{year}-{code}-{n:06d}"
NUMBERS_PER_SERIES = 2000
FIRST_BILL = 123457
BILLS = 200

STAFF = (
    Staff(
        staff_id="lin",
        name="林晓雯",
        work_no="B0701",
        roles=(Role.ACCEPTOR, Role.CASHIER, Role.ISSUER),
    ),
    Staff(
        staff_id="chen",
        name="陈志远",
        work_no="B0702",
        roles=(Role.ACCEPTOR, Role.CASHIER, Role.ISSUER),
    ),
    Staff(staff_id="zhou", name="周敏", work_no="D0001", roles=(Role.SUPERVISOR,)),
)
"""Fictitious staff of the example county's hall."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """For which terminal and day a starter bundle is made, and how numbers begin."""

    terminal_id: str
    today: date
    now: datetime
    bundle_id: str
    serial: int = 1
    first: Mapping[str, int] = field(default_factory=dict)
    """Where a series begins, by its name: behind the numbers given out before; else at its own."""
    bills: int = BILLS


def starter_bundle(
    private: bytes, terms: Terms, verifiers: Mapping[str, str], folder: Path | None = None
) -> bytes:
    """A signed bundle of the whole starter catalogue for one terminal.

    `verifiers` maps staff ids to Argon2id verifiers of their first passwords; `folder` holds the
    catalogue, that of the house unless told otherwise. Raises what reading the catalogue raises.
    """
    catalogue = read_catalogue(folder or resource_path("catalogue"))
    end_of_year = date(terms.today.year, 12, 31)
    version = f"{terms.today.year}.{terms.serial}"
    content = Content(
        catalogue=catalogue,
        calendar=WorkCalendar.china(),
        templates={kind.value: template.version for kind, template in TEMPLATES.items()},
        staff=tuple(_entry(one, verifiers.get(one.staff_id, "")) for one in STAFF),
        segments=tuple(_segments(catalogue, terms, end_of_year)),
    )
    manifest = Manifest(
        bundle_id=terms.bundle_id,
        center=catalogue.center.code,
        issued_at=terms.now,
        valid_from=terms.today,
        expires_on=end_of_year,
        sections=section_infos(dict.fromkeys(to_sections(content), version), end_of_year),
    )
    return build(manifest, content, private)


def given_out(content: Content, before: Mapping[str, int]) -> dict[str, int]:
    """The first number of every series that no bundle has given out yet."""
    behind = {segment.series: segment.to_no + 1 for segment in content.segments}
    return dict(before) | behind


def _entry(one: Staff, verifier: str) -> StaffEntry:
    return StaffEntry(
        staff_id=one.staff_id,
        name=one.name,
        roles=one.roles,
        work_no=one.work_no,
        first_password=verifier,
    )


def _segments(catalogue: Catalogue, terms: Terms, last: date) -> list[Segment]:
    year, center = terms.today.year, catalogue.center
    organs = dict.fromkeys(matter.subject.dept_code for matter in catalogue.matters)
    documents = [
        _segment(
            terms,
            last,
            series=document_series(code, nature.code, year),
            kind=SegmentKind.DOCUMENT,
            shape=center.number_format_of(code),
            organ=center.organ(code).short,
            nature=nature.mark,
        )
        for code in organs
        for nature in center.natures
    ]
    cases = _segment(
        terms,
        last,
        series=case_series(year),
        kind=SegmentKind.CASE,
        shape=CASE_FORMAT,
        code=terms.terminal_id,
    )
    return [cases, *_bills(center, terms, last), *documents]


def _bills(center: Center, terms: Terms, last: date) -> list[Segment]:
    codes = [kind.bill_code(terms.today.year) for kind in center.bill_types if not kind.electronic]
    return [
        _segment(
            terms,
            last,
            series=bill_series(code),
            kind=SegmentKind.BILL,
            shape=BILL_FORMAT,
            code=code,
            first=FIRST_BILL,
            count=terms.bills,
        )
        for code in codes
    ]


def _segment(
    terms: Terms,
    last: date,
    *,
    series: str,
    kind: SegmentKind,
    shape: str,
    organ: str = "",
    nature: str = "",
    code: str = "",
    first: int = 1,
    count: int = NUMBERS_PER_SERIES,
) -> Segment:
    first = terms.first.get(series, first)
    return Segment(
        lease_id=f"{terms.bundle_id}/{series}",
        series=series,
        kind=kind,
        format=shape,
        from_no=first,
        to_no=first + count - 1,
        next_no=first,
        granted_at=terms.now,
        expires_on=last,
        terminal_id=terms.terminal_id,
        organ=organ,
        nature=nature,
        year=terms.today.year,
        code=code,
    ).checked()
