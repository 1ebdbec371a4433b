"""The text file of a chip, byte by byte."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.devices.chip import CHIP_BYTES, chip_of, parse_chip
from app.devices.samples import (
    ABDULLA,
    CARDS,
    GONG_YAN,
    LI_UNENCODED,
    LONG_NAME,
    WANG_XIULAN,
    ZHOU_EXPIRED,
    sample_card,
)
from app.domain.errors import Unavailable
from app.domain.identity import citizen_id_problem
from app.domain.intake import IntakeForm, expired_cards
from app.ports.reader import Card

TODAY = date(2026, 11, 23)


def chip_with(place: int, text: str, card: Card = WANG_XIULAN) -> bytes:
    """The chip of a card with other characters at a byte offset."""
    put = text.encode("utf-16-le", "surrogatepass")
    chip = chip_of(card)
    return chip[:place] + put + chip[place + len(put) :]


def refusal(content: bytes) -> str:
    """The field a chip cannot be read at."""
    with pytest.raises(Unavailable) as caught:
        parse_chip(content)
    assert caught.value.code == "CARD_UNREADABLE"
    return str(caught.value.facts["field"])


@pytest.mark.parametrize("card", [card for card in CARDS if card is not LONG_NAME])
def test_a_card_is_read_as_it_was_made(card: Card) -> None:
    assert parse_chip(chip_of(card)) == card


def test_every_field_stands_at_the_offset_of_the_standard() -> None:
    chip = chip_of(WANG_XIULAN)
    assert len(chip) == CHIP_BYTES
    assert chip[0:6].decode("utf-16-le") == "王秀兰"
    assert chip[30:36].decode("utf-16-le") == "201"
    assert chip[36:52].decode("utf-16-le") == "19630412"
    assert chip[122:158].decode("utf-16-le") == WANG_XIULAN.id_no
    assert chip[188:204].decode("utf-16-le") == "20140502"
    assert chip[204:208].decode("utf-16-le") == "长期"
    assert chip[220:] == bytes(36)


def test_a_card_without_a_last_day_is_long_term() -> None:
    assert parse_chip(chip_of(WANG_XIULAN)).is_long_term
    assert parse_chip(chip_of(ZHOU_EXPIRED)).valid_until == date(2024, 5, 2)


def test_a_private_use_code_is_kept_and_reported() -> None:
    card = parse_chip(chip_of(LI_UNENCODED))
    assert card.name == "李\ue0b1"
    assert card.unencoded == ("\ue0b1",)
    assert IntakeForm.from_values(card.fields()).problems(TODAY) == {
        "applicant.name": "NAME_PRIVATE_USE"
    }


def test_a_rare_character_with_a_code_needs_no_report() -> None:
    assert parse_chip(chip_of(GONG_YAN)).name == "龚䶮"
    assert parse_chip(chip_of(GONG_YAN)).unencoded == ()


def test_a_name_that_fills_the_chip_may_go_on() -> None:
    card = parse_chip(chip_of(LONG_NAME))
    assert len(LONG_NAME.name) > 15
    assert card.name == LONG_NAME.name[:15]
    assert card.name_may_go_on
    assert not parse_chip(chip_of(ABDULLA)).name_may_go_on


def test_a_look_alike_of_the_interpunct_is_put_right_and_the_raw_name_kept() -> None:
    card = parse_chip(chip_of(replace(ABDULLA, name_raw="阿卜杜拉\u2022买买提")))
    assert card.name == "阿卜杜拉\u00b7买买提"
    assert card.name_raw == "阿卜杜拉\u2022买买提"


@pytest.mark.parametrize(
    ("place", "text", "field"),
    [
        (0, "\u3000" * 15, "name"),
        (0, "\ud800", "name"),
        (0, "\u0007", "name"),
        (30, "7", "sex"),
        (32, "汉 ", "ethnicity"),
        (36, "19630231", "birth"),
        (36, "长期" + " " * 6, "birth"),
        (122, "990121196304120260", "id_no"),
        (188, "20141302", "valid_from"),
        (204, "永久", "valid_until"),
        (204, "20130101", "valid_until"),
    ],
)
def test_bad_data_is_refused_with_its_field(place: int, text: str, field: str) -> None:
    assert refusal(chip_with(place, text)) == field


@pytest.mark.parametrize("content", [b"", bytes(255), bytes(257), bytes(CHIP_BYTES)])
def test_a_chip_of_another_size_or_empty_is_refused(content: bytes) -> None:
    assert refusal(content) in ("chip", "name", "valid_from")


def test_what_no_chip_can_hold_is_not_written() -> None:
    with pytest.raises(ValueError, match="UCS-2"):
        chip_of(sample_card("赵𬭎", date(1975, 11, 3), 259, "示例县"))


@pytest.mark.parametrize("card", CARDS)
def test_sample_people_are_sound_and_alive(card: Card) -> None:
    assert citizen_id_problem(card.id_no, TODAY) is None
    assert date(1930, 1, 1) < card.birth < TODAY
    assert card.id_no[6:14] == f"{card.birth:%Y%m%d}"


def test_a_card_fills_the_draft_and_the_party_alike() -> None:
    form = IntakeForm.from_values(ABDULLA.fields())
    assert form.applicant == ABDULLA.party()
    assert form.applicant.from_card
    assert form.problems(TODAY) == {}
    agent = WANG_XIULAN.fields("agent.")
    assert agent["agent.name"] == "王秀兰"
    assert agent["agent.valid_until"] is None


def test_an_expired_card_is_said_to_be() -> None:
    form = IntakeForm.from_values(ZHOU_EXPIRED.fields())
    assert form.problems(TODAY) == {}, "it stops nobody: he may have come to renew it"
    assert expired_cards(form, TODAY) == {"applicant.id_no": "CARD_EXPIRED"}
    assert expired_cards(IntakeForm.from_values(ABDULLA.fields()), TODAY) == {}
