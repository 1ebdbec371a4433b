"""The checklist in its card: the list, its sums, its keys, and what does not apply here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ui.i18n import _
from ui.widgets.basics import Card, KeyCap, Line, boxed, column
from ui.widgets.lists import MaterialList
from ui.widgets.rows import MaterialRow

_SHOWN_KEYS = ("material.OK", "material.MISSING", "material.WRONG_FORM", "material.all_ok")


class ChecklistCard(Card):
    """The list is `list`; its signals are the presenter's intents."""

    def __init__(self, *shown: str, above: QWidget | None = None) -> None:
        super().__init__(_("材料核验"))
        self.list = MaterialList()
        self._caps = [KeyCap.of(action) for action in shown or _SHOWN_KEYS]
        self.in_corner(*self._caps)
        self._left_out = Line("", "small", "faint")
        self._said = Line("", "small", "warn")
        if above is not None:
            self.add(above)
        self.add(self.list)
        self._below = boxed(column(self._left_out, self._said, gap=2))
        self.add(self._below)

    def show_list(
        self,
        rows: Sequence[MaterialRow],
        aside: str,
        left_out: str = "",
        said: str = "",
        title: str = "",
    ) -> None:
        """Show the rows; without any the card is not there."""
        self.setVisible(bool(rows) or bool(left_out))
        self.set_title(title or _("材料核验"), aside)
        self.list.set_rows(rows)
        self._left_out.setText(left_out)
        self._left_out.setVisible(bool(left_out))
        self._said.setText(said)
        self._said.setVisible(bool(said))
        self._below.setVisible(bool(left_out or said))

    def show_keys(self, shown: bool) -> None:
        """Keys that do nothing are not shown."""
        for cap in self._caps:
            cap.setVisible(shown)
