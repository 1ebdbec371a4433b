"""The next question travels while the last answer is written down, and nothing is lost by it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.errors import Unavailable
from app.ports.exchange import Standing
from app.protocol.sync.messages import Pull, Push, Question
from app.storage.exchange import SqlExchange, standing
from app.sync import effects, events
from app.sync.state import Phase
from tests.support.machine import Machine
from tests.support.office import Office

FACTS = 9


@pytest.fixture
def office(tmp_path: Path) -> Office:
    made = Office(tmp_path)
    made.beginning = replace(made.beginning, batch=2, page=2)
    return made


@pytest.fixture
def one(office: Office) -> Machine:
    machine = office.counter("B07", "W1")
    office.sync(machine)
    for _ in range(FACTS):
        machine.take_case()
    return machine


def asked(office: Office, machine: Machine) -> Iterator[tuple[Question, Standing]]:
    """Every question of a round, and what was written down here when it was sent."""
    event: events.Event | None = events.Wake()
    while event is not None:
        told = list[events.Event]()
        for effect in machine.driver.hear(event):
            if isinstance(effect, effects.Send):
                yield effect.question, standing.standing(machine.store.reader)
                told.append(events.Replied(office.ask(effect.question)))
        event = told[0] if told else None


def test_a_batch_is_sent_before_it_is_written_down_that_the_last_is_stored(
    office: Office, one: Machine
) -> None:
    pushes = [(said, at) for said, at in asked(office, one) if isinstance(said, Push)]
    assert [said.base.seq > at.acked.seq for said, at in pushes] == [False, True, True, True]
    assert sum(len(said.entries) for said, _at in pushes) == FACTS
    assert one.unsent == 0
    office.assert_agrees()


def test_a_page_is_asked_for_before_the_last_is_folded(office: Office, one: Machine) -> None:
    office.sync(one)
    other = office.counter("B08", "W1")
    pulls = [(said, at) for said, at in asked(office, other) if isinstance(said, Pull)]
    assert [said.after > at.cursor for said, at in pulls] == [False, True, True, True, True]
    office.assert_agrees()


@pytest.mark.parametrize("kept", ["keep_ack", "keep_pulled"])
def test_what_is_on_its_way_when_the_disk_is_full_is_asked_for_again(
    office: Office, one: Machine, monkeypatch: pytest.MonkeyPatch, kept: str
) -> None:
    other = office.counter("B08", "W1")
    office.sync(other)
    speaks = one if kept == "keep_ack" else other
    if speaks is other:
        office.sync(one)

    def full(*_told: object) -> None:
        raise Unavailable("DISK_FULL")

    with monkeypatch.context() as patched:
        patched.setattr(SqlExchange, kept, full)
        list(asked(office, speaks))
    assert speaks.driver.at.phase is Phase.RESTING
    office.sync_until_quiet()
    office.assert_agrees()
