"""Limits, gates, paper titles and facts are words of the window, in whatever language it speaks."""

from __future__ import annotations

import gettext

import pytest

from app.domain.catalogue.elements import Limit
from app.domain.catalogue.kinds import ClockStart, FeeGate
from app.domain.clocks import DayUnit
from ui import i18n
from ui.keymap import KEYS
from ui.presenters import happened, strips
from ui.presenters.words import days_word, gate_word, limit_word


class Marking(gettext.NullTranslations):
    """Says every marked sentence in brackets, and one otherwise than many."""

    def gettext(self, message: str) -> str:
        return f"<{message}>"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"<{'one' if n == 1 else 'many'} {msgid1}>"


@pytest.fixture(autouse=True)
def another_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(i18n._spoken, "words", Marking())


def limit(**told: object) -> Limit:
    return Limit(basis="", tag="", **told)  # type: ignore[arg-type]


@pytest.mark.parametrize("start", ClockStart)
def test_a_limit_is_spoken_whole(start: ClockStart) -> None:
    said = limit_word(limit(days=20, start=start))
    assert said.startswith("<<many 20 个工作日>（自")
    assert said.endswith(">")


def test_a_limit_without_days_is_spoken() -> None:
    assert limit_word(limit(stated=False)) == "<法律、法规未规定>"
    assert limit_word(limit(unit=DayUnit.IMMEDIATE)) == "<当场>"


@pytest.mark.parametrize("gate", FeeGate)
def test_a_gate_is_spoken(gate: FeeGate) -> None:
    assert gate_word(gate).startswith("<")


def test_one_day_is_not_said_like_many() -> None:
    assert days_word(1, DayUnit.WORKDAY) == "<one 1 个工作日>"
    assert days_word(2, DayUnit.CALENDAR) == "<many 2 日>"


def test_the_title_of_a_paper_in_the_history_is_spoken() -> None:
    issued = type("Body", (), {"title": "受理通知书", "number_text": ""})()
    assert happened._issued(issued)[0] == "<出具<受理通知书>>"


def test_a_fact_is_not_said_in_the_words_of_a_key() -> None:
    acts = {f"<{key.msgid}>" for key in KEYS.values()}
    accepted = type("Body", (), {"by": "T10"})()
    reminded = type("Body", (), {"channel": "", "text": ""})()
    facts = {happened._accepted(accepted)[0], happened._reminded(reminded)[0]}
    assert facts.isdisjoint(acts)
    assert acts.isdisjoint({f"<{word}>" for word in strips._STARTS.values()})
