"""A fold says which kinds it is touched by, and no fact it would have stepped goes past it."""

from __future__ import annotations

from dataclasses import fields

from app.domain.cases.fold import _AT_REST, _MOVES
from app.domain.cases.values import Number
from app.domain.facts import known_kinds
from app.domain.facts.base import body_type
from app.domain.folds.registry import FOLDS

BODIES = {kind: body_type(kind, 1) for kind in known_kinds()}
BY_NAME = {fold.name: fold for fold in FOLDS}


def test_every_fact_that_bears_a_number_reaches_what_keeps_account_of_numbers() -> None:
    numbered = {
        kind
        for kind, body in BODIES.items()
        if body is not None
        for one in fields(body)
        if one.name == "number" and Number.__name__ in str(one.type)
    }
    assert numbered
    for name in ("number_use", "segment"):
        assert numbered <= BY_NAME[name].kinds


def test_every_fact_the_fold_of_a_case_knows_reaches_it() -> None:
    moves = {kind for kind, body in BODIES.items() if body and "by" in body.__annotations__}
    stepped = {body.__name__ for body in (*_MOVES, *_AT_REST)}
    assert moves | stepped <= BY_NAME["case"].kinds


def test_a_fold_names_no_kind_there_is_not() -> None:
    for fold in FOLDS:
        assert fold.kinds <= known_kinds()
