"""The sheet lights only what its clerk may do, and says of the rest whose act it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain.cases.states import FeeStatus, State
from app.domain.facts.money import PayMethod
from app.domain.people import Role
from app.services import intake, money
from tests.support.memory import counter
from tests.support.runners import InlineRunner
from tests.support.screens import Screen, screen_of
from tests.support.spending import exhaust_papers
from tests.support.window import Window
from ui.presenters.case.state import ListMode

CASHIERS, ACCEPTORS = "须由收费人员办理", "须由受理人员办理"


def as_seen_by(window: Window, *roles: Role) -> Screen:
    """The window with somebody of other roles at it."""
    window.desk = window.as_staff(*roles)
    return screen_of(window, InlineRunner())


def noticed(window: Window, code: str = "M12") -> str:
    case_id = window.draft(code, **{"verdict.form": "MISSING"})
    intake.give_notice(window.desk, case_id)
    return case_id


@pytest.fixture
def window(tmp_path: Path, qapp: QApplication) -> Window:
    with counter(tmp_path) as opened:
        yield Window(opened)


def reasons(screen: Screen) -> dict[str, str]:
    return {act.id: act.reason for act in screen.presenter.case.state.foot.acts}


def test_who_takes_no_money_sees_what_is_owed_and_who_takes_it(window: Window) -> None:
    case_id = window.draft("M17")
    intake.receive_case(window.desk, case_id)
    screen = as_seen_by(window, Role.ACCEPTOR)
    screen.presenter.open_case(case_id)
    QApplication.processEvents()
    shown = screen.presenter.money.state
    assert shown.figures == "20.00"
    assert (shown.takes_cash, shown.methods, shown.may_waive) == (False, (), False)
    assert ("收款", CASHIERS, "muted") in shown.facts
    assert reasons(screen)["fee"] == CASHIERS
    screen.close()


def test_who_takes_no_money_settles_no_payment_under_way(window: Window) -> None:
    case_id = window.draft("M17")
    intake.receive_case(window.desk, case_id)
    money.start_payment(window.desk, case_id, PayMethod.QR)
    screen = as_seen_by(window, Role.ACCEPTOR)
    screen.presenter.open_case(case_id)
    QApplication.processEvents()
    assert screen.presenter.money.state.pending is None
    assert screen.case().money.status is FeeStatus.UNKNOWN
    screen.close()


def test_who_accepts_nothing_takes_no_supplement(window: Window) -> None:
    case_id = noticed(window)
    screen = as_seen_by(window, Role.CASHIER)
    screen.presenter.open_case(case_id)
    QApplication.processEvents()
    screen.press(Qt.Key.Key_Space)
    told = reasons(screen)
    assert told["case.accept"] == ACCEPTORS
    assert told["case.remind"] == ""
    screen.press(Qt.Key.Key_F8)
    assert screen.case().supplements == ()
    screen.close()


@pytest.mark.parametrize(
    ("role", "mode"), [(Role.CASHIER, ListMode.READ), (Role.ACCEPTOR, ListMode.CORRECT)]
)
def test_results_are_open_to_who_may_correct_them(
    window: Window, role: Role, mode: ListMode
) -> None:
    case_id = window.draft("M12")
    intake.receive_case(window.desk, case_id)
    screen = as_seen_by(window, role)
    screen.presenter.open_case(case_id)
    QApplication.processEvents()
    assert screen.presenter.case.state.list.mode is mode
    screen.close()


def test_papers_taken_that_cannot_be_accepted_say_why_at_once(window: Window) -> None:
    case_id = noticed(window)
    exhaust_papers(window, case_id)
    screen = screen_of(window, InlineRunner())
    screen.presenter.open_case(case_id)
    QApplication.processEvents()
    screen.press(Qt.Key.Key_Space, Qt.Key.Key_F8)
    assert screen.case().outstanding == ()
    assert screen.case().state is State.SUPPLEMENTING
    error = screen.presenter.case.state.error
    assert error is not None
    assert "号" in error.happened
    screen.close()
