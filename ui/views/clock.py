"""A legal clock in its card, or as a line of another one: its rule, what is left, its days."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.presenters.strips import ClockCard as ClockState
from ui.widgets.basics import Card, Chip, Line, column, label, row
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
        _render(self._chip, self.strip, clock)


class ClockLine(QWidget):
    """One clock at the head of a page, always in sight; hidden while there is none.

    whole    name  rule ················ what is left
             day day day day day
    brief    name  day day day day day   what is left
    """

    def __init__(self) -> None:
        super().__init__()
        self._name = label("", "small", "muted")
        self._rule = Line("", "small", "muted")
        self._chip = Chip()
        self.strip = DayStripView()
        self._line = row(self._name, self._rule, self._chip, gap=12)
        self._line.setStretch(1, 1)
        self._below = column(gap=0)
        self.setLayout(column(self._line, self._below, gap=8))
        self._is_brief: bool | None = None
        self.set_brief(False)

    def show_clock(self, clock: ClockState | None) -> None:
        """Show a clock, or nothing."""
        self.setVisible(clock is not None)
        if clock is None:
            return
        self._name.setText(clock.title)
        self._rule.setText(clock.aside)
        self._name.setToolTip(clock.aside)
        _render(self._chip, self.strip, clock)
        self._rule.setVisible(not self._is_brief or not clock.days)

    def set_brief(self, brief: bool) -> None:
        """Stand on one line, where the window is low."""
        if brief == self._is_brief:
            return
        self._is_brief = brief
        self.strip.set_brief(brief)
        if brief:
            self._line.insertWidget(2, self.strip, 1)
        else:
            self._below.addWidget(self.strip)
        self._rule.setVisible(not brief or not self.strip.days)


def _render(chip: Chip, strip: DayStripView, clock: ClockState) -> None:
    """What is left, and the days; each hidden where the clock has none."""
    chip.setVisible(clock.chip is not None)
    if clock.chip is not None:
        chip.show_row(clock.chip)
    if strip.days != clock.days:
        strip.set_days(clock.days)
    strip.setVisible(bool(clock.days))
