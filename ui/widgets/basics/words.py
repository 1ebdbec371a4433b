"""Labels: titles, headings, small print; a line that shortens itself; a rule between things."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from ui.theme.apply import current_theme


def label(
    text: str = "",
    role: str = "",
    tone: str = "",
    *,
    wrap: bool = False,
    parent: QWidget | None = None,
) -> QLabel:
    """A label in a role of the stylesheet (`title`, `heading`, `small`, `display`) and a tone."""
    made = QLabel(text, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    if tone:
        made.setProperty("tone", tone)
    return made


def set_tone(widget: QWidget, tone: str) -> None:
    """Give a label or a frame another tone of the stylesheet."""
    set_state(widget, "tone", tone)


def set_state(widget: QWidget, name: str, value: object) -> None:
    """Set a property the stylesheet looks at, and have the widget dressed again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


LEAST = 4
"""How many narrow signs of a line stay unless it says otherwise."""


class Line(QLabel):
    """One line of text that ends in an ellipsis where its room ends; whole in its tooltip.

    With `whole` it is written whole or not at all, for what is only worth its room when there is.
    `least` is how many narrow signs of it always stay; a Chinese sign counts as two.
    """

    def __init__(
        self,
        text: str = "",
        role: str = "",
        tone: str = "",
        *,
        whole: bool = False,
        least: int = LEAST,
    ) -> None:
        super().__init__(text)
        self._is_whole, self._least = whole, least
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setProperty("role", role)
        self.setProperty("tone", tone)

    def minimumSizeHint(self) -> QSize:
        """It may shrink to its few signs, or to nothing."""
        size, signs = super().minimumSizeHint(), 0 if self._is_whole else self._least
        few = self.fontMetrics().horizontalAdvance("0") * signs
        return QSize(min(few, size.width()), size.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the whole text as a tooltip while it is shortened."""
        super().resizeEvent(event)
        self.setToolTip(self.text() if self._shown() != self.text() else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Write the text, shortened to the room there is."""
        painter = QPainter(self)
        painter.setPen(current_theme().color(self.property("tone") or "ink"))
        box = QRectF(self.contentsRect())
        painter.drawText(box, int(self.alignment() | Qt.TextFlag.TextSingleLine), self._shown())

    def _shown(self) -> str:
        metrics = QFontMetrics(self.font())
        if self._is_whole and metrics.horizontalAdvance(self.text()) > self.width():
            return ""
        return metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())


def rule() -> QFrame:
    """A hairline across."""
    made = QFrame()
    made.setObjectName("rule")
    return made
