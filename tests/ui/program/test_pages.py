"""The pages beside intake and case, reached and left by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from tests.support.window import Window
from tests.ui.program.test_program import sign_in
from ui.demo.hand import Hand
from ui.program.office import Office
from ui.program.pages import DISCLOSURE, KEYS, PREVIEW, REGISTER
from ui.program.program import Program

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def office(program: Program, hand: Hand) -> Office:
    sign_in(program, hand)
    assert program.office is not None
    return program.office


def accepted(office: Office, hand: Hand) -> str:
    hand.press(Key.Key_F4, "m12", Key.Key_Return, Key.Key_F5, "a", Key.Key_F8)
    hand.settle()
    return office.presenter.state.case_id


def test_f1_shows_the_nine_elements_and_enter_prints_them(office: Office, hand: Hand) -> None:
    case_id = accepted(office, hand)
    hand.press(Key.Key_F1)
    page = office.shell.pages[DISCLOSURE]
    assert office.shell.page == DISCLOSURE
    words = " ".join(label.text() for label in page.findChildren(QLabel))
    for title in ("办理主体", "办理依据", "收费标准", "监督渠道"):
        assert title in words
    hand.press(Key.Key_Return)
    kinds = [paper.kind for paper in office.counter.reads.documents_of(case_id)]
    assert kinds[-1] == "D01"
    hand.press(Key.Key_Escape)
    assert office.shell.page != DISCLOSURE


def test_f12_shows_the_paper_in_hand_page_by_page(office: Office, hand: Hand) -> None:
    accepted(office, hand)
    hand.press(Key.Key_F12)
    hand.until(lambda: office.shell.page == PREVIEW)
    assert office.shell.pages[PREVIEW].pages.count >= 1


def test_the_register_lists_every_case_and_enter_opens_one(office: Office, hand: Hand) -> None:
    case_id = accepted(office, hand)
    hand.press(Key.Key_F2)
    hand.chord(Key.Key_B, CTRL)
    assert office.shell.page == REGISTER
    hand.press(Key.Key_Down, Key.Key_Return)
    assert office.presenter.state.case_id == case_id


@pytest.mark.parametrize("typed", ["chen", "cjg", "陈", "000001"])
def test_the_search_box_guesses_and_enter_opens(office: Office, hand: Hand, typed: str) -> None:
    window = Window(office.counter)
    told = {"applicant.name": "陈建国"}
    from app.services import intake

    case_id = window.draft("M12", **told)
    intake.accept_case(window.desk, case_id)
    hand.press(Key.Key_F3)
    hand.write(typed)
    hand.settle()
    assert [hit.key for hit in office.shell.header.search.hits] == [case_id]
    hand.press(Key.Key_Return)
    assert office.presenter.state.case_id == case_id


def test_the_sheet_of_keys_opens_by_its_key(office: Office, hand: Hand) -> None:
    hand.chord(Key.Key_F1, SHIFT)
    assert office.shell.page == KEYS
    hand.press(Key.Key_Escape)
    assert office.shell.page != KEYS


def test_a_scan_is_looked_for_whatever_has_the_focus(office: Office, hand: Hand) -> None:
    case_id = accepted(office, hand)
    number = office.counter.reads.case(case_id).case_no
    office._scan.enabled = True
    hand.press(Key.Key_F2)
    QTest.keyClicks(hand.focus, number)
    QTest.keyClick(hand.focus, Key.Key_Return)
    office._scan.enabled = False
    hand.until(lambda: len(office.shell.header.search.hits) == 1)
    assert office.shell.header.search.text() == number
    assert office.presenter.intake.state.picker.query == ""
