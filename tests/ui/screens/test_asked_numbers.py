"""A number that money hangs on: nothing is charged on a guess, and the page says what it wants."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.screens import Screen
from ui.presenters.intake.reading import read_draft
from ui.presenters.money.quote import due_of, quote_of


def quoted(screen: Screen, code: str, **answers: str) -> Any:
    today = screen.window.desk.today
    matter = next(m for m in screen.window.reads.matters(today) if m.local_code == code)
    values = {f"answer.{name}": value for name, value in answers.items()}
    reading = read_draft(matter, values, today)
    assert due_of(matter, reading.given, {}) is None or not reading.wrong_answers
    return quote_of(matter, reading.given, {})


@pytest.mark.parametrize(
    ("answers", "problem"),
    [
        ({}, "请填写数量"),
        ({"area": "12.5"}, "请填写数量"),
        ({"area": "", "days": "3"}, "请填写数量"),
        ({"area": "abc", "days": "3"}, "请填写数字"),
        ({"area": "200000", "days": "3"}, "应在 0 与 100000 之间"),
    ],
)
def test_no_amount_before_the_numbers_are_there(screen: Screen, answers, problem) -> None:
    quote = quoted(screen, "M25", **answers)
    assert quote.problem == problem
    assert not quote.lines
    assert not quote.figures


def test_the_amount_follows_the_numbers(screen: Screen) -> None:
    assert quoted(screen, "M25", area="12.5", days="3").figures == "18.75"


def test_a_slip_in_a_number_with_a_default_is_not_charged_as_the_default(screen: Screen) -> None:
    assert quoted(screen, "M19").figures == "80.00"
    assert quoted(screen, "M19", extra_books="2x").problem == "请填写数字"


def test_acceptance_asks_for_the_number_first(screen: Screen) -> None:
    screen.presenter.open_case(screen.window.draft("M25"))
    state = screen.presenter.intake.state
    assert all(question.problem == "" for question in state.questions)
    waiting = [act.reason for act in state.foot.acts if "面积是多少" in act.reason]
    assert waiting
    assert "请填写" in waiting[0]
