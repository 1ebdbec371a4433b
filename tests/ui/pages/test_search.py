"""The search box: what was guessed is said, and only the newest question answers."""

from __future__ import annotations

import pytest

from app.services import intake
from tests.support.runners import HeldRunner
from tests.support.screens import Screen
from ui.presenters.search import GUESSES, SearchPresenter
from ui.presenters.station import Station


def searching(screen: Screen, runner: HeldRunner) -> tuple[SearchPresenter, list[str]]:
    went: list[str] = []
    station = Station(screen.window.desk, screen.window.reads, runner)
    return SearchPresenter(station, went.append), went


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
