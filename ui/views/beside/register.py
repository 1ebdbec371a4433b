"""The register of all cases, of any length."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.i18n import _
from ui.models.paged import PagedModel
from ui.models.paged_list import PagedList
from ui.presenters.feed import FedPage
from ui.presenters.register import RegisterPresenter
from ui.presenters.worklist import PAGE_ROWS
from ui.widgets.basics import Card, column, label
from ui.widgets.lists import WorkDelegate
from ui.widgets.rows import WorkRow


class RegisterPage(QWidget):
    """One list, newest first; Enter opens a case."""

    title = ""

    def __init__(self, presenter: RegisterPresenter) -> None:
        super().__init__()
        self.title = _("全部办件")
        self._presenter = presenter
        self.model = PagedModel(_tell, page_rows=PAGE_ROWS)
        self.list = PagedList(WorkDelegate(), _tell, self.model)
        self.list.setAccessibleName(_("全部办件"))
        self.list.opened.connect(presenter.open)
        self.model.wanted.connect(presenter.load)
        presenter.deliver_to(self._deliver)
        card = Card(_("全部办件"), _("最近的在前"), role="title")
        card.add(self.list, 1)
        card.add(label(_("↑↓ 选择 · Enter 打开 · Esc 返回"), "small", "faint"))
        self.setLayout(column(card, gap=0))

    def enter(self) -> None:
        """Read anew from the top, and give the list the keys."""
        self.model.reset()
        self.model.fetchMore()
        self.list.setFocus()

    def leave(self) -> None:
        """The few rows in memory stay until the next visit reads anew."""

    def _deliver(self, page: FedPage[WorkRow]) -> None:
        self.model.put(page.number, page.rows, page.more)


def _tell(row: WorkRow) -> str:
    state = row.chip.text if row.chip else ""
    return "，".join(part for part in (row.name, state, row.matter, row.aside) if part)
