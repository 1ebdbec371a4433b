"""Errors carry a code and facts, and survive the way between processes."""

from __future__ import annotations

import copy
import pickle

import pytest

from app.domain.errors import NeedsPerson, Refused, Unavailable, YichuangError


def test_an_error_names_its_code_and_its_facts() -> None:
    error = Refused("SEGMENT_EMPTY", series="B1", remaining=0)

    assert error.code == "SEGMENT_EMPTY"
    assert error.facts == {"series": "B1", "remaining": 0}
    assert str(error) == "SEGMENT_EMPTY (series='B1', remaining=0)"
    assert str(Unavailable("PRINTER_OFFLINE")) == "PRINTER_OFFLINE"


def test_a_fact_may_itself_be_called_code() -> None:
    assert Refused("BILL_UNKNOWN", code="11010126").facts == {"code": "11010126"}


@pytest.mark.parametrize("kind", [Refused, Unavailable, NeedsPerson])
def test_an_error_comes_back_whole_from_a_pickle(kind: type[YichuangError]) -> None:
    error = kind("X", path="/dev/null", n=3)

    for twin in (pickle.loads(pickle.dumps(error)), copy.copy(error)):
        assert type(twin) is kind
        assert (twin.code, twin.facts, str(twin)) == (error.code, error.facts, str(error))


def test_the_three_branches_are_apart() -> None:
    for kind in (Refused, Unavailable, NeedsPerson):
        others = {Refused, Unavailable, NeedsPerson} - {kind}
        assert issubclass(kind, YichuangError)
        assert not any(issubclass(kind, other) for other in others)
