"""Labels: titles, headings, small print; a line that shortens itself; a rule between things."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAction,
    QFontMetrics,
    QFontMetricsF,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from ui.i18n import _
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


class Value(QLabel):
    """A number or a code to be read whole: where its room ends it goes on in the next line.

    It is broken between any two signs, which a `QLabel` does not do, and copied without a break.
    """

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        copy = QAction(_("复制"), self)
        copy.triggered.connect(lambda: QGuiApplication.clipboard().setText(self.text()))
        self.addAction(copy)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def minimumSizeHint(self) -> QSize:
        """A few signs a line."""
        few = self.fontMetrics().horizontalAdvance("0") * LEAST
        return QSize(min(few, self.sizeHint().width()), self.fontMetrics().height())

    def sizeHint(self) -> QSize:
        """All of it in one line."""
        width = QFontMetricsF(self.font()).horizontalAdvance(self.text())
        return QSize(ceil(width) + 1, self.fontMetrics().height())

    def heightForWidth(self, width: int) -> int:
        """As many lines as the width makes."""
        if self.sizeHint().width() <= width:
            return self.sizeHint().height()
        room = QRect(0, 0, max(width, 1), _ENDLESS)
        return max(self.fontMetrics().boundingRect(room, _BROKEN, self.text()).height(), 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Write it, broken anywhere."""
        painter = QPainter(self)
        painter.setPen(current_theme().color(self.property("tone") or "ink"))
        painter.drawText(self.contentsRect(), self._flags, self.text())

    @property
    def _flags(self) -> int:
        # A text on one line stands in the middle of its height, as a label's does.
        if self.sizeHint().width() <= self.width():
            return int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
        return _BROKEN


_ENDLESS = 100_000
_BROKEN = int(Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWrapAnywhere)


def rule() -> QFrame:
    """A hairline across."""
    made = QFrame()
    made.setObjectName("rule")
    return made
