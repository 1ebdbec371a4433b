"""Whatever language a window speaks, what it records and prints is Chinese."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain.cases.states import State
from app.domain.facts.case import CaseWithdrawn, DraftDropped, ReminderGiven
from app.domain.facts.money import PaymentFailed
from app.domain.facts.office import IdentityViewed
from app.domain.facts.paper import PrintRequested
from app.services import intake, money
from tests.support.memory import counter
from tests.support.runners import InlineRunner
from tests.support.screens import CARD, Screen, screen_of
from tests.support.window import FIRM, Window
from ui import i18n

Key, ALT = Qt.Key, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def screen(tmp_path: Path, qapp: QApplication) -> Iterator[Screen]:
    """A clerk's window that speaks English."""
    i18n.install("en")
    try:
        with counter(tmp_path) as opened:
            made = screen_of(Window(opened), InlineRunner())
            yield made
            made.close()
    finally:
        i18n.install()


def facts(screen: Screen, case_id: str, kind: type) -> list[object]:
    """What the journal holds of a kind about a case."""
    bodies = (fact.body for fact in screen.window.reads.history(case_id))
    return [body for body in bodies if isinstance(body, kind)]


def noticed(screen: Screen) -> str:
    """A case on display that waits for a paper."""
    case_id = screen.window.draft("M12", **{"verdict.form": "MISSING"})
    intake.give_notice(screen.window.desk, case_id)
    screen.presenter.open_case(case_id)
    QApplication.processEvents()
    return case_id


def test_a_reminder(screen: Screen) -> None:
    case_id = noticed(screen)
    screen.chord(Key.Key_R, ALT)
    screen.press("1", Key.Key_Return, "1")
    ask = screen.presenter.case.state.ask
    assert ask is not None
    assert ask.values["message"].isascii()
    screen.press(Key.Key_Return)
    assert facts(screen, case_id, ReminderGiven) == [
        ReminderGiven(channel="电话", text="提醒按告知书补正")
    ]


def test_the_reason_of_a_return_and_of_a_withdrawal(screen: Screen) -> None:
    case_id = noticed(screen)
    screen.chord(Key.Key_T, ALT)
    screen.press("1", Key.Key_Return)
    assert screen.case().state is State.RETURNED
    assert screen.window.told(case_id, "D19")["reason"] == "申请人书面表示不再补正"
    outcome = screen.presenter.case.state.outcome
    assert outcome is not None
    assert outcome.text.isascii(), "shown in the language of the window"
    other = noticed(screen)
    screen.chord(Key.Key_W, ALT)
    screen.press("1", Key.Key_Return)
    (left,) = facts(screen, other, CaseWithdrawn)
    assert left.reason == screen.window.told(other, "D19")["reason"] == "申请人改变主意"


def test_who_received_and_why_a_number_was_seen(screen: Screen) -> None:
    case_id = screen.window.draft("M20", **FIRM)
    intake.decide_on_spot(screen.window.desk, case_id)
    screen.presenter.open_case(case_id)
    QApplication.processEvents()
    screen.chord(Key.Key_I, ALT)
    screen.press("1", Key.Key_Return)
    assert facts(screen, case_id, IdentityViewed)[0].reason == "核对证件"
    screen.presenter.case.type_number("91350100M000100Y43")
    screen.press(Key.Key_F9, "11010519491231002X", Key.Key_Return)
    told = screen.window.told(case_id, "D17")
    assert (told["relation"], told["method"]) == ("法定代表人", "直接送达")


def test_a_payment_that_failed_and_a_paper_printed_again(screen: Screen) -> None:
    case_id = screen.window.draft("M17")
    intake.receive_case(screen.window.desk, case_id)
    screen.presenter.open_case(case_id)
    QApplication.processEvents()
    screen.chord(Key.Key_Q, ALT)
    screen.chord(Key.Key_X, ALT)
    assert facts(screen, case_id, PaymentFailed)[0].cause == "付款未成功，款项未到账"
    papers = screen.presenter.papers
    papers.take(screen.window.reads.documents_of(case_id)[0].document_id)
    papers.reprint("卡纸或污损")
    money.take_cash(screen.window.desk, case_id, 2000)
    assert {one.reason for one in facts(screen, case_id, PrintRequested)} <= {"", "卡纸或污损"}


def test_why_a_draft_was_put_away(screen: Screen) -> None:
    screen.presenter.card_read(CARD)
    screen.press("m18", Key.Key_Return)
    case_id = screen.presenter.intake.state.case_id
    screen.chord(Key.Key_K, ALT)
    screen.press("1", Key.Key_Return)
    assert facts(screen, case_id, DraftDropped) == [DraftDropped(reason="申请人不办了")]
