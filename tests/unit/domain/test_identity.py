"""Identity numbers: check vectors, every kind of fault, and what typed ones become."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.domain.identity import (
    CREDIT_CODE_WARNINGS,
    Normalised,
    Sex,
    age_on,
    birth_date,
    card_problem,
    citizen_id_check,
    citizen_id_problem,
    credit_code_check,
    credit_code_problem,
    normalise_citizen_id,
    normalise_credit_code,
    phone_problem,
    region_code,
    sex,
)

TODAY = date(2026, 3, 2)


@st.composite
def citizen_ids(draw: st.DrawFn) -> str:
    region = draw(st.integers(110000, 659999))
    born = draw(st.dates(date(1900, 1, 1), TODAY))
    first_17 = f"{region}{born:%Y%m%d}{draw(st.integers(0, 999)):03d}"
    return first_17 + citizen_id_check(first_17)


@pytest.mark.parametrize("text", ["11010519491231002X", "11010519491231002x", "440524188001010014"])
def test_sound_citizen_ids_pass(text: str) -> None:
    assert citizen_id_problem(text, TODAY) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "ID_LENGTH"),
        ("1101051949123100", "ID_LENGTH"),
        ("11010519491231002X0", "ID_LENGTH"),
        ("110105491231002", "ID_15_DIGITS"),
        ("11010549123100X", "ID_LENGTH"),
        ("1101051949123100XX", "ID_CHARSET"),
        ("01010519491231002X", "ID_CHARSET"),
        ("１１０１０５１９４９１２３１００２Ｘ", "ID_CHARSET"),
        ("110105 9491231002X", "ID_CHARSET"),
        ("110105194902300025", "ID_DATE"),
        ("110105194913310025", "ID_DATE"),
        ("110105170012310025", "ID_DATE"),
        ("110105190002290025", "ID_DATE"),
        ("110105205001010025", "ID_FUTURE"),
        ("110105194912310021", "ID_CHECK_DIGIT"),
    ],
)
def test_each_fault_of_a_citizen_id_has_its_code(text: str, code: str) -> None:
    assert citizen_id_problem(text, TODAY) == code


def test_a_child_born_today_has_a_sound_number() -> None:
    first_17 = f"110105{TODAY:%Y%m%d}001"

    assert citizen_id_problem(first_17 + citizen_id_check(first_17), TODAY) is None


@settings(max_examples=150, deadline=None)
@given(citizen_ids(), st.integers(0, 17), st.sampled_from("0123456789X"))
def test_any_single_wrong_character_is_caught(text: str, place: int, other: str) -> None:
    assume(text[place] != other)

    assert citizen_id_problem(text, TODAY) is None
    assert citizen_id_problem(text[:place] + other + text[place + 1 :], TODAY) is not None


@settings(max_examples=150, deadline=None)
@given(citizen_ids(), st.integers(0, 16))
def test_any_swap_of_neighbours_is_caught(text: str, place: int) -> None:
    one, two = text[place], text[place + 1]
    assume(one != two)

    swapped = text[:place] + two + one + text[place + 2 :]
    assert citizen_id_problem(swapped, TODAY) is not None


def test_a_citizen_id_tells_birth_sex_and_region() -> None:
    text = "11010519491231002X"

    assert birth_date(text) == date(1949, 12, 31)
    assert sex(text) is Sex.FEMALE
    assert sex("440524188001010014") is Sex.MALE
    assert region_code(text) == "110105"
    assert [member.value for member in Sex] == ["0", "1", "2", "9"]


def test_a_broken_number_tells_nothing() -> None:
    with pytest.raises(Refused, match="ID_DATE"):
        birth_date("110105")
    with pytest.raises(Refused, match="ID_CHARSET"):
        sex("110105")


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        ("2008-03-02", "2026-03-01", 17),
        ("2008-03-02", "2026-03-02", 18),
        ("2008-02-29", "2026-02-28", 17),
        ("2008-02-29", "2026-03-01", 18),
        ("2008-02-29", "2028-02-29", 20),
    ],
)
def test_age_counts_completed_years(born: str, day: str, age: int) -> None:
    which = date.fromisoformat(born), date.fromisoformat(day)

    assert age_on(*which) == age


def test_typed_citizen_ids_are_put_right() -> None:
    assert normalise_citizen_id(" 110105 19491231 002x ") == Normalised("11010519491231002X", True)
    assert (
        normalise_citizen_id("１１０１０５１９４９１２３１００２Ｘ").value == "11010519491231002X"
    )
    assert normalise_citizen_id("11010519491231002X") == Normalised("11010519491231002X", False)


def test_a_card_is_good_through_its_last_day() -> None:
    assert card_problem(TODAY, TODAY) is None
    assert card_problem(date(2026, 3, 1), TODAY) == "CARD_EXPIRED"
    assert card_problem(None, TODAY) is None


@pytest.mark.parametrize("text", ["91350100M000100Y43", "11320000MB151840XJ", "12441500196720244T"])
def test_sound_credit_codes_pass(text: str) -> None:
    assert credit_code_problem(text) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "USCC_LENGTH"),
        ("91350100M000100Y4", "USCC_LENGTH"),
        ("91350100M000100Y431", "USCC_LENGTH"),
        ("9135O100M000100Y43", "USCC_CHARSET"),
        ("9I350100M000100Y43", "USCC_CHARSET"),
        ("91350100m000100y43", "USCC_CHARSET"),
        ("91350100Z000100Y43", "USCC_CHARSET"),
        ("91350100M000100Y44", "USCC_CHECK"),
    ],
)
def test_each_fault_of_a_credit_code_has_its_code(text: str, code: str) -> None:
    assert credit_code_problem(text) == code
    assert (code in CREDIT_CODE_WARNINGS) is (code == "USCC_CHECK")


@settings(max_examples=150, deadline=None)
@given(
    st.text("0123456789ABCDEFGHJKLMNPQRTUWXY", min_size=17, max_size=17),
    st.integers(0, 17),
    st.sampled_from("0123456789ABCDEFGHJKLMNPQRTUWXY"),
)
def test_any_single_wrong_character_of_a_credit_code_is_caught(
    first_17: str, place: int, other: str
) -> None:
    text = first_17 + credit_code_check(first_17)
    assume(text[place] != other)

    assert credit_code_problem(text) is None
    assert credit_code_problem(text[:place] + other + text[place + 1 :]) == "USCC_CHECK"


def test_look_alikes_in_credit_codes_are_put_right_and_shown() -> None:
    assert normalise_credit_code("9I35O100M000100Y43") == Normalised("91350100M000100Y43", True)
    assert normalise_credit_code("91350100m000100y43").value == "91350100M000100Y43"
    assert not normalise_credit_code("91350100M000100Y43").changed


@pytest.mark.parametrize(
    ("text", "is_mobile", "is_phone"),
    [
        ("13800001234", True, True),
        ("19912345678", True, True),
        ("12800001234", False, False),
        ("1380000123", False, False),
        ("010-62345678", False, True),
        ("0755-2345678", False, True),
        ("07552345678", False, True),
        ("62345678", False, True),
        ("010-62345678-801", False, True),
        ("400-810-8888", False, True),
        ("12345", False, True),
        ("96168", False, True),
        ("１３８００００１２３４", False, False),
        ("电话", False, False),
        ("", False, False),
    ],
)
def test_phones_are_told_apart(text: str, is_mobile: bool, is_phone: bool) -> None:
    assert phone_problem(text) == (None if is_phone else "PHONE_FORMAT")
