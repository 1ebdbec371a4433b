"""A label, a line to type in, and below it what is known about what was typed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme.apply import current_theme
from ui.theme.icons import paint_icon
from ui.widgets.basics.keycap import KeyCap
from ui.widgets.basics.layouts import column, row
from ui.widgets.basics.paint import color
from ui.widgets.basics.words import label, set_state, set_tone
from ui.widgets.rows import Tone

_ICONS = {Tone.BAD: "warning", Tone.WARN: "info", Tone.GOOD: "check", Tone.ACCENT: "info"}


class Field(QWidget):
    """One question of a form.

    The message below may run to four lines: what happened, what is safe, what to do, the code.
    It takes no room while there is nothing to say.
    """

    stands_at_top = True

    def __init__(
        self, name: str, editor: QWidget, hint: str = "", *, cap: str = "", error: str = ""
    ) -> None:
        super().__init__()
        self.editor = editor
        self._hint = hint
        self._name = label(name, "field", "muted")
        self._name.setBuddy(editor)
        head = row(self._name, 1, gap=8)
        if cap:
            head.addWidget(KeyCap(cap))
        self._sign = _Sign()
        self._words = label("", "small", wrap=True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._words.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._below = QWidget()
        message = row(self._sign, self._words, gap=6)
        message.setAlignment(self._sign, Qt.AlignmentFlag.AlignTop)
        self._below.setLayout(message)
        whole = column(head, editor, self._below, gap=4)
        whole.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setLayout(whole)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        editor.setAccessibleName(name)
        self.set_error(error) if error else self.clear_message()

    @property
    def message(self) -> str:
        """What stands below the line now."""
        return self._words.text()

    def set_hint(self, hint: str) -> None:
        """Change the quiet words shown while nothing is wrong."""
        self._hint = hint
        self.clear_message()

    def set_error(self, text: str) -> None:
        """Say what is wrong; an empty text takes it back."""
        self._say(text, Tone.BAD)

    def set_warning(self, text: str) -> None:
        """Say what to look at; it stops nobody."""
        self._say(text, Tone.WARN)

    def set_good(self, text: str) -> None:
        """Say that it was checked and is right."""
        self._say(text, Tone.GOOD)

    def clear_message(self) -> None:
        """Say nothing but the hint."""
        self._show(self._hint, None)

    def _say(self, text: str, tone: Tone) -> None:
        self._show(text or self._hint, tone if text else None)

    def _show(self, text: str, tone: Tone | None) -> None:
        self._words.setText(text)
        set_tone(self._words, tone.value if tone else "faint")
        self._sign.show_tone(tone)
        self._below.setVisible(bool(text))
        set_state(self.editor, "problem", tone.value if tone in (Tone.BAD, Tone.WARN) else "")
        self.editor.setAccessibleDescription(text)

    @property
    def name_label(self) -> QLabel:
        """The label itself, for a screen that must move it."""
        return self._name


class _Sign(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._tone: Tone | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_tone(self, tone: Tone | None) -> None:
        self._tone = tone
        self.setVisible(tone is not None) if self.parentWidget() else None
        self.update()

    def sizeHint(self) -> QSize:
        side = current_theme().size("icon")
        return QSize(side, round(side * 1.2))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._tone is not None:
            side = current_theme().size("icon")
            box = QRectF(0, self.height() - side, side, side)
            paint_icon(QPainter(self), box, _ICONS[self._tone], color(self._tone.value))
