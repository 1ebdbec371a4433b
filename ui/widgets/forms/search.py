"""The one search box: answers appear below it while one types, inside the window, never modal.

Down and up move among the answers while the line keeps the keys; Enter opens one, or the only
one. Esc closes the answers first, then gives the keys back; the text stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from ui.i18n import _, counted
from ui.keymap import key_text
from ui.theme.apply import current_theme
from ui.theme.icons import paint_icon
from ui.widgets.basics.layouts import column, row
from ui.widgets.basics.paint import (
    MEDIUM,
    RIGHT,
    cap_width,
    chip_size,
    color,
    draw_cap,
    draw_chip,
    draw_text,
    face,
    width_of,
)
from ui.widgets.basics.words import label
from ui.widgets.forms.edits import HeadFirst
from ui.widgets.lists.base import RowDelegate, RowList
from ui.widgets.lists.model import Index
from ui.widgets.rows import SearchHit

MOST_ROWS = 8
SHADOW = 20
"""How far the shadow of the answers reaches, at 100 %."""


class SearchBox(HeadFirst):
    """Emits `queryChanged` at every change, `hitChosen` with a hit's key, `submitted` with the
    text when Enter finds no hit to open, and `left` when Esc gives the keys back.
    """

    queryChanged = Signal(str)
    hitChosen = Signal(str)
    submitted = Signal(str)
    left = Signal()

    def __init__(self, placeholder: str = "", action: str = "search") -> None:
        super().__init__()
        self._cap = key_text(action)
        self._popup: _Popup | None = None
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder or _("查找"))
        self.setClearButtonEnabled(False)
        self.textChanged.connect(self._changed)
        self._pad()

    @property
    def is_open(self) -> bool:
        """Whether answers are shown."""
        return self._popup is not None and self._popup.isVisible()

    @property
    def hits(self) -> tuple[SearchHit, ...]:
        """The answers shown last."""
        return self._popup.list.rows if self._popup is not None else ()

    def show_hits(self, hits: Sequence[SearchHit], guess: str = "", nothing: str = "") -> None:
        """Show answers; `guess` says what the text was taken for, `nothing` what to do when
        there are none. With no hits and nothing to say the answers close.
        """
        if not hits and not nothing:
            self.close_hits()
            return
        popup = self._ensure_popup()
        popup.show_hits(hits, guess, nothing)
        self._place()
        popup.show()
        popup.raise_()

    def close_hits(self) -> None:
        """Take the answers away; the text stays."""
        if self._popup is not None:
            self._popup.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, open, close; everything else is typed."""
        keys = event.key()
        if keys in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._submit()
        elif keys in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.is_open and self._popup:
            self._popup.list.step(1 if keys == Qt.Key.Key_Down else -1)
        elif keys == Qt.Key.Key_Escape:
            self._escape()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Esc is ours before it is the window's."""
        overrides = event.type() == QEvent.Type.ShortcutOverride
        if overrides and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Have the answers' sheet made and dressed before the first letter asks for it."""
        super().focusInEvent(event)
        popup = self._ensure_popup()
        popup.ensurePolished()
        popup.list.ensurePolished()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window when it changes its size."""
        if event.type() == QEvent.Type.Resize and self.is_open:
            self._place()
        return False

    def changeEvent(self, event: QEvent) -> None:
        """Another theme or scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_cap"):
            self._pad()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the answers below the line."""
        super().resizeEvent(event)
        if self.is_open:
            self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line, the glass at its left and the key at its right."""
        super().paintEvent(event)
        painter, theme = QPainter(self), current_theme()
        side, high = theme.px(18), theme.size("key")
        middle = self.height() / 2
        glass = QRectF(theme.px(12), middle - side / 2, side, side)
        paint_icon(painter, glass, "search", color("accent" if self.hasFocus() else "muted"))
        width = cap_width(self._cap)
        cap = QRectF(self.width() - width - theme.px(9), middle - high / 2, width, high)
        draw_cap(painter, cap, self._cap)

    def _pad(self) -> None:
        theme = current_theme()
        self.setTextMargins(theme.px(26), 0, round(cap_width(self._cap)) + theme.px(4), 0)

    def _changed(self, text: str) -> None:
        if not text.strip():
            self.close_hits()
        self.queryChanged.emit(text.strip())

    def _submit(self) -> None:
        key = self._popup.list.current_key if self.is_open and self._popup else ""
        if key:
            self._choose(key)
        else:
            self.submitted.emit(self.text().strip())

    def _choose(self, key: str) -> None:
        self.close_hits()
        self.hitChosen.emit(key)

    def _escape(self) -> None:
        if self.is_open:
            self.close_hits()
        else:
            self.left.emit()

    def _ensure_popup(self) -> _Popup:
        window = self.window()
        if self._popup is None or self._popup.parentWidget() is not window:
            self._popup = _Popup(window)
            self._popup.list.opened.connect(self._choose)
            window.installEventFilter(self)
        return self._popup

    def _place(self) -> None:
        if self._popup is None:
            return
        theme = current_theme()
        edge = theme.px(SHADOW)
        below = self.mapTo(self.window(), QPoint(-edge, self.height() + theme.px(4)))
        self._popup.setFixedWidth(max(self.width(), theme.px(360)) + 2 * edge)
        self._popup.adjustSize()
        self._popup.move(below)


class _Popup(QWidget):
    """The answers: what the text was taken for, the hits, and the keys that work on them.

    Its shadow is painted round the sheet: a blurred one costs half a frame at every letter.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._sheet = QFrame()
        self._sheet.setObjectName("card")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._guess = label("", "small", "muted")
        self._nothing = label("", "", "muted", wrap=True)
        self._keys = label(_("↑↓ 选择 · Enter 打开 · Esc 收起"), "small", "faint")
        self.list = HitList()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        foot = row(self._guess, 1, self._keys, gap=8, margins=(8, 2, 8, 2))
        parts = (self.list, self._nothing, foot)
        self._sheet.setLayout(column(*parts, gap=4, margins=(6, 6, 6, 6)))
        self.setLayout(column(self._sheet, gap=0, margins=(SHADOW, 0, SHADOW, SHADOW)))
        self._nothing.setContentsMargins(8, 8, 8, 4)

    def show_hits(self, hits: Sequence[SearchHit], guess: str, nothing: str) -> None:
        self.list.set_rows(hits)
        self.list.setVisible(bool(hits))
        if hits:
            self.list.step(-len(hits))
        self._guess.setText(guess)
        self._nothing.setText(nothing)
        self._nothing.setVisible(not hits)
        self._keys.setVisible(bool(hits))
        self.setAccessibleName(counted("{count} 个结果", len(hits)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the shadow: rings that grow fainter, a little lower than the sheet."""
        painter, theme = QPainter(self), current_theme()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        ink = QColor(color("shadow"))
        ink.setAlphaF(ink.alphaF() / SHADOW * 2)
        painter.setBrush(ink)
        box = QRectF(self._sheet.geometry()).translated(0, theme.px(SHADOW / 4))
        for out in range(theme.px(SHADOW * 0.7), 0, -2):
            radius = theme.size("radius") + out
            painter.drawRoundedRect(box.adjusted(-out, -out, out, out), radius, radius)


class HitDelegate(RowDelegate):
    """Icon, title and pill; below them a second line, and words at the right."""

    height_token = "work_row"

    def paint_row(self, painter: QPainter, box: QRectF, hit: Any, index: Index) -> None:
        """Write one answer."""
        theme = current_theme()
        inner = box.adjusted(theme.px(10), theme.px(7), -theme.px(10), -theme.px(7))
        if hit.icon:
            side = theme.px(20)
            place = QRectF(inner.left(), inner.center().y() - side / 2, side, side)
            paint_icon(painter, place, hit.icon, color("muted"))
            inner.setLeft(inner.left() + side + theme.px(10))
        half = inner.height() / 2
        first = QRectF(inner.left(), inner.top(), inner.width(), half)
        if hit.chip is not None:
            size = chip_size(hit.chip)
            at = QPointF(first.right() - size.width(), first.center().y() - size.height() / 2)
            draw_chip(painter, at, hit.chip)
            first.setRight(at.x() - theme.px(8))
        draw_text(painter, first, hit.title, face("body", MEDIUM), color("ink"))
        second = QRectF(inner.left(), inner.top() + half, inner.width(), half)
        draw_text(painter, second, hit.aside, face("small"), color("faint"), RIGHT)
        second.setRight(second.right() - width_of(hit.aside, face("small")) - theme.px(8))
        draw_text(painter, second, hit.subtitle, face("small"), color("muted"))


class HitList(RowList):
    """The answers, as high as they are, up to eight; more scroll."""

    def __init__(self) -> None:
        super().__init__(HitDelegate(), _tell, fit=True, most_rows=MOST_ROWS)


def _tell(hit: SearchHit) -> str:
    state = hit.chip.text if hit.chip else ""
    return "，".join(part for part in (hit.title, state, hit.subtitle, hit.aside) if part)
