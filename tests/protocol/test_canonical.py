"""Equal values have equal bytes, and what cannot be read back is refused."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.cases.values import Supplement
from app.domain.errors import Refused
from app.domain.facts import Unknown
from app.domain.facts.case import DraftDropped, SupplementArrived
from app.protocol.canonical import body_content, body_of, canonical, decoded, plain

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def test_keys_are_sorted_and_nothing_is_spent_on_spaces():
    assert canonical({"b": 1, "a": {"乙": 2, "甲": 1}}) == '{"a":{"乙":2,"甲":1},"b":1}'.encode()


def test_days_and_times_are_iso_with_their_zone():
    at = datetime(2026, 9, 23, 9, 30, tzinfo=timezone(timedelta(hours=8)))
    assert canonical([date(2026, 9, 23), at]) == b'["2026-09-23","2026-09-23T09:30:00+08:00"]'


@given(JSON)
def test_what_is_written_reads_back_and_writes_the_same_again(value):
    assert plain(value) == value
    assert canonical(plain(value)) == canonical(value)


@given(st.dictionaries(st.text(max_size=5), st.integers(), max_size=8))
def test_the_order_of_keys_does_not_matter(mapping):
    assert canonical(dict(reversed(mapping.items()))) == canonical(mapping)


def test_half_a_character_is_refused_with_what_stands_before_it():
    with pytest.raises(Refused) as refused:
        canonical({"name": "张\ud862"})
    assert (refused.value.code, refused.value.facts["near"]) == ("TEXT_BROKEN", "张")


def test_a_body_is_read_back_as_it_was():
    body = SupplementArrived(supplement=Supplement(date(2026, 9, 23), ("a", "b")))
    assert body_of("SupplementArrived", 1, canonical(body)) == body


def test_an_unknown_kind_is_kept_as_it_came():
    raw = b'{"what":[1,"x"]}'
    body = body_of("MoonLanded", 1, raw)
    assert body == Unknown({"what": [1, "x"]})
    assert canonical(body_content(body)) == raw


def test_a_version_from_the_future_is_not_guessed_at():
    assert isinstance(body_of("DraftDropped", 99, b'{"reason":"x","more":1}'), Unknown)


@pytest.mark.parametrize(
    "raw", [b"{}", b'{"reason":1}', b'{"reason":"x","more":1}', b'{"reason":"x"', b"\xff"]
)
def test_a_known_body_of_another_shape_is_refused(raw):
    with pytest.raises(Refused, match="MALFORMED"):
        body_of("DraftDropped", 1, raw)


def test_a_wrong_value_is_refused_with_its_type():
    with pytest.raises(Refused) as refused:
        decoded(DraftDropped, b'{"reason":null}')
    assert refused.value.facts["kind"] == "DraftDropped"
