"""Screens hear of the first change at once, and of a thousand pages a few times a second."""

from __future__ import annotations

from app.ports.memory import Changed
from ui.program.gathering import Gathering

PAUSE_MS = 20


def test_the_first_word_goes_at_once_and_the_others_go_together(qtbot):
    said = []
    gathering = Gathering(said.append, pause_ms=PAUSE_MS)
    for number in range(50):
        gathering.tell(Changed(cases=frozenset((f"case-{number}",)), facts=2))
    assert said == [Changed(cases=frozenset(("case-0",)), facts=2)]
    qtbot.waitUntil(lambda: len(said) == 2)
    assert len(said[1].cases) == 49
    assert said[1].facts == 98


def test_after_a_pause_in_which_nothing_came_a_word_goes_at_once_again(qtbot):
    said = []
    gathering = Gathering(said.append, pause_ms=PAUSE_MS)
    gathering.tell(Changed(facts=1))
    qtbot.waitUntil(lambda: not gathering.is_pausing)
    gathering.tell(Changed(facts=1))
    assert len(said) == 2
