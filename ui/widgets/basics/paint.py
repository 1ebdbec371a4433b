"""The brush of every control that paints itself: fonts, words, pills, caps, icons and the ring.

Widgets and list delegates use the same strokes, so a pill in a row is the pill of a header.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QApplication

from ui.theme.apply import current_theme
from ui.theme.icons import paint_icon
from ui.widgets.rows import ChipRow, Tone

REGULAR, MEDIUM, BOLD = QFont.Weight.Normal, QFont.Weight.Medium, QFont.Weight.Bold
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTER = Qt.AlignmentFlag.AlignCenter


def face(size: str = "body", weight: QFont.Weight = REGULAR) -> QFont:
    """The window's font in a named size (`small`, `body`, `title`, `display`, `money`)."""
    font = QFont(QApplication.font())
    font.setPixelSize(current_theme().size(size))
    font.setWeight(weight)
    return font


def color(name: str) -> QColor:
    """A colour token of the theme that is on."""
    return current_theme().color(name)


def tone_colors(tone: Tone) -> tuple[QColor, QColor, QColor]:
    """The words, the ground and the edge of a tone."""
    words = "muted" if tone is Tone.NEUTRAL else tone.value
    return color(words), color(f"{tone.value}_soft"), color(f"{tone.value}_line")


def width_of(text: str, font: QFont) -> float:
    """How wide a text runs, in pixels."""
    return QFontMetricsF(font).horizontalAdvance(text)


def draw_text(
    painter: QPainter,
    box: QRectF,
    text: str,
    font: QFont,
    ink: QColor,
    align: Qt.AlignmentFlag = LEFT,
) -> None:
    """Write one line inside a box; what does not fit ends in an ellipsis, never in a cut sign."""
    painter.setFont(font)
    painter.setPen(ink)
    fitting = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, int(align | Qt.TextFlag.TextSingleLine), fitting)


def draw_box(
    painter: QPainter, box: QRectF, fill: QColor, edge: QColor | None = None, radius: float = 0
) -> None:
    """Fill a rounded box; its edge, one pixel wide, lies inside it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(fill)
    painter.setPen(QPen(edge, 1) if edge is not None else Qt.PenStyle.NoPen)
    inset = 0.5 if edge is not None else 0.0
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius, radius)


def draw_ring(painter: QPainter, box: QRectF, radius: float, ink: QColor | None = None) -> None:
    """Draw the focus ring inside a box: two pixels, in the colour that means focus."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(ink or color("focus"), 2))
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius, radius)


def chip_size(chip: ChipRow) -> QSizeF:
    """How much room a pill takes."""
    theme = current_theme()
    words = width_of(chip.text, face("small", MEDIUM))
    sign = theme.px(14) + theme.px(4) if chip.icon else 0
    return QSizeF(words + sign + 2 * theme.px(10), theme.size("chip"))


def draw_chip(painter: QPainter, at: QPointF, chip: ChipRow) -> None:
    """Draw a pill with its top left corner at a point."""
    theme, size = current_theme(), chip_size(chip)
    ink, ground, edge = tone_colors(chip.tone)
    box = QRectF(at, size)
    draw_box(painter, box, ground, edge, size.height() / 2)
    left = box.left() + theme.px(10)
    if chip.icon:
        side = theme.px(14)
        where = QRectF(left - theme.px(2), box.center().y() - side / 2, side, side)
        paint_icon(painter, where, chip.icon, ink)
        left += side + theme.px(2)
    words = QRectF(left, box.top(), box.right() - left, box.height())
    draw_text(painter, words, chip.text, face("small", MEDIUM), ink)


def cap_width(text: str) -> float:
    """How wide a key cap is; never narrower than high."""
    theme = current_theme()
    return max(width_of(text, face("small")) + 2 * theme.px(6), theme.size("key"))


def draw_cap(painter: QPainter, box: QRectF, text: str, ink: str = "muted") -> None:
    """Draw a key cap: a small key with its name, its lower edge a little heavier."""
    radius = current_theme().size("radius_tiny")
    draw_box(painter, box, color("neutral_line"), color("neutral_line"), radius)
    draw_box(painter, box.adjusted(0, 0, 0, -1), color("sunken"), color("neutral_line"), radius)
    draw_text(painter, box.adjusted(0, 0, 0, -1), text, face("small"), color(ink), CENTER)
