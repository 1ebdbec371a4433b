"""Open cases of the same person in the same matter: open it, it is another, or go on and mark."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from ui.i18n import _, counted
from ui.keymap import key_text
from ui.presenters.intake.state import Duplicate
from ui.widgets.basics import ActionButton, Chip, Flow, Kind, Line, column, label, row


class DuplicateBanner(QFrame):
    """Shows the first one; emits what the clerk decided, with the case's id."""

    opened = Signal(str)
    denied = Signal(str)
    marked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("banner")
        self.setProperty("tone", "warn")
        self._case_id = ""
        self._words = Line("", "", "ink")
        self._chip = Chip()
        self._open = ActionButton(_("打开"), key_text("duplicate.open"), Kind.LINK)
        self._deny = ActionButton(_("不是同一件"), key_text("duplicate.deny"), Kind.LINK)
        self._mark = ActionButton(_("先收下并标记"), key_text("duplicate.mark"), Kind.LINK)
        self._open.acted.connect(lambda: self.opened.emit(self._case_id))
        self._deny.acted.connect(lambda: self.denied.emit(self._case_id))
        self._mark.acted.connect(lambda: self.marked.emit(self._case_id))
        head = label(_("已有在办"), "heading", "warn")
        buttons = (self._open, self._deny, self._mark)
        told = row(head, self._words, self._chip, gap=8)
        told.setStretch(1, 1)
        self.setLayout(column(told, Flow(*buttons, gap=8), gap=2, margins=(14, 6, 8, 6)))
        self.hide()

    @property
    def keyed(self) -> dict[str, ActionButton]:
        """The buttons that keys of the window press while they are on display."""
        return {
            "duplicate.open": self._open,
            "duplicate.deny": self._deny,
            "duplicate.mark": self._mark,
        }

    def render_state(self, duplicates: Sequence[Duplicate]) -> None:
        """Show the nearest one, and how many more there are."""
        self.setVisible(bool(duplicates))
        if not duplicates:
            return
        first, more = duplicates[0], len(duplicates) - 1
        self._case_id = first.case_id
        tail = counted("，另有 {count} 件", more) if more else ""
        self._words.setText(first.text + tail)
        self._chip.show_row(first.chip)
