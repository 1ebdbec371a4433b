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

from app.domain.catalogue import Catalogue
from app.domain.numbering import Series, numbered_by_finance, numbered_by_us
from app.domain.people import Role, Staff
from app.domain.resources import resource_path
from app.domain.segments import Segment, SegmentKind
from app.protocol.bundle import Content, Manifest, build
from app.protocol.bundle.content import to_sections
from app.protocol.bundle.sealing import section_infos
from app.protocol.catalogue_files import read_calendar, read_catalogue
from app.protocol.drafting import content_of

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
    source = folder or resource_path("catalogue")
    catalogue, calendar = read_catalogue(source), read_calendar(source)
    end_of_year = date(terms.today.year, 12, 31)
    version = f"{terms.today.year}.{terms.serial}"
    segments = _segments(catalogue, terms, end_of_year)
    content = content_of(catalogue, calendar, STAFF, verifiers, segments)
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


def _segments(catalogue: Catalogue, terms: Terms, last: date) -> list[Segment]:
    year = terms.today.year
    cases, *documents = (_segment(terms, last, one) for one in numbered_by_us(catalogue, year))
    bills = [
        _segment(terms, last, one, FIRST_BILL, terms.bills)
        for one in numbered_by_finance(catalogue.center, year)
    ]
    return [cases, *bills, *documents]


def _segment(
    terms: Terms, last: date, series: Series, first: int = 1, count: int = NUMBERS_PER_SERIES
) -> Segment:
    first = terms.first.get(series.name, first)
    return Segment(
        lease_id=f"{terms.bundle_id}/{series.name}",
        series=series.name,
        kind=series.kind,
        format=series.format,
        from_no=first,
        to_no=first + count - 1,
        next_no=first,
        granted_at=terms.now,
        expires_on=last,
        terminal_id=terms.terminal_id,
        organ=series.organ,
        nature=series.nature,
        year=series.year,
        code=terms.terminal_id if series.kind is SegmentKind.CASE else series.code,
    ).checked()
