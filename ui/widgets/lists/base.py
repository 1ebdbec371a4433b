"""What every list of rows shares: the ground of a row, the ring, and the keys that move."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ui.theme.apply import current_theme
from ui.widgets.basics.paint import color, draw_box, draw_ring
from ui.widgets.lists.model import ROW_ROLE, Index, RowModel
from ui.widgets.lists.view import RowView

_VISIBLE = QAbstractItemView.ScrollHint.EnsureVisible


class RowDelegate(QStyledItemDelegate):
    """Paints the ground of a row, then lets `paint_row` write on it.

    The row in hand stands on the soft accent; the ring shows only while the list has the keys.
    """

    height_token = "row"
    # Whether the row in hand shows its ground also while the keys are elsewhere.
    keeps_ground = True

    def paint_row(self, painter: QPainter, box: QRectF, row: Any, index: Index) -> None:
        """Write one row inside its box; for a subclass."""
        raise NotImplementedError

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, contents, ring."""
        row = index.data(ROW_ROLE)
        if row is None:
            return
        box, theme = QRectF(option.rect), current_theme()
        radius = theme.size("radius_small")
        painter.save()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected and (self.keeps_ground or self._has_keys(option)):
            draw_box(painter, box, color("accent_soft"), radius=radius)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            draw_box(painter, box, color("hover"), radius=radius)
        self.paint_row(painter, box, row, index)
        if option.state & QStyle.StateFlag.State_HasFocus and self._has_keys(option):
            draw_ring(painter, box, radius)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Rows are all of one height, which is what keeps a million of them smooth."""
        return QSize(0, current_theme().size(self.height_token))

    @staticmethod
    def _has_keys(option: QStyleOptionViewItem) -> bool:
        return bool(option.widget.hasFocus())


class RowList(RowView):
    """A list by keyboard: up and down move, Enter opens; emits the key of the row.

    It has one row in hand whenever it has any; `set_rows` keeps it by key. With `fit` the list
    is as high as its rows (up to `most_rows`) and leaves scrolling to the page.
    """

    bleeds = True
    opened = Signal(str)
    current_changed = Signal(str)

    def __init__(
        self,
        delegate: RowDelegate,
        tell: Callable[[Any], str],
        *,
        fit: bool = False,
        most_rows: int = 0,
        editable: bool = False,
    ) -> None:
        super().__init__()
        self._fit, self._most_rows = fit, most_rows
        self._rows = RowModel(tell, editable=editable)
        delegate.setParent(self)
        self.setItemDelegate(delegate)
        self.setModel(self._rows)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        if fit:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._open)

    @property
    def rows(self) -> tuple[Any, ...]:
        """The rows handed over last."""
        return self._rows.rows

    @property
    def current_key(self) -> str:
        """The key of the row in hand, or an empty text when there is none."""
        row = self.currentIndex().data(ROW_ROLE)
        return "" if row is None else str(row.key)

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show other rows and keep the one in hand, by its key, else by its place."""
        before, place = self.current_key, self.currentIndex().row()
        self._rows.set_rows(rows)
        keys = [row.key for row in rows]
        if keys and (before not in keys or self.current_key != before):
            at = keys.index(before) if before in keys else min(max(place, 0), len(keys) - 1)
            self.setCurrentIndex(self._rows.index(at))
        self.updateGeometry()

    def set_current(self, key: str) -> None:
        """Take the row of this key in hand; an unknown key changes nothing."""
        for at, row in enumerate(self.rows):
            if row.key == key:
                self.setCurrentIndex(self._rows.index(at))

    def step(self, steps: int) -> None:
        """Go so many rows on, stopping at the ends."""
        model = self.model()
        at = min(max(self.currentIndex().row() + steps, 0), model.rowCount() - 1)
        self.setCurrentIndex(model.index(at, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the row in hand; a letter is nobody's search."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.current_key:
                self.opened.emit(self.current_key)
        elif event.text().isprintable() and event.text():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which row is in hand now."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.current_changed.emit(self.current_key)

    def scrollTo(self, index: Index, hint: QAbstractItemView.ScrollHint = _VISIBLE) -> None:
        """Bring a row into view: in the list, and where the list is as high as its rows, in the
        page that scrolls it.
        """
        super().scrollTo(index, hint)
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if self._fit and self.hasFocus() and area is not None and index.isValid():
            box = self.visualRect(index)
            spare = area.viewport().height() - box.height()
            margin = max(min(current_theme().px(8), spare // 2), 0)
            for corner in (box.bottomLeft(), box.topLeft()):
                at = self.viewport().mapTo(area.widget(), corner)
                area.ensureVisible(at.x(), at.y(), 0, margin)

    def changeEvent(self, event: QEvent) -> None:
        """Another theme or scale: lay the rows out again."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()

    def _open(self, index: Index) -> None:
        row = index.data(ROW_ROLE)
        if row is not None:
            self.opened.emit(row.key)

    def content_height(self) -> int:
        """How high all rows are together, or the first `most_rows` of them."""
        count = self.model().rowCount()
        if self._most_rows:
            count = min(count, self._most_rows)
        return sum(self.sizeHintForRow(at) for at in range(count))

    def sizeHint(self) -> QSize:
        """All rows when it fits itself to them, else a modest list."""
        if self._fit:
            return QSize(240, self.content_height())
        return QSize(240, current_theme().px(240))

    def minimumSizeHint(self) -> QSize:
        """A list that fits itself is never lower than its rows."""
        return QSize(120, self.content_height() if self._fit else current_theme().px(80))
