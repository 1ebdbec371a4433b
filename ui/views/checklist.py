"""The checklist in its card: the list, its sums, its keys, and what does not apply here."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from ui.i18n import _
from ui.widgets.basics import Card, KeyCap, Line, boxed, column
from ui.widgets.lists import MaterialList
from ui.widgets.rows import MaterialRow

CHECKING = ("material.OK", "material.MISSING", "material.WRONG_FORM", "material.all_ok")
CORRECTING = ("material.OK", "material.MISSING", "material.WRONG_FORM")
TICKING = ("material.OK", "material.all_ok", "material.clear")
"""The keys shown above a list that is checked, one that is put right, one of what arrived."""
_KEYS = tuple(dict.fromkeys((*CHECKING, *TICKING)))


class ChecklistCard(Card):
    """The list is `list`; its signals are the presenter's intents."""

    def __init__(self, above: QWidget | None = None) -> None:
        super().__init__(_("材料核验"))
        self.list = MaterialList()
        self._caps = {action: KeyCap.of(action) for action in _KEYS}
        for action, cap in self._caps.items():
            cap.clicked.connect(partial(self._press, action))
        self.in_corner(*self._caps.values())
        self.show_keys(CHECKING)
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

    def show_keys(self, actions: Collection[str]) -> None:
        """Show the caps of these keys; those that do nothing here are not among them."""
        for action, cap in self._caps.items():
            cap.setVisible(action in actions)

    def _press(self, action: str) -> None:
        self.list.setFocus()
        self.list.act(action)
