"""A question about the situation, answered by a number key or by left and right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.theme.apply import current_theme
from ui.theme.icons import paint_icon
from ui.widgets.basics.layouts import Flow, column, row
from ui.widgets.basics.paint import (
    MEDIUM,
    REGULAR,
    cap_width,
    color,
    draw_box,
    draw_cap,
    draw_ring,
    draw_text,
    face,
    width_of,
)
from ui.widgets.basics.words import label
from ui.widgets.rows import Option

NARROWEST = 160
"""A pill never gives up more of its words than this leaves."""


class ChoiceRow(QWidget):
    """One question with its options; the whole row is one stop of the tab key.

    Digits choose, left and right move, space chooses (or takes back, where several may be
    chosen). With `beside` the options stand at the right of the question, on its line. Emits
    `chosen` with the ids of the options now chosen, in their order.
    """

    chosen = Signal(tuple)

    def __init__(
        self,
        question: str,
        options: Sequence[Option],
        *,
        several: bool = False,
        beside: bool = False,
    ) -> None:
        super().__init__()
        self._several = several
        self._at = 0
        self._pills = [_Pill(number, option) for number, option in enumerate(options, 1)]
        for number, pill in enumerate(self._pills):
            pill.clicked.connect(lambda _=False, at=number: self._pick(at))
        self._question = label(question, "small", "muted", wrap=not beside)
        if beside:
            self.setLayout(row(self._question, *self._pills, gap=8))
            self._question.setVisible(bool(question))
        else:
            self.setLayout(column(self._question, Flow(*self._pills, gap=8), gap=6))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(question)
        self.set_chosen(())

    @property
    def answer(self) -> tuple[str, ...]:
        """The ids of the options chosen, in their order."""
        return tuple(pill.option.id for pill in self._pills if pill.isChecked())

    def set_chosen(self, ids: Iterable[str]) -> None:
        """Show what was chosen before; says nothing to anybody."""
        wanted = set(ids)
        for number, pill in enumerate(self._pills):
            pill.setChecked(pill.option.id in wanted)
            if pill.isChecked() and not self._several:
                self._at = number
        self._describe()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits, arrows, space and Enter."""
        number = event.text()
        if number.isdecimal() and 1 <= int(number) <= len(self._pills):
            self._pick(int(number) - 1)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._move(1 if event.key() == Qt.Key.Key_Right else -1)
        elif event.key() == Qt.Key.Key_Space:
            self._pick(self._at)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring on the option the keys would choose."""
        super().focusInEvent(event)
        self._describe()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self._describe()

    def _move(self, step: int) -> None:
        self._at = (self._at + step) % len(self._pills)
        if self._several:
            self._describe()
        else:
            self._pick(self._at)

    def _pick(self, at: int) -> None:
        self._at = at
        before = self.answer
        for number, pill in enumerate(self._pills):
            if self._several:
                pill.setChecked(pill.isChecked() != (number == at))
            else:
                pill.setChecked(number == at)
        self._describe()
        if self.answer != before:
            self.chosen.emit(self.answer)

    def _describe(self) -> None:
        for number, pill in enumerate(self._pills):
            pill.set_ringed(self.hasFocus() and number == self._at)
        texts = (pill.option.text for pill in self._pills if pill.isChecked())
        self.setAccessibleDescription("、".join(texts))


class _Pill(QAbstractButton):
    """One option: its number, its words, and a tick when chosen."""

    def __init__(self, number: int, option: Option) -> None:
        super().__init__()
        self.option = option
        self._number = str(number)
        self._is_ringed = False
        self.setText(option.text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def nextCheckState(self) -> None:
        """The row decides what a press means."""

    def set_ringed(self, ringed: bool) -> None:
        self._is_ringed = ringed
        self.update()

    def sizeHint(self) -> QSize:
        theme = current_theme()
        inside = cap_width(self._number) + theme.px(8) + width_of(self.text(), face("body", MEDIUM))
        return QSize(round(inside + theme.px(8) + theme.px(14) + 0.5), theme.px(34))

    def minimumSizeHint(self) -> QSize:
        """In a narrow zone the words end in an ellipsis and stand whole in the tooltip."""
        whole = self.sizeHint()
        return QSize(min(whole.width(), current_theme().px(NARROWEST)), whole.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setToolTip(self.text() if self.width() < self.sizeHint().width() else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, on = QPainter(self), current_theme(), self.isChecked()
        box, high = QRectF(self.rect()), theme.size("key")
        ground = "accent_soft" if on else "hover" if self.underMouse() else "card"
        edge = color("accent" if on else "edge")
        draw_box(painter, box, color(ground), edge, theme.size("radius_small"))
        cap = QRectF(theme.px(8), (box.height() - high) / 2, cap_width(self._number), high)
        if on:
            side = theme.size("icon")
            tick = QRectF(0, 0, side, side)
            tick.moveCenter(cap.center())
            paint_icon(painter, tick, "check", color("accent"))
        else:
            draw_cap(painter, cap, self._number)
        words = box.adjusted(cap.right() + theme.px(8), 0, -theme.px(8), 0)
        font = face("body", MEDIUM if on else REGULAR)
        draw_text(painter, words, self.text(), font, color("accent" if on else "ink"))
        if self._is_ringed:
            draw_ring(painter, box, theme.size("radius_small"))
