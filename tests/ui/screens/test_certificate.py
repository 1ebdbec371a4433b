"""The certificate on the case sheet: its number and how long it holds, proposed or typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt

from app.domain.cases.states import State
from app.services import intake, money
from tests.support.bundles import following
from tests.support.screens import Screen

Key = Qt.Key


def granted(screen: Screen, **outcome: object) -> str:
    """A paid case on display whose certificate is still to be made."""
    window = screen.window
    changed = replace(window.matter("M18").result, **outcome)  # type: ignore[arg-type]
    window.counter.install(following(M18={"version": 2, "result": changed}))
    case_id = window.draft("M18")
    intake.decide_on_spot(window.desk, case_id)
    money.take_cash(window.desk, case_id, 1000)
    screen.presenter.open_case(case_id)
    return case_id


def test_the_last_day_is_proposed_beside_the_number(screen: Screen) -> None:
    granted(screen, valid_years=6)
    told = screen.presenter.case.state.result
    assert told is not None
    assert told.validity == "2032-09-22"
    assert screen.shell.case.result.validity.text() == "2032-09-22"
    screen.press(Key.Key_F9)
    assert screen.case().certificate_until == date(2032, 9, 22)


def test_where_nothing_proposes_it_the_keys_go_there_and_no_act_goes_without(
    screen: Screen,
) -> None:
    granted(screen, bears_last_day=True)
    assert screen.focus.objectName() == "validity"
    screen.press(Key.Key_F9)
    assert screen.case().state is State.APPROVED
    assert screen.presenter.case.state.foot.message
    screen.press("20320101", Key.Key_F9)
    assert screen.case().state is State.CLOSED
    assert screen.case().certificate_until == date(2032, 1, 1)
