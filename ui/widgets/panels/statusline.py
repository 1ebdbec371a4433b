"""The status line: the truth about the network, what is unsent, and what needs a person."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.theme.apply import current_theme
from ui.theme.icons import icon_pixmap
from ui.widgets.basics.chip import Chip
from ui.widgets.basics.layouts import row
from ui.widgets.basics.paint import color
from ui.widgets.basics.words import label
from ui.widgets.rows import StatusSegment, Tone

_WEIGHTS = (Tone.NEUTRAL, Tone.ACCENT, Tone.GOOD, Tone.WARN, Tone.BAD)


class StatusLine(QFrame):
    """Segments at the left and at the right, the most important first on either side.

    Where the width ends, plain words are left out before warnings; the first segment never. The
    whole line stays in the tooltip and in the accessible name.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bar")
        self.setProperty("edge", "top")
        self._left, self._right = row(gap=16), row(gap=16)
        self._shown: tuple[tuple[StatusSegment, ...], tuple[StatusSegment, ...]] = ((), ())
        self._widgets: tuple[list[QWidget], list[QWidget]] = ([], [])
        self.setLayout(row(self._left, 1, self._right, gap=16, margins=(16, 0, 16, 0)))

    @property
    def text(self) -> str:
        """The whole line in words."""
        return " · ".join(segment.text for side in self._shown for segment in side)

    def set_segments(
        self, left: Sequence[StatusSegment], right: Sequence[StatusSegment] = ()
    ) -> None:
        """Show other segments; nothing moves while they are the same."""
        wanted = (tuple(left), tuple(right))
        if wanted == self._shown:
            return
        self._shown = wanted
        self._widgets = (_fill(self._left, wanted[0]), _fill(self._right, wanted[1]))
        self.setAccessibleName(self.text)
        self._leave_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what does not fit."""
        super().resizeEvent(event)
        self._leave_out()

    def changeEvent(self, event: QEvent) -> None:
        """Another theme or scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.isVisible():
            self._leave_out()

    def sizeHint(self) -> QSize:
        """One thin line."""
        return QSize(super().sizeHint().width(), current_theme().px(34))

    def minimumSizeHint(self) -> QSize:
        """It never forces a window wider."""
        return QSize(0, current_theme().px(34))

    def _leave_out(self) -> None:
        left, right = self._widgets
        gap = current_theme().px(16)
        room = self.width() - 2 * gap
        dropped = iter(sorted([*right[:-1], *reversed(left[1:]), *right[-1:]], key=_weight))
        widths = {widget: widget.sizeHint().width() + gap for widget in (*left, *right)}
        out: set[QWidget] = set()
        while sum(widths.values()) > room and len(out) + 1 < len(left) + len(right):
            widget = next(dropped)
            out.add(widget)
            widths.pop(widget)
        for widget in (*left, *right):
            widget.setVisible(widget not in out)
        self.setToolTip(self.text if out else "")


def _fill(box: QHBoxLayout, segments: tuple[StatusSegment, ...]) -> list[QWidget]:
    while (item := box.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
    made = [_segment(segment) for segment in segments]
    for widget in made:
        box.addWidget(widget)
    return made


def _segment(segment: StatusSegment) -> QWidget:
    if segment.tone is not None:
        made: QWidget = Chip(segment.text, segment.tone, segment.icon)
    else:
        made = _Plain(segment)
    if segment.tip:
        made.setToolTip(segment.tip)
        made.setAccessibleDescription(segment.tip)
    return made


def _weight(widget: QWidget) -> int:
    return _WEIGHTS.index(widget.row.tone) if isinstance(widget, Chip) else -1


class _Plain(QWidget):
    """An icon and words, without a pill."""

    def __init__(self, segment: StatusSegment) -> None:
        super().__init__()
        self._icon = segment.icon
        words = label(segment.text, "small", "muted")
        self.setLayout(row(words, margins=(20 if segment.icon else 0, 0, 0, 0)))
        self.setAccessibleName(segment.text)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._icon:
            side = current_theme().px(15)
            picture = icon_pixmap(self._icon, color("muted"), side, self.devicePixelRatioF())
            QPainter(self).drawPixmap(0, (self.height() - side) // 2, picture)
