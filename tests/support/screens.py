"""The window in a test: keys go to whatever has the focus, and every key is counted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.cases.case import Case
from app.domain.identity import citizen_id_check
from app.domain.people import Party
from tests.support.runners import InlineRunner
from tests.support.window import Window
from ui.presenters.shell import ShellPresenter
from ui.presenters.station import Station
from ui.theme.apply import apply_theme
from ui.views.shell import Shell

_FIRST = "44052419800101002"
CARD = Party(
    name="王秀兰",
    id_no=_FIRST + citizen_id_check(_FIRST),
    sex="2",
    ethnicity="汉",
    birth=date(1980, 1, 1),
    address="示例县城关镇河东路12号",
    valid_until=date(2041, 5, 6),
    from_card=True,
)
OTHER_CARD = replace(CARD, name="李明", id_no="11010519491231002X", birth=date(1949, 12, 31))


@dataclass
class Screen:
    """A shell over a counter; `keys` counts what was pressed."""

    window: Window
    shell: Shell
    keys: int = 0

    @property
    def presenter(self) -> ShellPresenter:
        """The presenter of the whole window."""
        return self.shell.presenter

    @property
    def focus(self) -> QWidget:
        """What has the keys."""
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def press(self, *keys: Qt.Key | str) -> None:
        """Press keys, one by one, on whatever has the focus: a text is so many keys."""
        for key in keys:
            for one in key if isinstance(key, str) else (key,):
                QTest.keyClick(self.focus, one)
                self.keys += 1
                QApplication.processEvents()

    def chord(self, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
        """Press a key with a modifier."""
        QTest.keyClick(self.focus, key, modifier)
        self.keys += 1
        QApplication.processEvents()

    def write(self, text: str) -> None:
        """Commit a text by the input method, as Chinese is typed."""
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(self.focus, event)
        QApplication.processEvents()

    def begin(self, local_code: str) -> None:
        """F2, the matter by its code, Enter."""
        self.press(Qt.Key.Key_F2, local_code.lower(), Qt.Key.Key_Return)

    def case(self) -> Case:
        """The case in hand, as committed."""
        return self.window.case(self.presenter.state.case_id)

    def matter(self, local_code: str) -> str:
        """The code of a matter."""
        today = self.window.desk.today
        found = [m for m in self.window.reads.matters(today) if m.local_code == local_code]
        return found[0].task_code

    def close(self) -> None:
        """Take the window away."""
        self.shell.close()
        self.shell.deleteLater()
        QApplication.processEvents()


def screen_of(window: Window, runner: InlineRunner) -> Screen:
    """The window of one clerk, started and shown."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app)
    shell = Shell(ShellPresenter(Station(window.desk, window.reads, runner)))
    shell.resize(1366, 768)
    shell.show()
    shell.activateWindow()
    shell.presenter.start()
    QApplication.processEvents()
    return Screen(window, shell)
