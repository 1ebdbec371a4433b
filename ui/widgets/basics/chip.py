"""A state in a pill: word, icon and colour say the same thing three times."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets.basics.paint import chip_size, draw_chip
from ui.widgets.rows import ChipRow, Tone


class Chip(QWidget):
    """A pill that names a state; it is read, never pressed."""

    def __init__(self, text: str = "", tone: Tone = Tone.NEUTRAL, icon: str = "") -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._row = ChipRow(text, tone, icon)
        self.show_row(self._row)

    @property
    def row(self) -> ChipRow:
        """What is shown."""
        return self._row

    def show_row(self, row: ChipRow | None) -> None:
        """Show another state; None hides the pill."""
        if (row is None) != self.isHidden() and self.parentWidget() is not None:
            self.setVisible(row is not None)
        self._row = row or ChipRow("")
        self.setAccessibleName(self._row.text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Word, icon and the round ends."""
        size = chip_size(self._row)
        return QSize(round(size.width() + 0.5), round(size.height()))

    def minimumSizeHint(self) -> QSize:
        """A pill is never squeezed."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pill."""
        painter = QPainter(self)
        top = (self.height() - chip_size(self._row).height()) / 2
        draw_chip(painter, QPointF(0, top), self._row)
