"""The register by keys: every case once, newest first, with what a clerk looks for."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import QRectF, Qt

from app.services import intake
from tests.support.fitting import TIGHT, fit, settle
from tests.support.screens import Screen
from ui.program.pages import REGISTER
from ui.views.beside import RegisterPage
from ui.widgets.basics.paint import chip_size
from ui.widgets.lists import tell_case
from ui.widgets.lists.register import columns
from ui.widgets.rows import RegisterRow

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def opened(screen: Screen) -> RegisterPage:
    screen.chord(Key.Key_B, CTRL)
    assert screen.shell.page == REGISTER
    return cast("RegisterPage", screen.shell.pages[REGISTER])


def accepted(screen: Screen, **fields: object) -> str:
    case_id = screen.window.draft("M12", **fields)
    intake.accept_case(screen.window.desk, case_id)
    return case_id


def test_an_empty_register_says_which_key_begins(screen: Screen) -> None:
    page = opened(screen)
    assert page.nothing.isVisible()
    assert not page.list.isVisible()


def test_a_row_tells_who_what_number_money_and_time(screen: Screen) -> None:
    case_id = accepted(screen)
    case = screen.window.case(case_id)
    (row,) = opened(screen).list.rows
    assert isinstance(row, RegisterRow)
    assert (row.name, row.number) == ("王秀兰", case.case_no)
    assert row.masked_id == "440524********0014"
    assert row.opened == screen.window.desk.today.isoformat()
    assert row.chip.text
    assert case.matter.name in tell_case(row)


def test_a_draft_has_no_number_and_nobody_says_it_is_free(screen: Screen) -> None:
    screen.window.draft("M12")
    (row,) = opened(screen).list.rows
    assert (row.number, row.fee, row.chip.text) == ("收件时编号", "—", "收件中")


def test_money_that_is_due_stands_in_its_own_column(screen: Screen) -> None:
    case_id = screen.window.draft("M18")
    intake.decide_on_spot(screen.window.desk, case_id)
    (row,) = opened(screen).list.rows
    assert row.fee == "待收费"
    assert row.chip.text == "准予"


def test_enter_opens_the_newest_and_down_the_one_before(screen: Screen) -> None:
    first, second = accepted(screen), accepted(screen, **{"applicant.name": "陈建国"})
    opened(screen)
    screen.press(Key.Key_Return)
    assert screen.presenter.state.case_id == second
    opened(screen)
    screen.press(Key.Key_Down, Key.Key_Return)
    assert screen.presenter.state.case_id == first


def test_more_cases_than_a_page_come_by_key_and_none_twice(screen: Screen) -> None:
    made = [screen.window.draft("M12", ok=False) for _n in range(120)]
    page = opened(screen)
    screen.press(Key.Key_End, Key.Key_End, Key.Key_End)
    while page.model.canFetchMore():
        page.model.fetchMore()
    assert [row.key for row in page.list.rows] == list(reversed(made))


@pytest.mark.parametrize("size", TIGHT, ids=str)
def test_the_state_of_every_case_stands_inside_its_row(
    screen: Screen, size: tuple[int, int, float], request: pytest.FixtureRequest
) -> None:
    accepted(screen)
    request.addfinalizer(lambda: fit(screen, 1366, 768, 1.0))
    fit(screen, *size)
    page = opened(screen)
    settle()
    (row,) = page.list.rows
    box = QRectF(page.list.visualRect(page.list.model().index(0, 0)))
    state = columns(box)[-1]
    assert box.contains(state)
    assert state.width() >= chip_size(row.chip).width()
