"""The situation language: what it says, what it refuses, and that nothing can be smuggled in."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.domain.expression import Answer, compile_expression

ANSWERS: Mapping[str, Answer] = {
    "area": 12,
    "floors": 1,
    "price": Decimal("3.50"),
    "kind": "company",
    "urgent": False,
    "first": True,
    "goods": ("烟", "酒"),
    "户籍": "本地",
}


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("true", True),
        ("first", True),
        ("not urgent", True),
        ("area == 12", True),
        ("area != 12", False),
        ("area >= 12 and area < 12.5", True),
        ("area > -1", True),
        ("price == 3.5", True),
        ("price <= 3.49", False),
        ('kind == "company"', True),
        ("kind == 'farm'", False),
        ('kind in ["farm", "company"]', True),
        ('kind not in ["farm", "company"]', False),
        ("area in [1, 12]", True),
        ('"烟" in goods', True),
        ('"茶" not in goods', True),
        ('goods in ["茶", "酒"]', True),
        ('goods not in ["茶", "糖"]', True),
        ('户籍 == "本地"', True),
        ("urgent or first", True),
        ("urgent or first and urgent", False),
        ("(urgent or first) and not urgent", True),
        ("not (urgent and missing)", True),
        ("not urgent == true", True),
        ("first == true", True),
        ("area == true", False),
        ("floors == true", False),
        ("floors in [true, 2]", False),
        ("area == '12'", False),
        ("(area) > (10)", True),
        ("  area\t>\n10  ", True),
    ],
)
def test_what_an_expression_says(text: str, holds: bool) -> None:
    assert compile_expression(text).holds(ANSWERS) is holds


def test_an_expression_knows_the_questions_it_asks() -> None:
    expression = compile_expression('a > 1 and (b in ["x"] or not c) and "x" not in d')

    assert expression.names() == {"a", "b", "c", "d"}
    assert compile_expression("true").names() == frozenset()


def test_a_question_that_decides_nothing_need_not_be_answered() -> None:
    assert not compile_expression("urgent and missing > 3").holds(ANSWERS)
    assert compile_expression("first or missing > 3").holds(ANSWERS)


def test_a_missing_answer_is_named() -> None:
    with pytest.raises(Refused) as caught:
        compile_expression("missing > 3").holds(ANSWERS)
    assert (caught.value.code, caught.value.facts["name"]) == ("EXPRESSION_NAME", "missing")


def test_names_are_checked_at_once_when_the_questions_are_known() -> None:
    assert compile_expression("area > 3", known=ANSWERS).names() == {"area"}
    with pytest.raises(Refused, match="EXPRESSION_NAME"):
        compile_expression("aera > 3", known=ANSWERS)


@pytest.mark.parametrize(
    "text",
    ["area", "kind", "kind > 3", "urgent < 1", "area < 'x'", "area in kind", "area in urgent",
     "goods == '烟'", "not area", "first and area"],
)  # fmt: skip
def test_a_value_of_the_wrong_kind_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="EXPRESSION_TYPE"):
        compile_expression(text).holds(ANSWERS)


@pytest.mark.parametrize(
    ("text", "position", "expected"),
    [
        ("", 0, "value"),
        ("area >", 6, "value"),
        ("area > 3 4", 9, "end"),
        ("1 < area < 5", 9, "end"),
        ("(area > 3", 9, ")"),
        ("area in 3", 8, "list"),
        ("area in []", 9, "literal"),
        ("area in [kind]", 9, "literal"),
        ("area in [1 2]", 11, "]"),
        ("area not 3", 9, "in"),
        ("area = 3", 4, "value"),
        ("area.real > 3", 4, "value"),
        ("len(kind) > 3", 3, "end"),
        ("area + 1 > 3", 4, "value"),
        ("__import__('os')", 10, "end"),
        ("kind == 'open", 7, "value"),
        ("12abc == 3", 0, "value"),
        ("area > 3；", 8, "value"),
        ("and", 0, "value"),
    ],
)
def test_bad_syntax_says_where_and_what_was_expected(
    text: str, position: int, expected: str
) -> None:
    with pytest.raises(Refused) as caught:
        compile_expression(text)
    assert caught.value.code == "EXPRESSION_SYNTAX"
    assert caught.value.facts == {"text": text, "position": position, "expected": expected}


def test_length_and_depth_are_bounded() -> None:
    assert compile_expression("(" * 20 + "true" + ")" * 20).holds({})
    for deep in ("(" * 21 + "true" + ")" * 21, "not " * 21 + "true"):
        with pytest.raises(Refused, match="EXPRESSION_DEPTH"):
            compile_expression(deep)
    with pytest.raises(Refused, match="EXPRESSION_LENGTH"):
        compile_expression("true or " * 100 + "true")


PIECES = "area kind goods first and or not in ( ) [ ] , == < 'x' 3 true ===".split()


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.text(max_size=40),
        st.lists(
            st.sampled_from(PIECES),
            max_size=12,
        ).map(" ".join),
    )
)
def test_any_text_gives_an_answer_or_a_refusal_and_nothing_else(text: str) -> None:
    try:
        answer = compile_expression(text).holds(ANSWERS)
    except Refused as refused:
        assert refused.code.startswith("EXPRESSION_")
    else:
        assert answer in (True, False)


# A logical expression beside what it must come to: (text, value).
LEAVES = st.sampled_from([("yes", True), ("no", False), ("true", True), ("false", False)])


def joined(parts: tuple[tuple[str, bool], str, tuple[str, bool]]) -> tuple[str, bool]:
    (left, a), word, (right, b) = parts
    return f"({left}) {word} ({right})", (a and b) if word == "and" else (a or b)


TREES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        inner.map(lambda part: (f"not ({part[0]})", not part[1])),
        st.tuples(inner, st.sampled_from(["and", "or"]), inner).map(joined),
    ),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None)
@given(TREES)
def test_logic_comes_out_whatever_the_nesting(tree: tuple[str, bool]) -> None:
    text, value = tree

    assert compile_expression(text).holds({"yes": True, "no": False}) is value
