"""Counters and their center over real HTTP on loopback: facts arrive, strangers do not get in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import httpx2
import pytest

from app.domain.errors import Refused, Unavailable
from app.net.line import Line
from app.protocol.signing import new_private_key, sign_question
from app.protocol.sync.messages import Problem, Pull
from app.protocol.sync.wire import MOST_PACKED, SIGNATURE, TERMINAL
from app.sync import effects
from app.sync.courier import Courier
from app.sync.state import Round
from tests.support.machine import Machine
from tests.support.office import Office
from tests.support.served import Told, served, until

LISTEN_S = 20
PROMPT_S = 2.0
"""How soon a fact has to be at the center, and at another counter, while both are online."""


@pytest.fixture
def office(tmp_path, disk) -> Office:
    return Office(tmp_path, disk=disk)


@pytest.fixture
def address(office: Office) -> Iterator[str]:
    with served(office.center) as found:
        yield found


@pytest.fixture
def running(address: str) -> Iterator[Callable[[Machine], tuple[Courier, Told]]]:
    with ExitStack() as ends:

        def run(machine: Machine) -> tuple[Courier, Told]:
            told = Told()
            machine.driver.at = Round(program="test", listen_s=LISTEN_S)
            line = ends.enter_context(Line(address, machine.terminal_id, machine.private))
            courier = Courier(machine.driver, line, told.hear, chance=lambda: 0.0)
            ends.callback(lambda: courier.stop())
            courier.start()
            return courier, told

        yield run


def test_what_a_counter_recorded_is_at_the_center_once_it_says_online(office, running):
    machine = office.counter("B07", "W1")
    for _ in range(5):
        machine.take_case()
    _courier, told = running(machine)
    assert told.wait(effects.Matter.ONLINE)
    assert until(lambda: machine.unsent == 0)
    assert set(machine.promised) <= office.stored


def test_a_fact_reaches_center_and_neighbour_promptly_while_both_listen(office, running):
    one, other = office.counter("B07", "W1"), office.counter("B08", "W1")
    (first, told), (_second, heard) = running(one), running(other)
    assert told.wait(effects.Matter.ONLINE)
    assert heard.wait(effects.Matter.ONLINE)
    case_id = one.take_case()
    first.poke()
    assert until(lambda: one.unsent == 0, PROMPT_S)
    seen = f"SELECT count(*) FROM fact WHERE subject = '{case_id}'"
    assert until(lambda: other.store.reader.value(seen) == 1, PROMPT_S)


def test_a_counter_whose_center_is_away_goes_on_and_says_so(office, tmp_path):
    machine = office.counter("B07", "W1")
    machine.take_case()
    told = Told()
    with Line("http://127.0.0.1:9", "B07", machine.private, patience_s=1.0) as line:
        courier = Courier(machine.driver, line, told.hear)
        courier.start()
        assert told.wait(effects.Matter.OFFLINE)
        machine.take_case()
        assert courier.stop()
    assert machine.unsent >= 2


def question(machine: Machine, **changed: object) -> Pull:
    told = {"ticket": "t", "generation": "", "terminal_id": machine.terminal_id}
    return Pull(**(told | {"epoch": 1, "after": 0} | changed))  # type: ignore[arg-type]


@pytest.mark.parametrize("who", ["other key", "other terminal", "unknown terminal"])
def test_who_does_not_sign_as_the_terminal_it_names_gets_nothing(office, address, who):
    one, other = office.counter("B07", "W1"), office.counter("B08", "W1")
    asked = {
        "other key": (one.terminal_id, new_private_key(), question(one)),
        "other terminal": (other.terminal_id, other.private, question(one)),
        "unknown terminal": ("Z99", new_private_key(), question(one, terminal_id="Z99")),
    }
    name, private, what = asked[who]
    with Line(address, name, private) as line:
        answer = line.ask(what)
    assert isinstance(answer, Problem)
    assert answer.code == "UNKNOWN_TERMINAL"


@pytest.mark.parametrize(
    ("body", "status"),
    [(b"", 400), (b"not zstd", 400), (b"\x28\xb5\x2f\xfd" + b"\xff" * 40, 400)],
)
def test_what_is_no_question_is_a_clear_problem_and_has_no_effect(office, address, body, status):
    machine = office.counter("B07", "W1")
    before = office.stored
    proof = sign_question(machine.private, "B07", body).hex()
    with httpx2.Client(base_url=address, trust_env=False) as client:
        reply = client.post("/v1/ask", content=body, headers={TERMINAL: "B07", SIGNATURE: proof})
    assert reply.status_code == status
    assert reply.headers["content-type"].startswith("application/problem+json")
    assert reply.json()["detail"] == "MESSAGE_MALFORMED"
    assert office.stored == before


def test_a_body_without_end_is_not_read_to_its_end(office, address):
    office.counter("B07", "W1")
    with httpx2.Client(base_url=address, trust_env=False) as client:
        reply = client.post("/v1/ask", content=bytes(MOST_PACKED + 1), headers={TERMINAL: "B07"})
    assert reply.status_code == 413


def test_the_health_of_a_center_tells_how_far_its_feed_goes(office, address, running):
    machine = office.counter("B07", "W1")
    machine.take_case()
    _courier, told = running(machine)
    assert told.wait(effects.Matter.ONLINE)
    assert until(lambda: machine.unsent == 0)
    with httpx2.Client(base_url=address, trust_env=False) as client:
        found = client.get("/health").json()
        described = client.get("/schema/openapi.json").json()
    assert found["end"] >= 1
    assert "/v1/ask" in described["paths"]


@pytest.mark.parametrize(
    ("status", "body", "error"), [(200, b"nonsense", Refused), (502, b"", Unavailable)]
)
def test_an_answer_that_is_none_is_no_answer(office, status, body, error):
    machine = office.counter("B07", "W1")
    reply = httpx2.Response(status, stream=httpx2.ByteStream(body))
    transport = httpx2.MockTransport(lambda _: reply)
    with (
        Line("http://center", "B07", machine.private, transport=transport) as line,
        pytest.raises(error),
    ):
        line.ask(question(machine))


def test_a_busy_center_says_when_to_come_again(office):
    machine = office.counter("B07", "W1")
    busy = httpx2.MockTransport(lambda _: httpx2.Response(429, headers={"Retry-After": "7"}))
    with Line("http://center", "B07", machine.private, transport=busy) as line:
        answer = line.ask(question(machine))
    assert isinstance(answer, Problem)
    assert (answer.code, answer.retry_after_s) == ("BUSY", 7)
