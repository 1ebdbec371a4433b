"""Number segments: numbers leave in order, once, and look as the series wants them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.domain.segments import (
    BILL_FORMAT,
    Segment,
    SegmentKind,
    check_format,
    render_number,
)

TODAY = date(2026, 3, 2)
BILLS = Segment(
    lease_id="lease-1",
    series="bill:11010126",
    kind=SegmentKind.BILL,
    format=BILL_FORMAT,
    from_no=488888901,
    to_no=488889000,
    next_no=488888901,
    granted_at=datetime(2026, 1, 5, 9, tzinfo=timezone(timedelta(hours=8))),
    expires_on=date(2026, 12, 31),
    terminal_id="B07",
    code="11010126",
)
DOCUMENTS = replace(
    BILLS,
    series="doc:acceptance:2026",
    kind=SegmentKind.DOCUMENT,
    format="{organ}{nature}〔{year}〕{n:06d}号",
    from_no=101,
    to_no=150,
    next_no=123,
    organ="示住建",
    nature="许受",
    year=2026,
)


def test_numbers_look_as_their_series_wants_them() -> None:
    assert BILLS.text(488888987) == "0488888987"
    assert DOCUMENTS.text(123) == "示住建许受〔2026〕000123号"
    assert replace(DOCUMENTS, format="BJ{code}{year}-{n}").text(7) == "BJ110101262026-7"


def test_taking_moves_on_and_leaves_the_old_segment_as_it_was() -> None:
    (first,), rest = BILLS.take(TODAY)
    more, last = rest.take(TODAY, 3)

    assert (first, more) == (488888901, (488888902, 488888903, 488888904))
    assert (BILLS.remaining, rest.remaining, last.remaining) == (100, 99, 96)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 40), st.lists(st.integers(1, 9), max_size=20))
def test_no_number_ever_leaves_twice_and_none_is_skipped(size: int, asks: list[int]) -> None:
    segment = replace(BILLS, from_no=1, to_no=size, next_no=1)
    taken: list[int] = []
    for count in asks:
        try:
            numbers, segment = segment.take(TODAY, count)
        except Refused as refused:
            assert refused.code == "SEGMENT_EMPTY"
            assert refused.facts["remaining"] == size - len(taken) < count
        else:
            taken += numbers

    assert taken == list(range(1, len(taken) + 1))
    assert segment.remaining == size - len(taken)


def test_an_empty_segment_refuses_and_says_so() -> None:
    spent = replace(BILLS, next_no=BILLS.to_no + 1)

    with pytest.raises(Refused, match="SEGMENT_EMPTY"):
        spent.take(TODAY)
    with pytest.raises(Refused, match="SEGMENT_EMPTY"):
        BILLS.take(TODAY, 0)
    assert replace(BILLS, next_no=BILLS.to_no + 50).remaining == 0


def test_an_expired_segment_refuses_the_day_after_its_last() -> None:
    assert BILLS.take(date(2026, 12, 31))
    with pytest.raises(Refused, match="SEGMENT_EXPIRED"):
        BILLS.take(date(2027, 1, 1))


def test_a_yearly_series_ends_with_its_year_whatever_the_lease_says() -> None:
    generous = replace(DOCUMENTS, expires_on=date(2027, 6, 30))

    assert generous.last_day == date(2026, 12, 31)
    with pytest.raises(Refused, match="SEGMENT_EXPIRED"):
        generous.take(date(2027, 1, 1))
    assert replace(generous, year=0).last_day == date(2027, 6, 30)


@pytest.mark.parametrize(
    ("size", "remaining", "low"),
    [(100, 21, False), (100, 20, True), (20, 11, False), (20, 10, True), (1000, 200, True)],
)
def test_a_segment_is_low_at_a_fifth_or_at_ten_numbers(
    size: int, remaining: int, low: bool
) -> None:
    segment = replace(BILLS, from_no=1, to_no=size, next_no=size - remaining + 1)

    assert segment.remaining == remaining
    assert segment.is_low is low


def test_segments_of_one_series_are_seen_to_overlap() -> None:
    tail = replace(BILLS, from_no=BILLS.to_no, to_no=BILLS.to_no + 10)

    assert BILLS.overlaps(tail)
    assert not BILLS.overlaps(replace(tail, series="bill:11010127"))
    assert not BILLS.overlaps(replace(tail, from_no=BILLS.to_no + 1))
    assert BILLS.holds(BILLS.to_no)
    assert not BILLS.holds(BILLS.to_no + 1)


def test_a_lease_is_checked_when_it_arrives() -> None:
    assert BILLS.checked() is BILLS
    assert DOCUMENTS.checked() is DOCUMENTS
    for wrong in (
        {"from_no": 0},
        {"to_no": BILLS.from_no - 2},
        {"next_no": BILLS.to_no + 2},
        {"next_no": BILLS.from_no - 1},
    ):
        with pytest.raises(Refused, match="SEGMENT_RANGE"):
            replace(BILLS, **wrong).checked()  # type: ignore[arg-type]
    with pytest.raises(Refused, match="NUMBER_TOO_WIDE"):
        replace(BILLS, to_no=10**10).checked()
    with pytest.raises(Refused, match="NUMBER_FORMAT"):
        replace(DOCUMENTS, year=0).checked()


@pytest.mark.parametrize(
    "template",
    [
        "",
        "号",
        "{n}{n}",
        "{organ}",
        "{n.__class__}",
        "{n!r}",
        "{n:>10}",
        "{organ.x}{n}",
        "{terminal}{n}",
        "{{n}}{n}",
        "{n}}",
        "{n:06}",
        "{organ:06d}{n}",
        "{0}{n}",
        "{n}\n",
        "{n}" + "长" * 60,
    ],
)
def test_a_format_with_anything_strange_is_refused(template: str) -> None:
    with pytest.raises(Refused, match="NUMBER_FORMAT"):
        check_format(template)
    with pytest.raises(Refused, match="NUMBER_FORMAT"):
        render_number(template, 1, {"organ": "x"})


def test_what_fills_a_format_is_never_read_as_a_format() -> None:
    assert render_number("{organ}{n}", 5, {"organ": "{n}{year}"}) == "{n}{year}5"
