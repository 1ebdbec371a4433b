"""Whose particulars these are, and whether it is the same case: said before anything is taken."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt

from app.domain.cases.states import State
from app.domain.errors import Refused
from app.services import intake
from tests.support.screens import CARD, Screen
from ui.presenters.shell import INTAKE

Key = Qt.Key


def test_what_a_wrong_card_said_goes_with_its_number(screen: Screen) -> None:
    screen.presenter.card_read(replace(CARD, ethnicity="汉", valid_until=date(2020, 1, 1)))
    screen.press("m18", Key.Key_Return)
    typed = screen.presenter.intake
    typed.type_field("applicant.name", "阿依古丽")
    typed.type_field("applicant.id_no", "11010519491231002X")
    form = typed._reading.form.applicant
    assert (form.ethnicity, form.address, form.valid_until) == ("", "", None)
    assert not form.from_card


def test_an_address_typed_over_a_card_stays(screen: Screen) -> None:
    screen.presenter.card_read(CARD)
    screen.press("m18", Key.Key_Return)
    typed = screen.presenter.intake
    typed.type_field("applicant.address", "示例县河东村 7 号")
    typed.type_field("applicant.id_no", "11010519491231002X")
    assert typed._reading.form.applicant.address == "示例县河东村 7 号"


def test_nothing_goes_on_before_it_is_said_whether_it_is_the_same(screen: Screen) -> None:
    before = screen.window.draft("M12")
    intake.accept_case(screen.window.desk, before)
    draft = screen.window.draft("M12", told_of_others=False)
    screen.presenter.open_case(draft)
    screen.press(Key.Key_F5, "a", Key.Key_F8)
    assert screen.presenter.state.page == INTAKE
    assert "已有在办一件" in screen.presenter.intake.state.foot.message
    with pytest.raises(Refused, match="DUPLICATE_OPEN"):
        intake.accept_case(screen.window.desk, draft)
    screen.chord(Key.Key_B, Qt.KeyboardModifier.AltModifier)
    screen.press(Key.Key_F8)
    case = screen.case()
    assert case.state is State.ACCEPTED
    assert case.suspected == (before,)
    assert "疑似重复" in [chip.text for chip in screen.presenter.case.state.head.chips]


def test_what_was_said_of_another_case_is_known_when_the_draft_is_taken_up(screen: Screen) -> None:
    before = screen.window.draft("M12")
    intake.accept_case(screen.window.desk, before)
    draft = screen.window.draft("M12", told_of_others=False)
    screen.presenter.open_case(draft)
    screen.chord(Key.Key_N, Qt.KeyboardModifier.AltModifier)
    screen.press(Key.Key_F2)
    screen.presenter.open_case(draft)
    assert screen.presenter.intake.state.duplicates == ()
    screen.press(Key.Key_F5, "a", Key.Key_F8)
    assert screen.case().suspected == ()


def test_a_pasted_line_break_is_a_space_in_a_reason(screen: Screen) -> None:
    screen.presenter.card_read(CARD)
    screen.press("m12", Key.Key_Return, Key.Key_F10)
    screen.presenter.intake.write_refusal("text", "不属于\n本机关\u2028职权")
    assert screen.presenter.intake.state.refusal.values["text"] == "不属于 本机关 职权"


def test_the_guide_printed_while_taking_is_kept_with_the_draft(screen: Screen) -> None:
    screen.presenter.card_read(CARD)
    screen.press("m12", Key.Key_Return, Key.Key_F12)
    draft = screen.presenter.state.case_id
    assert screen.window.papers(draft) == ["D01"]
