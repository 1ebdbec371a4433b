"""The zones beside the middle: as wide as the window allows, and one at a time where it is narrow.

wide       work list a little wider    middle    money and papers a little wider
1366       272                         middle    272
narrow     216                         middle    240
very       the zone that has the keys, else money and papers, beside the middle
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QWidget

from ui.theme.apply import current_theme

SIDE = 272
"""Width of either zone on the smallest screen, at 100 %."""
WIDER = (80, 100)
NARROWER = (56, 32)
REGULAR, NARROW = 1366, 1120
"""Widths of the window, at 100 %: below the first the zones give way, below the second one goes."""


class Zones(QObject):
    """Keeps the widths of the two zones; `gutter` is what the right one has for its scroll bar.

    A zone that has given way has no width but is there: the keys may go to it, and then it comes.
    """

    def __init__(self, left: QWidget, right: QWidget, gutter: int) -> None:
        super().__init__(left)
        self._left, self._right, self._gutter = left, right, gutter
        self._width = REGULAR
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def measure(self, width: int) -> None:
        """Fit the zones into a window of this width, at the scale of the theme."""
        self._width = width
        theme = current_theme()
        spare = width - theme.px(REGULAR)
        left, right = (self._one(spare, at) for at in (0, 1))
        if width < theme.px(NARROW):
            if self._has_keys(self._left):
                right = 0
            else:
                left = 0
        self._left.setFixedWidth(left)
        self._right.setFixedWidth(right)

    def _one(self, spare: int, at: int) -> int:
        theme = current_theme()
        width = theme.px(SIDE) + (theme.px(self._gutter) if at else 0)
        if spare >= 0:
            return width + min(spare // 6, theme.px(WIDER[at]))
        return width - min(-spare // 2, theme.px(NARROWER[at]))

    @Slot(QWidget, QWidget)
    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        if self._width < current_theme().px(NARROW) and (before or now):
            self.measure(self._width)

    @staticmethod
    def _has_keys(zone: QWidget) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and (focus is zone or zone.isAncestorOf(focus))
