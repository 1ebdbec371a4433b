"""The work list, papers, what happened: by keyboard, handed rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import QApplication

from tests.ui.widgets.conftest import Show, press
from ui.widgets.gallery import samples
from ui.widgets.lists import ROW_ROLE, PaperList, RowModel, Timeline, WorkList
from ui.widgets.lists.model import Index
from ui.widgets.rows import ChipRow, TimelineRow, Tone, WorkRow


def listed(show: Show, rows: Sequence[WorkRow] = samples.WORK) -> WorkList:
    made = WorkList()
    made.set_rows(rows)
    show(made)
    return made


def test_arrows_move_and_enter_opens(show: Show) -> None:
    work = listed(show)
    opened: list[str] = []
    work.opened.connect(opened.append)
    press(work, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert opened == ["3"]


def test_the_first_row_is_in_hand_at_once(show: Show) -> None:
    assert listed(show).current_key == "1"


def test_the_row_in_hand_is_kept_by_its_key(show: Show) -> None:
    work = listed(show)
    work.set_current("4")
    work.set_rows([samples.WORK[5], *samples.WORK[:5]])
    assert work.current_key == "4"


def test_when_the_row_in_hand_goes_the_one_in_its_place_comes(show: Show) -> None:
    work = listed(show)
    work.set_current("4")
    work.set_rows([row for row in samples.WORK if row.key != "4"])
    assert work.current_key == "5"


def test_an_empty_list_has_nothing_in_hand_and_opens_nothing(show: Show) -> None:
    work = listed(show, ())
    opened: list[str] = []
    work.opened.connect(opened.append)
    press(work, Qt.Key.Key_Return)
    assert (work.current_key, opened) == ("", [])


def test_letters_go_past_a_list_to_whoever_wants_them(show: Show) -> None:
    work = listed(show)
    press(work, "w")
    assert work.current_key == "1"


def test_a_row_is_told_in_words(show: Show) -> None:
    work = listed(show)
    told = work.model().index(3, 0).data(int(Qt.ItemDataRole.AccessibleTextRole))
    assert told == "周铉，今天截止，不动产首次登记，承诺 17:00 止"


def test_only_what_changed_is_redrawn() -> None:
    model = RowModel(str)
    model.set_rows(samples.WORK)
    changed: list[int] = []
    reset: list[int] = []
    model.dataChanged.connect(lambda first, _last: changed.append(first.row()))
    model.modelReset.connect(lambda: reset.append(1))
    other = WorkRow("2", "陈建国", "居民身份证换领", ChipRow("办结", Tone.GOOD))
    model.set_rows([samples.WORK[0], other, *samples.WORK[2:]])
    assert (changed, reset) == ([1], [])
    model.set_rows(samples.WORK[:2])
    assert reset == [1]


class Million(QAbstractListModel):
    """A million cases, each made when it is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = 0

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 1_000_000

    def data(self, index: Index, role: int = 0) -> Any:
        if role != ROW_ROLE:
            return None
        self.asked += 1
        return WorkRow(str(index.row()), f"王{index.row()}", "事项")


def test_a_million_rows_are_asked_for_only_when_seen(show: Show) -> None:
    work, model = WorkList(), Million()
    work.setModel(model)
    show(work)
    work.grab()
    press(work, Qt.Key.Key_End)
    work.grab()
    assert work.current_key == "999999"
    assert model.asked < 500


def test_a_paper_is_opened_by_enter(show: Show) -> None:
    papers = PaperList()
    papers.set_rows(samples.PAPERS)
    show(papers)
    opened: list[str] = []
    papers.opened.connect(opened.append)
    press(papers, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert opened == ["D03"]


def test_a_list_that_fits_is_as_high_as_its_rows(qapp: QApplication) -> None:
    papers = PaperList(most_rows=2)
    papers.set_rows(samples.PAPERS)
    assert papers.sizeHint().height() == 2 * papers.sizeHintForRow(0)
    papers.set_rows(())
    assert papers.sizeHint().height() == 0


@pytest.mark.parametrize("width", [160, 240, 600])
def test_a_long_event_takes_more_lines_in_less_width(qapp: QApplication, width: int) -> None:
    line = Timeline()
    line.set_rows([TimelineRow("10:05", "出具一次性告知书：" + "材料" * 20, "文号 31 号")])
    assert line.heightForWidth(width) >= line.heightForWidth(width * 2)
    assert "10:05" in line.accessibleName()


def test_nothing_happened_takes_no_room(qapp: QApplication) -> None:
    assert Timeline().heightForWidth(200) <= 1
