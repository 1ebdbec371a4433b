"""An error in its place: what happened, what is safe, what to do now, and a code to copy."""

from __future__ import annotations

from itertools import count

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from ui.i18n import _
from ui.keymap import key_text
from ui.theme.apply import current_theme
from ui.theme.icons import paint_icon
from ui.widgets.basics.button import ActionButton, Kind
from ui.widgets.basics.keycap import KeyCap
from ui.widgets.basics.layouts import Flow, column, row
from ui.widgets.basics.paint import color
from ui.widgets.basics.words import label, set_state
from ui.widgets.rows import ErrorText, Tone

_turns = count(1)
_ICONS = {Tone.BAD: "warning", Tone.WARN: "warning", Tone.GOOD: "check", Tone.ACCENT: "info"}


class Banner(QFrame):
    """Shows one message inside the page, never over it; hidden while there is none.

    Emits `retried` from its button, when it has one, and `dismissed` once it was put away. Its
    keys are bound by whoever holds the page, where several banners may be in sight: they are
    for the one with the highest `turn`, the newest.
    """

    retried = Signal()
    dismissed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("banner")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.turn = 0
        self._error: ErrorText | None = None
        self._sign = BigIcon()
        self._happened = label("", "heading", wrap=True)
        self._safe = label("", wrap=True)
        self._next = label("", wrap=True)
        self._code = label("", "small", "muted")
        self._copy = KeyCap(key_text("error.copy"), _("复制编号"))
        self._copy.clicked.connect(self.copy_code)
        self._retry = ActionButton(_("再试一次"), kind=Kind.QUIET)
        self._retry.acted.connect(self.retried)
        self._close = KeyCap("Esc", _("收起"))
        self._close.clicked.connect(self.dismiss)
        foot = Flow(self._code, self._copy, self._close, self._retry, gap=12)
        words = column(self._happened, self._safe, self._next, foot, gap=4)
        whole = row(self._sign, words, gap=12, margins=(14, 12, 14, 12))
        whole.setAlignment(self._sign, Qt.AlignmentFlag.AlignTop)
        self.setLayout(whole)
        self.hide()

    @property
    def error(self) -> ErrorText | None:
        """What is shown, or None."""
        return self._error

    def render_error(self, error: ErrorText | None) -> None:
        """Show what a state says went wrong, or nothing; the same error is not said twice."""
        if error is None:
            self.clear()
        elif self._error != error:
            self.show_error(error)

    def show_error(self, error: ErrorText, tone: Tone = Tone.BAD, retry: str = "") -> None:
        """Say what happened; `retry` is the words of a button that tries again."""
        self._error, self.turn = error, next(_turns)
        set_state(self, "tone", tone.value)
        self._sign.show_icon(_ICONS.get(tone, "info"), tone.value)
        self._happened.setText(error.happened)
        self._happened.setProperty("tone", tone.value)
        self._happened.style().polish(self._happened)
        self._line(self._safe, error.safe)
        self._line(self._next, error.next_step)
        self._code.setText(_("编号 {code}").format(code=error.code) if error.code else "")
        self._copy.set_words(_("复制编号"))
        self._copy.setVisible(bool(error.code))
        self._retry.set_words(retry or _("再试一次"))
        self._retry.setVisible(bool(retry))
        self.setAccessibleName(error.happened)
        self.setAccessibleDescription(error.whole)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def clear(self) -> None:
        """There is nothing to say any more."""
        self._error = None
        self.hide()

    def copy_code(self) -> None:
        """Put the whole message on the clipboard, its code included."""
        if self._error is not None:
            QGuiApplication.clipboard().setText(self._error.whole)
            self._copy.set_words(_("已复制"))

    def dismiss(self) -> None:
        """It was read: put it away and say so; nothing happens while there is none."""
        if self._error is None:
            return
        self.clear()
        self.dismissed.emit()

    def _line(self, line: QWidget, text: str) -> None:
        line.setText(text)  # type: ignore[attr-defined]
        line.setVisible(bool(text))


class BigIcon(QWidget):
    """One icon, larger than in a line, in a tone."""

    def __init__(self, name: str = "", ink: str = "muted", side: int = 22) -> None:
        super().__init__()
        self._name, self._ink, self._side = name, ink, side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, name: str, ink: str) -> None:
        """Show another one."""
        self._name, self._ink = name, ink
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(current_theme().px(self._side), current_theme().px(self._side))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        if self._name:
            paint_icon(QPainter(self), QRectF(self.rect()), self._name, color(self._ink))
