"""The header: whose window this is, the search box, who sits here, and the key that locks."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame

from ui.i18n import _
from ui.presenters.shell import ShellState
from ui.widgets.basics import KeyCap, Line, label, row
from ui.widgets.forms import SearchBox


class Header(QFrame):
    """One thin bar; `search` is the one search box."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bar")
        self.setProperty("edge", "bottom")
        logo = label(_("一窗"), "title", "accent")
        self._place = Line("", "small", "muted")
        self.search = SearchBox(_("身份证号 · 姓名 · 拼音首字母 · 办件号 · 票据号"))
        self._clerk = label("", "", "")
        left = row(logo, self._place, gap=12)
        right = row(1, self._clerk, KeyCap.of("lock"), gap=12)
        line = row(left, self.search, right, gap=16, margins=(16, 7, 16, 7))
        for place, weight in enumerate((5, 6, 5)):
            line.setStretch(place, weight)
        self.setLayout(line)

    def render_state(self, state: ShellState) -> None:
        """Show where and who."""
        self._place.setText(state.place)
        self._clerk.setText(state.clerk)
