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
    """Every key of the window in three columns: those of any time first, then each context's."""

    def __init__(self) -> None:
        super().__init__()
        (everywhere, keys), *rest = sheet()
        half = -(-len(keys) // 2)
        first, second = Card(everywhere), Card(everywhere)
        first.add(_table(keys[:half]))
        second.add(_table(keys[half:]))
        others = [Card(heading) for heading, _keys in rest]
        for card, (_heading, entries) in zip(others, rest, strict=True):
            card.add(_table(entries))
        columns = (column(first, 1), column(second, 1), column(*others, 1, gap=12))
        self.setLayout(row(*(boxed(one) for one in columns), gap=12))


def _table(keys: tuple[Key, ...]) -> QWidget:
    made, grid = QWidget(), QGridLayout()
    measure(grid, 6, (0, 0, 0, 0))
    for at, key in enumerate(keys):
        grid.addWidget(KeyCap(key.text), at, 0, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(label(key.label, "small"), at, 1)
    grid.setColumnStretch(1, 1)
    made.setLayout(grid)
    return made
