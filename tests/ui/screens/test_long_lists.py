"""A list of a million rows: pages by key, a bounded number in memory, never a whole load."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtWidgets import QApplication

from ui.models.paged import PagedModel
from ui.models.paged_list import PagedList
from ui.widgets.lists import WorkDelegate
from ui.widgets.rows import WorkRow

MILLION = 1_000_000
PAGE = 50
MOST_PAGES = 12


@dataclass
class Endless:
    """A million rows that exist only when asked for; remembers how much was asked at once."""

    model: PagedModel
    asked: list[int] = field(default_factory=list)
    after: list[int] = field(default_factory=lambda: [0])

    def load(self, page: int) -> None:
        start = self.after[page]
        rows = [WorkRow(str(n), f"申请人{n}", "事项") for n in range(start, start + PAGE)]
        self.asked.append(len(rows))
        if page + 1 == len(self.after):
            self.after.append(start + PAGE)
        self.model.put(page, rows, start + PAGE < MILLION)


def _listed() -> tuple[PagedList, Endless]:
    model = PagedModel(lambda row: row.name, page_rows=PAGE, most_pages=MOST_PAGES)
    source = Endless(model)
    model.wanted.connect(source.load)
    return PagedList(WorkDelegate(), lambda row: row.name, model), source


def test_a_million_rows_are_never_held_and_never_fetched_at_once(qapp: QApplication) -> None:
    shown, source = _listed()
    while shown.pages.canFetchMore():
        shown.pages.fetchMore()
    assert shown.pages.rowCount() == MILLION
    assert shown.pages.held <= PAGE * MOST_PAGES
    assert max(source.asked) <= PAGE


def test_scrolling_back_reads_the_pages_that_were_let_go(qapp: QApplication) -> None:
    shown, source = _listed()
    for _page in range(100):
        shown.pages.fetchMore()
    shown.resize(272, 600)
    shown.show()
    shown.scrollToBottom()
    QApplication.processEvents()
    shown.scrollToTop()
    QApplication.processEvents()
    assert shown.pages.place_of("0") == 0
    assert shown.pages.held <= PAGE * MOST_PAGES
    assert len(source.asked) < 130
    shown.close()


def test_a_row_that_vanished_shortens_the_list(qapp: QApplication) -> None:
    model = PagedModel(lambda row: row.name, page_rows=2)
    model.put(0, [WorkRow("a", "甲", ""), WorkRow("b", "乙", "")], True)
    model.put(1, [WorkRow("c", "丙", "")], False)
    assert model.rowCount() == 3
    model.put(0, [WorkRow("a", "甲", "")], False)
    assert model.rowCount() == 1
    assert [row.key for row in model.rows] == ["a"]


def test_rows_stay_where_they_are_while_they_are_read_again(qapp: QApplication) -> None:
    shown, source = _listed()
    shown.pages.fetchMore()
    shown.set_current("7")
    shown.pages.reload()
    assert shown.current_key == "7"
    assert source.asked == [PAGE, PAGE]
