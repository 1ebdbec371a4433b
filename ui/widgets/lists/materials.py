"""The checklist by keyboard: digits or arrows move, one key gives a result.

It changes nothing by itself. A key emits what the clerk wants; the presenter answers with new
rows, which are then shown.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QLineEdit, QStyleOptionViewItem, QWidget

from ui.i18n import _
from ui.keymap import KEYS
from ui.theme.apply import current_theme
from ui.widgets.basics.paint import (
    chip_size,
    color,
    draw_cap,
    draw_chip,
    draw_text,
    face,
)
from ui.widgets.lists.base import RowDelegate, RowList
from ui.widgets.lists.model import ROW_ROLE, Index
from ui.widgets.lists.results import LOOKS, chip_of
from ui.widgets.rows import MaterialRow

# Two digits this close together are one number: 1 then 2 is row 12.
NUMBER_WINDOW_S = 0.8
_NECESSITY, _COPIES, _RESULT = 80, 112, 96
_RESULT_KEYS = {KEYS[look.key].sequences[0]: look.id for look in LOOKS.values()}


class MaterialDelegate(RowDelegate):
    """Number, name, necessity, originals and copies, result; below it the note, if any."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """A row with a note is one small line higher."""
        theme, row = current_theme(), index.data(ROW_ROLE)
        noted = bool(row.note) or self._is_edited(index)
        return QSize(0, theme.size("row") + (theme.px(26) if noted else 0))

    def paint_row(self, painter: QPainter, box: QRectF, row: Any, index: Index) -> None:
        """Write the columns from the right, so that the name has what is left."""
        theme = current_theme()
        line = QRectF(box.left(), box.top(), box.width(), theme.size("row"))
        right = self._columns(painter, line, row)
        cap = theme.size("key")
        draw_cap(
            painter,
            QRectF(line.left() + theme.px(8), line.center().y() - cap / 2, cap, cap),
            str(index.row() + 1),
        )
        name = QRectF(line.left() + theme.px(44), line.top(), 0, line.height())
        name.setRight(right)
        ink = color("ink" if row.applies else "faint")
        draw_text(painter, name, row.name, face(), ink)
        if row.note and not self._is_edited(index):
            note = QRectF(note_box(box.toRect()))
            draw_text(painter, note, row.note, face("small"), color("muted"))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line to write the note in."""
        editor = QLineEdit(parent)
        editor.setProperty("bare", True)
        editor.setPlaceholderText(_("写明问题，回车保存"))
        editor.setAccessibleName(_("备注"))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Begin with the note there is."""
        if isinstance(editor, QLineEdit):
            editor.setText(index.data(ROW_ROLE).note)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Esc leaves the note as Enter does: it never loses what was written."""
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if event.type() == QEvent.Type.KeyPress and is_escape and isinstance(editor, QWidget):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, self.EndEditHint.NoHint)
            return True
        return super().eventFilter(editor, event)

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        """Hand the note to the list, which emits it; the rows stay the presenter's."""
        view = self.parent()
        if isinstance(editor, QLineEdit) and isinstance(view, MaterialList):
            view.noteWritten.emit(index.row(), editor.text().strip())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """The note is written where it is shown."""
        editor.setGeometry(note_box(option.rect))

    def _columns(self, painter: QPainter, line: QRectF, row: MaterialRow) -> float:
        theme = current_theme()
        left = line.right() - theme.px(_RESULT)
        chip = chip_of(row)
        if chip is not None:
            at = line.center()
            at.setX(left)
            at.setY(line.center().y() - chip_size(chip).height() / 2)
            draw_chip(painter, at, chip)
        for text, width in ((row.copies, _COPIES), (row.necessity, _NECESSITY)):
            left -= theme.px(width)
            column = QRectF(left, line.top(), theme.px(width - 8), line.height())
            draw_text(painter, column, text, face("small"), color("muted"))
        return left - theme.px(8)

    def _is_edited(self, index: Index) -> bool:
        view = self.parent()
        return isinstance(view, MaterialList) and view.edited_row == index.row()


def note_box(row_box: QRect) -> QRect:
    """Where the note of a row stands, below its name."""
    theme = current_theme()
    top = row_box.top() + theme.size("row") - theme.px(4)
    return QRect(row_box.left() + theme.px(44), top, row_box.width() - theme.px(60), theme.px(24))


class MaterialList(RowList):
    """Emits `resultChosen(row, result id)`, `allChosen()`, `noteWritten(row, text)` and, for a
    key the row does not allow, `notAllowed(row, result id)`; an empty result id takes it back.

    After a result the next row is in hand. `now` is the clock that joins two digits.
    """

    resultChosen = Signal(int, str)
    allChosen = Signal()
    noteWritten = Signal(int, str)
    notAllowed = Signal(int, str)

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        super().__init__(MaterialDelegate(), _tell, fit=True, editable=True)
        self.setUniformItemSizes(False)
        self.setAccessibleName(_("材料核验"))
        self.edited_row = -1
        self._now = now
        self._digits = ""
        self._digit_at = 0.0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit moves, a result key gives a result, Z writes the note."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.text().isdecimal() and event.text():
            self._go_to(event.text())
            return
        self._digits = ""
        if not (plain and self._act(QKeySequence(event.key()).toString())):
            super().keyPressEvent(event)

    def write_note(self) -> None:
        """Open the note of the row in hand for writing."""
        if self.currentIndex().isValid():
            self.edited_row = self.currentIndex().row()
            self._relayout()
            self.edit(self.currentIndex())

    def closeEditor(self, editor: QWidget, hint: Any) -> None:
        """The note is done: the keys are the list's again."""
        self.edited_row = -1
        super().closeEditor(editor, hint)
        self._relayout()
        self.setFocus()

    def _act(self, pressed: str) -> bool:
        if pressed in _RESULT_KEYS:
            self._choose(_RESULT_KEYS[pressed])
        elif pressed in KEYS["material.clear"].sequences:
            self._choose("")
        elif pressed in KEYS["material.all_ok"].sequences:
            self.allChosen.emit()
        elif pressed in KEYS["material.note"].sequences:
            self.write_note()
        else:
            return False
        return True

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

    def _go_to(self, digit: str) -> None:
        now = self._now()
        joined = self._digits + digit if now - self._digit_at <= NUMBER_WINDOW_S else digit
        for number in (joined, digit):
            if 1 <= int(number) <= len(self.rows):
                self._digits, self._digit_at = number, now
                self.setCurrentIndex(self.model().index(int(number) - 1, 0))
                return

    def _relayout(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()


def _tell(row: MaterialRow) -> str:
    chip = chip_of(row)
    state = chip.text if chip else _("未核验")
    return "，".join(
        part for part in (row.name, row.necessity, row.copies, state, row.note) if part
    )
