"""Money large, with its words; and rows of a name and a value."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.widgets.basics.layouts import column, row
from ui.widgets.basics.words import Line, label, set_tone


class BigAmount(QWidget):
    """An amount one can read across the counter: ¥, the figures, and their words below.

    Text comes ready (`10.00`, `人民币壹拾元整`): it computes nothing.
    """

    def __init__(self, figures: str = "", words: str = "") -> None:
        super().__init__()
        self._sign = label("¥", "", "muted")
        self._figures = label("", "money")
        self._words = label("", "small", "muted", wrap=True)
        line = row(self._sign, 1, self._figures, gap=8)
        line.setAlignment(self._sign, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(column(line, self._words, gap=0))
        self.show_amount(figures, words)

    def show_amount(self, figures: str, words: str = "", tone: str = "") -> None:
        """Show another amount; empty figures show a dash."""
        self._figures.setText(figures or "—")
        self._words.setText(words)
        self._words.setVisible(bool(words))
        set_tone(self._figures, tone)
        self.setAccessibleName(f"¥{figures} {words}".strip())


class KeyValueRow(QWidget):
    """A quiet name at the left, its value at the right, on one line."""

    def __init__(self, name: str, value: str = "", tone: str = "") -> None:
        super().__init__()
        self._name = Line(name, "small", "muted")
        self._value = label("", "")
        self._value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._value.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setLayout(row(self._name, self._value, gap=8))
        self.show_value(value, tone)

    def show_value(self, value: str, tone: str = "") -> None:
        """Show another value; an empty one is a dash."""
        self._value.setText(value or "—")
        set_tone(self._value, tone)
        self.setAccessibleName(f"{self._name.text()} {self._value.text()}")

    def show_name(self, name: str) -> None:
        """Call it something else."""
        self._name.setText(name)
        self.setAccessibleName(f"{name} {self._value.text()}")
