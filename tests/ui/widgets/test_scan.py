"""A scan is recognised whatever has the keys, and never leaks a sign into what has them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.widgets.conftest import Show
from ui.scan import HOLD_MS, STALL_MS, ScanFilter
from ui.widgets.gallery import samples
from ui.widgets.lists import MaterialList

FAST, SLOW = 4.0, 90.0
NUMBER = "44052419800101001X"
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


class Keyboard:
    """A person or a scanner: posts keys, with the time between them, to what has the focus."""

    def __init__(self, scans: ScanFilter) -> None:
        self.now = 1_000.0
        self.scans = scans

    def key(
        self, code: Qt.Key | int, text: str = "", after: float = FAST,
        held: Qt.KeyboardModifier = NONE,
    ) -> None:  # fmt: skip
        self.now += after
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            target = QApplication.focusWidget()
            assert target is not None
            QCoreApplication.sendEvent(target, QKeyEvent(kind, int(code), held, text))

    def type(self, text: str, after: float = FAST) -> None:
        for sign in text:
            if sign.isupper():
                self.key(Qt.Key.Key_Shift, "", 0, SHIFT)
            code = ord(sign.upper()) if sign.isascii() else 0
            self.key(code, sign, after, SHIFT if sign.isupper() else NONE)

    def enter(self, after: float = FAST) -> None:
        self.key(Qt.Key.Key_Return, "\r", after)


@pytest.fixture
def keyboard(qapp: QApplication) -> Iterator[Keyboard]:
    scans = ScanFilter(when=lambda _event: board.now)
    board = Keyboard(scans)
    qapp.installEventFilter(scans)
    yield board
    qapp.removeEventFilter(scans)


def heard(keyboard: Keyboard) -> list[str]:
    said: list[str] = []
    keyboard.scans.scanned.connect(said.append)
    return said


def test_a_scan_is_told_and_nothing_of_it_is_typed(keyboard: Keyboard, show: Show) -> None:
    edit, said = QLineEdit(), heard(keyboard)
    show(edit)
    keyboard.type(NUMBER)
    keyboard.enter()
    assert said == [NUMBER]
    assert edit.text() == ""


def test_what_a_person_types_arrives(keyboard: Keyboard, show: Show, qtbot: QtBot) -> None:
    edit, said = QLineEdit(), heard(keyboard)
    show(edit)
    keyboard.type("wang", SLOW)
    qtbot.waitUntil(lambda: edit.text() == "wang")
    keyboard.enter(SLOW)
    assert said == []


def test_a_quick_pair_of_keys_arrives_in_order(
    keyboard: Keyboard, show: Show, qtbot: QtBot
) -> None:
    edit = QLineEdit()
    show(edit)
    keyboard.type("ab")
    keyboard.key(Qt.Key.Key_Left, "", SLOW)
    assert edit.text() == "ab"
    assert edit.cursorPosition() == 1


def test_a_scan_gives_no_result_to_a_material(keyboard: Keyboard, show: Show) -> None:
    checklist, said = MaterialList(), heard(keyboard)
    checklist.set_rows(samples.MATERIALS)
    show(checklist)
    given: list[str] = []
    checklist.resultChosen.connect(lambda _at, result: given.append(result))
    keyboard.type("XCBE 4405241980")
    keyboard.enter()
    assert given == []
    assert said == ["XCBE 4405241980"]


def test_one_slow_key_does_not_split_a_scan(keyboard: Keyboard, show: Show) -> None:
    edit, said = QLineEdit(), heard(keyboard)
    show(edit)
    keyboard.type(NUMBER[:10])
    keyboard.type(NUMBER[10], STALL_MS - 10)
    keyboard.type(NUMBER[11:])
    keyboard.enter()
    assert said == [NUMBER]


def test_control_signs_are_left_out(keyboard: Keyboard, show: Show) -> None:
    edit, said = QLineEdit(), heard(keyboard)
    show(edit)
    keyboard.type("0123")
    keyboard.key(0, "\x1d")
    keyboard.type("456789")
    keyboard.key(Qt.Key.Key_Tab, "\t")
    assert said == ["0123456789"]


def test_a_few_quick_keys_and_enter_are_typing(keyboard: Keyboard, show: Show) -> None:
    edit, said = QLineEdit(), heard(keyboard)
    show(edit)
    entered: list[str] = []
    edit.returnPressed.connect(lambda: entered.append(edit.text()))
    keyboard.type("12")
    keyboard.enter()
    assert (said, entered) == ([], ["12"])


def test_a_burst_without_an_end_is_given_back(keyboard: Keyboard, show: Show, qtbot: QtBot) -> None:
    edit, said = QLineEdit(), heard(keyboard)
    show(edit)
    keyboard.type(NUMBER)
    qtbot.waitUntil(lambda: edit.text() == NUMBER)
    assert said == []


def test_shortcuts_pass_at_once(keyboard: Keyboard, show: Show) -> None:
    pressed: list[int] = []

    class Listener(QWidget):
        def keyPressEvent(self, event: QKeyEvent) -> None:
            pressed.append(event.key())

    listener = Listener()
    listener.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    show(listener)
    keyboard.key(Qt.Key.Key_L, "\x0c", SLOW, CTRL)
    keyboard.key(Qt.Key.Key_F8, "", SLOW)
    assert pressed == [Qt.Key.Key_L, Qt.Key.Key_F8]


def test_switched_off_it_holds_nothing(keyboard: Keyboard, show: Show) -> None:
    edit = QLineEdit()
    show(edit)
    keyboard.scans.enabled = False
    keyboard.type(NUMBER)
    assert edit.text() == NUMBER


def test_a_person_never_notices() -> None:
    assert HOLD_MS <= 50
