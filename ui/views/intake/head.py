"""The head of a case: the matter, how it runs, and one quiet line of what it promises."""

from __future__ import annotations

from ui.presenters.intake.state import MatterHead
from ui.widgets.basics import Card, Chip, KeyCap, Line, row


class MatterCard(Card):
    """Keys on it: the two of every page in the corner, those `below` after its quiet line."""

    def __init__(self, *below: str) -> None:
        super().__init__(" ", role="title")
        self._chips = [Chip() for _n in range(3)]
        self.beside_title(*self._chips)
        self._caps = (KeyCap.of("disclosure"), KeyCap.of("print"))
        self.in_corner(*self._caps)
        self._is_brief, self._shown = False, MatterHead(" ")
        self._line = Line("", "small", "muted")
        self.add(row(self._line, *map(KeyCap.of, below)))

    def show_head(self, head: MatterHead) -> None:
        """Show another matter."""
        self._shown = head
        self.set_title(head.title)
        self._line.setText(head.aside)
        chips = head.chips[:1] if self._is_brief else head.chips
        for place, chip in enumerate(self._chips):
            given = chips[place] if place < len(chips) else None
            chip.setVisible(given is not None)
            if given is not None:
                chip.show_row(given)

    def set_brief(self, brief: bool) -> None:
        """Stand on one line with the first chip alone, where the page is too low for two."""
        if brief == self._is_brief:
            return
        self._is_brief = brief
        for cap in self._caps:
            cap.setVisible(not brief)
        self.show_head(self._shown)
