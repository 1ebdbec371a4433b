"""A state is named by what is so, an act by what to do: in no language are they one word."""

from __future__ import annotations

import pytest

from app.domain.cases.states import State
from ui.i18n import install
from ui.keymap import KEYS
from ui.presenters.problems import state_name
from ui.presenters.words import state_chip

ENDS = {
    State.REFUSED: "case.refuse",
    State.WITHDRAWN: "case.withdraw",
    State.RETURNED: "case.return",
}


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_no_state_is_named_like_the_act_that_leads_to_it(
    language: str, request: pytest.FixtureRequest
) -> None:
    request.addfinalizer(lambda: install("zh_CN"))
    install(language)
    for state, act in ENDS.items():
        assert state_name(state) != KEYS[act].label


def test_a_refusal_is_no_pause() -> None:
    assert state_chip(State.REFUSED).icon == "cross"
