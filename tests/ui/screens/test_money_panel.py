"""The money panel says what is owed, what is not owed yet, and what never was."""

from __future__ import annotations

from PySide6.QtCore import Qt

from app.domain.cases.states import FeeStatus
from app.services import intake
from tests.support.screens import Screen

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
