"""The sheet of keys, as a page."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.i18n import _
from ui.views.page import scroll_by, scrolled, sheet_of
from ui.widgets.basics import column
from ui.widgets.panels import KeySheet


class KeysPage(QWidget):
    """Every key of the window on one page, drawn when it is first asked for."""

    title = ""

    def __init__(self) -> None:
        super().__init__()
        self.title = _("按键表")
        self.sheet = scrolled()
        self._is_drawn = False
        self.setLayout(column(self.sheet, gap=0))

    def enter(self) -> None:
        """It needs no key but Esc, and arrows where the scale makes it longer than the screen."""
        if not self._is_drawn:
            self._is_drawn = True
            self.sheet.setWidget(sheet_of(KeySheet()))
        self.setFocus()

    def leave(self) -> None:
        """Nothing is kept."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and page keys scroll."""
        if not scroll_by(self.sheet, event):
            super().keyPressEvent(event)
