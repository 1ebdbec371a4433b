"""The line a card begins with: what stands on it, and what goes below where it is too short."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from ui.theme.apply import measure
from ui.widgets.basics.layouts import FLUSH, Margins

GAP = 8


class TitleLine(QLayout):
    """Title, chips and quiet words from the left; at the right end what is in the corner.

        title chip chip  aside ····· cap cap
        title chip chip  aside               title chip ····
        cap cap                              chip cap cap

    Words end in an ellipsis first; a pill or a cap is never cut. Where the line is too short,
    the corner goes below it, then the chips too, the last first. All stays in this one layout:
    widgets that move between layouts lose their owner on the way.
    """

    def __init__(self, title: QWidget, aside: QWidget, margins: Margins = FLUSH) -> None:
        super().__init__()
        # Each item is in the first list and in one of the others, and in none once it was taken.
        self._items: list[QLayoutItem] = []
        self._title: list[QLayoutItem] = []
        self._chips: list[QLayoutItem] = []
        self._aside: list[QLayoutItem] = []
        self._corner: list[QLayoutItem] = []
        measure(self, GAP, margins)
        self._put(title, self._title)
        self._put(aside, self._aside)

    def add_chip(self, widget: QWidget) -> None:
        """Put one more chip after the title."""
        self._put(widget, self._chips)

    def add_to_corner(self, widget: QWidget) -> None:
        """Put one more widget at the right end."""
        self._put(widget, self._corner)

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more item, as Qt asks."""
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
        if not 0 <= index < len(self._items):
            return None
        item = self._items.pop(index)
        for part in (self._title, self._chips, self._aside, self._corner):
            if item in part:
                part.remove(item)
        return item

    def expandingDirections(self) -> Qt.Orientation:
        """It is as wide as its card."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """The height depends on what the width leaves below the line."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at this width."""
        return self._arrange(QRect(0, 0, width, 0), moving=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place every item inside the rectangle."""
        super().setGeometry(rect)
        self._arrange(rect, moving=True)

    def sizeHint(self) -> QSize:
        """Everything on one line."""
        seen = _seen([*self._title, *self._chips, *self._aside, *self._corner])
        width = sum(item.sizeHint().width() for item in seen) + self._gaps(seen)
        return self._framed(QSize(width, _height(seen)))

    def minimumSize(self) -> QSize:
        """Room for the widest item alone: the rest goes below."""
        seen = _seen(self._items)
        width = max((item.minimumSize().width() for item in seen), default=0)
        return self._framed(QSize(width, _height(seen)))

    def _put(self, widget: QWidget, part: list[QLayoutItem]) -> None:
        self.addWidget(widget)
        part.append(self._items[-1])

    def _framed(self, size: QSize) -> QSize:
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _gaps(self, items: Sequence[QLayoutItem]) -> int:
        return self.spacing() * max(len(items) - 1, 0)

    def _arrange(self, rect: QRect, *, moving: bool) -> int:
        margins = self.contentsMargins()
        inner = rect.marginsRemoved(margins)
        left, right, below = self._split(inner.width())
        height = _height([*left, *right])
        if moving:
            self._place_line(inner, height, left, right)
        y, line, x = inner.y() + height, 0, inner.x()
        for at, item in enumerate(below):
            size = item.sizeHint().boundedTo(QSize(inner.width(), item.sizeHint().height()))
            if not at or x + size.width() > inner.x() + inner.width():
                x, y, line = inner.x(), y + line + self.spacing(), 0
            if moving:
                item.setGeometry(QRect(x, y, size.width(), size.height()))
            x, line = x + size.width() + self.spacing(), max(line, size.height())
        return y + line + margins.bottom() - rect.y()

    def _split(self, room: int) -> tuple[list[QLayoutItem], list[QLayoutItem], list[QLayoutItem]]:
        """What stands on the line from the left, at its right end, and below it."""
        chips, corner = _seen(self._chips), _seen(self._corner)
        words = _seen(self._title)
        aside = [item for item in _seen(self._aside) if item.minimumSize().width()]
        if self._fits([*words, *chips, *aside, *corner], room):
            return [*words, *chips, *aside], corner, []
        for kept in range(len(chips), 0, -1):
            left = [*words, *chips[:kept], *aside]
            if self._fits(left, room):
                return left, [], [*chips[kept:], *corner]
        return [*words, *aside], [], [*chips, *corner]

    def _fits(self, items: Sequence[QLayoutItem], room: int) -> bool:
        return sum(item.minimumSize().width() for item in items) + self._gaps(items) <= room

    def _place_line(
        self, inner: QRect, height: int, left: list[QLayoutItem], right: list[QLayoutItem]
    ) -> None:
        every = [*left, *right]
        widths = {id(item): item.minimumSize().width() for item in every}
        spare = inner.width() - sum(widths.values()) - self._gaps(every)
        # What is short of words gets them in this order: the title, the corner, the quiet words.
        for item in sorted(every, key=lambda one: (one in self._aside, one in right)):
            more = min(max(spare, 0), item.sizeHint().width() - widths[id(item)])
            widths[id(item)] += more
            spare -= more
        x = inner.x()
        for item in left:
            item.setGeometry(QRect(x, inner.y(), widths[id(item)], height))
            x += widths[id(item)] + self.spacing()
        x = inner.x() + inner.width()
        for item in reversed(right):
            x -= widths[id(item)]
            item.setGeometry(QRect(x, inner.y(), widths[id(item)], height))
            x -= self.spacing()


def _seen(items: Sequence[QLayoutItem]) -> list[QLayoutItem]:
    return [item for item in items if not item.isEmpty()]


def _height(items: Sequence[QLayoutItem]) -> int:
    return max((item.sizeHint().height() for item in items), default=0)
