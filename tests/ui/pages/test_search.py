"""The search box: what was guessed is said, and only the newest question answers."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app.domain.errors import Refused
from app.domain.facts.office import CaseFetched
from app.services import intake
from tests.support.runners import HeldRunner, InlineRunner
from tests.support.screens import Screen
from ui.presenters.center import CenterLink
from ui.presenters.outbox import NoMail
from ui.presenters.runner import Failed
from ui.presenters.search import GUESSES, SearchPresenter
from ui.presenters.station import Station


def searching(screen: Screen, runner: HeldRunner) -> tuple[SearchPresenter, list[str]]:
    went: list[str] = []
    station = Station(screen.window.desk, screen.window.reads, runner)
    return SearchPresenter(station, went.append, NoMail()), went


def accepted(screen: Screen) -> str:
    case_id = screen.window.draft("M12", **{"applicant.name": "陈建国"})
    intake.accept_case(screen.window.desk, case_id)
    return case_id


@pytest.mark.parametrize(
    ("typed", "guess"),
    [
        ("陈", "NAME"),
        ("cjg", "PINYIN"),
        ("440524188001010014", "ID_NO"),
        ("13800134321", "MOBILE"),
        ("20260923", "DATE"),
    ],
)
def test_what_was_guessed_is_said(screen: Screen, typed: str, guess: str) -> None:
    case_id, runner = accepted(screen), HeldRunner()
    search, _went = searching(screen, runner)
    search.ask(typed)
    runner.release()
    assert [hit.key for hit in search.state.hits] == [case_id]
    assert GUESSES[guess] in search.state.guess


def test_only_the_newest_question_answers(screen: Screen) -> None:
    accepted(screen)
    runner = HeldRunner()
    search, _went = searching(screen, runner)
    search.ask("王")
    search.ask("陈")
    runner.release()
    assert search.state.query == "陈"
    assert len(search.state.hits) == 1


def test_an_answer_that_comes_after_the_line_was_emptied_is_not_shown(screen: Screen) -> None:
    accepted(screen)
    runner = HeldRunner()
    search, _went = searching(screen, runner)
    search.ask("陈")
    search.ask("")
    runner.release()
    assert search.state.hits == ()


def test_nothing_found_says_what_else_to_try(screen: Screen) -> None:
    runner = HeldRunner()
    search, _went = searching(screen, runner)
    search.ask("查无此人")
    runner.release()
    assert search.state.hits == ()
    assert "没有找到" in search.state.nothing


def test_the_masked_number_comes_first_where_nothing_cuts_it(screen: Screen) -> None:
    accepted(screen)
    runner = HeldRunner()
    search, _went = searching(screen, runner)
    search.ask("陈")
    runner.release()
    assert search.state.hits[0].subtitle.startswith("440524********0014")


class Center(NoMail):
    """Knows one case of another window, or none."""

    link = CenterLink(has_center=True)

    def __init__(self, case_id: str = "") -> None:
        self.case_id, self.asked = case_id, list[str]()

    def fetch_case(self, number: str, then: Callable[[str], None], failed: Failed) -> None:
        self.asked.append(number)
        if self.case_id:
            then(self.case_id)
        else:
            failed(Refused("CASE_NOT_AT_CENTER", number=number))


def asking(screen: Screen, center: NoMail) -> tuple[SearchPresenter, list[str]]:
    went: list[str] = []
    station = Station(screen.window.desk, screen.window.reads, InlineRunner())
    return SearchPresenter(station, went.append, center), went


def test_a_case_number_nobody_knows_here_is_fetched_from_the_center(screen: Screen) -> None:
    """It is opened when it came, and who asked for it is on record."""
    elsewhere = accepted(screen)
    center = Center(elsewhere)
    search, went = asking(screen, center)
    search.ask("2026-b12-000007")
    (hit,) = search.state.hits
    assert "2026-B12-000007" in hit.title
    search.open(hit.key)
    assert (center.asked, went) == (["2026-B12-000007"], [elsewhere])
    assert isinstance(screen.window.reads.history(elsewhere)[-1].body, CaseFetched)


def test_a_number_the_center_does_not_know_either_is_told_as_such(screen: Screen) -> None:
    search, went = asking(screen, Center())
    search.ask("2026-B12-000007")
    search.open(search.state.hits[0].key)
    assert went == []
    assert "2026-B12-000007" in search.state.nothing


def test_what_became_of_it_is_told_where_it_was_asked_and_esc_takes_it_away(
    screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The number stays in the line, and the keys with it."""
    monkeypatch.setattr(NoMail, "link", CenterLink(has_center=True))
    box = screen.shell.header.search
    screen.press(Qt.Key.Key_F3)
    screen.press("2026-b12-000007")
    screen.press(Qt.Key.Key_Return)
    assert box.is_open
    assert (box.hasFocus(), box.text()) == (True, "2026-b12-000007")
    words = [one.text() for one in box._popup.findChildren(QLabel) if one.isVisible()]
    assert any("2026-B12-000007" in one for one in words)
    screen.press(Qt.Key.Key_Escape)
    assert not box.is_open


@pytest.mark.parametrize("typed", ["陈大文", "2026", "13800000000", "20260923"])
def test_what_is_no_case_number_is_not_asked_for_far_away(screen: Screen, typed: str) -> None:
    search, _went = asking(screen, Center())
    search.ask(typed)
    assert search.state.hits == ()


def test_without_a_center_nothing_far_is_offered(screen: Screen) -> None:
    search, _went = asking(screen, NoMail())
    search.ask("2026-B12-000007")
    assert search.state.hits == ()
    assert search.state.nothing
