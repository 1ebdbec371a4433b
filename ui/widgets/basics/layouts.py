"""Layouts whose gaps and margins follow the scale of the window; lengths are those at 100 %."""

from __future__ import annotations

from typing import TypeAlias, TypeVar

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QLayoutItem, QVBoxLayout, QWidget

from ui.theme.apply import measure

Margins: TypeAlias = tuple[float, float, float, float]
Item: TypeAlias = QWidget | QLayout | int
FLUSH: Margins = (0, 0, 0, 0)
Box = TypeVar("Box", bound=QBoxLayout)


def row(*items: Item, gap: float = 8, margins: Margins = FLUSH) -> QHBoxLayout:
    """Put items side by side; a number is a stretch of that weight."""
    return _filled(QHBoxLayout(), items, gap, margins)


def column(*items: Item, gap: float = 8, margins: Margins = FLUSH) -> QVBoxLayout:
    """Put items one under the other; a number is a stretch of that weight."""
    return _filled(QVBoxLayout(), items, gap, margins)


def boxed(layout: QLayout) -> QWidget:
    """A plain widget that holds a layout, where one is needed to hide or replace it."""
    widget = QWidget()
    widget.setLayout(layout)
    return widget


def _filled(box: Box, items: tuple[Item, ...], gap: float, margins: Margins) -> Box:
    measure(box, gap, margins)
    for item in items:
        if isinstance(item, int):
            box.addStretch(item)
        elif isinstance(item, QLayout):
            box.addLayout(item)
        else:
            box.addWidget(item)
            if isinstance(box, QHBoxLayout) and getattr(item, "stands_at_top", False):
                box.setAlignment(item, Qt.AlignmentFlag.AlignTop)
    return box


class Flow(QLayout):
    """Puts widgets side by side and goes on in the next line where the width ends."""

    def __init__(self, *widgets: QWidget, gap: float = 8, margins: Margins = FLUSH) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        measure(self, gap, margins)
        for widget in widgets:
            self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more item at the end."""
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at a place, or None beyond the end, as Qt asks."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give an item back, or None beyond the end, as Qt asks."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It never asks for more room than its lines need."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The height depends on how many lines the width allows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at this width."""
        return self._arrange(QRect(0, 0, width, 0), moving=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place every item inside the rectangle."""
        super().setGeometry(rect)
        self._arrange(rect, moving=True)

    def sizeHint(self) -> QSize:
        """All items in one line."""
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in sizes) + self.spacing() * max(len(sizes) - 1, 0)
        height = max((size.height() for size in sizes), default=0)
        return self._with_margins(QSize(width, height))

    def minimumSize(self) -> QSize:
        """Room for the largest item alone."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return self._with_margins(size)

    def _with_margins(self, size: QSize) -> QSize:
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _arrange(self, rect: QRect, *, moving: bool) -> int:
        margins = self.contentsMargins()
        inner = rect.marginsRemoved(margins)
        x, y, line = inner.x(), inner.y(), 0
        for item in (item for item in self._items if not item.isEmpty()):
            size = item.sizeHint().boundedTo(QSize(inner.width(), item.sizeHint().height()))
            if x > inner.x() and x + size.width() > inner.x() + inner.width():
                x, y, line = inner.x(), y + line + self.spacing(), 0
            if moving:
                item.setGeometry(QRect(QPoint(x, y), size))
            x, line = x + size.width() + self.spacing(), max(line, size.height())
        return y + line + margins.bottom() - rect.y()
