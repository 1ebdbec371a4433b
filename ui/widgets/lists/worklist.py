"""The work list: who, what, its state, and how long it still has, on every row."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from ui.theme.apply import current_theme
from ui.widgets.basics.paint import (
    MEDIUM,
    RIGHT,
    chip_size,
    color,
    draw_box,
    draw_chip,
    draw_text,
    face,
    width_of,
)
from ui.widgets.lists.base import RowDelegate, RowList
from ui.widgets.lists.model import Index
from ui.widgets.rows import Tone, WorkRow


class WorkDelegate(RowDelegate):
    """Two lines a row: name and state; matter, and at the right the time left."""

    height_token = "work_row"

    def paint_row(self, painter: QPainter, box: QRectF, row: Any, index: Index) -> None:
        """Write the row; the open case carries a bar at its left edge."""
        theme = current_theme()
        if getattr(self.parent(), "open_key", "") == row.key:
            bar = QRectF(
                box.left(), box.top() + theme.px(10), theme.px(3), box.height() - theme.px(20)
            )
            draw_box(painter, bar, color("accent"), radius=theme.px(2))
        inner = box.adjusted(theme.px(8), theme.px(8), -theme.px(8), -theme.px(7))
        half = inner.height() / 2
        self._first_line(painter, QRectF(inner.left(), inner.top(), inner.width(), half), row)
        self._second_line(
            painter, QRectF(inner.left(), inner.top() + half, inner.width(), half), row
        )

    def _first_line(self, painter: QPainter, line: QRectF, row: WorkRow) -> None:
        words = QRectF(line)
        if row.chip is not None:
            size = chip_size(row.chip)
            at = QPointF(line.right() - size.width(), line.center().y() - size.height() / 2)
            draw_chip(painter, at, row.chip)
            words.setRight(at.x() - current_theme().px(8))
        draw_text(painter, words, row.name, face("body", MEDIUM), color("ink"))

    def _second_line(self, painter: QPainter, line: QRectF, row: WorkRow) -> None:
        small = face("small")
        words = QRectF(line)
        if row.aside:
            ink = "faint" if row.aside_tone is Tone.NEUTRAL else row.aside_tone.value
            draw_text(painter, line, row.aside, small, color(ink), RIGHT)
            words.setRight(line.right() - width_of(row.aside, small) - current_theme().px(8))
        draw_text(painter, words, row.matter, small, color("muted"))


class WorkList(RowList):
    """The cases in hand; Enter or a click opens one, and `open_key` is the one that is open."""

    def __init__(self) -> None:
        super().__init__(WorkDelegate(), _tell)
        self.open_key = ""

    def set_open(self, key: str) -> None:
        """Mark the case that is open in the middle, and take it in hand."""
        self.open_key = key
        self.set_current(key)
        self.viewport().update()


def _tell(row: WorkRow) -> str:
    state = row.chip.text if row.chip else ""
    return "，".join(part for part in (row.name, state, row.matter, row.aside) if part)
