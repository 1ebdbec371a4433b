"""A whole fee-bearing immediate matter, from the card to the closed case, by how many keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain.cases.states import FeeStatus, State
from app.domain.folds.paper import JobState
from app.services import intake
from tests.support.memory import counter
from tests.support.runners import InlineRunner
from tests.support.screens import CARD, Screen, screen_of
from tests.support.window import Window

MOST_KEYS = 12
OUR_AIM = 8


@pytest.fixture
def screen(tmp_path: Path, qapp: QApplication) -> Iterator[Screen]:
    with counter(tmp_path) as opened:
        window = Window(opened)
        came_before(window)
        made = screen_of(window, InlineRunner())
        yield made
        made.close()


def came_before(window: Window) -> None:
    """The applicant of the card was here once, in another matter."""
    told = {
        "applicant.name": CARD.name,
        "applicant.id_no": CARD.id_no,
        "applicant.mobile": "13800134321",
    }
    intake.accept_case(window.desk, window.draft("M02", **told))


def test_a_returning_applicant_costs_eight_keys_after_the_card(screen: Screen) -> None:
    screen.presenter.card_read(CARD)

    screen.press("jsz", Qt.Key.Key_Return)
    assert screen.presenter.intake.state.applicant.field("mobile").value == "13800134321"
    screen.press("a")
    screen.press(Qt.Key.Key_F8)
    assert screen.case().state is State.APPROVED
    assert screen.focus.objectName() == "cash"
    screen.press(Qt.Key.Key_Return)
    assert screen.case().money.status is FeeStatus.PAID
    screen.press(Qt.Key.Key_F9)

    case = screen.case()
    assert case.state is State.CLOSED
    assert case.certificate_no == CARD.id_no
    assert screen.window.papers(case.case_id) == ["D02", "D05", "D11", "D14", "D17"]
    jobs = screen.window.reads.jobs_of_case(case.case_id)
    assert [job.state for job in jobs] == [JobState.QUEUED] * 5
    assert screen.keys == OUR_AIM <= MOST_KEYS


def test_the_bill_number_shown_before_is_the_one_that_is_used(screen: Screen) -> None:
    screen.presenter.card_read(CARD)
    screen.press("jsz", Qt.Key.Key_Return, "a", Qt.Key.Key_F8)
    shown = dict(fact[:2] for fact in screen.presenter.money.state.facts)["下一票号"]
    screen.press(Qt.Key.Key_Return)
    (bill,) = screen.window.reads.bills_of(screen.case().case_id)
    assert bill.bill_no == shown.replace(" ", "")


def test_a_typed_amount_shows_its_change_before_anything_is_committed(screen: Screen) -> None:
    screen.presenter.card_read(CARD)
    screen.press("jsz", Qt.Key.Key_Return, "a", Qt.Key.Key_F8, "20")
    assert screen.presenter.money.state.change == "10.00"
    assert screen.case().money.status is FeeStatus.DUE
    screen.press(Qt.Key.Key_Return)
    (payment,) = screen.window.reads.payments_of(screen.case().case_id)
    assert (payment.tendered, payment.change) == (2000, 1000)


def test_too_little_cash_commits_nothing_and_says_how_much_is_short(screen: Screen) -> None:
    screen.presenter.card_read(CARD)
    screen.press("jsz", Qt.Key.Key_Return, "a", Qt.Key.Key_F8, "5", Qt.Key.Key_Return)
    assert screen.presenter.money.state.tendered_problem == "还差 ¥5.00"
    assert screen.case().money.status is FeeStatus.DUE
