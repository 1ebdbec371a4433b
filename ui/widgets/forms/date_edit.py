"""A date by typing: 20261123, 2026-11-23, 2026.11.23, 2026年11月23日 or 11.23 all do."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import TypeAlias

from PySide6.QtCore import Qt, Signal

from ui.i18n import _
from ui.widgets.forms.edits import TextEdit

# The method `date` hides the type inside the class.
Day: TypeAlias = date

_WHOLE = re.compile(r"(\d{4})(\d{2})(\d{2})")
_PARTS = re.compile(r"(?:(\d{4})[-./年])?(\d{1,2})[-./月](\d{1,2})日?")


class DateEdit(TextEdit):
    """A date; `date()` is None while what was typed is none.

    A date without a year is taken in the year of `today`.
    """

    dateChanged = Signal(object)

    def __init__(self, today: Day, day: Day | None = None) -> None:
        super().__init__("", _("年-月-日"))
        self._today = today
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.set_date(day)
        self.textChanged.connect(lambda: self.dateChanged.emit(self.date()))
        self.editingFinished.connect(self._tidy)

    def date(self) -> Day | None:
        """The date; None when nothing, or no date, was typed."""
        return date_of(self.text(), self._today)

    def set_date(self, day: Day | None) -> None:
        """Show a date; None empties the line."""
        self.setText(day.isoformat() if day else "")

    def problem(self) -> str:
        """Why what was typed is no date."""
        if not self.text().strip() or self.date() is not None:
            return ""
        return _("没有这一天，请按 20261123 或 2026-11-23 输入")

    def _tidy(self) -> None:
        day = self.date()
        if day is not None:
            self.setText(day.isoformat())


def date_of(text: str, today: date) -> date | None:
    """Read a typed date; None when there is no such day."""
    typed = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    found = _WHOLE.fullmatch(typed) or _PARTS.fullmatch(typed)
    if not found:
        return None
    year, month, day = (int(part or today.year) for part in found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None
