"""Names: one interpunct, no stray spaces, lengths in code points, private-use characters found."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.names import (
    name_problem,
    normalise_name,
    organisation_name_problem,
    private_use,
)

KEPT = "阿卜杜拉\u00b7买买提"


@pytest.mark.parametrize("dot", "\u00b7\u2022\u2027\u30fb\uff0e.\uff65\u2219\u22c5\u0387")
def test_every_look_alike_becomes_the_one_interpunct(dot: str) -> None:
    name = normalise_name(f"阿卜杜拉{dot}买买提")

    assert name.text == KEPT
    assert name.raw == f"阿卜杜拉{dot}买买提"
    assert name.changed is (dot != "\u00b7")


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("张三", "张三"),
        (" 张　三 ", "张三"),
        ("阿卜杜拉 · 买买提", KEPT),
        ("John  F.  Smith", "John F. Smith"),
        ("J. Smith", "J. Smith"),
        ("欧阳\t娜娜", "欧阳娜娜"),
        ("\ue863 三", "\ue863三"),
        ("张\U0002cb4e 明", "张\U0002cb4e明"),
        ("\uf9fd", "\uf9fd"),
        ("", ""),
    ],
)
def test_spaces_go_and_characters_stay(raw: str, text: str) -> None:
    assert normalise_name(raw).text == text


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("张三·.•・ 　aB\U0002cb4e\ue863"), max_size=12))
def test_a_normalised_name_stays_as_it_is(raw: str) -> None:
    once = normalise_name(raw)

    assert normalise_name(once.text).text == once.text
    assert once.changed is (once.text != raw)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("张三", None),
        (KEPT, None),
        ("张\U0002cb4e明", None),
        ("\U0002cb4e" * 50, None),
        ("\U0002cb4e" * 51, "NAME_TOO_LONG"),
        ("", "NAME_EMPTY"),
        (" 　", "NAME_EMPTY"),
        ("张\u200b三", "NAME_CONTROL_CHARACTER"),
        ("张\n三", "NAME_CONTROL_CHARACTER"),
        ("张\ud840", "NAME_CONTROL_CHARACTER"),
        ("张\ue863", "NAME_PRIVATE_USE"),
        ("\U000f0001", "NAME_PRIVATE_USE"),
        ("\U00031350", None),
        ("萧〇", None),
        ("J. O’Neil-Smith", None),
        ("Müller", None),
        ("张?三", "NAME_CHARACTERS"),
        ("张？", "NAME_CHARACTERS"),
        ("张3", "NAME_CHARACTERS"),
        ("·", "NAME_CHARACTERS"),
        ("---", "NAME_CHARACTERS"),
        ("张（三）", "NAME_CHARACTERS"),
    ],
)
def test_each_fault_of_a_name_has_its_code(text: str, code: str | None) -> None:
    assert name_problem(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("示例县3号（北京）餐饮店、分店", None),
        ("360公司", None),
        ("示例?店", "NAME_CHARACTERS"),
        ("示例\ufffd店", "NAME_CHARACTERS"),
        ("（）", "NAME_CHARACTERS"),
        ("12345", "NAME_CHARACTERS"),
    ],
)
def test_organisations_have_numbers_and_brackets_but_no_lost_characters(
    text: str, code: str | None
) -> None:
    assert organisation_name_problem(text) == code


def test_organisations_may_have_two_hundred_characters() -> None:
    assert organisation_name_problem("公" * 200) is None
    assert organisation_name_problem("公" * 201) == "NAME_TOO_LONG"
    assert organisation_name_problem("") == "NAME_EMPTY"


def test_private_use_characters_are_listed_once_in_order() -> None:
    assert private_use("张\ue863三\ue001\ue863") == ("\ue863", "\ue001")
    assert private_use(KEPT) == ()
