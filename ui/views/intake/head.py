"""The head of a case: the matter, how it runs, and one quiet line of what it promises."""

from __future__ import annotations

from PySide6.QtCore import Signal

from ui.presenters.intake.state import MatterHead
from ui.widgets.basics import Card, Chip, KeyCap, Line, row


class MatterCard(Card):
    """Emits `change_wanted` when another matter should be chosen.

    The caps `below` stand at the end of its quiet line.
    """

    change_wanted = Signal()

    def __init__(self, *below: KeyCap) -> None:
        super().__init__(" ", role="title")
        self._chips = [Chip() for _n in range(3)]
        self.beside_title(*self._chips)
        self.caps = (KeyCap.of("disclosure"), KeyCap.of("print"))
        self.in_corner(*self.caps)
        self._line = Line("", "small", "muted")
        self.add(row(self._line, *below))

    def show_head(self, head: MatterHead) -> None:
        """Show another matter."""
        self.set_title(head.title)
        self._line.setText(head.aside)
        for place, chip in enumerate(self._chips):
            given = head.chips[place] if place < len(head.chips) else None
            chip.setVisible(given is not None)
            if given is not None:
                chip.show_row(given)
