"""The money panel says what is owed, what is not owed yet, and what never was."""

from __future__ import annotations

from PySide6.QtCore import Qt

from app.domain.cases.states import FeeStatus
from app.services import intake, money
from tests.support.screens import Screen
from ui.widgets.basics import ActionButton

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


def _chip(screen: Screen) -> str:
    chip = screen.presenter.money.state.chip
    assert chip is not None
    return chip.text


def _noticed(screen: Screen, code: str) -> str:
    """A case whose applicant was told to bring what is missing."""
    window = screen.window
    matter = next(m for m in window.reads.matters(window.desk.today) if m.local_code == code)
    first = next(row for row in matter.materials if row.necessity == "REQUIRED")
    case_id = window.draft(code)
    intake.keep_fields(window.desk, case_id, {f"verdict.{first.id}": "MISSING"})
    intake.give_notice(window.desk, case_id)
    screen.presenter.open_case(case_id)
    return case_id


def test_a_fee_nobody_assessed_yet_is_not_called_free(screen: Screen) -> None:
    case_id = _noticed(screen, "M18")
    assert screen.window.case(case_id).money.status is FeeStatus.NONE
    state = screen.presenter.money.state
    assert (_chip(screen), state.title, state.figures) == ("尚未核定", "预计收费", "10.00")
    assert [line.amount for line in state.lines] == ["10.00"]
    assert not state.takes_cash
    assert state.methods == ()


def test_a_case_withdrawn_before_it_paid_paid_nothing_and_owes_nothing(screen: Screen) -> None:
    case_id = screen.window.draft("M17")
    intake.receive_case(screen.window.desk, case_id)
    intake.withdraw_case(screen.window.desk, case_id, "申请人改变主意", written=True)
    screen.presenter.open_case(case_id)
    state = screen.presenter.money.state
    assert (_chip(screen), state.figures, state.lines) == ("未收费", "0.00", ())


def test_what_is_free_is_free_to_its_end(screen: Screen) -> None:
    case_id = screen.window.draft("M12")
    intake.receive_case(screen.window.desk, case_id)
    screen.presenter.open_case(case_id)
    assert _chip(screen) == "不收费"
    intake.withdraw_case(screen.window.desk, case_id, "申请人改变主意", written=True)
    screen.presenter.open_case(case_id)
    assert _chip(screen) == "不收费"


def test_where_no_reduction_fits_the_panel_says_which_case_would_and_asks_nothing(
    screen: Screen,
) -> None:
    case_id = screen.window.draft("M17")
    intake.receive_case(screen.window.desk, case_id)
    screen.presenter.open_case(case_id)
    screen.chord(Key.Key_J, ALT)
    waiver = screen.presenter.money.state.waiver
    assert waiver is not None
    assert "城市最低生活保障对象换领" in waiver.told
    box = screen.shell.money.waiver
    assert not box.proof.isVisible()
    assert [one.words for one in box.findChildren(ActionButton) if one.isVisible()] == ["返回"]
    assert box.isAncestorOf(screen.focus)
    screen.press(Key.Key_Escape)
    assert screen.presenter.money.state.waiver is None


def test_who_refunds_is_said_where_a_paid_case_cannot_be_withdrawn(screen: Screen) -> None:
    case_id = screen.window.draft("M17")
    intake.receive_case(screen.window.desk, case_id)
    money.take_cash(screen.window.desk, case_id, screen.window.case(case_id).money.due)
    screen.presenter.open_case(case_id)
    act = screen.presenter.case.state.foot.act("case.withdraw")
    assert act is not None
    assert "退付由执收单位财务办理，本窗口不能退付" in act.reason
