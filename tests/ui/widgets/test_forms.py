"""Lines to type in: what was typed stays, and what is wrong is said."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.widgets.conftest import Show, press
from ui.widgets.forms import (
    ChoiceRow,
    CodeEdit,
    DateEdit,
    Field,
    MoneyEdit,
    NameEdit,
    code_of,
    date_of,
    fen_of,
    yuan_of,
)
from ui.widgets.rows import Option

TODAY = date(2026, 11, 23)
RARE = "𬭎"
OPTIONS = (Option("lost", "遗失"), Option("broken", "损毁"), Option("expired", "期满"))


def test_fifty_rare_characters_are_fifty(qapp: QApplication) -> None:
    edit = NameEdit(RARE * 50)
    assert edit.problem() == ""
    assert edit.hasAcceptableInput()


def test_the_fifty_first_stays_and_is_told(qapp: QApplication) -> None:
    edit = NameEdit()
    edit.insert(RARE * 51)
    assert edit.text() == RARE * 51
    assert edit.problem() == "最多 50 个字，现在 51 个"
    assert not edit.hasAcceptableInput()


def test_a_look_alike_of_the_interpunct_is_pointed_out(qapp: QApplication) -> None:
    assert NameEdit("买买提•艾").hint()
    assert not NameEdit("买买提·艾").hint()


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("44052419800101001x", "44052419800101001X"),
        ("４４０５２４", "440524"),
        ("0000 123-457", "0000123457"),
        ("91350100m", "91350100M"),
    ],
)
def test_a_code_is_half_width_capitals(typed: str, code: str) -> None:
    assert code_of(typed) == code


def test_a_code_is_normalised_while_typed_and_undo_gives_it_back(show: Show) -> None:
    edit = CodeEdit()
    show(edit)
    press(edit, "44052419800101001x")
    assert edit.text() == "44052419800101001X"
    assert not edit.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    assert edit.inputMethodHints() & Qt.InputMethodHint.ImhLatinOnly


def test_the_cursor_stays_where_one_types_inside_a_code(show: Show) -> None:
    edit = CodeEdit("4405")
    show(edit)
    edit.setCursorPosition(2)
    press(edit, "x")
    assert (edit.text(), edit.cursorPosition()) == ("44X05", 3)


def test_what_an_input_method_commits_all_the_same_is_normalised(show: Show) -> None:
    edit = CodeEdit()
    show(edit)
    event = QInputMethodEvent("半", [])
    QApplication.sendEvent(edit, event)
    assert edit.text() == ""
    event.setCommitString("１２ｘ")
    QApplication.sendEvent(edit, event)
    assert edit.text() == "12X"


@pytest.mark.parametrize(
    ("typed", "fen"),
    [
        ("10", 1000), ("10.5", 1050), ("10.50", 1050), (".5", 50), ("1,234.5", 123450),
        ("１０。５", 1050), ("0", 0), ("", None), (".", None), ("10.505", None), ("十", None),
        ("-3", None), ("1e3", None),
    ],
)  # fmt: skip
def test_yuan_are_read_as_fen(typed: str, fen: int | None) -> None:
    assert fen_of(typed) == fen


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_what_is_written_is_read_back(fen: int) -> None:
    assert fen_of(yuan_of(fen)) == fen


def test_an_amount_is_tidied_when_left_and_a_wrong_one_stays(show: Show) -> None:
    edit, other = MoneyEdit(), MoneyEdit()
    show(edit, other)
    heard: list[object] = []
    edit.fenChanged.connect(heard.append)
    press(edit, "20", Qt.Key.Key_Return)
    assert other.hasFocus()
    assert edit.text() == "20.00"
    assert edit.fen() == heard[-1] == 2000
    press(other, "1.234", Qt.Key.Key_Backtab)
    assert other.text() == "1.234"
    assert other.problem() == "金额最多到分"


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("20261123", TODAY), ("2026-11-23", TODAY), ("2026.11.23", TODAY), ("2026/11/23", TODAY),
        ("2026年11月23日", TODAY), ("11.23", TODAY), ("11-23", TODAY), ("２０２６１１２３", TODAY),
        ("2026-02-30", None), ("2026", None), ("", None), ("0", None),
    ],
)  # fmt: skip
def test_a_date_is_read_however_it_is_typed(typed: str, day: date | None) -> None:
    assert date_of(typed, TODAY) == day


def test_a_date_is_tidied_when_left_and_a_wrong_one_stays(show: Show) -> None:
    edit, other = DateEdit(TODAY), DateEdit(TODAY)
    show(edit, other)
    press(edit, "11.23", Qt.Key.Key_Tab)
    assert edit.text() == "2026-11-23"
    assert edit.date() == TODAY
    press(other, "20260230", Qt.Key.Key_Backtab)
    assert other.text() == "20260230"
    assert other.problem()


def test_a_field_says_four_lines_and_takes_them_back(show: Show, qtbot: QtBot) -> None:
    field = Field("公民身份号码", CodeEdit(), "18 位", cap="F4")
    show(field)
    low = field.sizeHint().height()
    four = "发生了什么\n哪些已经安全保存\n现在怎么办\n编号 X"
    field.set_error(four)
    assert field.message == four
    qtbot.waitUntil(lambda: field.sizeHint().height() > low)
    assert field.editor.property("problem") == "bad"
    assert field.editor.accessibleDescription() == four
    assert field.editor.accessibleName() == "公民身份号码"
    field.set_error("")
    assert field.message == "18 位"
    assert field.editor.property("problem") == ""
    qtbot.waitUntil(lambda: field.sizeHint().height() == low)


def test_a_number_answers_a_question(show: Show) -> None:
    choice = ChoiceRow("补领原因", OPTIONS)
    show(choice)
    heard: list[tuple[str, ...]] = []
    choice.chosen.connect(heard.append)
    press(choice, "2", "2", Qt.Key.Key_Right, "9")
    assert heard == [("broken",), ("expired",)]
    assert choice.answer == ("expired",)
    assert choice.accessibleDescription() == "期满"


def test_several_may_be_chosen_and_taken_back(show: Show) -> None:
    choice = ChoiceRow("涉及", OPTIONS, several=True)
    show(choice)
    press(choice, "1", "3", Qt.Key.Key_Left, Qt.Key.Key_Space, "1")
    assert choice.answer == ("broken", "expired")


def test_an_answer_from_before_is_shown_and_says_nothing(show: Show) -> None:
    choice = ChoiceRow("补领原因", OPTIONS)
    show(choice)
    heard: list[tuple[str, ...]] = []
    choice.chosen.connect(heard.append)
    choice.set_chosen(["broken"])
    assert choice.answer == ("broken",)
    assert heard == []
    press(choice, Qt.Key.Key_Left)
    assert heard == [("lost",)]


def test_enter_goes_on_to_the_next_field(show: Show) -> None:
    name, code = NameEdit(), CodeEdit()
    show(Field("姓名", name), Field("号码", code))
    name.setFocus()
    press(name, "wang", Qt.Key.Key_Return)
    assert code.hasFocus()
