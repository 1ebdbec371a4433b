"""The bar of acts at the foot of a page: made anew only when other acts are offered."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from ui.presenters.acts import ActState, FootState
from ui.widgets.basics import ActionButton, Kind, Line, row, set_tone


class ActsBar(QFrame):
    """Emits `acted` with an action's id; a grey button says why instead."""

    acted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._message = Line()
        self._buttons: dict[str, ActionButton] = {}
        self._box = row(gap=8)
        line = row(self._message, self._box, gap=12, margins=(16, 9, 12, 9))
        line.setStretch(0, 1)
        self.setLayout(line)

    @property
    def message(self) -> str:
        """What the line says now."""
        return self._message.text()

    def button(self, action: str) -> ActionButton | None:
        """The button of an act that is offered now."""
        return self._buttons.get(action)

    def render_foot(self, foot: FootState, is_busy: bool = False) -> None:
        """Show the line and the acts."""
        self._say(foot.message, foot.tone)
        ids = [act.id for act in foot.acts]
        if ids != list(self._buttons):
            self._rebuild(foot.acts)
        for act in foot.acts:
            self._dress(self._buttons[act.id], act, is_busy)

    def _say(self, text: str, tone: str = "muted") -> None:
        self._message.setText(text)
        set_tone(self._message, tone)

    def _rebuild(self, acts: tuple[ActState, ...]) -> None:
        while (item := self._box.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._buttons = {act.id: self._made(act) for act in acts}

    def _made(self, act: ActState) -> ActionButton:
        button = ActionButton(act.words, act.cap)
        button.setObjectName(act.id)
        button.acted.connect(lambda: self.acted.emit(act.id))
        button.refused.connect(lambda reason: self._say(reason, "warn"))
        self._box.addWidget(button)
        return button

    def _dress(self, button: ActionButton, act: ActState, is_busy: bool) -> None:
        button.set_words(act.words)
        button.set_kind(Kind.PRIMARY if act.is_next else Kind.QUIET)
        button.block(act.reason)
        button.set_busy(is_busy and act.is_next)
