"""Over lines that are slow, cut or deaf everything arrives, once, and the clerk never waits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace

import httpx2
import pytest

from app.net.line import PATIENCE_S, Line, patience
from app.ports.correspondence import Tiding
from app.protocol.sync.messages import MOST_ENTRIES, Pull
from app.protocol.sync.wire import packed
from app.sync.courier import Courier
from app.sync.state import Round
from tests.support.lines import GPRS, UMTS, Profile, Wire, wire
from tests.support.machine import Machine
from tests.support.office import Office
from tests.support.served import Told, served, until

SOON_S = 1.0
"""How long a question waits on a line that may be deaf; a slow one is given its time."""
LONG_S = 40.0

Over = Callable[..., tuple[Wire, Courier, Told]]


@pytest.fixture
def office(tmp_path) -> Office:
    return Office(tmp_path)


@pytest.fixture
def over(office: Office) -> Iterator[Over]:
    with ExitStack() as ends:
        address = ends.enter_context(served(office.center))

        def begun(machine: Machine, profile: Profile, patience_s: float = PATIENCE_S) -> object:
            made, told = ends.enter_context(wire(address, profile)), Told()
            machine.driver.at = Round(program="test", batch=machine.driver.at.batch)
            who = (made.address, machine.terminal_id, machine.private)
            line = ends.enter_context(Line(*who, patience_s=patience_s))
            courier = Courier(machine.driver, line, told.hear, chance=lambda: 0.0)
            ends.callback(lambda: courier.stop())
            courier.start()
            return made, courier, told

        yield begun


def settled(office: Office, machine: Machine, courier: Courier) -> Callable[[], bool]:
    """Whether all is at the center; a person insists. Never more is called stored than is."""

    def holds() -> bool:
        recorded, unsent = len(machine.promised), machine.unsent
        stored = len(office.stored)
        assert stored >= recorded - unsent, "called stored, and is not"
        courier.hurry()
        return unsent == 0 and recorded == len(machine.promised)

    return holds


def at_the_center_once(office: Office, machine: Machine, courier: Courier) -> None:
    assert courier.stop()
    office.sync_until_quiet()
    office.assert_agrees()
    assert set(machine.promised) <= office.stored


@pytest.mark.parametrize(("profile", "facts"), [(GPRS, 30), (UMTS, 120)], ids=["2G", "3G"])
def test_over_a_slow_line_everything_arrives_and_acts_do_not_wait(office, over, profile, facts):
    machine = office.counter("B07", "W1")
    for _ in range(facts):
        machine.take_case()
    made, courier, told = over(machine, profile)
    assert told.wait(Tiding.ONLINE)
    said = made.heard
    assert until(lambda: made.heard > said)
    for _ in range(5):
        machine.take_case()
    assert machine.unsent >= 5, "five acts were done while one batch was under way"
    assert until(settled(office, machine, courier), LONG_S)
    assert Tiding.OFFLINE not in told.tidings
    at_the_center_once(office, machine, courier)


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("what", ["unanswered", "cut"])
def test_over_a_line_that_breaks_everything_arrives_once(office, over, what, seed):
    machine = office.counter("B07", "W1")
    machine.driver.at = replace(machine.driver.at, batch=8)
    for _ in range(40):
        machine.take_case()
    made, courier, told = over(machine, Profile(**{what: 0.5}, seed=seed))
    assert until(settled(office, machine, courier), LONG_S)
    assert made.faults[what] >= 1
    assert told.wait(Tiding.OFFLINE), "what was lost was told"
    at_the_center_once(office, machine, courier)


def test_a_line_that_never_answers_is_given_up_and_keeps_nobody_from_working(office, over):
    machine = office.counter("B07", "W1")
    for _ in range(10):
        machine.take_case()
    made, courier, told = over(machine, Profile(deaf=1.0, most=2), SOON_S)
    assert until(lambda: made.heard > 0)
    machine.take_case()
    assert machine.unsent == len(machine.promised)
    assert Tiding.ONLINE not in told.tidings
    assert told.wait(Tiding.OFFLINE)
    assert until(settled(office, machine, courier), LONG_S)
    assert made.faults["deaf"] == 2
    at_the_center_once(office, machine, courier)


def test_a_batch_that_was_lost_is_not_tried_again_at_once():
    sizes, at = [], Round(batch=400, steady=400).smaller().smaller()
    for _ in range(4):
        sizes.append(at.batch)
        at = replace(at, batch=at.larger)
    assert sizes == [100, 108, 116, 124]
    assert replace(at, batch=8, steady=100).larger == 16
    assert replace(at, batch=MOST_ENTRIES, steady=100).larger == MOST_ENTRIES


def test_a_large_question_is_given_the_time_a_slow_line_needs():
    batch = MOST_ENTRIES * 450
    assert patience(batch) > batch * 8 / GPRS.up + 4 * GPRS.delay_s
    assert patience(200) < PATIENCE_S + 1


def test_the_time_a_question_is_given_follows_its_size(office):
    given = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        given.append((len(request.content), request.extensions["timeout"]["read"]))
        return httpx2.Response(429)

    asked = Pull(ticket="t", generation="g", terminal_id="B07", epoch=1, after=0, wait_s=5)
    transport = httpx2.MockTransport(answer)
    with Line("https://center", "B07", bytes(32), transport=transport) as line:
        line.ask(asked)
    assert given == [(len(packed(asked)), patience(len(packed(asked))) + 5)]
