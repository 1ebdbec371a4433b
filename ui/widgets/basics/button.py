"""The buttons: one that should happen next, the quiet ones beside it, and why one may not.

A blocked button can still be reached and pressed: it does nothing but say why. So the reason
is there for a keyboard and for a screen reader, not only for a mouse that hovers.
"""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
)

from ui.i18n import _
from ui.keymap import key
from ui.theme.apply import current_theme
from ui.widgets.basics.layouts import row
from ui.widgets.basics.paint import (
    CENTER,
    MEDIUM,
    REGULAR,
    color,
    draw_ring,
    draw_text,
    face,
    width_of,
)
from ui.widgets.basics.words import Line, set_state, set_tone


class Kind(StrEnum):
    """How loud a button is."""

    PRIMARY = "primary"
    QUIET = "quiet"
    DANGER = "danger"
    LINK = "link"


_INKS = {
    Kind.PRIMARY: "on_accent",
    Kind.QUIET: "ink",
    Kind.DANGER: "bad",
    Kind.LINK: "accent",
}


class ActionButton(QPushButton):
    """A button that shows its key; emits `acted` when it may act and `refused` with why not."""

    acted = Signal()
    refused = Signal(str)

    def __init__(self, text: str, cap: str = "", kind: Kind | str = Kind.QUIET) -> None:
        super().__init__()
        self._words, self._cap, self._reason, self._busy = text, cap, "", ""
        self.setProperty("kind", str(kind))
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self.clicked.connect(self._answer)
        self._tell()

    @classmethod
    def of(cls, action: str, kind: Kind | str = Kind.QUIET) -> ActionButton:
        """The button of an action of the keymap. Raises KeyError for an unknown id."""
        entry = key(action)
        return cls(entry.label, entry.text, kind)

    @property
    def words(self) -> str:
        """The label, without the key."""
        return self._words

    @property
    def reason(self) -> str:
        """Why it may not act now; empty when it may."""
        return self._reason

    def set_words(self, text: str) -> None:
        """Say something else."""
        self._words = text
        self._tell()

    def set_kind(self, kind: Kind | str) -> None:
        """Become louder or quieter: only the next act is `PRIMARY`."""
        set_state(self, "kind", str(kind))
        self.updateGeometry()

    def block(self, reason: str) -> None:
        """Turn grey with a reason; an empty reason lets it act again."""
        self._reason = reason
        set_state(self, "blocked", bool(reason))
        self._tell()

    def set_busy(self, busy: bool, words: str = "") -> None:
        """Show that the act is under way; a second press does nothing meanwhile."""
        self._busy = (words or _("处理中…")) if busy else ""
        self._tell()

    def trigger(self) -> None:
        """Do as if pressed: what a shortcut calls."""
        if self.isEnabled():
            self._answer()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses too, as it does wherever an act is in hand."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.trigger()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Room for the label and the key, whatever the font of the stylesheet."""
        theme = current_theme()
        cap = theme.px(8) + width_of(self._cap, face("body")) if self._cap else 0
        side = theme.px(8 if self.property("kind") == Kind.LINK else 16)
        width = width_of(self._shown(), face("body", MEDIUM)) + cap + 2 * side
        return QSize(round(width + 0.5), theme.size("control"))

    def minimumSizeHint(self) -> QSize:
        """A label is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground by the stylesheet, then the label, the key and the ring."""
        painter, theme = QStylePainter(self), current_theme()
        ground = QStyleOptionButton()
        self.initStyleOption(ground)
        ground.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, ground)
        font = face("body", MEDIUM if self.property("kind") == Kind.PRIMARY else REGULAR)
        ink = self._ink()
        words, cap = width_of(self._shown(), font), width_of(self._cap, face("body"))
        gap = theme.px(8) if self._cap else 0
        left = (self.width() - words - gap - cap) / 2
        draw_text(painter, QRectF(left, 0, words + 1, self.height()), self._shown(), font, ink)
        where = QRectF(left + words + gap, 0, cap + 1, self.height())
        draw_text(painter, where, self._cap, face("body"), ink, CENTER)
        if self.hasFocus() and self.property("kind") == Kind.PRIMARY and not self._reason:
            inner = QRectF(self.rect()).adjusted(3, 3, -3, -3)
            draw_ring(painter, inner, theme.size("radius_tiny"), color("on_accent"))

    def _ink(self) -> QColor:
        if self._reason or not self.isEnabled():
            return color("faint")
        return color(_INKS[Kind(self.property("kind"))])

    def _shown(self) -> str:
        return self._busy or self._words

    def _answer(self) -> None:
        if self._busy:
            return
        if self._reason:
            self.refused.emit(self._reason)
        else:
            self.acted.emit()

    def _tell(self) -> None:
        self.setText(self._shown())
        self.setAccessibleName(f"{self._shown()} {self._cap}".strip())
        self.setAccessibleDescription(self._reason)
        self.setToolTip(self._reason)
        self.updateGeometry()
        self.update()


class ActionBar(QFrame):
    """What the case still needs, in words, and at the right the acts that follow from it."""

    def __init__(self, *buttons: ActionButton) -> None:
        super().__init__()
        self.setObjectName("card")
        self._message = ""
        self._line = Line()
        set_tone(self._line, "muted")
        self._line.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self._row = row(self._line, gap=8, margins=(16, 10, 16, 10))
        self.setLayout(self._row)
        for button in buttons:
            self.add(button)

    def add(self, button: ActionButton) -> None:
        """Put one more button at the right end."""
        self._row.addWidget(button)
        button.refused.connect(self._refuse)

    def set_message(self, text: str, tone: str = "muted") -> None:
        """Say what is still missing, or what comes next."""
        self._line.setText(text)
        set_tone(self._line, tone)

    def _refuse(self, reason: str) -> None:
        self.set_message(reason, "warn")
