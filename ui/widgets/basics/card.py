"""A card: a title, quiet words beside it, controls at its right, and what it is about below."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.widgets.basics.layouts import column, row
from ui.widgets.basics.title_line import TitleLine
from ui.widgets.basics.words import Line

_SIDES = (8, 0, 8, 0)
TITLE = 16
"""So many narrow signs of a title stay whatever stands beside it."""


class Card(QFrame):
    """A white sheet on the ground; without a title it is only the sheet.

    `beside_title` and `in_corner` take chips and caps; `add` takes the contents. A widget that
    `bleeds` (a list) runs a little wider, so that its words, not its ground, meet the title.
    """

    def __init__(self, title: str = "", aside: str = "", *, role: str = "heading") -> None:
        super().__init__()
        self.setObjectName("card")
        self._title = Line(title, role, least=TITLE)
        self._title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._aside = Line(aside, "small", "muted")
        self._top = TitleLine(self._title, self._aside, margins=_SIDES)
        self._head = QWidget()
        self._head.setLayout(self._top)
        self._body = column(gap=8)
        self.setLayout(column(self._head, self._body, gap=8, margins=(8, 12, 8, 14)))
        self._head.setVisible(bool(title))
        self.setAccessibleName(title)

    @property
    def body(self) -> QVBoxLayout:
        """The layout `add` puts things in."""
        return self._body

    @property
    def title(self) -> str:
        """What the card is called."""
        return self._title.text()

    def set_title(self, title: str, aside: str | None = None) -> None:
        """Call it something else."""
        self._title.setText(title)
        self._head.setVisible(bool(title))
        self.setAccessibleName(title)
        if aside is not None:
            self.set_aside(aside)

    def set_aside(self, aside: str, tone: str = "muted") -> None:
        """Change the quiet words beside the title."""
        self._aside.setText(aside)
        self._aside.setProperty("tone", tone)
        self._aside.style().polish(self._aside)

    def beside_title(self, *widgets: QWidget) -> None:
        """Put chips right after the title."""
        for widget in widgets:
            self._top.add_chip(widget)

    def in_corner(self, *widgets: QWidget) -> None:
        """Put caps, chips or words at the right end of the title line."""
        for widget in widgets:
            self._top.add_to_corner(widget)

    def minimumSizeHint(self) -> QSize:
        """As narrow as its title line and what it is about."""
        size, margins = super().minimumSizeHint(), self.layout().contentsMargins()
        head = 0 if self._head.isHidden() else self._top.minimumSize().width()
        width = max(head, self.body_width()) + margins.left() + margins.right()
        return QSize(width, size.height())

    @property
    def body_room(self) -> int:
        """How wide what the card is about may be now."""
        margins, sides = self.layout().contentsMargins(), self._top.contentsMargins()
        return self.width() - sum((margins.left(), margins.right(), sides.left(), sides.right()))

    def body_width(self) -> int:
        """The least room of what the card is about; one that can fold it says so."""
        return self._body.minimumSize().width()

    def clear(self) -> None:
        """Take everything out of the body and let it go; the title stays."""
        while (line := self._body.takeAt(0)) is not None:
            inner = line.layout()
            while inner is not None and (item := inner.takeAt(0)) is not None:
                if (widget := item.widget()) is not None:
                    widget.hide()
                    widget.deleteLater()

    def add(self, item: QWidget | QLayout, stretch: int = 0) -> None:
        """Put a widget or a layout below what is there."""
        if getattr(item, "bleeds", False):
            self._body.addLayout(row(item), stretch)
        else:
            self._body.addLayout(row(item, margins=_SIDES), stretch)
