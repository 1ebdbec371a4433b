"""A page of the window's middle: cards that scroll if they must, and a foot that never does."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QLayout,
    QScrollArea,
    QScrollBar,
    QVBoxLayout,
    QWidget,
)

from ui.widgets.basics import column

GAP = 10
GUTTER = 10
LINE = 48
LOW = 340
"""Below this height of a page, at 100 %, its head and its foot would leave nothing between them."""


def scrolled(*items: QWidget | QLayout | int) -> QScrollArea:
    """Items below one another that scroll when there is no room, and follow the focus."""
    area = _Sheet()
    area.setObjectName("plain")
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setVerticalScrollBar(_QuietBar())
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    area.viewport().setAutoFillBackground(False)
    area.setWidget(sheet_of(*items))
    area.widget().installEventFilter(area)
    return area


def sheet_of(*items: QWidget | QLayout | int) -> QWidget:
    """What a scrolled page holds: items below one another, pushed to the top."""
    page = QWidget()
    page.setObjectName("page")
    page.setLayout(column(*items, 1, gap=GAP, margins=(0, 0, 0, 0)))
    return page


class _Sheet(QScrollArea):
    """Shows whatever of it has the keys, also when they come from another zone.

    What comes into being with the keys in it is laid out only later: so each time the page
    becomes higher or lower it is looked at again.
    """

    def __init__(self) -> None:
        super().__init__()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    @Slot(QWidget, QWidget)
    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now):
            self._show(now)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The page was laid out anew: what has the keys stays in sight."""
        moves = event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest)
        now = QApplication.focusWidget()
        if moves and watched is self.widget() and now is not None and self.isAncestorOf(now):
            self._show(now)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The same when there is more or less room for the page."""
        super().resizeEvent(event)
        now = QApplication.focusWidget()
        if now is not None and self.isAncestorOf(now):
            self._show(now)

    def _show(self, now: QWidget) -> None:
        """Bring it into view; of a list the row in hand."""
        if isinstance(now, QAbstractItemView) and now.currentIndex().isValid():
            now.scrollTo(now.currentIndex())
        else:
            self.ensureWidgetVisible(now, 0, GAP)


def gutter(*items: QWidget) -> QVBoxLayout:
    """Items below one another that end where those of a scrolled page end."""
    return column(*items, gap=GAP, margins=(0, 0, GUTTER, 0))


def scroll_by(area: QScrollArea, event: QKeyEvent) -> bool:
    """Scroll a page that is read, not typed in, by arrows and page keys; whether it was one."""
    bar = area.verticalScrollBar()
    steps = {
        Qt.Key.Key_Down: LINE,
        Qt.Key.Key_Up: -LINE,
        Qt.Key.Key_PageDown: bar.pageStep() - LINE,
        Qt.Key.Key_PageUp: LINE - bar.pageStep(),
        Qt.Key.Key_Home: -bar.maximum(),
        Qt.Key.Key_End: bar.maximum(),
    }
    step = steps.get(Qt.Key(event.key()), 0)
    bar.setValue(bar.value() + step)
    return bool(step)


class _QuietBar(QScrollBar):
    """Keeps its room so that nothing jumps, and is drawn only when there is something to scroll."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it, or nothing."""
        if self.maximum() > self.minimum():
            super().paintEvent(event)


def tab_order(widgets: Sequence[QWidget]) -> None:
    """Let the tab key go through these widgets in this order."""
    for before, after in pairwise(widgets):
        QWidget.setTabOrder(before, after)
