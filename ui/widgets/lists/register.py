"""The register: one case in four columns of two lines, under a head that names them.

Where four columns have no room there are two: who and what, and at the right the state.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.i18n import N_, _
from ui.theme.apply import current_theme
from ui.widgets.basics.paint import (
    LEFT,
    MEDIUM,
    RIGHT,
    chip_size,
    color,
    draw_chip,
    draw_text,
    face,
    width_of,
)
from ui.widgets.lists.base import RowDelegate
from ui.widgets.lists.model import Index
from ui.widgets.rows import RegisterRow, Tone

HEADS = (N_("申请人 · 证件号"), N_("事项 · 办件号"), N_("收费 · 开始"), N_("状态 · 期限"))
WIDTHS = (176, 0, 104, 148)
"""The columns at 100 %; the one without a width takes what is left."""
_GAP, _EDGE = 14, 8
LEAST_MATTER = 120
"""The least a matter needs, at 100 %, for the row to have four columns."""
BRIEF = (N_("申请人 · 事项"), HEADS[-1])


class RegisterHead(QWidget):
    """Names the columns of the rows below it, which are as wide as their viewport."""

    def __init__(self, rows: QWidget) -> None:
        super().__init__()
        self._rows = rows
        rows.installEventFilter(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("，".join(_(head) for head in HEADS))

    def sizeHint(self) -> QSize:
        """One line of small print."""
        return QSize(240, current_theme().px(24))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The rows became wider or narrower, as when a scroll bar comes."""
        if event.type() == QEvent.Type.Resize:
            self.update()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Write each name where its column begins; the last ends where its column ends."""
        painter = QPainter(self)
        whole = QRectF(0, 0, self._rows.width(), self.height())
        heads, aligns = HEADS, (LEFT, LEFT, LEFT, RIGHT)
        if is_narrow(whole):
            heads, aligns = BRIEF, (LEFT, RIGHT)
        for box, head, align in zip(columns(whole), heads, aligns, strict=True):
            draw_text(painter, box, _(head), face("small"), color("faint"), align)


class RegisterDelegate(RowDelegate):
    """Who and what above, their numbers below; then the money, and at the right the state."""

    height_token = "work_row"

    def paint_row(self, painter: QPainter, box: QRectF, row: RegisterRow, index: Index) -> None:
        """Write one case."""
        if is_narrow(box):
            self._paint_brief(painter, box, row)
            return
        who, what, fee, state = columns(box)
        strong, body, small = face("body", MEDIUM), face(), face("small")
        _two(painter, who, (row.name, strong, "ink"), (row.masked_id, small, "muted"))
        _two(painter, what, (row.matter, body, "ink"), (row.number, small, "muted"))
        _two(painter, fee, (row.fee, small, "muted"), (row.opened, small, "faint"))
        self._paint_state(painter, state, row)

    def _paint_brief(self, painter: QPainter, box: QRectF, row: RegisterRow) -> None:
        who, state = columns(box)
        name, matter = _lines(who)
        # The state is never cut: the name gives way to the pill, the matter to the time left.
        name.setRight(state.right() - chip_size(row.chip).width() - current_theme().px(_GAP))
        matter.setRight(state.right() - width_of(row.due, face("small")) - current_theme().px(_GAP))
        draw_text(painter, name, row.name, face("body", MEDIUM), color("ink"))
        draw_text(painter, matter, row.matter, face("small"), color("muted"))
        self._paint_state(painter, state, row)

    @staticmethod
    def _paint_state(painter: QPainter, state: QRectF, row: RegisterRow) -> None:
        size, (above, below) = chip_size(row.chip), _lines(state)
        at = QPointF(above.right() - size.width(), above.center().y() - size.height() / 2)
        draw_chip(painter, at, row.chip)
        ink = "faint" if row.due_tone is Tone.NEUTRAL else row.due_tone.value
        draw_text(painter, below, row.due, face("small"), color(ink), RIGHT)


def columns(box: QRectF) -> tuple[QRectF, ...]:
    """The columns of a row, from the left: four, or two that share a narrow one."""
    theme = current_theme()
    gap, inner = theme.px(_GAP), box.adjusted(theme.px(_EDGE), 0, -theme.px(_EDGE), 0)
    if is_narrow(box):
        return inner, inner
    fixed = [theme.px(width) for width in WIDTHS]
    left_over = inner.width() - sum(fixed) - gap * (len(fixed) - 1)
    found, left = [], inner.left()
    for width in (one or max(left_over, 0.0) for one in fixed):
        found.append(QRectF(left, box.top(), width, box.height()))
        left += width + gap
    return tuple(found)


def is_narrow(box: QRectF) -> bool:
    """Whether four columns would leave the matter less than it needs."""
    wanted = sum(WIDTHS) + _GAP * (len(WIDTHS) - 1) + 2 * _EDGE + LEAST_MATTER
    return box.width() < current_theme().px(wanted)


def tell_case(row: RegisterRow) -> str:
    """A case of the register, for a screen reader."""
    told = (row.name, row.chip.text, row.matter, row.number, row.masked_id)
    return "，".join(part for part in (*told, row.fee, row.opened, row.due) if part)


Words = tuple[str, QFont, str]


def _two(painter: QPainter, box: QRectF, first: Words, second: Words) -> None:
    for line, (text, font, ink) in zip(_lines(box), (first, second), strict=True):
        draw_text(painter, line, text, font, color(ink))


def _lines(box: QRectF) -> tuple[QRectF, QRectF]:
    theme = current_theme()
    inner = box.adjusted(0, theme.px(8), 0, -theme.px(7))
    half = inner.height() / 2
    above = QRectF(inner.left(), inner.top(), inner.width(), half)
    return above, above.translated(0, half)
