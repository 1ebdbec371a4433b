"""The outbox: every act the center has not stored, why, and what one can do."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain.errors import Unavailable
from app.ports.correspondence import Tiding
from app.services import intake
from tests.support.screens import Screen
from ui.presenters.center import CenterLink
from ui.presenters.listing import ListingState
from ui.presenters.outbox import NOW, READ, WRITE, OutboxPresenter
from ui.presenters.runner import Failed

Key, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


class Mail:
    """How the rounds stand, and how often somebody asked to try at once."""

    def __init__(self) -> None:
        self.link = CenterLink(has_center=True, stands=Tiding.OFFLINE)
        self.hurried = 0

        self.asked: list[str] = []
        self.trouble: Exception | None = None

    def hurry(self) -> None:
        self.hurried += 1

    def write_letter(self, said: Callable[[str], None], failed: Failed) -> None:
        self.asked.append("write")
        failed(self.trouble) if self.trouble else said("已写出")

    def take_replies(self, said: Callable[[str], None], failed: Failed) -> None:
        self.asked.append("read")
        failed(self.trouble) if self.trouble else said("已存妥")


@pytest.fixture
def mail() -> Mail:
    return Mail()


@pytest.fixture
def outbox(screen: Screen, mail: Mail) -> OutboxPresenter:
    made = OutboxPresenter(screen.presenter._station, screen.presenter.open_case, mail)
    made.show()
    return made


def names(state: ListingState) -> list[str]:
    return [row.name for row in state.rows]


def test_every_act_is_listed_in_words_with_whose_case_and_when(screen, outbox):
    before = len(outbox.state.rows)
    case_id = screen.window.draft("M12")
    intake.accept_case(screen.window.desk, case_id)
    outbox.show()
    fresh = outbox.state.rows[before:]
    case = screen.window.case(case_id)
    assert "已受理" in [row.name for row in fresh]
    assert any(case.case_no in row.matter and "王秀兰" in row.matter for row in fresh)
    assert all(row.aside and row.chip and row.chip.text == "待发送" for row in fresh)
    assert not [name for name in names(outbox.state) if name.isascii()], "no name of a class"


def test_the_foot_says_why_and_a_key_tries_at_once(screen, outbox, mail):
    screen.window.draft("M12")
    outbox.show()
    assert "连不上中心" in outbox.state.foot.message
    outbox.act(NOW)
    assert mail.hurried == 1
    mail.link = CenterLink(has_center=True, stands=Tiding.STRANGER)
    outbox.look()
    assert "开通码" in outbox.state.foot.message
    mail.link = CenterLink(has_center=True, stands=Tiding.ONLINE)
    outbox.look()
    assert outbox.state.rows[0].chip.text == "正在发送"


def test_without_a_center_nothing_is_said_to_be_under_way(screen, outbox, mail):
    mail.link = CenterLink()
    screen.window.draft("M12")
    outbox.show()
    assert "没有接入中心" in outbox.state.foot.message
    outbox.act(NOW)
    assert mail.hurried == 0


def test_enter_opens_the_case_an_act_belongs_to(screen, outbox):
    case_id = screen.window.draft("M12")
    intake.accept_case(screen.window.desk, case_id)
    outbox.show()
    key = next(row.key for row in outbox.state.rows if row.name == "已受理")
    outbox.open_case(key)
    QApplication.processEvents()
    assert screen.presenter.state.case_id == case_id


def test_a_key_leads_to_the_page_and_back(screen: Screen) -> None:
    screen.window.draft("M12")
    screen.chord(Key.Key_O, CTRL)
    assert screen.shell.page == "outbox"
    screen.press(Key.Key_Escape)
    assert screen.shell.page != "outbox"


def test_out_of_reach_a_stick_carries_what_is_unsent(screen, outbox, mail):
    screen.window.draft("M12")
    outbox.show()
    outbox.act(WRITE)
    assert outbox.state.foot.message == "已写出"
    outbox.act(READ)
    assert (mail.asked, outbox.state.foot.message) == (["write", "read"], "已存妥")
    outbox.hide()
    outbox.show()
    assert "连不上中心" in outbox.state.foot.message, "what was said has been read"


def test_a_stick_that_fails_says_why(screen, outbox, mail):
    mail.trouble = Unavailable("DISK_FULL", file="B07-000001.ycs")
    outbox.act(WRITE)
    assert outbox.state.error is not None
    assert outbox.state.error.code == "DISK_FULL"
    assert outbox.state.foot.message != "已写出"


@pytest.mark.parametrize(
    ("link", "offered"),
    [
        (CenterLink(has_center=True, stands=Tiding.QUIET), {NOW}),
        (CenterLink(has_center=True), {NOW, WRITE, READ}),
        (CenterLink(has_center=True, stands=Tiding.KEYLESS), set()),
        (CenterLink(), set()),
    ],
)
def test_only_what_can_be_done_is_offered(screen, outbox, mail, link, offered):
    screen.window.draft("M12")
    mail.link = link
    outbox.show()
    assert {act.id for act in outbox.state.foot.acts} == offered
