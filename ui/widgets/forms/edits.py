"""Lines to type in: a name, a code, an amount, a date; each says what is wrong, none cuts.

What was typed stays as it was typed, however wrong: a form never throws text away. Each edit
offers `problem()`, the first thing wrong with it in words, or an empty text.
"""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.i18n import _

NAME_LIMIT = 50
INTERPUNCT = "·"
# Look-alikes of the interpunct that input methods offer (DOMAIN 8.4).
LOOKALIKES = "\u2022\u2027\u2219\u22c5\u30fb\uff0e\uff65."


class HeadFirst(QLineEdit):
    """A line that shows where its text begins whenever nobody writes in it.

    Qt shows the end of what was typed, and a number read back from its middle is another number.
    The keys come back to the end of the text, unless Tab takes all of it or the mouse a place.
    """

    def setText(self, text: str) -> None:
        """Show another text, from its beginning; a line being written in keeps to its end."""
        super().setText(text)
        if not self.hasFocus():
            self.setCursorPosition(0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Go on writing where the text ends."""
        super().focusInEvent(event)
        if event.reason() not in _PLACED and not self.hasSelectedText():
            self.end(False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the beginning again; another window or a menu does not disturb."""
        super().focusOutEvent(event)
        if event.reason() not in _AWAY:
            self.setCursorPosition(0)


_AWAY = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
_PLACED = (*_AWAY, Qt.FocusReason.MouseFocusReason)


class TextEdit(HeadFirst):
    """One line of any text; Enter goes on to the next field, as on paper.

    `least` is a text it always has the room to show whole, such as an identity number.
    """

    least = ""

    def __init__(
        self, text: str = "", placeholder: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setPlaceholderText(placeholder)

    def minimumSizeHint(self) -> QSize:
        """Never narrower than its `least` text."""
        size, metrics = super().minimumSizeHint(), self.fontMetrics()
        edges = size.width() - metrics.maxWidth() + _CURSOR
        return QSize(
            max(size.width(), edges + metrics.horizontalAdvance(self.least)), size.height()
        )

    def problem(self) -> str:
        """What is wrong with the text, in words; any text is right here."""
        return ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter moves on; everything else is typed."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, _KEYPAD)
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.returnPressed.emit()
            self.focusNextChild()
            return
        super().keyPressEvent(event)


class LastEdit(TextEdit):
    """The last line of a small form: Enter confirms it, and the keys stay where they are."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the class."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.returnPressed.emit()
        else:
            super().keyPressEvent(event)


class LengthValidator(QValidator):
    """Counts code points, not UTF-16 units: `setMaxLength` cuts a rare character in half.

    A text too long is `Intermediate`: it stays, and cannot be accepted.
    """

    def __init__(self, limit: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.limit = limit

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Acceptable up to the limit."""
        fits = len(text) <= self.limit
        state = QValidator.State.Acceptable if fits else QValidator.State.Intermediate
        return state, text, position


class NameEdit(TextEdit):
    """A name of up to 50 characters, counted in code points, rare ones included."""

    def __init__(self, text: str = "", placeholder: str = "", limit: int = NAME_LIMIT) -> None:
        super().__init__(text, placeholder)
        self._limit = limit
        self.setValidator(LengthValidator(limit, self))

    def problem(self) -> str:
        """Too long, by how much."""
        count = len(self.text())
        if count <= self._limit:
            return ""
        return _("最多 {limit} 个字，现在 {count} 个").format(limit=self._limit, count=count)

    def hint(self) -> str:
        """Tells that a look-alike dot in the name will be recorded as the interpunct."""
        if any(sign in LOOKALIKES for sign in self.text()):
            return _("间隔号将按“·”登记，原样另存")
        return ""


class CodeEdit(TextEdit):
    """An ID number, a credit code, a bill number: Latin capitals and digits, no input method.

    Full-width signs become half-width, letters become capitals, spaces and hyphens go; anything
    else stays to be seen and corrected.
    """

    codeChanged = Signal(str)

    def __init__(self, text: str = "", placeholder: str = "") -> None:
        super().__init__("", placeholder)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhLatinOnly
            | Qt.InputMethodHint.ImhPreferUppercase
            | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.textEdited.connect(self._normalise)
        self.textChanged.connect(self.codeChanged)
        self.setText(code_of(text))

    def code(self) -> str:
        """The code as it is recorded."""
        return code_of(self.text())

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take what an input method commits all the same, and none of its half-made signs."""
        if event.commitString():
            self.insert(event.commitString())
            self._normalise(self.text())
        event.accept()

    def _normalise(self, typed: str) -> None:
        code = code_of(typed)
        if code == typed:
            return
        at = len(code_of(typed[: self.cursorPosition()]))
        # Through the undo stack, so that Ctrl+Z gives back what was typed.
        self.selectAll()
        self.insert(code)
        self.setCursorPosition(at)


def code_of(text: str) -> str:
    """A code in the form it is recorded: half-width capitals without spaces or hyphens."""
    plain = unicodedata.normalize("NFKC", text).upper()
    return "".join(sign for sign in plain if sign not in "- \t\u3000")


_CURSOR = 4
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
