"""The checklist by keyboard: digits and arrows move, one key gives a result."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.ui.widgets.conftest import Show, press
from ui.widgets.lists import MaterialList
from ui.widgets.rows import MaterialRow


def rows(count: int, **more: object) -> tuple[MaterialRow, ...]:
    return tuple(
        MaterialRow(f"m{at}", f"材料{at}", "必要", "原件 1", **more)  # type: ignore[arg-type]
        for at in range(1, count + 1)
    )


class Clock:
    """Tells the time a test wants."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def checklist(show: Show, clock: Clock) -> Callable[..., MaterialList]:
    def shown(*given: MaterialRow) -> MaterialList:
        made = MaterialList(clock)
        made.set_rows(given)
        show(made)
        return made

    return shown


def heard(checklist: MaterialList) -> list[tuple[object, ...]]:
    said: list[tuple[object, ...]] = []
    checklist.resultChosen.connect(lambda at, result: said.append((at, result)))
    checklist.notAllowed.connect(lambda at, result: said.append(("no", at, result)))
    checklist.allChosen.connect(lambda: said.append(("all",)))
    checklist.noteWritten.connect(lambda at, text: said.append(("note", at, text)))
    return said


@pytest.mark.parametrize(
    ("pressed", "result"),
    [
        (Qt.Key.Key_Space, "OK"),
        (Qt.Key.Key_X, "MISSING"),
        (Qt.Key.Key_C, "WRONG_FORM"),
        (Qt.Key.Key_B, "ILLEGIBLE"),
        (Qt.Key.Key_E, "EXPIRED"),
        (Qt.Key.Key_I, "INCONSISTENT"),
        (Qt.Key.Key_R, "DEFERRED"),
        (Qt.Key.Key_N, "COMMITTED"),
        (Qt.Key.Key_S, "WAIVED_SHARED"),
        (Qt.Key.Key_Backspace, ""),
    ],
)
def test_one_key_gives_a_result(
    checklist: Callable[..., MaterialList], pressed: Qt.Key, result: str
) -> None:
    made = checklist(*rows(3))
    said = heard(made)
    press(made, pressed)
    assert said == [(0, result)]


def test_after_a_result_the_next_row_is_in_hand(checklist: Callable[..., MaterialList]) -> None:
    made = checklist(*rows(3))
    said = heard(made)
    press(made, *[Qt.Key.Key_Space] * 3)
    assert said == [(0, "OK"), (1, "OK"), (2, "OK")]
    assert made.currentIndex().row() == 2


def test_one_key_finds_everything_in_order(checklist: Callable[..., MaterialList]) -> None:
    made = checklist(*rows(3))
    said = heard(made)
    press(made, Qt.Key.Key_A)
    assert said == [("all",)]


def test_digits_pressed_together_are_one_number(
    checklist: Callable[..., MaterialList], clock: Clock
) -> None:
    made = checklist(*rows(40))
    press(made, "1", "2")
    assert made.currentIndex().row() == 11
    clock.now += 2
    press(made, "3")
    assert made.currentIndex().row() == 2


def test_a_digit_that_makes_no_row_together_counts_alone(
    checklist: Callable[..., MaterialList],
) -> None:
    made = checklist(*rows(5))
    press(made, "4", "2")
    assert made.currentIndex().row() == 1


def test_a_key_the_row_does_not_allow_is_said_and_nothing_moves(
    checklist: Callable[..., MaterialList],
) -> None:
    made = checklist(*rows(2, allowed=frozenset({"OK", "MISSING"})))
    said = heard(made)
    press(made, Qt.Key.Key_R)
    assert said == [("no", 0, "DEFERRED")]
    assert made.currentIndex().row() == 0


def test_a_row_that_does_not_apply_takes_no_result(
    checklist: Callable[..., MaterialList],
) -> None:
    made = checklist(*rows(1, applies=False, verdict="不适用"))
    said = heard(made)
    press(made, Qt.Key.Key_Space)
    assert said == [("no", 0, "OK")]


def test_the_row_in_hand_stays_when_the_rows_come_back(
    checklist: Callable[..., MaterialList],
) -> None:
    first = rows(4)
    made = checklist(*first)
    press(made, "3")
    made.set_rows([first[0], replace(first[1], result="OK"), *first[2:]])
    assert made.current_key == "m3"
    made.set_rows([first[3], first[2]])
    assert made.current_key == "m3"


@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_a_note_is_written_in_the_row_and_esc_does_not_lose_it(
    checklist: Callable[..., MaterialList], end: Qt.Key
) -> None:
    made = checklist(*rows(3))
    said = heard(made)
    press(made, Qt.Key.Key_Down, Qt.Key.Key_Z)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    press(editor, "blurred", end)
    assert said == [("note", 1, "blurred")]
    assert made.hasFocus()


@pytest.mark.parametrize(
    ("keys", "row"),
    [
        (("x", Qt.Key.Key_Z), 0),
        (("x", Qt.Key.Key_Down, Qt.Key.Key_Z), 2),
        ((" ", Qt.Key.Key_Z), 1),
        (("x", "3", Qt.Key.Key_Z), 2),
    ],
)
def test_a_note_right_after_a_finding_is_about_that_row(
    checklist: Callable[..., MaterialList], keys: tuple[Qt.Key | str, ...], row: int
) -> None:
    made = checklist(*rows(4))
    said = heard(made)
    press(made, *keys)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    press(editor, "blurred", Qt.Key.Key_Return)
    assert said[-1] == ("note", row, "blurred")
    if keys == ("x", Qt.Key.Key_Z):
        assert made.current_key == "m2", "the keys go on where they were"


def test_a_row_says_everything_to_a_screen_reader(
    checklist: Callable[..., MaterialList],
) -> None:
    made = checklist(*rows(1, result="MISSING", note="明日补交"))
    spoken = made.model().data(made.currentIndex(), int(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken == "材料1，必要，原件 1，缺，明日补交"


def test_a_long_name_is_shown_whole(checklist: Callable[..., MaterialList]) -> None:
    made = checklist(MaterialRow("a", "材" * 60, "必要", "原件 1"), *rows(1))
    assert made.sizeHintForRow(0) > made.sizeHintForRow(1)


def test_forty_rows_fit_themselves(checklist: Callable[..., MaterialList]) -> None:
    made = checklist(*rows(40))
    assert made.sizeHint().height() == 40 * made.sizeHintForRow(0)
