"""Which number series a catalogue needs in a year: what leases are cut from (DOMAIN 2.7, 4.7)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.catalogue import Catalogue, Center
from app.domain.segments import BILL_FORMAT, SegmentKind
from app.domain.series import bill_series, case_series, document_series

CASE_FORMAT = "{year}-{code}-{n:06d}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One series: its name, what its numbers are put on, and what fills their format.

    The `code` of case numbers is the terminal's, and empty here.
    """

    name: str
    kind: SegmentKind
    format: str
    year: int
    organ: str = ""
    nature: str = ""
    code: str = ""


def numbered_by_us(catalogue: Catalogue, year: int) -> Iterator[Series]:
    """The series a center may give numbers of by itself: cases, and documents of every organ."""
    center = catalogue.center
    yield Series(name=case_series(year), kind=SegmentKind.CASE, format=CASE_FORMAT, year=year)
    for code in dict.fromkeys(matter.subject.dept_code for matter in catalogue.matters):
        for nature in center.natures:
            yield Series(
                name=document_series(code, nature.code, year),
                kind=SegmentKind.DOCUMENT,
                format=center.number_format_of(code),
                organ=center.organ(code).short,
                nature=nature.mark,
                year=year,
            )


def numbered_by_finance(center: Center, year: int) -> Iterator[Series]:
    """The series of paper bills: their numbers come from the finance department (财政部门)."""
    for kind in center.bill_types:
        if not kind.electronic:
            code = kind.bill_code(year)
            yield Series(
                name=bill_series(code),
                kind=SegmentKind.BILL,
                format=BILL_FORMAT,
                code=code,
                year=year,
            )
