"""What a control is tested on: a theme, a shown window, and keys pressed in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.i18n import install
from ui.theme.apply import apply_theme
from ui.widgets.basics import column

Show = Callable[..., QWidget]


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    """The light theme at 100 %, in Chinese, whatever the test before did."""
    install()
    apply_theme(qapp)
    yield
    install()


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Shows widgets in one window, the first with the keys."""

    kept = []

    def shown(*widgets: QWidget, size: tuple[int, int] = (700, 500)) -> QWidget:
        window = QWidget()
        window.setLayout(column(*widgets))
        qtbot.addWidget(window)
        kept.append(window)
        window.resize(*size)
        window.show()
        window.activateWindow()
        widgets[0].setFocus()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
        return window

    return shown


def press(widget: QWidget, *keys: Qt.Key | str) -> None:
    """Press keys one after the other; a text is typed."""
    for key in keys:
        if isinstance(key, str):
            QTest.keyClicks(widget, key)
        else:
            QTest.keyClick(widget, key)
