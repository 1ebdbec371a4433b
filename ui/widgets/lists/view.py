"""A list view that looks only at the rows on screen, however many there are.

Qt's own lays out every row: 0.9 s for a million, again whenever one is added. This one knows
where a row stands from its number; it remains a `QListView` to Qt's accessibility.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import QCursor, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem

from ui.widgets.lists.model import Index

_Move = QAbstractItemView.CursorAction
_Hint = QAbstractItemView.ScrollHint


class RowView(QListView):
    """One column of rows. With `uniformItemSizes` all are as high as the first, and a million
    cost no more than ten; otherwise each is measured, which is for lists one can count.
    """

    def __init__(self) -> None:
        super().__init__()
        self._height = 1
        self._tops: list[int] = [0]

    def doItemsLayout(self) -> None:
        """Measure the rows: one of them, or each."""
        count = self._count()
        if self.uniformItemSizes():
            self._height = max(1, self.sizeHintForRow(0)) if count else 1
        else:
            self._tops = [0, *accumulate(self.sizeHintForRow(at) for at in range(count))]
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        """Give the scroll bar the length of the list."""
        bar, page = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(page)
        bar.setSingleStep(max(1, self._height // 2))
        bar.setRange(0, max(0, self._top(self._count()) - page))
        QAbstractItemView.updateGeometries(self)

    def visualRect(self, index: Index) -> QRect:
        """Where a row stands in the viewport now."""
        at = index.row()
        if not index.isValid():
            return QRect()
        top = self._top(at) - self.verticalOffset()
        return QRect(0, top, self.viewport().width(), self._top(at + 1) - self._top(at))

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The row at a point of the viewport; none beyond the last."""
        at = self._row_at(point.y() + self.verticalOffset())
        return self.model().index(at, 0) if 0 <= at < self._count() else QModelIndex()

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = _Hint.EnsureVisible
    ) -> None:
        """Bring a row into view, moving as little as will do."""
        self.executeDelayedItemsLayout()
        box, bar, page = self.visualRect(index), self.verticalScrollBar(), self.viewport().height()
        if not index.isValid():
            return
        if hint == _Hint.PositionAtCenter:
            bar.setValue(bar.value() + box.center().y() - page // 2)
        elif hint == _Hint.PositionAtTop or box.top() < 0:
            bar.setValue(bar.value() + box.top())
        elif hint == _Hint.PositionAtBottom or box.bottom() >= page:
            bar.setValue(bar.value() + box.bottom() + 1 - page)

    def verticalOffset(self) -> int:
        """How far the list is scrolled, in pixels."""
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        """Rows are as wide as the list."""
        return 0

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """The row a key moves to, stopping at the ends."""
        at, count = self.currentIndex().row(), self._count()
        page = max(1, self.viewport().height() // max(1, self._height))
        steps = {
            _Move.MoveUp: -1, _Move.MovePrevious: -1, _Move.MoveDown: 1, _Move.MoveNext: 1,
            _Move.MovePageUp: -page, _Move.MovePageDown: page,
            _Move.MoveHome: -count, _Move.MoveEnd: count,
        }  # fmt: skip
        if not count:
            return QModelIndex()
        return self.model().index(min(max(at + steps.get(action, 0), 0), count - 1), 0)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Take the row under a click."""
        self.selectionModel().select(self.indexAt(rect.center()), command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """What must be painted again when the row in hand changes."""
        region = QRegion()
        for index in selection.indexes():
            region += self.visualRect(index)
        return region

    def paintEvent(self, event: QPaintEvent) -> None:
        """Let the delegate paint the rows in sight."""
        self.executeDelayedItemsLayout()
        painter = QPainter(self.viewport())
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        plain = option.state
        for at in self._in(event.rect()):
            index = self.model().index(at, 0)
            option.rect = self.visualRect(index)
            option.state = plain | self._state(index)
            self.itemDelegate().paint(painter, option, index)

    def _state(self, index: QModelIndex) -> QStyle.StateFlag:
        state = QStyle.StateFlag.State_Enabled
        if self.selectionModel().isSelected(index):
            state |= QStyle.StateFlag.State_Selected
        if index == self.currentIndex() and self.hasFocus():
            state |= QStyle.StateFlag.State_HasFocus
        under = self.viewport().mapFromGlobal(QCursor.pos())
        if self.viewport().underMouse() and self.visualRect(index).contains(under):
            state |= QStyle.StateFlag.State_MouseOver
        return state

    def _in(self, rect: QRect) -> range:
        offset, last = self.verticalOffset(), self._count() - 1
        first = max(self._row_at(rect.top() + offset), 0)
        return range(first, min(self._row_at(rect.bottom() + offset), last) + 1)

    def _row_at(self, y: int) -> int:
        return y // self._height if self.uniformItemSizes() else bisect_right(self._tops, y) - 1

    def _top(self, at: int) -> int:
        if self.uniformItemSizes():
            return at * self._height
        return self._tops[min(at, len(self._tops) - 1)]

    def _count(self) -> int:
        model: QAbstractItemModel | None = self.model()
        return 0 if model is None else model.rowCount()
