"""A hand at the keyboard: real key events to whatever has the focus, and a camera."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.errors import NeedsPerson
from ui.program.program import Program

CALM_LOOKS = 3
LOOK_MS = 4
LONGEST_MS = 20_000
MOST_STEPS = 60


class Hand:
    """Types, waits until the program has answered, and photographs what it sees."""

    def __init__(self, app: QApplication, program: Program, pictures: Path, first: int = 1) -> None:
        self._app, self._program, self._pictures = app, program, pictures
        self._taken = first - 1
        self.keys = 0

    def press(self, *keys: Qt.Key | str) -> None:
        """Press keys one by one; a text is so many keys. Waits after each."""
        for key in keys:
            for one in key if isinstance(key, str) else (key,):
                QTest.keyClick(self.focus, one)
                self.keys += 1
                self.settle()

    def chord(self, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
        """Press a key with a modifier."""
        QTest.keyClick(self.focus, key, modifier)
        self.keys += 1
        self.settle()

    def write(self, text: str) -> None:
        """Commit a text as an input method does."""
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(self.focus, event)
        self.settle()

    def step(self, key: Qt.Key, arrived: Callable[[], bool]) -> None:
        """Press a key until one is where one wants to be.

        Raises `NeedsPerson` DEMO_STUCK when that is nowhere.
        """
        for _n in range(MOST_STEPS):
            if arrived():
                return
            self.press(key)
        raise NeedsPerson("DEMO_STUCK")

    def to_field(self, name: str) -> None:
        """Go by Tab to a field, by its name."""
        self.step(Qt.Key.Key_Tab, lambda: self.focus.objectName() == name)

    def photograph(self, name: str) -> None:
        """Keep a picture of the whole window, numbered."""
        self.settle()
        self._taken += 1
        self._pictures.mkdir(parents=True, exist_ok=True)
        self._program.front.grab().save(str(self._pictures / f"{self._taken:02d}-{name}.png"))

    def settle(self) -> None:
        """Wait until core and paper have nothing left to do."""
        self.until(lambda: not self._is_busy())

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something has held for some looks in a row.

        Raises `NeedsPerson` DEMO_STUCK when it does not within twenty seconds.
        """
        loop, calm, looks = QEventLoop(), [0], QTimer()

        def look() -> None:
            calm[0] = calm[0] + 1 if holds() else 0
            if calm[0] >= CALM_LOOKS:
                loop.quit()

        looks.timeout.connect(look)
        looks.start(LOOK_MS)
        QTimer.singleShot(LONGEST_MS, loop, loop.quit)
        loop.exec()
        looks.stop()
        if calm[0] < CALM_LOOKS:
            raise NeedsPerson("DEMO_STUCK")

    def _is_busy(self) -> bool:
        program = self._program
        busy = getattr(program.runner, "is_busy", False)
        return bool(busy or (program.office is not None and program.office.is_busy))

    @property
    def focus(self) -> QWidget:
        """What has the keys."""
        return self._app.focusWidget() or self._program.front
