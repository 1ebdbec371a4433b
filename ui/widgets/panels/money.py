"""Money large, with its words; and rows of a name and a value."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.apply import current_theme
from ui.widgets.basics.layouts import column
from ui.widgets.basics.paint import BOLD, RIGHT, color, draw_text, face, width_of
from ui.widgets.basics.words import Line, Value, label, set_tone

# From the largest down: an amount is made smaller before it is ever shortened.
_SIZES = ("money", "display", "title", "body")


class BigAmount(QWidget):
    """An amount one can read across the counter: ¥, the figures, and their words below.

    Text comes ready (`10.00`, `人民币壹拾元整`): it computes nothing.
    """

    def __init__(self, figures: str = "", words: str = "") -> None:
        super().__init__()
        self._figures = _Figures()
        self._words = label("", "small", "muted", wrap=True)
        self.setLayout(column(self._figures, self._words, gap=0))
        self.show_amount(figures, words)

    def show_amount(self, figures: str, words: str = "", tone: str = "") -> None:
        """Show another amount; empty figures show a dash."""
        self._figures.show_figures(figures or "—", tone or "ink")
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self.setAccessibleName(f"¥{figures} {words}".strip())


class _Figures(QWidget):
    """¥ at the left, the figures at the right, as large as the width allows."""

    def __init__(self) -> None:
        super().__init__()
        self._text, self._ink = "", "ink"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_figures(self, text: str, ink: str) -> None:
        self._text, self._ink = text, ink
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = current_theme()
        return QSize(theme.px(200), round(theme.size("money") * 1.3))

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(100), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box, sign = QPainter(self), QRectF(self.rect()), face("title")
        room = box.width() - width_of("¥", sign) - current_theme().px(8)
        sizes = (face(size, BOLD) for size in _SIZES)
        font = next((one for one in sizes if width_of(self._text, one) <= room), face("small"))
        draw_text(painter, box, self._text, font, color(self._ink), RIGHT)
        # The sign stands on the line of the figures.
        rise = (QFontMetricsF(font).capHeight() - QFontMetricsF(sign).capHeight()) / 2
        draw_text(painter, box.translated(0, rise), "¥", sign, color("muted"))


class KeyValueRow(QWidget):
    """A quiet name at the left, its value at the right; a long value below it, read whole.

    It places the two itself: which of them are side by side depends on the width, and so does
    the height, which a box layout that is turned on the way cannot foretell.
    """

    def __init__(self, name: str, value: str = "", tone: str = "") -> None:
        super().__init__()
        self._name = Line(name, "small", "muted")
        self._value = Value()
        for part in (self._name, self._value):
            part.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_value(value, tone)

    def show_value(self, value: str, tone: str = "") -> None:
        """Show another value; an empty one is a dash."""
        self._value.setText(value or "—")
        set_tone(self._value, tone)
        self.setAccessibleName(f"{self._name.text()} {self._value.text()}")
        self._place()

    def sizeHint(self) -> QSize:
        """Both on one line."""
        name, value = self._name.sizeHint(), self._value.sizeHint()
        width = name.width() + self._gap + value.width()
        return QSize(width, max(name.height(), value.height()))

    def minimumSizeHint(self) -> QSize:
        """A few signs of either."""
        name, value = self._name.minimumSizeHint(), self._value.minimumSizeHint()
        return QSize(max(name.width(), value.width()), max(name.height(), value.height()))

    def heightForWidth(self, width: int) -> int:
        """One line, or the name and below it the lines of the value."""
        if self._is_beside(width):
            return self.sizeHint().height()
        return self._name.sizeHint().height() + self._value.heightForWidth(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See what stands beside what."""
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        """Words, a theme or a scale changed."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._place()
        return super().event(event)

    @property
    def _gap(self) -> int:
        return current_theme().px(8)

    def _is_beside(self, width: int) -> bool:
        """An amount always is, and its name is shortened for it."""
        value = self._value.sizeHint().width()
        return self.sizeHint().width() <= width or value <= width // 3

    def _place(self) -> None:
        width, height = self.width(), self.height()
        if self._is_beside(width):
            value = self._value.sizeHint().width()
            self._name.setGeometry(0, 0, max(width - value - self._gap, 0), height)
            self._value.setGeometry(width - value, 0, value, height)
        else:
            name = self._name.sizeHint().height()
            self._name.setGeometry(0, 0, width, name)
            self._value.setGeometry(0, name, width, height - name)
