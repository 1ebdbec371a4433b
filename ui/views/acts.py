"""The bar of acts at the foot of a page: made anew only when other acts are offered."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame

from ui.presenters.acts import ActState, FootState
from ui.theme.apply import current_theme
from ui.widgets.basics import ActionButton, Flow, Kind, label, row, set_tone

MESSAGE = 96
"""The least room the message has on the line of the buttons, at 100 %."""
SPARE = 4
"""A label writes a little wider than its words, in pixels."""
_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class ActsBar(QFrame):
    """Emits `acted` with an action's id; a grey button says why instead."""

    acted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._message = label("", wrap=True)
        self._buttons: dict[str, ActionButton] = {}
        self._box = Flow(gap=8)
        self._line = row(self._message, self._box, gap=12, margins=(16, 9, 12, 9))
        self._line.setStretch(0, 1)
        self.setLayout(self._line)

    def minimumSizeHint(self) -> QSize:
        """As narrow as with the message above the buttons, one below the other."""
        size = super().minimumSizeHint()
        return QSize(self._box.minimumSize().width() + self._edges, size.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the buttons leave the message less than it needs, it stands above them, on as
        many lines as it takes: why a key is off is the last thing to be shortened.
        """
        super().resizeEvent(event)
        self._turn()

    def event(self, event: QEvent) -> bool:
        """Words or kinds of buttons changed: see again where the message has its room."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._turn()
        return super().event(event)

    @property
    def message(self) -> str:
        """What the line says now."""
        return self._message.text()

    def button(self, action: str) -> ActionButton | None:
        """The button of an act that is offered now."""
        return self._buttons.get(action)

    def render_foot(self, foot: FootState, is_busy: bool = False) -> None:
        """Show the line and the acts."""
        ids = [act.id for act in foot.acts]
        if ids != list(self._buttons):
            self._rebuild(foot.acts)
        for act in foot.acts:
            self._dress(self._buttons[act.id], act, is_busy)
        self._say(foot.message, foot.tone)

    @property
    def _edges(self) -> int:
        margins = self._line.contentsMargins()
        return margins.left() + margins.right()

    def _turn(self) -> None:
        # A label that wraps asks for less than its sentence on one line.
        sentence = self._message.fontMetrics().horizontalAdvance(self._message.text()) + SPARE
        message = max(current_theme().px(MESSAGE), sentence)
        between = self._line.spacing() + self._edges
        wanted = self._box.sizeHint().width() + between + message
        is_short = wanted > self.width()
        self._line.setDirection(_DOWN if is_short else _ACROSS)

    def _say(self, text: str, tone: str = "muted") -> None:
        self._message.setText(text)
        set_tone(self._message, tone)
        self._turn()

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
