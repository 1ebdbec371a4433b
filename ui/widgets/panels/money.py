"""Money large, with its words; and rows of a name and a value."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.apply import current_theme
from ui.widgets.basics.layouts import column, row
from ui.widgets.basics.paint import BOLD, RIGHT, color, draw_text, face, width_of
from ui.widgets.basics.words import Line, label, set_tone

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
    """A quiet name at the left, its value at the right, on one line."""

    def __init__(self, name: str, value: str = "", tone: str = "") -> None:
        super().__init__()
        self._name = Line(name, "small", "muted")
        self._value = label("", "")
        self._value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._value.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setLayout(row(self._name, self._value, gap=8))
        self.show_value(value, tone)

    def show_value(self, value: str, tone: str = "") -> None:
        """Show another value; an empty one is a dash."""
        self._value.setText(value or "—")
        set_tone(self._value, tone)
        self.setAccessibleName(f"{self._name.text()} {self._value.text()}")
