"""The clock that explains itself: every day of a limit, which count, which do not, and why.

Left and right walk along the days; the reason of the day walked to is written below, as a
mouse finds it in the tooltip.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.i18n import _
from ui.theme.apply import current_theme
from ui.widgets.basics.paint import (
    CENTER,
    MEDIUM,
    REGULAR,
    color,
    draw_box,
    draw_ring,
    draw_text,
    face,
)
from ui.widgets.rows import DayCell, DayKind

_NOTE = 24
_WEEK = 7
# Ground, edge and words of a day by its kind.
_LOOKS = {
    DayKind.START: ("accent", "accent", "on_accent"),
    DayKind.COUNTED: ("neutral_soft", "neutral_line", "ink"),
    DayKind.REST: ("card", "hairline", "faint"),
    DayKind.STOPPED: ("card", "card", "muted"),
    DayKind.LAST: ("warn_soft", "warn_line", "warn"),
    DayKind.OVERDUE: ("bad_soft", "bad_line", "bad"),
}


@dataclass(frozen=True, slots=True)
class _Cell:
    """The room of a day at 100 %: its width where there is plenty, the least, its height, a gap."""

    wide: int
    narrow: int
    high: int
    gap: int


_WHOLE, _BRIEF = _Cell(52, 40, 42, 4), _Cell(36, 24, 26, 2)


class DayStripView(QWidget):
    """Paints days in lines; a long strip breaks after whole weeks, so that its columns align.

    A brief strip shows the number of a day alone; which of the limit it is, or why it does not
    count, is told as the reason is.
    """

    def __init__(self) -> None:
        super().__init__()
        self._days: tuple[DayCell, ...] = ()
        self._at = -1
        self._cell = _WHOLE
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(_("期限逐日"))

    @property
    def days(self) -> tuple[DayCell, ...]:
        """The days handed over last."""
        return self._days

    def set_days(self, days: Sequence[DayCell]) -> None:
        """Show other days, in order."""
        self._days = tuple(days)
        self._at = -1
        self.setAccessibleDescription("；".join(told(day) for day in self._days))
        self.updateGeometry()
        self.update()

    def set_brief(self, brief: bool) -> None:
        """Take less room, or all that explains every day at once."""
        cell = _BRIEF if brief else _WHOLE
        if cell is not self._cell:
            self._cell = cell
            self.updateGeometry()
            self.update()

    def hasHeightForWidth(self) -> bool:
        """A narrow window takes more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at this width, and of the reason below them."""
        if not self._days:
            return 0
        theme = current_theme()
        lines = -(-len(self._days) // self._columns(width))
        note = theme.px(_NOTE) if self._at >= 0 else 0
        return lines * theme.px(self._cell.high) + (lines - 1) * theme.px(self._cell.gap) + note

    def sizeHint(self) -> QSize:
        """A few days side by side."""
        cell = self._cell
        width = max(self.width(), current_theme().px(_WEEK * (cell.wide + cell.gap)))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """One week."""
        week = current_theme().px(_WEEK * (self._cell.narrow + self._cell.gap))
        return QSize(week, self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may take other lines."""
        super().resizeEvent(event)
        if self._columns(event.oldSize().width()) != self._columns(self.width()):
            self.updateGeometry()

    def box(self, at: int) -> QRectF:
        """Where a day stands."""
        theme, columns = current_theme(), self._columns(self.width())
        wide, high = self._cell_width(), theme.px(self._cell.high)
        gap = theme.px(self._cell.gap)
        line, column = divmod(at, columns)
        return QRectF(column * (wide + gap), line * (high + gap), wide, high)

    def event(self, event: QEvent) -> bool:
        """Give a mouse the reason of the day below it."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = self._day_at(event.pos())
            if at >= 0:
                QToolTip.showText(event.globalPos(), told(self._days[at]), self)
            return True
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FocusOut):
            self._walk_to(-1)
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right walk; everything else is somebody else's."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if steps is None or not self._days:
            super().keyPressEvent(event)
            return
        start = self._at if self._at >= 0 else self._today() - steps
        self._walk_to(min(max(start + steps, 0), len(self._days) - 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint every day, the ring, and the reason below."""
        painter = QPainter(self)
        for at, day in enumerate(self._days):
            self._paint_day(painter, self.box(at), day)
        if self.hasFocus() and self._days:
            self._paint_ring(painter, self._at if self._at >= 0 else self._today())
        if self._at >= 0:
            note = QRectF(
                0,
                self.height() - current_theme().px(_NOTE) + 2,
                self.width(),
                current_theme().px(_NOTE),
            )
            draw_text(painter, note, told(self._days[self._at]), face("small"), color("muted"))

    def _paint_day(self, painter: QPainter, box: QRectF, day: DayCell) -> None:
        theme = current_theme()
        ground, edge, ink = (color(name) for name in _LOOKS[day.kind])
        radius = theme.size("radius_small")
        if day.is_today and day.kind is not DayKind.START:
            edge = color("accent")
        draw_box(painter, box, ground, edge, radius)
        if day.kind is DayKind.STOPPED:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(color("line"), 1, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        self._write_day(painter, box, day, ink)
        if day.is_today and day.kind is not DayKind.START:
            bar = QRectF(0, box.bottom() - theme.px(3), theme.px(16), theme.px(3))
            bar.moveLeft(box.center().x() - bar.width() / 2)
            draw_box(painter, bar, color("accent"), radius=1)

    def _write_day(self, painter: QPainter, box: QRectF, day: DayCell, ink: QColor) -> None:
        theme = current_theme()
        bold = MEDIUM if day.is_today or day.kind in (DayKind.START, DayKind.LAST) else REGULAR
        if self._cell is _BRIEF:
            whole = box.adjusted(-theme.px(2), 0, theme.px(2), 0)
            draw_text(painter, whole, self._number(day), face("small", bold), ink, CENTER)
            return
        half = box.height() / 2
        number = QRectF(box.left(), box.top() + theme.px(3), box.width(), half - theme.px(2))
        word = QRectF(box.left(), box.top() + half, box.width(), half - theme.px(3))
        draw_text(painter, number, self._number(day), face("small", bold), ink, CENTER)
        draw_text(painter, word, day.word, face("small"), ink, CENTER)

    def _paint_ring(self, painter: QPainter, at: int) -> None:
        # On a filled day the ring lies inside, in the colour of its words.
        filled, radius = self._days[at].kind is DayKind.START, current_theme().size("radius_small")
        inset = 3 if filled else 0
        box = self.box(at).adjusted(inset, inset, -inset, -inset)
        draw_ring(painter, box, radius - inset, color("on_accent" if filled else "focus"))

    def _number(self, day: DayCell) -> str:
        opens_month = day is self._days[0] or day.day.day == 1
        shown = f"{day.day.month}.{day.day.day}" if opens_month else str(day.day.day)
        return f"{shown}?" if day.is_provisional else shown

    def _columns(self, width: int) -> int:
        theme = current_theme()
        narrow, gap = theme.px(self._cell.narrow), theme.px(self._cell.gap)
        fitting = max(1, (width + gap) // (narrow + gap))
        if len(self._days) <= fitting:
            return max(len(self._days), 1)
        return max(_WEEK, fitting // _WEEK * _WEEK) if fitting >= _WEEK else int(fitting)

    def _cell_width(self) -> float:
        theme, columns = current_theme(), self._columns(self.width())
        gap = theme.px(self._cell.gap)
        return min((self.width() + gap) / columns - gap, theme.px(self._cell.wide))

    def _today(self) -> int:
        return next((at for at, day in enumerate(self._days) if day.is_today), 0)

    def _day_at(self, point: QPoint) -> int:
        spots = (at for at in range(len(self._days)) if self.box(at).contains(point.toPointF()))
        return next(spots, -1)

    def _walk_to(self, at: int) -> None:
        if at == self._at:
            return
        self._at = at
        self.updateGeometry()
        self.update()


def told(day: DayCell) -> str:
    """A day in words: 11月28日 休：周六."""
    date_words = _("{month}月{day}日").format(month=day.day.month, day=day.day.day)
    words = f"{date_words} {day.word}"
    if day.reason:
        words = f"{words}：{day.reason}"
    if day.is_today:
        words = f"{words}（{_('今天')}）"
    if day.is_provisional:
        words = f"{words}（{_('安排尚未公布，暂定')}）"
    return words
