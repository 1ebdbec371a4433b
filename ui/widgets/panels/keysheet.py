"""The sheet of keys, as it is shown; what is printed comes from the same table."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.keymap import Context, Key, in_context
from ui.theme.apply import measure
from ui.widgets.basics.card import Card
from ui.widgets.basics.keycap import KeyCap
from ui.widgets.basics.layouts import boxed, column, row
from ui.widgets.basics.words import label

COLUMNS = 3
"""The tables a wide card is set in."""


class KeySheet(QWidget):
    """Every key of the window on one screen: those of any time first, then each context's."""

    def __init__(self) -> None:
        super().__init__()
        first, second = _card(Context.WINDOW, COLUMNS), _card(Context.BUTTON, COLUMNS)
        lists, jobs = _card(Context.LIST), _card(Context.JOBS, 2)
        shown = (Context.WINDOW, Context.BUTTON, Context.LIST, Context.JOBS)
        beside = [one for one in Context if one not in shown]
        below = row(lists, jobs, gap=12)
        below.setStretch(1, 1)
        whole = row(
            boxed(column(first, second, below, 1, gap=6)),
            boxed(column(*map(_card, beside), 1, gap=6)),
            gap=12,
        )
        whole.setStretch(0, 2)
        whole.setStretch(1, 1)
        self.setLayout(whole)


def _card(context: Context, columns: int = 1) -> Card:
    made, keys = Card(context.label), in_context(context)
    high = -(-len(keys) // columns)
    tables = [_table(keys[at : at + high]) for at in range(0, len(keys), high)]
    line = row(*tables, gap=16)
    for at in range(len(tables)):
        line.setStretch(at, 1)
    made.add(line)
    return made


def _table(keys: tuple[Key, ...]) -> QWidget:
    made, grid = QWidget(), QGridLayout()
    measure(grid, 0, (0, 0, 0, 0))
    for at, key in enumerate(keys):
        grid.addWidget(KeyCap(key.text), at, 0, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(label(key.label, "small"), at, 2)
    grid.setColumnMinimumWidth(1, 2)
    grid.setColumnStretch(2, 1)
    grid.setRowStretch(len(keys), 1)
    made.setLayout(grid)
    return made
