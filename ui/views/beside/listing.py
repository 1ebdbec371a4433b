"""A page of one list with a foot: keys act on the row in hand, Enter opens its case."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.i18n import _
from ui.presenters.listing import ListingPresenter, ListingState
from ui.views.acts import ActsBar
from ui.views.page import gutter
from ui.widgets.basics import Card, bind, column, label
from ui.widgets.lists import WorkList
from ui.widgets.panels import Banner, EmptyState


class ListPage(QWidget):
    """One list, what to say when it is empty, and the acts of its foot; more may stand between."""

    def __init__(
        self,
        title: str,
        presenter: ListingPresenter[Any],
        nothing: EmptyState,
        actions: Sequence[str],
        between: Sequence[QWidget] = (),
    ) -> None:
        super().__init__()
        self.title = title
        self._presenter, self._nothing = presenter, nothing
        self.list = WorkList()
        self.list.setAccessibleName(title)
        self.list.opened.connect(presenter.open_case)
        self.list.current_changed.connect(presenter.take)
        nothing.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.banner = Banner()
        self.banner.dismissed.connect(presenter.dismiss_error)
        self.card = Card(title, role="title")
        self.card.add(self.banner)
        self.card.body.addLayout(column(self.list, nothing, gap=0), 1)
        self.card.add(label(_("↑↓ 选择 · Enter 打开办件 · Esc 返回"), "small", "faint"))
        self.foot = ActsBar()
        self.foot.acted.connect(presenter.act)
        whole = column(gutter(self.card), *map(gutter, between), gutter(self.foot), gap=10)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        for action in actions:
            bind(self, action, partial(presenter.act, action))
        presenter.subscribe(self.render_state)

    def enter(self) -> None:
        """Read anew, and give the list the keys."""
        self._presenter.show()
        (self._nothing if self.list.isHidden() else self.list).setFocus()

    def leave(self) -> None:
        """Nothing is read for a page nobody sees."""
        self._presenter.hide()

    def render_state(self, state: ListingState) -> None:
        """Show the rows and what can be done with the one in hand."""
        self.card.set_title(state.title, state.aside)
        if self.list.rows != state.rows:
            self.list.set_rows(state.rows)
        has_keys = self.list.hasFocus() or self._nothing.hasFocus()
        self.list.setVisible(bool(state.rows))
        self._nothing.setVisible(not state.rows)
        if has_keys:
            (self.list if state.rows else self._nothing).setFocus()
        self.foot.render_foot(state.foot)
        self.banner.render_error(state.error)
