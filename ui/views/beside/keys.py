"""The sheet of keys, as a page."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.i18n import _
from ui.views.page import scrolled
from ui.widgets.basics import column
from ui.widgets.panels import KeySheet


class KeysPage(QWidget):
    """Every key of the window on one page."""

    title = ""

    def __init__(self) -> None:
        super().__init__()
        self.title = _("按键表")
        self.setLayout(column(scrolled(KeySheet()), gap=0))

    def enter(self) -> None:
        """It needs no key but Esc."""
        self.setFocus()

    def leave(self) -> None:
        """Nothing is kept."""
