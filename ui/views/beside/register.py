"""The register of all cases, of any length."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.i18n import _
from ui.models.paged import PagedModel
from ui.models.paged_list import PagedList
from ui.presenters.feed import FedPage
from ui.presenters.register import RegisterPresenter
from ui.presenters.worklist import PAGE_ROWS
from ui.views.page import gutter
from ui.widgets.basics import Card, KeyCap, column, label
from ui.widgets.lists import RegisterDelegate, RegisterHead, tell_case
from ui.widgets.panels import EmptyState
from ui.widgets.rows import RegisterRow


class RegisterPage(QWidget):
    """One list, newest first; Enter opens a case."""

    title = ""

    def __init__(self, presenter: RegisterPresenter) -> None:
        super().__init__()
        self.title = _("全部办件")
        self._presenter = presenter
        self.model = PagedModel(tell_case, page_rows=PAGE_ROWS)
        self.list = PagedList(RegisterDelegate(), tell_case, self.model)
        self.list.setAccessibleName(_("全部办件"))
        self.list.opened.connect(presenter.open)
        self.model.wanted.connect(presenter.load)
        presenter.deliver_to(self._deliver)
        self.head = RegisterHead(self.list.viewport())
        self.nothing = EmptyState("papers", _("还没有办件"), "", KeyCap.of("case.new"))
        self.card = Card(_("全部办件"), _("最近的在前"), role="title")
        self.card.body.addLayout(column(self.head, self.list, self.nothing, gap=4), 1)
        self.card.add(label(_("↑↓ 选择 · Enter 打开 · Esc 返回"), "small", "faint"))
        self.setLayout(column(gutter(self.card), gap=0))
        self._show_any(True)

    def enter(self) -> None:
        """Read anew from the top, and give the list the keys."""
        self.model.reset()
        self.model.fetchMore()
        self.list.setFocus()

    def leave(self) -> None:
        """The few rows in memory stay until the next visit reads anew."""

    def _deliver(self, page: FedPage[RegisterRow]) -> None:
        self.model.put(page.number, page.rows, page.more)
        self._show_any(self.model.rowCount() > 0)
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0, 0))

    def _show_any(self, any_case: bool) -> None:
        self.head.setVisible(any_case)
        self.list.setVisible(any_case)
        self.nothing.setVisible(not any_case)
