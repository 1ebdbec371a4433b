"""Masking: enough to recognise, never enough to know, whatever text goes in."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.masking import (
    mask_address,
    mask_citizen_id,
    mask_mobile,
    mask_name,
)


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("张三", "张*"),
        ("张三丰", "张**"),
        ("欧阳娜娜", "欧阳**"),
        ("司马光", "司马*"),
        ("欧阳", "欧*"),
        ("张", "*"),
        ("", ""),
        ("  ", ""),
        ("阿卜杜拉\u00b7买买提", "阿***\u00b7***"),
        ("\U0002cb4e明", "\U0002cb4e*"),
        ("John Smith", "J*********"),
    ],
)
def test_a_name_keeps_its_surname_alone(name: str, masked: str) -> None:
    assert mask_name(name) == masked


def test_numbers_keep_their_ends_alone() -> None:
    assert mask_citizen_id("11010519491231002X") == "110105********002X"
    assert mask_citizen_id("110105491231002") == "110105*****1002"
    assert mask_mobile("13800001234") == "138****1234"


@pytest.mark.parametrize(
    ("mask", "short"),
    [(mask_citizen_id, "E12345678"), (mask_mobile, "62345678")],
)
def test_a_short_number_is_masked_whole(mask: Callable[[str], str], short: str) -> None:
    assert mask(short) == "*" * len(short)
    assert mask("") == ""


@pytest.mark.parametrize(
    ("address", "masked"),
    [
        ("云南省示例县城关镇大河村12组5号", "云南省示例县城关镇大河村***"),
        ("示例县中村镇大河村5号", "示例县中村镇大河村***"),
        ("示例市五华区翠湖街道文林社区3栋2单元", "示例市五华区翠湖街道文林社区***"),
        ("示例县城关镇人民路18号", "示例县城关镇***"),
        ("示例市五华区幸福小区3栋", "示例市五华区***"),
        ("人民路18号", "***"),
        ("云南省示例县城关镇大河村", "云南省示例县城关镇大河村"),
        (" ", ""),
    ],
)
def test_an_address_is_shown_down_to_the_village(address: str, masked: str) -> None:
    assert mask_address(address) == masked


@settings(max_examples=200, deadline=None)
@given(
    st.text(max_size=30),
    st.sampled_from([(mask_name, 2), (mask_citizen_id, 10), (mask_mobile, 7)]),
)
def test_no_text_breaks_a_mask_or_leaks_through_it(
    text: str, rule: tuple[Callable[[str], str], int]
) -> None:
    mask, most_shown = rule
    masked = mask(text)
    plain = text.strip()

    assert len(masked) == len(plain)
    shown = sum(was == now for was, now in zip(plain, masked, strict=True) if was not in "*\u00b7")
    assert shown <= most_shown
    assert shown < len(plain) or not plain.strip("*\u00b7")
