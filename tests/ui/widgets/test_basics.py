"""Cards, pills, caps, buttons and layouts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.widgets.conftest import Show, press
from ui.theme.apply import current_theme
from ui.widgets.basics import (
    ActionBar,
    ActionButton,
    Card,
    Chip,
    Flow,
    KeyCap,
    Kind,
    Line,
    bind,
    label,
    row,
)
from ui.widgets.rows import ChipRow, Tone


def test_a_button_acts_by_space_and_shows_its_key(show: Show) -> None:
    button = ActionButton.of("case.accept", Kind.PRIMARY)
    show(button)
    acted: list[int] = []
    button.acted.connect(lambda: acted.append(1))
    press(button, Qt.Key.Key_Space)
    assert acted == [1]
    assert button.accessibleName() == "受理 F8"
    assert button.text() == "受理"


def test_a_blocked_button_can_be_reached_and_says_why(show: Show) -> None:
    button = ActionButton("受理", "F8")
    bar = ActionBar(button)
    show(bar)
    button.setFocus()
    acted: list[int] = []
    button.acted.connect(lambda: acted.append(1))
    button.block("还缺 1 项")
    press(button, Qt.Key.Key_Space)
    assert acted == []
    assert bar.findChild(Line).text() == "还缺 1 项"
    assert button.accessibleDescription() == button.toolTip() == "还缺 1 项"
    button.block("")
    press(button, Qt.Key.Key_Space)
    assert acted == [1]


def test_a_busy_button_is_pressed_once(show: Show) -> None:
    button = ActionButton("受理", "F8")
    show(button)
    acted: list[int] = []
    button.acted.connect(lambda: acted.append(1))
    button.set_busy(True)
    press(button, Qt.Key.Key_Space)
    button.trigger()
    assert acted == []
    assert button.text() == "处理中…"
    button.set_busy(False)
    assert button.text() == "受理"


def test_a_key_of_the_table_calls_its_slot_once_while_held(show: Show) -> None:
    edit = QLineEdit()
    window = show(edit)
    called: list[int] = []
    action = bind(window, "case.accept", lambda: called.append(1), everywhere=True)
    press(edit, Qt.Key.Key_F8)
    assert called == [1]
    assert not action.autoRepeat()


def test_an_action_nobody_knows_is_an_error(qapp: QApplication) -> None:
    with pytest.raises(KeyError):
        bind(QWidget(), "case.explode", lambda: None)


def test_a_pill_says_its_word_and_hides_when_there_is_none(show: Show) -> None:
    chip = Chip("待补正", Tone.WARN, "return")
    show(chip)
    assert chip.accessibleName() == "待补正"
    wide = chip.sizeHint().width()
    chip.show_row(ChipRow("缺"))
    assert chip.sizeHint().width() < wide
    chip.show_row(None)
    assert chip.isHidden()
    chip.show_row(ChipRow("缺"))
    assert chip.isVisible()


def test_a_cap_takes_no_focus_and_can_be_clicked(show: Show) -> None:
    cap = KeyCap.of("disclosure")
    edit = QLineEdit()
    show(edit, cap)
    clicked: list[int] = []
    cap.clicked.connect(lambda: clicked.append(1))
    cap.click()
    assert clicked == [1]
    assert cap.accessibleName() == "F1 九项公开"
    assert edit.hasFocus()


def test_a_card_without_a_title_is_only_a_sheet(show: Show) -> None:
    card = Card()
    card.add(label("字"))
    show(card)
    bare = card.sizeHint().height()
    card.set_title("申请人", "已读")
    assert card.sizeHint().height() > bare
    assert card.accessibleName() == "申请人"


def test_making_controls_opens_no_window_of_their_own(qapp: QApplication) -> None:
    before = {id(one) for one in qapp.topLevelWidgets() if one.isVisible()}
    made = [Card("甲"), Card(), ActionBar(ActionButton("乙")), Chip("丙"), KeyCap("F1", "丁")]
    after = {id(one) for one in qapp.topLevelWidgets() if one.isVisible()}
    assert made
    assert after <= before


def test_a_card_can_be_emptied_and_filled_again(show: Show, qtbot: QtBot) -> None:
    card = Card("申请人")
    card.add(label("一"))
    show(card)
    card.clear()
    card.add(label("二"))
    two = card.findChildren(QLabel)[-1]
    qtbot.waitUntil(two.isVisible)
    assert [one.text() for one in card.findChildren(QLabel) if one.isVisible()][-1:] == ["二"]
    assert "一" not in [one.text() for one in card.findChildren(QLabel) if one.isVisible()]


def test_a_flow_goes_on_in_the_next_line(qapp: QApplication) -> None:
    holder = QWidget()
    flow = Flow(*(Chip("一二三四五") for _ in range(6)))
    holder.setLayout(flow)
    one_line = flow.heightForWidth(2000)
    assert flow.heightForWidth(240) >= 3 * one_line
    flow.setGeometry(QRect(0, 0, 240, 400))
    boxes = [flow.itemAt(at).geometry() for at in range(flow.count())]
    assert all(box.right() <= 240 for box in boxes)
    assert not any(one.intersects(two) for one in boxes for two in boxes if one is not two)


def test_a_line_that_is_cut_is_whole_in_its_tooltip(show: Show) -> None:
    line = Line("不动产首次登记" * 20)
    show(line, size=(200, 80))
    assert line.toolTip() == line.text()


def test_gaps_are_those_of_the_grid(qapp: QApplication) -> None:
    box = row(gap=12, margins=(16, 8, 16, 8))
    assert box.spacing() == current_theme().px(12)
    assert box.contentsMargins().left() == current_theme().px(16)
