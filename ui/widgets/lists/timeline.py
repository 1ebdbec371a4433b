"""What happened to the case, in order: a time, and what was done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.apply import current_theme
from ui.widgets.basics.paint import RIGHT, color, draw_text, face, width_of
from ui.widgets.rows import TimelineRow, Tone


class Timeline(QWidget):
    """Rows of time and text, the text wrapped; a dot in the tone of what happened."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[TimelineRow, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def rows(self) -> tuple[TimelineRow, ...]:
        """The rows handed over last."""
        return self._rows

    def set_rows(self, rows: Sequence[TimelineRow]) -> None:
        """Show other rows, the oldest first."""
        self._rows = tuple(rows)
        self.setAccessibleName("；".join(f"{row.time} {row.text} {row.detail}" for row in rows))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Long texts go on in the next line."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all rows at this width."""
        return round(sum(self._height(row, width) for row in self._rows) + 0.5)

    def sizeHint(self) -> QSize:
        """A narrow column."""
        width = current_theme().px(220)
        return QSize(width, self.heightForWidth(max(self.width(), width)))

    def minimumSizeHint(self) -> QSize:
        """Room for a time and a few words."""
        return QSize(current_theme().px(140), self.heightForWidth(max(self.width(), 1)))

    def changeEvent(self, event: QEvent) -> None:
        """Another theme or scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Write the rows, and the line that joins them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = 0.0
        for at, row in enumerate(self._rows):
            height = self._height(row, self.width())
            self._paint_row(painter, row, top, height, is_last=at == len(self._rows) - 1)
            top += height

    def _paint_row(
        self, painter: QPainter, row: TimelineRow, top: float, height: float, *, is_last: bool
    ) -> None:
        theme, small = current_theme(), face("small")
        line = theme.px(24)
        times = QRectF(0, top, self._time_width(), line)
        draw_text(painter, times, row.time, small, color("faint"), RIGHT)
        middle = QPointF(times.right() + theme.px(13), top + line / 2)
        if not is_last:
            painter.setPen(QPen(color("hairline"), max(1, theme.px(2))))
            painter.drawLine(middle, QPointF(middle.x(), middle.y() + height))
        dot = color("line" if row.tone is Tone.NEUTRAL else row.tone.value)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(dot)
        painter.drawEllipse(middle, theme.px(3.5), theme.px(3.5))
        ink = color("ink" if row.tone is Tone.NEUTRAL else row.tone.value)
        box = QRectF(self._text_left(), top + theme.px(2), self._text_width(self.width()), height)
        for text, tint in ((row.text, ink), (row.detail, color("muted"))):
            if text:
                painter.setFont(small)
                painter.setPen(tint)
                option = QTextOption()
                option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
                painter.drawText(box, text, option)
                box.setTop(box.top() + self._text_height(text, self.width()))

    def _height(self, row: TimelineRow, width: int) -> float:
        texts = (text for text in (row.text, row.detail) if text)
        return sum(self._text_height(text, width) for text in texts) + current_theme().px(5)

    def _text_height(self, text: str, width: int) -> float:
        room = QRectF(0, 0, self._text_width(width), 10_000)
        flags = int(Qt.TextFlag.TextWrapAnywhere)
        return QFontMetricsF(face("small")).boundingRect(room, flags, text).height()

    def _time_width(self) -> float:
        small = face("small")
        return max((width_of(row.time, small) for row in self._rows), default=0.0)

    def _text_left(self) -> float:
        return self._time_width() + current_theme().px(26)

    def _text_width(self, width: int) -> float:
        return max(width - self._text_left(), current_theme().px(60))
