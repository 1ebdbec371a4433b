"""How one row of the checklist is drawn, and where its note is written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QStyleOptionViewItem, QWidget

from ui.i18n import _
from ui.theme.apply import current_theme
from ui.widgets.basics.paint import (
    LEFT,
    chip_size,
    color,
    draw_cap,
    draw_chip,
    draw_text,
    face,
    width_of,
)
from ui.widgets.lists.base import RowDelegate
from ui.widgets.lists.model import ROW_ROLE, Index
from ui.widgets.lists.results import LOOKS, chip_of
from ui.widgets.rows import MaterialRow

_INSET, _NAME = 8, 42
_GAP = 16
# A column of words is no wider than this, at 100 %; the name needs the room more.
_WIDEST = 150
# Below this width necessity and copies move under the name.
NARROW = 520
_NOTE, _BELOW = 28, 20
_ENDINGS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)


class MaterialDelegate(RowDelegate):
    """Number, name, necessity, originals and copies, result; below it the note, if any.

    A long name goes on in the next line; in a narrow list necessity and copies stand below it.
    Emits `noteWritten(row, text)`; the rows stay the presenter's.
    """

    noteWritten = Signal(int, str)

    def __init__(self) -> None:
        super().__init__()
        self.is_narrow = False
        self.edited_row = -1
        self._width = 0.0
        self._columns_wide = (0.0, 0.0, 0.0)

    def measure(self, rows: Sequence[MaterialRow], width: int) -> None:
        """Give each column the width its words need in this language, and the name the rest."""
        theme, small = current_theme(), face("small")
        gap, widest = theme.px(_GAP), theme.px(_WIDEST)
        texts = ([row.necessity for row in rows], [row.copies for row in rows])
        words = (max((width_of(text, small) for text in column), default=0.0) for column in texts)
        necessity, copies = (min(wide, widest) + gap for wide in words)
        chips = (*(look.chip for look in LOOKS.values()), *(chip_of(row) for row in rows))
        result = max(chip_size(chip).width() for chip in chips if chip is not None)
        self._width, self.is_narrow = width, 0 < width < theme.px(NARROW)
        self._columns_wide = (necessity, copies, result + theme.px(_INSET))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """A row with a note, or in a narrow list, is one small line higher."""
        theme, row = current_theme(), index.data(ROW_ROLE)
        noted = bool(row.note) or index.row() == self.edited_row
        more = theme.px(_NOTE) * noted + theme.px(_BELOW) * self.is_narrow
        return QSize(0, theme.size("row") + self._overhang(row.name) + more)

    def paint_row(self, painter: QPainter, box: QRectF, row: Any, index: Index) -> None:
        """Write the columns from the right, so that the name has what is left."""
        theme = current_theme()
        line = QRectF(box.left(), box.top(), box.width(), theme.size("row"))
        side = theme.size("key")
        cap = QRectF(line.left() + theme.px(_INSET), line.center().y() - side / 2, side, side)
        draw_cap(painter, cap, str(index.row() + 1))
        self._columns(painter, line, row)
        room, more = self._room(), self._overhang(row.name)
        name = QRectF(line.left() + theme.px(_NAME), line.top(), room, line.height() + more)
        painter.setFont(face())
        painter.setPen(color("ink" if row.applies else "faint"))
        painter.drawText(name, int(LEFT | Qt.TextFlag.TextWrapAnywhere), row.name)
        if self.is_narrow:
            wide = line.right() - name.left() - theme.px(_INSET)
            below = QRectF(name.left(), name.bottom() - theme.px(6), wide, theme.px(_BELOW))
            words = " · ".join(part for part in (row.necessity, row.copies) if part)
            draw_text(painter, below, words, face("small"), color("muted"))
        if row.note and index.row() != self.edited_row:
            note = QRectF(self._note_box(box.toRect()))
            draw_text(painter, note, row.note, face("small"), color("muted"))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line to write the note in."""
        editor = QLineEdit(parent)
        editor.setProperty("inline", True)
        editor.setPlaceholderText(_("写明问题，回车保存"))
        editor.setAccessibleName(_("备注"))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Begin with the note there is."""
        if isinstance(editor, QLineEdit):
            editor.setText(index.data(ROW_ROLE).note)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Esc leaves the note as Enter does: it never loses what was written."""
        ends = isinstance(event, QKeyEvent) and event.key() in _ENDINGS
        if event.type() == QEvent.Type.KeyPress and ends and isinstance(editor, QWidget):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, self.EndEditHint.NoHint)
            return True
        return super().eventFilter(editor, event)

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        """Tell what was written, if it is news."""
        if isinstance(editor, QLineEdit):
            note = editor.text().strip()
            if note != index.data(ROW_ROLE).note:
                self.noteWritten.emit(index.row(), note)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """The note is written where it is shown."""
        box = self._note_box(option.rect)
        inset = current_theme().px(_INSET)
        editor.setGeometry(box.adjusted(-inset, 0, inset, 0))

    def _room(self) -> float:
        """How wide a name may run."""
        theme = current_theme()
        columns = self._columns_wide[2] if self.is_narrow else sum(self._columns_wide)
        return max(self._width - columns - theme.px(_NAME + _GAP), theme.px(60))

    def _overhang(self, name: str) -> int:
        """How much higher a row is because its name needs more than one line."""
        if not self._width:
            return 0
        room = QRectF(0, 0, self._room(), 10_000)
        metrics = QFontMetricsF(face())
        box = metrics.boundingRect(room, int(Qt.TextFlag.TextWrapAnywhere), name)
        return max(0, round(box.height() - metrics.height()))

    def _columns(self, painter: QPainter, line: QRectF, row: MaterialRow) -> None:
        necessity, copies, result = self._columns_wide
        left = line.right() - result
        chip = chip_of(row)
        if chip is not None:
            top = line.center().y() - chip_size(chip).height() / 2
            draw_chip(painter, QPointF(left, top), chip)
        columns = ((row.copies, copies), (row.necessity, necessity))
        for text, width in () if self.is_narrow else columns:
            left -= width
            column = QRectF(left, line.top(), width - current_theme().px(_GAP) + 1, line.height())
            draw_text(painter, column, text, face("small"), color("muted"))

    def _note_box(self, row_box: QRect) -> QRect:
        theme = current_theme()
        high = theme.px(_NOTE - 4)
        top = row_box.bottom() - high - theme.px(3)
        left = row_box.left() + theme.px(_NAME)
        return QRect(left, top, row_box.right() - left - theme.px(16), high)
