"""The transition table says what the law says, and nothing of it is left loose."""

from __future__ import annotations

import pytest

from app.domain import diagram
from app.domain.cases.guards import GUARDS
from app.domain.cases.moves import SERVED, unserved_guards
from app.domain.cases.states import STATE_NAMES, TERMINAL_STATES, ClockEffect, Offline, State
from app.domain.cases.transitions import TRANSITIONS, lawful_from
from app.domain.facts import known_kinds
from app.domain.people import Role
from app.domain.resources import resource_path

ROWS = tuple(TRANSITIONS.values())
LAW = [f"T{n:02d}" for n in range(1, 34) if n != 19] + ["T19a", "T19b"]


def test_every_row_of_the_law_is_there_once():
    assert sorted(TRANSITIONS) == sorted(LAW)


def test_every_state_has_a_name_and_can_be_reached():
    assert set(STATE_NAMES) == set(State)
    reached = {row.target for row in ROWS if row.target}
    assert reached == set(State)


def test_nothing_leaves_a_terminal_state():
    for state in TERMINAL_STATES:
        assert lawful_from(state) == (), state


def test_no_terminal_state_without_a_document_or_a_reason():
    for row in ROWS:
        if row.target in TERMINAL_STATES - {State.ARCHIVED}:
            assert row.documents or row.reason, row.id


def test_a_proxy_agent_can_neither_accept_nor_decide():
    forbidden = {f"T{n:02d}" for n in (*range(4, 12), *range(22, 26))}
    for row_id in forbidden:
        assert Role.PROXY not in TRANSITIONS[row_id].actors, row_id


def test_the_three_administrators_handle_no_case():
    for row in ROWS:
        assert row.actors.isdisjoint({Role.ADMIN_SYS, Role.ADMIN_SEC, Role.ADMIN_AUDIT}), row.id


def test_every_fact_a_row_names_is_known():
    assert {row.fact for row in ROWS} <= known_kinds()


def test_every_guard_of_a_served_row_exists_and_no_guard_is_idle():
    named = {name for row in ROWS for name in row.guards}
    served = {name for row in ROWS if row.id in SERVED for name in row.guards}
    assert served <= GUARDS.keys()
    assert set(GUARDS) <= named
    assert unserved_guards() == named - served


@pytest.mark.parametrize(
    ("row_id", "effect"),
    [
        ("T03", ClockEffect.START_NOTICE),
        ("T07", ClockEffect.STOP_NOTICE),
        ("T08", ClockEffect.START_DECIDE),
        ("T10", ClockEffect.START_DECIDE),
        ("T11", ClockEffect.START_DECIDE_AT_RECEIPT),
        ("T13", ClockEffect.OPEN_STOP),
        ("T14", ClockEffect.CLOSE_STOP),
        ("T17", ClockEffect.EXTEND),
        ("T22", ClockEffect.STOP_DECIDE_START_DELIVERY),
        ("T26", ClockEffect.STOP_DELIVERY),
        ("T29", ClockEffect.STOP_ALL),
    ],
)
def test_a_row_moves_the_clocks_the_law_names(row_id, effect):
    assert TRANSITIONS[row_id].clock is effect


def test_a_site_check_stops_no_clock():
    assert TRANSITIONS["T15"].clock is ClockEffect.NONE


def test_only_acts_of_the_window_are_done_offline():
    for row in ROWS:
        if row.offline is Offline.NO:
            assert row.id not in SERVED, row.id


def test_the_page_beside_the_table_is_drawn_from_it():
    readme = resource_path("..", "app", "domain", "cases", "README.md")
    assert readme.read_text("utf-8") == diagram.page(), "run `make diagram`"
