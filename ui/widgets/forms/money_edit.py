"""An amount typed in yuan and read in fen; no float ever touches it."""

from __future__ import annotations

import re
import unicodedata

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent

from ui.i18n import _
from ui.theme.apply import current_theme
from ui.widgets.basics.paint import color, draw_text, face
from ui.widgets.forms.edits import TextEdit

_AMOUNT = re.compile(r"(\d{0,10})(?:\.(\d{0,2}))?")
_TOO_FINE = re.compile(r"\d*\.\d{3,}")


class MoneyEdit(TextEdit):
    """Yuan with at most two decimals, right aligned; `fen()` is None while it is no amount."""

    fenChanged = Signal(object)

    def __init__(self, fen: int | None = None, placeholder: str = "0.00") -> None:
        super().__init__("", placeholder)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)
        self.set_fen(fen)
        self.textChanged.connect(lambda: self.fenChanged.emit(self.fen()))
        self.editingFinished.connect(self._tidy)

    def fen(self) -> int | None:
        """The amount in fen; None when nothing, or no amount, was typed."""
        return fen_of(self.text())

    def set_fen(self, fen: int | None) -> None:
        """Show an amount; None empties the line."""
        self.setText("" if fen is None else yuan_of(fen))

    def problem(self) -> str:
        """Why what was typed is no amount."""
        typed = _plain(self.text())
        if not typed or self.fen() is not None:
            return ""
        return _("金额最多到分") if _TOO_FINE.fullmatch(typed) else _("请输入金额，如 10 或 10.50")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line, and the sign of the currency at its left end."""
        super().paintEvent(event)
        box = QRectF(self.rect()).adjusted(current_theme().px(12), 0, 0, 0)
        draw_text(QPainter(self), box, "¥", face(), color("muted"))

    def _tidy(self) -> None:
        fen = self.fen()
        if fen is not None:
            self.setText(yuan_of(fen))


def fen_of(text: str) -> int | None:
    """Read yuan with at most two decimals as fen; None when it is no amount."""
    typed = _plain(text)
    found = _AMOUNT.fullmatch(typed)
    if not found or not typed.strip("."):
        return None
    yuan, cents = found[1] or "0", (found[2] or "").ljust(2, "0")
    return int(yuan) * 100 + int(cents)


def yuan_of(fen: int) -> str:
    """Write fen as yuan with two decimals and commas: 1,234.50."""
    sign = "-" if fen < 0 else ""
    return f"{sign}{abs(fen) // 100:,}.{abs(fen) % 100:02d}"


def _plain(text: str) -> str:
    return re.sub(r"[,\s¥]", "", unicodedata.normalize("NFKC", text)).replace("。", ".")
