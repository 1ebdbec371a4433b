"""The print jobs that have not come out, of every case, and what a person says of each."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.i18n import _
from ui.presenters.jobs import AGAIN, CAME_OUT, NOT_OUT, JobsPresenter, JobsState
from ui.views.acts import ActsBar
from ui.views.page import gutter
from ui.widgets.basics import Card, bind, column, label
from ui.widgets.lists import WorkList
from ui.widgets.panels import Banner, EmptyState


class JobsPage(QWidget):
    """One list; the keys of the foot act on the row in hand, Enter opens its case."""

    title = ""

    def __init__(self, presenter: JobsPresenter, fault: Callable[[], None] | None = None) -> None:
        super().__init__()
        self.title = _("打印任务")
        self._presenter = presenter
        self.list = WorkList()
        self.list.setAccessibleName(_("打印任务"))
        self.list.opened.connect(presenter.open_case)
        self.list.current_changed.connect(presenter.take)
        self._nothing = EmptyState(
            "printer", _("没有未完成的打印"), _("出过纸的文书在各自的办件里，可以补打")
        )
        self._nothing.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.banner = Banner()
        self.banner.dismissed.connect(presenter.dismiss_error)
        self.card = Card(_("打印任务"), role="title")
        self.card.add(self.banner)
        self.card.body.addLayout(column(self.list, self._nothing, gap=0), 1)
        self.card.add(label(_("↑↓ 选择 · Enter 打开办件 · Esc 返回"), "small", "faint"))
        self.foot = ActsBar()
        self.foot.acted.connect(presenter.act)
        whole = column(gutter(self.card), gutter(self.foot), gap=10)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        for action in (CAME_OUT, NOT_OUT, AGAIN):
            bind(self, action, partial(presenter.act, action))
        if fault is not None:
            bind(self, "printer.fault", fault)
        presenter.subscribe(self.render_state)

    def enter(self) -> None:
        """Read anew, and give the list the keys."""
        self._presenter.show()
        (self._nothing if self.list.isHidden() else self.list).setFocus()

    def leave(self) -> None:
        """Nothing is read for a page nobody sees."""
        self._presenter.hide()

    def render_state(self, state: JobsState) -> None:
        """Show the jobs and what can be done with the one in hand."""
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
