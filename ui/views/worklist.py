"""The left zone: what I have in hand, with the lamp of every case in words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.i18n import _
from ui.models.paged import PagedModel
from ui.models.paged_list import PagedList
from ui.presenters.feed import FedPage
from ui.presenters.worklist import PAGE_ROWS, WorkListPresenter, WorkListState
from ui.widgets.basics import Card, Chip, Flow, KeyCap, Line, column, row
from ui.widgets.lists import WorkDelegate
from ui.widgets.panels import EmptyState
from ui.widgets.rows import ChipRow, Tone, WorkRow


class WorkCard(Card):
    """The list, its head and its keys; rows come page by page while one scrolls."""

    def __init__(self, presenter: WorkListPresenter) -> None:
        super().__init__(_("本窗口在办"))
        self._presenter = presenter
        self._left_over = Chip("", Tone.ACCENT, "pen")
        self.model = PagedModel(_tell, page_rows=PAGE_ROWS)
        self.list = _WorkPages(self.model)
        self.list.setAccessibleName(_("本窗口在办"))
        self.list.opened.connect(presenter.open)
        self._empty = EmptyState(
            "empty", _("手上没有办件"), _("读身份证或按 F2 开始"), KeyCap.of("case.new")
        )
        self._keys = Line(_("↑↓ 选择 · Enter 打开"), "small", "faint")
        elsewhere = Flow(*map(KeyCap.of, _ELSEWHERE), gap=6)
        self.add(row(self._left_over, 1))
        self.add(_Pane(self.list, self._empty), 1)
        self.add(self._keys)
        self.add(elsewhere)
        self._version = 0
        self.model.wanted.connect(presenter.load)
        presenter.deliver_to(self._deliver)
        presenter.subscribe(self.render_state)

    def render_state(self, state: WorkListState) -> None:
        """Show the head; a new version means the rows may have changed."""
        self.set_title(state.title, state.aside)
        self._left_over.setVisible(bool(state.left_over))
        if state.left_over:
            self._left_over.show_row(ChipRow(state.left_over, Tone.ACCENT, "pen"))
        self.list.set_open(state.open_key)
        if state.version != self._version:
            self._version = state.version
            self.model.reload()

    def _deliver(self, page: FedPage[WorkRow]) -> None:
        self.model.put(page.number, page.rows, page.more)
        is_empty = self.model.rowCount() == 0
        self.list.setVisible(not is_empty)
        self._empty.setVisible(is_empty)
        self.list.set_open(self._presenter.state.open_key)


_ELSEWHERE = ("case.new", "card.read", "register", "jobs", "keys")
"""What can be gone to from anywhere and stands beside no control of its own."""


class _Pane(QWidget):
    """The list, or what is said instead of it; it runs as wide as a list does."""

    bleeds = True

    def __init__(self, *parts: QWidget) -> None:
        super().__init__()
        self.setLayout(column(*parts, gap=0))


class _WorkPages(PagedList):
    """The work list by pages; the case that is open carries a bar."""

    def __init__(self, model: PagedModel) -> None:
        super().__init__(WorkDelegate(), _tell, model)
        self.open_key = ""

    def set_open(self, key: str) -> None:
        """Mark the case that stands in the middle, and take it in hand."""
        if key != self.open_key:
            self.open_key = key
        if not self.hasFocus():
            self._follow(key)
        self.viewport().update()

    def _follow(self, key: str) -> None:
        """The row in hand is the open case; a case that left the list leaves none in hand."""
        if key and self.pages.place_of(key) is not None:
            self.set_current(key)
        else:
            self.clearSelection()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End too; the rest as in every list."""
        if event.key() == Qt.Key.Key_Home:
            self.step(-self.model().rowCount())
        else:
            super().keyPressEvent(event)


def _tell(row: WorkRow) -> str:
    state = row.chip.text if row.chip else ""
    return "，".join(part for part in (row.name, state, row.matter, row.aside) if part)
