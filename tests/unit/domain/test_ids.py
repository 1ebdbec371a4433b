"""UUIDv7: the time inside, the order outside."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.ids import Uuid7Source, unix_ms_of, uuid7

MOMENTS = st.integers(0, 2**48 - 1)
RANDOM = st.binary(min_size=10, max_size=16)


def test_the_example_of_the_standard_is_met() -> None:
    # RFC 9562, appendix A.6: rand_a 0xCC3, rand_b 0x18C4DC0C0C07398F.
    tail = (0xCC3 << 62 | 0x18C4DC0C0C07398F).to_bytes(10, "big")

    assert uuid7(0x017F22E279B0, tail) == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"


@settings(max_examples=100, deadline=None)
@given(MOMENTS, RANDOM)
def test_version_variant_and_time_are_where_they_belong(unix_ms: int, random: bytes) -> None:
    value = UUID(uuid7(unix_ms, random))

    assert (value.version, value.variant) == (7, "specified in RFC 4122")
    assert unix_ms_of(str(value)) == unix_ms


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 5), RANDOM), min_size=2, max_size=40))
def test_ids_of_one_source_only_grow_whatever_the_clock_does(
    calls: list[tuple[int, bytes]],
) -> None:
    source = Uuid7Source()
    made = [source.next(unix_ms, random) for unix_ms, random in calls]

    assert made == sorted(made)
    assert len(set(made)) == len(made)


def test_an_overflow_within_a_millisecond_moves_on_to_the_next() -> None:
    source = Uuid7Source()
    first = source.next(1000, b"\xff" * 10)
    second = source.next(1000, b"\xff" * 10)

    assert second > first
    assert unix_ms_of(second) == 1001


def test_what_does_not_fit_is_refused() -> None:
    with pytest.raises(ValueError, match="random bytes"):
        uuid7(0, b"short")
    with pytest.raises(ValueError, match="out of range"):
        uuid7(2**48, bytes(10))
    with pytest.raises(ValueError, match="not a UUIDv7"):
        unix_ms_of("c232ab00-9414-41ec-b3c8-9f6bdeced846")
