"""The one search box: answers below it, the keys stay in the line, the text stays too."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from tests.ui.widgets.conftest import Show, press
from ui.widgets.forms import SearchBox
from ui.widgets.gallery import samples


@pytest.fixture
def box(show: Show) -> SearchBox:
    made = SearchBox("姓名")
    made.window_of_test = show(made, QLineEdit())  # type: ignore[attr-defined]
    return made


def test_every_letter_asks(box: SearchBox) -> None:
    asked: list[str] = []
    box.queryChanged.connect(asked.append)
    press(box, "wx ")
    assert asked == ["w", "wx", "wx"]


def test_the_first_answer_is_opened_by_enter(box: SearchBox) -> None:
    chosen: list[str] = []
    box.hitChosen.connect(chosen.append)
    press(box, "w")
    box.show_hits(samples.HITS, "按姓名查找")
    press(box, Qt.Key.Key_Return)
    assert chosen == ["1"]
    assert not box.is_open


def test_arrows_move_among_answers_while_the_line_keeps_the_keys(box: SearchBox) -> None:
    chosen: list[str] = []
    box.hitChosen.connect(chosen.append)
    press(box, "w")
    box.show_hits(samples.HITS)
    press(box, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up)
    assert box.hasFocus()
    press(box, Qt.Key.Key_Return)
    assert chosen == ["2"]


def test_new_answers_begin_at_the_first(box: SearchBox) -> None:
    chosen: list[str] = []
    box.hitChosen.connect(chosen.append)
    press(box, "w")
    box.show_hits(samples.HITS)
    press(box, Qt.Key.Key_Down)
    box.show_hits(samples.HITS[1:])
    press(box, Qt.Key.Key_Return)
    assert chosen == ["2"]


def test_esc_closes_the_answers_then_leaves_and_the_text_stays(box: SearchBox) -> None:
    left: list[int] = []
    box.left.connect(lambda: left.append(1))
    press(box, "w")
    box.show_hits(samples.HITS)
    press(box, Qt.Key.Key_Escape)
    assert (box.is_open, left, box.text()) == (False, [], "w")
    press(box, Qt.Key.Key_Escape)
    assert (left, box.text()) == ([1], "w")


def test_enter_without_an_answer_submits_the_text(box: SearchBox) -> None:
    submitted: list[str] = []
    box.submitted.connect(submitted.append)
    press(box, "0000123456", Qt.Key.Key_Return)
    assert submitted == ["0000123456"]


def test_no_answer_says_what_to_do_and_an_empty_line_closes(box: SearchBox) -> None:
    press(box, "w")
    box.show_hits((), nothing="没有找到。按 F2 新收件")
    assert box.is_open
    box.clear()
    assert not box.is_open


def test_the_answers_stand_inside_the_window(box: SearchBox) -> None:
    press(box, "w")
    box.show_hits(samples.HITS)
    assert box.hits == samples.HITS
    popup = box._popup
    assert popup is not None
    assert not popup.isWindow()
    assert popup.y() >= box.geometry().bottom()
