"""The papers of the case: name, state, and the key that acts on the one in hand."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from ui.theme.apply import current_theme
from ui.widgets.basics.paint import (
    cap_width,
    chip_size,
    color,
    draw_cap,
    draw_chip,
    draw_text,
    face,
)
from ui.widgets.lists.base import RowDelegate, RowList
from ui.widgets.lists.model import Index
from ui.widgets.rows import PaperLine


class PaperDelegate(RowDelegate):
    """Name at the left; at the right the state, and before it the key."""

    keeps_ground = False

    def paint_row(self, painter: QPainter, box: QRectF, row: Any, index: Index) -> None:
        """Write one paper."""
        theme = current_theme()
        right = box.right() - theme.px(8)
        if row.chip is not None:
            size = chip_size(row.chip)
            right -= size.width()
            draw_chip(painter, QPointF(right, box.center().y() - size.height() / 2), row.chip)
            right -= theme.px(8)
        if row.action:
            width, high = cap_width(row.action), theme.size("key")
            right -= width
            draw_cap(painter, QRectF(right, box.center().y() - high / 2, width, high), row.action)
            right -= theme.px(8)
        words = QRectF(box.left() + theme.px(8), box.top(), 0, box.height())
        words.setRight(right)
        draw_text(painter, words, row.name, face(), color("ink"))


class PaperList(RowList):
    """The papers of a case, as high as they are; Enter or a click opens one."""

    def __init__(self, *, most_rows: int = 0) -> None:
        self._look = PaperDelegate()
        super().__init__(self._look, _tell, fit=True, most_rows=most_rows)

    def mark(self, marked: bool) -> None:
        """Show the row in hand also while the keys are elsewhere: something is asked about it."""
        self._look.keeps_ground = marked
        self.viewport().update()


def _tell(row: PaperLine) -> str:
    state = row.chip.text if row.chip else ""
    return "，".join(part for part in (row.name, state, row.action) if part)
