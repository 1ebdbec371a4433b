"""Conflicts: the list, both sides of the one in hand, and what was found about it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.i18n import _
from ui.presenters.asking import AskState
from ui.presenters.conflicts import SETTLE, ConflictsPresenter, Opposed
from ui.presenters.listing import ListingState
from ui.theme.apply import measure
from ui.views.asking import AskPanel
from ui.views.beside.listing import ListPage
from ui.widgets.basics import Card, label
from ui.widgets.panels import EmptyState


class ConflictsPage(ListPage):
    """Esc closes what is asked, then the page."""

    def __init__(self, presenter: ConflictsPresenter) -> None:
        sides, ask = SidesCard(), AskPanel()
        nothing = EmptyState("check", _("没有待裁决的办件"), _("两处办理相互矛盾的，会列在这里"))
        super().__init__(_("待裁决"), presenter, nothing, (SETTLE,), (sides, ask))
        self.sides, self.ask, self._conflicts = sides, ask, presenter
        self._is_asked = False
        ask.written.connect(presenter.write)
        ask.confirmed.connect(presenter.answer)
        ask.closed.connect(presenter.close_ask)
        presenter.subscribe(self._render_sides)

    def escape(self) -> bool:
        """Esc closes the panel that asks; whether there was one."""
        is_open = self._conflicts.state.ask is not None
        if is_open:
            self._conflicts.close_ask()
        return is_open

    def _render_sides(self, state: ListingState) -> None:
        self.sides.show_sides(self._conflicts.opposed)
        # Both sides and the question need the room of the list; what goes, goes first.
        parts = [self.ask.render_ask, self._make_room]
        for part in parts if state.ask is None else reversed(parts):
            part(state.ask)
        was_asked, self._is_asked = self._is_asked, state.ask is not None
        if self._is_asked and not was_asked:
            self.ask.take_focus()
        elif was_asked and not self._is_asked:
            (self.list if state.rows else self._nothing).setFocus()

    def _make_room(self, ask: AskState | None) -> None:
        self.card.setVisible(ask is None)
        self.foot.setVisible(ask is None)


class SidesCard(Card):
    """What took effect at the left, what did not at the right, a field a line."""

    def __init__(self) -> None:
        super().__init__(_("双方"))
        self._shown: Opposed | None = None
        self._table = QWidget()
        self.add(self._table)
        self.body.addStretch(1)
        self.hide()

    def show_sides(self, opposed: Opposed | None) -> None:
        """The sides of one conflict; none hides the card."""
        self.setVisible(opposed is not None)
        if opposed is None or opposed == self._shown:
            return
        self._shown = opposed
        table, grid = QWidget(), QGridLayout()
        measure(grid, 4, (0, 0, 0, 0))
        grid.setHorizontalSpacing(16)
        grid.addWidget(label(opposed.stands, "heading"), 0, 1)
        grid.addWidget(label(opposed.other, "heading", "bad"), 0, 2)
        for at, line in enumerate(opposed.lines, 1):
            ink = "" if line.differs else "muted"
            grid.addWidget(label(line.label, "small", "muted"), at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(line.stands or "—", "", ink, wrap=True), at, 1)
            grid.addWidget(label(line.other or "—", "", ink, wrap=True), at, 2)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        table.setLayout(grid)
        self.body.replaceWidget(self._table, table)
        self._table.deleteLater()
        self._table = table
