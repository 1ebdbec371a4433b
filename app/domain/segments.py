"""Leased number segments: numbers that no other terminal can take, and their printed form.

A segment belongs to one terminal (DOMAIN 4.7). Numbers leave it in order, once, and never return.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache

from app.domain.errors import Refused

LOW_NUMBERS = 10
LOW_PERCENT = 20

_FIELD = re.compile(r"\{([a-z]+)(?::0(\d{1,2})d)?\}")
_TEXT_FIELDS = frozenset({"organ", "nature", "year", "code"})
_LONGEST = 60


class SegmentKind(StrEnum):
    """What the numbers of a segment are put on."""

    BILL = "BILL"
    DOCUMENT = "DOCUMENT"
    CASE = "CASE"
    PROXY = "PROXY"


BILL_FORMAT = "{n:010d}"
"""A bill number: ten digits beside an eight-digit bill code (DOMAIN 4.3)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """The numbers `from_no` to `to_no` of one series, leased to one terminal until `expires_on`.

    `next_no` is the first number not taken. `organ`, `nature`, `year` and `code` fill the
    `format`; a segment with a `year` also ends with that year, for its series does.
    """

    lease_id: str
    series: str
    kind: SegmentKind
    format: str
    from_no: int
    to_no: int
    next_no: int
    granted_at: datetime
    expires_on: date
    terminal_id: str
    organ: str = ""
    nature: str = ""
    year: int = 0
    code: str = ""
    epoch: int = 0
    """The life of the terminal that takes its numbers; 0 where a bundle brought it."""
    burnt: str = ""
    """Why no number may be taken any more, though some are left; empty while they may."""

    @property
    def size(self) -> int:
        """How many numbers were leased."""
        return self.to_no - self.from_no + 1

    @property
    def remaining(self) -> int:
        """How many numbers are left to take."""
        return 0 if self.burnt else self.unused

    @property
    def unused(self) -> int:
        """How many numbers no fact carries, burnt ones included."""
        return max(0, self.to_no - self.next_no + 1)

    @property
    def is_low(self) -> bool:
        """Whether it is time to ask for more: 20 % or 10 numbers left (DOMAIN 4.7-5)."""
        return self.remaining <= LOW_NUMBERS or self.remaining * 100 <= self.size * LOW_PERCENT

    @property
    def last_day(self) -> date:
        """The last day on which a number may be taken."""
        return min(self.expires_on, date(self.year, 12, 31)) if self.year else self.expires_on

    def holds(self, number: int) -> bool:
        """Tell whether a number lies in this segment, taken or not."""
        return self.from_no <= number <= self.to_no

    def overlaps(self, other: Segment) -> bool:
        """Tell whether two segments of one series share a number: they never may."""
        same = self.series == other.series
        return same and self.from_no <= other.to_no and other.from_no <= self.to_no

    def take(self, today: date, count: int = 1) -> tuple[tuple[int, ...], Segment]:
        """Return the next numbers and the segment without them.

        Raises Refused: SEGMENT_EXPIRED, SEGMENT_EMPTY when fewer than `count` are left.
        """
        if today > self.last_day:
            raise Refused("SEGMENT_EXPIRED", series=self.series, last_day=self.last_day)
        if not 1 <= count <= self.remaining:
            raise Refused(
                "SEGMENT_EMPTY", series=self.series, remaining=self.remaining, asked=count
            )
        behind = self.next_no + count
        return tuple(range(self.next_no, behind)), replace(self, next_no=behind)

    def text(self, number: int) -> str:
        """Return a number as it is printed; raises as `render_number`."""
        fields = {"organ": self.organ, "nature": self.nature, "code": self.code}
        return render_number(self.format, number, fields | {"year": f"{self.year:04d}"})

    def checked(self) -> Segment:
        """Return the segment itself if it is sound: to be asked when a lease arrives.

        Raises Refused: SEGMENT_RANGE, NUMBER_FORMAT.
        """
        if not 0 < self.from_no <= self.next_no <= self.to_no + 1 or self.from_no > self.to_no:
            raise Refused("SEGMENT_RANGE", series=self.series, lease_id=self.lease_id)
        if "{year}" in self.format and not self.year:
            raise Refused("NUMBER_FORMAT", format=self.format)
        for number in (self.from_no, self.to_no):
            self.text(number)
        return self


def render_number(template: str, number: int, fields: Mapping[str, str]) -> str:
    """Fill a number format: {organ} {nature} {year} {code} and exactly one {n} or {n:06d}.

    Knows nothing else: no attributes, no conversions, no other braces. Raises
    Refused("NUMBER_FORMAT"), and Refused("NUMBER_TOO_WIDE") when a number outgrows its width.
    """
    check_format(template)
    return _FIELD.sub(lambda found: _filled(found, number, fields), template)


@lru_cache(maxsize=256)
def check_format(template: str) -> None:
    """Refuse a number format that is not sound: Refused("NUMBER_FORMAT")."""
    names = [found[1] for found in _FIELD.finditer(template)]
    padded = {found[1] for found in _FIELD.finditer(template) if found[2]}
    plain = _FIELD.sub("", template)
    sound = (
        len(template) <= _LONGEST
        and names.count("n") == 1
        and _TEXT_FIELDS.issuperset(name for name in names if name != "n")
        and padded <= {"n"}
        and not set("{}") & set(plain)
        and plain.isprintable()
    )
    if not sound:
        raise Refused("NUMBER_FORMAT", format=template)


def _filled(found: re.Match[str], number: int, fields: Mapping[str, str]) -> str:
    name, width = found[1], int(found[2] or 0)
    if name != "n":
        return fields[name]
    if number < 0 or (width and len(str(number)) > width):
        raise Refused("NUMBER_TOO_WIDE", number=number, width=width)
    return f"{number:0{width}d}" if width else str(number)
