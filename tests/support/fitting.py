"""Whether everything on a screen can be seen, at every size of the window and scale of the type."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QScrollArea, QWidget

from tests.support.screens import CARD, Screen
from ui.theme.apply import apply_theme
from ui.widgets.panels.daystrip import DayStripView

Key = Qt.Key
SIZES = [
    (1366, 768, 1.0),
    (1180, 700, 1.0),
    (1366, 768, 1.25),
    (1366, 768, 1.5),
    (1920, 1080, 1.0),
    (1920, 1080, 2.0),
    (3840, 2160, 2.0),
]
TIGHT = [(1366, 768, 1.0), (1366, 768, 1.5), (1366, 768, 2.0), (1920, 1080, 2.0)]
"""Where words are the first to run out of room; these are looked at in every language."""


def settle() -> None:
    for _turn in range(4):
        QApplication.processEvents()


def begin(screen: Screen, code: str) -> None:
    """A fresh page, a card read, and a matter chosen by its code."""
    screen.press(Key.Key_F2)
    screen.presenter.card_read(CARD)
    screen.press(code, Key.Key_Return)
    settle()


def shown(screen: Screen, kind: type[QWidget]) -> list[QWidget]:
    """The widgets a person can see, those of a zone that gave way left out."""
    zones = [screen.shell.work, screen.shell._right]
    gone = [zone for zone in zones if zone.width() <= 1]
    return [
        one
        for one in screen.shell.findChildren(kind)
        if one.isVisible() and not any(zone.isAncestorOf(one) or zone is one for zone in gone)
    ]


def cut_off(screen: Screen) -> list[str]:
    """What does not fit, in words."""
    found = []
    for area in shown(screen, QScrollArea):
        inner = area.widget().width()
        if inner > area.viewport().width():
            found.append(f"{area.parent()} wants {inner}, has {area.viewport().width()}")
    for kind in (QAbstractButton, QLineEdit):
        for one in shown(screen, kind):
            if one.width() < one.minimumSizeHint().width():
                found.append(f"{one} {one.objectName()} is squeezed to {one.width()}")
            right = one.mapTo(screen.shell, QPoint(one.width(), 0)).x()
            if right > screen.shell.width():
                found.append(f"{one} {one.objectName()} leaves the window at {right}")
    strips = shown(screen, DayStripView)
    low = (one for one in strips if one.height() < one.heightForWidth(one.width()))
    return found + [f"the days of a limit are cut at {one.height()}" for one in low]


def fit(screen: Screen, width: int, height: int, scale: float) -> None:
    """Give the window a size and its type a scale."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, "light", scale)
    screen.shell.setMinimumSize(1, 1)
    screen.shell.resize(width, height)
    settle()
