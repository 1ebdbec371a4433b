"""A memory that was told of others proves itself as well as one that is alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.facts.office import SignedOut
from app.storage import leases, lives
from app.storage.engine.link import Statement
from app.storage.upkeep.verifying import verify
from tests.support.machine import Machine
from tests.support.office import Office
from tests.support.spares import take_over


@pytest.fixture
def told(tmp_path: Path) -> Machine:
    """A counter beside another one, which keeps some of its facts to itself."""
    office = Office(tmp_path)
    listener, teller = office.counter("B07", "W1"), office.counter("B08", "W1")
    teller.take_case()
    teller.record(("terminal:B08", SignedOut(staff_id="lin", cause="CLOSED")))
    teller.take_case()
    teller.take_case()
    listener.take_case()
    office.sync_until_quiet()
    return listener


def meddle(machine: Machine, text: str) -> None:
    with machine.store.writing() as link:
        link.run(Statement(text))


def breaks(machine: Machine) -> list[tuple[str, str]]:
    return [(one.terminal_id, one.cause) for one in verify(machine.store, {}).breaks]


def test_what_others_keep_to_themselves_is_no_break(told):
    report = verify(told.store, {})
    assert report.breaks == ()
    assert report.differing == ()


def test_a_fact_of_another_that_was_changed_here_is_a_break(told):
    meddle(told, "UPDATE fact SET actor = 'zhou' WHERE terminal_id = 'B08' AND seq = 3")
    assert breaks(told) == [("B08", "HASH")]


def test_facts_of_another_that_do_not_follow_each_other_are_a_break(told):
    meddle(told, "UPDATE fact SET prev_hash = hash WHERE terminal_id = 'B08' AND seq = 4")
    assert breaks(told) == [("B08", "PREVIOUS")]


def test_a_fact_of_ones_own_that_is_gone_is_a_break(told):
    told.take_case()
    meddle(told, "DELETE FROM fact WHERE terminal_id = 'B07' AND seq = 1")
    assert breaks(told) == [("B07", "GAP")]


def test_numbers_a_neighbour_used_are_no_leases_of_ours(tmp_path):
    office = Office(tmp_path)
    listener, teller = office.counter("B07", "W1"), office.counter("B08", "W1")
    office.sync_until_quiet()
    assert teller.pay()
    office.sync_until_quiet()
    assert {one.terminal_id for one in leases.held(listener.store.reader)} == {"B07"}
    assert {one.terminal_id for one in leases.held(teller.store.reader)} == {"B08"}


def test_a_life_that_began_anew_is_sound_though_what_was_signed_is_said_elsewhere(tmp_path):
    office = Office(tmp_path)
    old = office.counter("B07", "W1")
    office.sync_until_quiet()
    old.take_case()
    lives.sign_present(old.store, old.private)
    spare = take_over(office, old, goes_on=False)
    office.sync_until_quiet()
    report = verify(spare.store, {})
    assert report.bad_signatures == ()
    assert report.is_sound


def test_what_an_old_machine_said_behind_the_base_of_its_heir_is_no_break(tmp_path):
    """Its facts are the heir's by now, but for those it said when the copy was made already."""
    office = Office(tmp_path)
    old = office.counter("B07", "W1")
    office.sync_until_quiet()
    old.take_case()
    old.take_case()
    spare = take_over(office, old, goes_on=False)
    old.take_case()
    office.sync_until_quiet()
    assert breaks(spare) == []
    meddle(spare, "DELETE FROM fact WHERE terminal_id = 'B07' AND seq = 2 AND epoch > 1")
    assert breaks(spare) == [("B07", "GAP")]
