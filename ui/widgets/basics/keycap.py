"""A key cap: the key of an act, standing where the act is; a mouse may press it too."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.keymap import key
from ui.theme.apply import current_theme
from ui.widgets.basics.paint import cap_width, color, draw_box, draw_cap, draw_text, face, width_of


class KeyCap(QAbstractButton):
    """Shows a key (`F7`), and after it, if given, what it does; emits `clicked` for a mouse.

    A cap of an `action` does what its key does: it triggers what `bind` made of that action for
    the nearest widget it stands in. It takes no focus: the keyboard has the key itself.
    """

    def __init__(self, cap: str, text: str = "", action: str = "") -> None:
        super().__init__()
        self._cap, self.action = cap, action
        self.clicked.connect(self._press)
        self.set_words(text)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not text)

    @classmethod
    def of(cls, action: str, *, with_label: bool = True) -> KeyCap:
        """The cap of an action of the keymap, with its label."""
        entry = key(action)
        return cls(entry.text, entry.label if with_label else "", action)

    def set_words(self, text: str) -> None:
        """Say something else beside the key, to a screen reader too."""
        self.setText(text)
        self.setAccessibleName(f"{self._cap} {text}".strip())

    def sizeHint(self) -> QSize:
        """The cap and its words."""
        theme = current_theme()
        words = width_of(self.text(), face("small")) + theme.px(10) if self.text() else 0
        return QSize(round(cap_width(self._cap) + words + 0.5), theme.size("key"))

    def minimumSizeHint(self) -> QSize:
        """A cap is never squeezed."""
        return self.sizeHint()

    def _press(self) -> None:
        holder: QWidget | None = self
        while self.action and holder is not None:
            for bound in holder.actions():
                if bound.objectName() == self.action:
                    bound.trigger()
                    return
            holder = holder.parentWidget()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cap, and what it does to the right of it."""
        painter, theme = QPainter(self), current_theme()
        high = theme.size("key")
        cap = QRectF(0, (self.height() - high) / 2, cap_width(self._cap), high)
        if self.text() and self.underMouse():
            draw_box(painter, QRectF(self.rect()), color("hover"), radius=theme.size("radius_tiny"))
        draw_cap(painter, cap, self._cap)
        words = QRectF(self.rect()).adjusted(cap.width() + theme.px(6), 0, 0, -1)
        ink = color("ink" if self.underMouse() else "muted")
        draw_text(painter, words, self.text(), face("small"), ink)
