"""The sheet of keys, as it is shown; what is printed comes from the same table."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.keymap import Key, sheet
from ui.theme.apply import measure
from ui.widgets.basics.card import Card
from ui.widgets.basics.keycap import KeyCap
from ui.widgets.basics.layouts import boxed, column, row
from ui.widgets.basics.words import label


class KeySheet(QWidget):
    """Every key of the window: those of any time first, then each context's."""

    def __init__(self) -> None:
        super().__init__()
        (everywhere, keys), *rest = sheet()
        half = -(-len(keys) // 2)
        first = Card(everywhere)
        first.add(row(_table(keys[:half]), _table(keys[half:]), gap=24))
        others = [Card(heading) for heading, _keys in rest]
        for card, (_heading, entries) in zip(others, rest, strict=True):
            card.add(_table(entries))
        whole = row(boxed(column(first, 1)), boxed(column(*others, 1, gap=12)), gap=12)
        whole.setStretch(0, 2)
        whole.setStretch(1, 1)
        self.setLayout(whole)


def _table(keys: tuple[Key, ...]) -> QWidget:
    made, grid = QWidget(), QGridLayout()
    measure(grid, 6, (0, 0, 0, 0))
    for at, key in enumerate(keys):
        grid.addWidget(KeyCap(key.text), at, 0, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(label(key.label, "small"), at, 1)
    grid.setColumnStretch(1, 1)
    made.setLayout(grid)
    return made
