"""A legal clock in its card: its rule, what is left, and its days."""

from __future__ import annotations

from ui.presenters.strips import ClockCard as ClockState
from ui.widgets.basics import Card, Chip
from ui.widgets.panels import DayStripView


class ClockCard(Card):
    """One clock; hidden while there is none."""

    def __init__(self) -> None:
        super().__init__(" ")
        self._chip = Chip()
        self.in_corner(self._chip)
        self.strip = DayStripView()
        self.add(self.strip)

    def show_clock(self, clock: ClockState | None) -> None:
        """Show a clock, or nothing."""
        self.setVisible(clock is not None)
        if clock is None:
            return
        self.set_title(clock.title, clock.aside)
        self._chip.setVisible(clock.chip is not None)
        if clock.chip is not None:
            self._chip.show_row(clock.chip)
        if self.strip.days != clock.days:
            self.strip.set_days(clock.days)
        self.strip.setVisible(bool(clock.days))
