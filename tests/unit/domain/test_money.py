"""Money: shown, read, multiplied, and written in capital characters."""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.domain.money import LARGEST, amount_in_words, line_amount, parse_yuan, words_to_fen, yuan

FEN = st.one_of(
    st.integers(0, LARGEST),
    st.integers(0, 10**7),
    # Amounts full of zeros, where 零 is easily put wrong.
    st.lists(st.sampled_from("0000123456789"), min_size=1, max_size=16).map(
        lambda digits: int("".join(digits))
    ),
)

TABLE = [
    (0, "零元整"),
    (1, "壹分"),
    (10, "壹角"),
    (11, "壹角壹分"),
    (1000, "壹拾元整"),
    (2030, "贰拾元叁角"),
    (8000, "捌拾元整"),
    (10100, "壹佰零壹元整"),
    (55000, "伍佰伍拾元整"),
    (32504, "叁佰贰拾伍元零肆分"),
    (101000, "壹仟零壹拾元整"),
    (140950, "壹仟肆佰零玖元伍角"),
    (168032, "壹仟陆佰捌拾元叁角贰分"),
    (600714, "陆仟零柒元壹角肆分"),
    (1640902, "壹万陆仟肆佰零玖元零贰分"),
    (10000100, "壹拾万零壹元整"),
    (10020005, "壹拾万零贰佰元零伍分"),
    (10700053, "壹拾万柒仟元伍角叁分"),
    (10000000100, "壹亿零壹元整"),
    (10001000000, "壹亿零壹万元整"),
    (12345678912, "壹亿贰仟叁佰肆拾伍万陆仟柒佰捌拾玖元壹角贰分"),
    (9999_0000_0000_00, "玖仟玖佰玖拾玖亿元整"),
    (10000_0000_0000_00, "壹万亿元整"),
    (10001_0000_0001_00, "壹万零壹亿零壹元整"),
    (LARGEST, "壹佰万亿元整"),
    (-140950, "负壹仟肆佰零玖元伍角"),
]


@pytest.mark.parametrize(("fen", "words"), TABLE)
def test_the_table_of_capital_amounts(fen: int, words: str) -> None:
    assert amount_in_words(fen) == words
    assert words_to_fen(words) == fen


@settings(max_examples=300, deadline=None)
@given(FEN, st.sampled_from([1, -1]))
def test_words_read_back_to_the_same_amount(fen: int, sign: int) -> None:
    assert words_to_fen(amount_in_words(sign * fen)) == sign * fen


@settings(max_examples=200, deadline=None)
@given(FEN)
def test_words_obey_the_annex(fen: int) -> None:
    words = amount_in_words(fen)

    assert "零零" not in words
    assert (
        not any(bad in words for bad in ("零元", "零万", "零亿", "零角", "零分", "零整")) or not fen
    )
    assert words.endswith("整") is (fen % 100 == 0)
    assert ("分" in words) is (fen % 10 != 0)
    assert not words.startswith(("拾", "佰", "仟", "万", "亿"))


@pytest.mark.parametrize(
    ("words", "fen"),
    [
        ("人民币壹仟陆佰捌拾元零叁角贰分", 168032),
        ("壹拾万零柒仟元伍角叁分", 10700053),
        ("壹拾万柒仟元零伍角叁分", 10700053),
        ("壹角整", 10),
        ("捌拾圆正", 8000),
    ],
)
def test_the_other_lawful_variants_are_read(words: str, fen: int) -> None:
    assert words_to_fen(words) == fen


@pytest.mark.parametrize(
    "words",
    [
        "", "整", "元整", "壹元", "一元整", "壹壹元整", "拾元整", "壹元零整", "壹零元整",
        "壹元壹分整", "壹佰零零壹元整", "壹佰元伍", "负零元整", "壹角伍", "壹分壹角",
        "壹仟壹仟元整", "壹亿壹亿元整", "贰佰万亿元整",
    ],
)  # fmt: skip
def test_what_is_no_lawful_writing_is_refused(words: str) -> None:
    with pytest.raises(Refused, match="AMOUNT_WORDS"):
        words_to_fen(words)


def test_amounts_beyond_the_largest_and_broken_types_are_refused() -> None:
    for fen in (LARGEST + 1, -LARGEST - 1):
        with pytest.raises(Refused, match="MONEY_TOO_LARGE"):
            amount_in_words(fen)
    for wrong in (1.5, True, "1", Decimal(1)):
        with pytest.raises(TypeError):
            amount_in_words(wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("0", 0),
        ("1234.5", 123450),
        ("1,234.50", 123450),
        (" ¥80 ", 8000),
        ("￥８０．０５", 8005),
        ("12元", 1200),
        ("100000000000000", LARGEST),
    ],
)
def test_amounts_typed_in_yuan_are_read(text: str, fen: int) -> None:
    assert parse_yuan(text) == fen


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "MONEY_FORMAT"),
        ("1.", "MONEY_FORMAT"),
        (".5", "MONEY_FORMAT"),
        ("12,34", "MONEY_FORMAT"),
        ("1,2345", "MONEY_FORMAT"),
        ("1e3", "MONEY_FORMAT"),
        ("壹元", "MONEY_FORMAT"),
        ("١٢", "MONEY_FORMAT"),
        ("NaN", "MONEY_FORMAT"),
        ("1.005", "MONEY_TOO_FINE"),
        ("1.230", "MONEY_TOO_FINE"),
        ("-1", "MONEY_NEGATIVE"),
        ("100000000000000.01", "MONEY_TOO_LARGE"),
        ("9" * 5000, "MONEY_TOO_LARGE"),
    ],
)
def test_what_is_no_amount_is_refused_and_never_rounded(text: str, code: str) -> None:
    with pytest.raises(Refused) as caught:
        parse_yuan(text)
    assert caught.value.code == code


@settings(max_examples=200, deadline=None)
@given(FEN)
def test_what_is_shown_reads_back(fen: int) -> None:
    assert parse_yuan(yuan(fen)) == fen


def test_amounts_are_shown_grouped_with_two_decimals() -> None:
    assert [yuan(fen) for fen in (0, 5, 123450, -123456789)] == [
        "0.00", "0.05", "1,234.50", "-1,234,567.89",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("price", "quantity", "fen"),
    [
        (150, 3, 450),
        (Decimal("0.5"), 1, 1),
        (Decimal("1.5"), 1, 2),
        (Decimal("2.5"), 1, 3),
        (Decimal("-2.5"), 1, -3),
        (333, Decimal("0.333"), 111),
        (30, Decimal("12.345"), 370),
        (Decimal("2.4999999999999999999999999999999999"), 1, 2),
    ],
)
def test_a_line_is_rounded_half_up(price: Decimal | int, quantity: Decimal | int, fen: int) -> None:
    assert line_amount(price, quantity) == fen


@settings(max_examples=150, deadline=None)
@given(
    st.decimals(0, 10**6, places=4),
    st.decimals(0, 10**4, places=3),
)
def test_a_line_is_within_half_a_fen_whatever_the_surrounding_precision(
    price: Decimal, quantity: Decimal
) -> None:
    exact = Fraction(price) * Fraction(quantity)
    with localcontext() as careless:
        careless.prec = 3
        fen = line_amount(price, quantity)

    assert -Fraction(1, 2) < exact - fen <= Fraction(1, 2) or exact - fen == -Fraction(1, 2)
    assert exact - fen != Fraction(1, 2), "half a fen goes up"


def test_floating_point_and_endless_numbers_are_no_money() -> None:
    with pytest.raises(TypeError):
        line_amount(1.5, 1)  # type: ignore[arg-type]
    for endless in (Decimal("NaN"), Decimal("Infinity"), Decimal("1e30")):
        with pytest.raises(Refused):
            line_amount(endless, 1)
