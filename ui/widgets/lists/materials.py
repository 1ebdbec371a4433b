"""The checklist by keyboard: digits or arrows move, one key gives a result.

It changes nothing by itself. A key emits what the clerk wants; the presenter answers with new
rows, which are then shown.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent

from ui.i18n import _
from ui.keymap import Context, in_context
from ui.theme.apply import current_theme
from ui.widgets.lists.base import RowList
from ui.widgets.lists.material_row import NARROW, MaterialDelegate
from ui.widgets.lists.results import LOOKS, chip_of
from ui.widgets.rows import MaterialRow, Tone

# Two digits this close together are one number: 1 then 2 is row 12.
NUMBER_WINDOW_S = 0.8
_RESULTS = {look.key: look.id for look in LOOKS.values()} | {"material.clear": ""}
_WRONG = frozenset(look.id for look in LOOKS.values() if look.tone is Tone.BAD)
_ACTIONS = {text: key.id for key in in_context(Context.MATERIALS) for text in key.sequences}


class MaterialList(RowList):
    """Emits `resultChosen(row, result id)`, `allChosen()`, `noteWritten(row, text)` and, for a
    key the row does not allow, `notAllowed(row, result id)`; an empty result id takes it back.

    After a result the next row is in hand; yet a note begun by the very next key is about the row
    in which something was just found wrong. `now` is the clock that joins two digits.
    """

    resultChosen = Signal(int, str)
    allChosen = Signal()
    noteWritten = Signal(int, str)
    notAllowed = Signal(int, str)

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._look = MaterialDelegate()
        self._room = 0
        super().__init__(self._look, _tell, fit=True, editable=True)
        self.setUniformItemSizes(False)
        self.setAccessibleName(_("材料核验"))
        self._look.noteWritten.connect(self.noteWritten)
        self._now = now
        self._digits = ""
        self._digit_at = 0.0
        self._found_at, self._then_at = -1, -1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit moves, a result key gives a result, Z writes the note."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        pressed = QKeySequence(event.key()).toString()
        if not (plain and _ACTIONS.get(pressed) == "material.note"):
            self._found_at = -1
        if plain and event.text().isdecimal():
            self._go_to(event.text())
            return
        self._digits = ""
        if plain and pressed in _ACTIONS:
            self.act(_ACTIONS[pressed])
        else:
            super().keyPressEvent(event)

    def act(self, action: str) -> None:
        """Do what a key of the list does, by its id in the keymap."""
        if action in _RESULTS:
            self._choose(_RESULTS[action])
        elif action == "material.all_ok":
            self.allChosen.emit()
        elif action == "material.note":
            self.write_note()

    def write_note(self) -> None:
        """Open a note for writing: of the row just found wrong, else of the row in hand."""
        if self._found_at >= 0:
            self._then_at = self.currentIndex().row()
            self.setCurrentIndex(self.model().index(self._found_at, 0))
            self._found_at = -1
        index = self.currentIndex()
        if index.isValid() and self.rows[index.row()].applies:
            self._look.edited_row = index.row()
            self._relayout()
            self.edit(index)

    def closeEditor(self, editor: Any, hint: Any) -> None:
        """The note is done: the keys are the list's again, in the row they had come to."""
        self._look.edited_row = -1
        super().closeEditor(editor, hint)
        self._relayout()
        if self._then_at >= 0:
            self.setCurrentIndex(self.model().index(self._then_at, 0))
            self._then_at = -1
        self.setFocus()

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show other rows; the columns are as wide as their words."""
        super().set_rows(rows)
        self._relayout()

    def changeEvent(self, event: QEvent) -> None:
        """Another theme or scale: measure the columns again."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._relayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the name the room it needs."""
        super().resizeEvent(event)
        self._room = self.viewport().width()
        self._relayout()

    def sizeHint(self) -> QSize:
        """All rows, wide enough for the columns."""
        return QSize(current_theme().px(NARROW), self.content_height())

    def _choose(self, result: str) -> None:
        at = self.currentIndex().row()
        if at < 0:
            return
        row: MaterialRow = self.rows[at]
        if not row.applies or (result and row.allowed and result not in row.allowed):
            self.notAllowed.emit(at, result)
            return
        self.resultChosen.emit(at, result)
        if result:
            self.step(1)
        self._found_at = at if result in _WRONG else -1

    def _go_to(self, digit: str) -> None:
        now = self._now()
        joined = self._digits + digit if now - self._digit_at <= NUMBER_WINDOW_S else digit
        for number in (joined, digit):
            if 1 <= int(number) <= len(self.rows):
                self._digits, self._digit_at = number, now
                self.setCurrentIndex(self.model().index(int(number) - 1, 0))
                return

    def _relayout(self) -> None:
        self._look.measure(self.rows, self._room)
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()


def _tell(row: MaterialRow) -> str:
    chip = chip_of(row)
    state = chip.text if chip else _("未核验")
    return "，".join(
        part for part in (row.name, row.necessity, row.copies, state, row.note) if part
    )
