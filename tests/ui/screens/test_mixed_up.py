"""Two people are never mixed up: not their money, not their numbers, not their names."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from app.domain.cases.states import FeeStatus
from app.services import intake
from tests.support.screens import CARD, OTHER_CARD, Screen
from ui.presenters.shell import INTAKE

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
WANG = "440524188001010014"
LI = "11010519491231002X"


def owing(screen: Screen) -> str:
    case_id = screen.window.draft("M18")
    intake.decide_on_spot(screen.window.desk, case_id)
    screen.presenter.open_case(case_id)
    assert screen.presenter.money.owes
    return case_id


@pytest.mark.parametrize("next_person", ["F2", "card"])
def test_money_of_the_case_before_cannot_be_taken_from_the_next_page(
    screen: Screen, next_person: str
) -> None:
    before = owing(screen)
    if next_person == "F2":
        screen.press(Key.Key_F2)
    else:
        screen.presenter.card_read(OTHER_CARD)
    assert screen.presenter.state.page == INTAKE
    assert not screen.presenter.money.owes
    assert screen.presenter.papers.state.papers == ()
    screen.press(Key.Key_F6, "20", Key.Key_Return)
    screen.chord(Key.Key_P, ALT)
    assert screen.window.case(before).money.status is FeeStatus.DUE
    assert screen.window.reads.payments_of(before) == ()


def test_enter_on_an_empty_slip_number_changes_nothing_however_often(screen: Screen) -> None:
    case_id = owing(screen)
    screen.chord(Key.Key_Q, ALT)
    reference = screen.focus
    screen.press(Key.Key_Return, Key.Key_Return, Key.Key_Return)
    assert screen.focus is reference
    assert screen.window.case(case_id).money.status is FeeStatus.UNKNOWN
    error = screen.presenter.money.state.error
    assert error is not None
    assert error.code == "REFERENCE_EMPTY"


def test_a_typed_name_is_never_replaced_by_a_remembered_one(screen: Screen) -> None:
    intake.decide_on_spot(screen.window.desk, screen.window.draft("M18"))
    screen.begin("M03")
    screen.write("张三")
    screen.press(Key.Key_Tab, WANG, Key.Key_Tab)
    applicant = screen.presenter.intake.state.applicant
    assert applicant.field("name").value == "张三"
    assert applicant.field("name").warning == "此号码上次登记为王秀兰，请核对"
    assert applicant.field("mobile").value == ""


def test_what_was_filled_in_for_a_number_goes_with_the_number(screen: Screen) -> None:
    intake.decide_on_spot(screen.window.desk, screen.window.draft("M18"))
    screen.begin("M03")
    screen.press(Key.Key_Tab, WANG)
    applicant = screen.presenter.intake.state.applicant
    assert applicant.field("name").value == "王秀兰"
    assert applicant.field("mobile").value == "13800134321"
    screen.presenter.intake.type_field("applicant.id_no", LI)
    applicant = screen.presenter.intake.state.applicant
    assert applicant.field("name").value == ""
    assert applicant.field("mobile").value == ""
    assert applicant.field("id_no").value == LI


def test_an_earlier_applicant_that_was_chosen_goes_with_the_number_too(screen: Screen) -> None:
    intake.decide_on_spot(screen.window.desk, screen.window.draft("M18"))
    screen.begin("M03")
    screen.write("王")
    screen.presenter.intake.take_earlier(WANG)
    assert screen.presenter.intake.state.applicant.field("name").value == "王秀兰"
    screen.presenter.intake.type_field("applicant.id_no", LI)
    assert screen.presenter.intake.state.applicant.field("name").value == ""


def test_what_was_corrected_since_stays_when_the_number_changes(screen: Screen) -> None:
    intake.decide_on_spot(screen.window.desk, screen.window.draft("M18"))
    screen.begin("M03")
    screen.press(Key.Key_Tab, WANG)
    screen.presenter.intake.type_field("applicant.mobile", "13900139000")
    screen.presenter.intake.type_field("applicant.id_no", LI)
    assert screen.presenter.intake.state.applicant.field("mobile").value == "13900139000"


def test_cash_that_would_come_back_whole_is_asked_about(screen: Screen) -> None:
    case_id = owing(screen)
    screen.press(Key.Key_F6, "99999999")
    assert "找零会有 ¥99,999,989.00" in screen.presenter.money.state.tendered_problem
    screen.press(Key.Key_Return)
    assert screen.window.case(case_id).money.status is FeeStatus.DUE
    screen.presenter.money.tender("100")
    assert screen.presenter.money.state.change == "90.00"


def test_the_matters_are_there_after_f2_whatever_was_looked_for(screen: Screen) -> None:
    screen.press(Key.Key_F2, "jsz", Key.Key_F2)
    picker = screen.shell.intake.picker
    assert picker.line.text() == ""
    assert picker.list.rows
    assert picker._nothing.isHidden()


def test_a_remark_on_a_shared_row_reaches_the_case(screen: Screen) -> None:
    screen.presenter.card_read(CARD)
    screen.press("m20", Key.Key_Return)
    rows = screen.presenter.intake.state.checklist.rows
    at = next(n for n, row in enumerate(rows) if row.result == "WAIVED_SHARED")
    screen.presenter.intake.note(at, "姓名有更名")
    screen.press(Key.Key_F5, "a", Key.Key_F8)
    verdict = screen.case().verdicts[rows[at].key]
    assert (verdict.result.value, verdict.note) == ("WAIVED_SHARED", "姓名有更名")


def test_an_error_beside_the_money_is_read_whole_inside_its_column(screen: Screen) -> None:
    owing(screen)
    screen.chord(Key.Key_Q, ALT)
    screen.press(Key.Key_Return)
    QApplication.processEvents()
    banner = screen.shell.money.banner
    lines = [one for one in banner.findChildren(QLabel) if one.isVisible() and one.text()]
    assert len(lines) >= 3
    assert [one.text() for one in lines if one.height() < one.heightForWidth(one.width())] == []
    assert banner.geometry().right() <= screen.shell.money.width()


@pytest.mark.parametrize(
    ("typed", "is_sound"),
    [("13900139000", True), ("１３９００１３９０００", True), ("12345", False), ("139", False)],
)
def test_a_telephone_is_one_the_applicant_answers(
    screen: Screen, typed: str, is_sound: bool
) -> None:
    screen.presenter.card_read(CARD)
    screen.press("m18", Key.Key_Return)
    screen.presenter.intake.type_field("applicant.mobile", typed)
    screen.press("a")
    accept = screen.presenter.intake.state.foot.act("case.accept")
    assert accept is not None
    assert ("联系电话" not in accept.reason) is is_sound


def test_the_bill_numbers_left_are_those_of_the_bills_written_here(screen: Screen) -> None:
    owing(screen)
    facts = {name: value for name, value, _tone in screen.presenter.money.state.facts}
    words = [segment.text for segment in screen.presenter.status.state.left]
    assert facts["号段剩余"] == "200 张"
    assert "票号剩 200" in words
