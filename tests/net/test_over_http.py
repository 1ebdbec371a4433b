"""Counters and their center over real HTTP on loopback: facts arrive, strangers do not get in."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from queue import SimpleQueue

import httpx2
import pytest

from app.center import founding
from app.domain.errors import Refused, Unavailable
from app.net.line import Line
from app.ports.correspondence import Tiding
from app.protocol.signing import new_private_key, sign_question
from app.protocol.sync.messages import Answer, Hello, Problem, Pull
from app.protocol.sync.versions import NEWEST, OLDEST
from app.protocol.sync.wire import MOST_PACKED, SIGNATURE, TERMINAL, packed
from app.sync.courier import Courier
from app.sync.state import Round
from tests.support.machine import Machine
from tests.support.office import CENTER_ID, Office
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
    assert told.wait(Tiding.ONLINE)
    assert until(lambda: machine.unsent == 0)
    assert set(machine.promised) <= office.stored


def test_a_fact_reaches_center_and_neighbour_promptly_while_both_listen(office, running):
    one, other = office.counter("B07", "W1"), office.counter("B08", "W1")
    (first, told), (_second, heard) = running(one), running(other)
    assert told.wait(Tiding.ONLINE)
    assert heard.wait(Tiding.ONLINE)
    case_id = one.take_case()
    first.poke()
    assert until(lambda: one.unsent == 0, PROMPT_S)
    seen = f"SELECT count(*) FROM fact WHERE subject = '{case_id}'"
    assert until(lambda: other.store.reader.value(seen) == 1, PROMPT_S)


def test_one_act_after_the_other_is_prompt_while_earlier_questions_still_listen(office, running):
    machine = office.counter("B07", "W1")
    courier, told = running(machine)
    assert told.wait(Tiding.QUIET)
    for _ in range(10):
        machine.take_case()
        courier.poke()
        assert until(lambda: machine.unsent == 0, PROMPT_S)


def test_a_machine_that_begins_a_new_round_is_not_kept_waiting_for_the_old(office, address):
    machine = office.counter("B07", "W1")
    office.sync(machine)
    at = founding.present(office.center.store.reader, CENTER_ID)
    asked = question(machine, generation=at.generation, after=at.pos, wait_s=LISTEN_S)
    answers: SimpleQueue[Answer] = SimpleQueue()
    with Line(address, "B07", machine.private) as line:
        listening = threading.Thread(target=lambda: answers.put(line.ask(asked)), daemon=True)
        listening.start()
        with Line(address, "B07", machine.private) as other:
            assert until(lambda: _answered_after_hello(other, machine, answers), PROMPT_S)
        listening.join(PROMPT_S)


def _answered_after_hello(line: Line, machine: Machine, answers: SimpleQueue[Answer]) -> bool:
    line.ask(hello(machine))
    return not answers.empty()


def test_a_program_ends_though_a_question_still_listens(office, running):
    courier, told = running(office.counter("B07", "W1"))
    assert told.wait(Tiding.QUIET)
    assert courier.stop()
    left = [one for one in threading.enumerate() if one.name.startswith("asking")]
    assert left, "the question is still under way"
    assert all(one.daemon for one in left), "and nobody waits for it"


def test_a_counter_whose_center_is_away_goes_on_and_says_so(office, tmp_path):
    machine = office.counter("B07", "W1")
    machine.take_case()
    told = Told()
    with Line("http://127.0.0.1:9", "B07", machine.private, patience_s=1.0) as line:
        courier = Courier(machine.driver, line, told.hear)
        courier.start()
        assert told.wait(Tiding.OFFLINE)
        machine.take_case()
        assert courier.stop()
    assert machine.unsent >= 2


def hello(machine: Machine) -> Hello:
    stood = machine.exchange.begin_visit()
    return Hello(
        ticket="h",
        oldest=OLDEST,
        newest=NEWEST,
        program="test",
        terminal_id=stood.terminal_id,
        epoch=stood.epoch,
        visit=stood.visit,
        nonce=stood.nonce,
        head=stood.head,
        acked=stood.acked,
        generation=stood.generation,
        cursor=stood.cursor,
        at="",
    )


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
    assert told.wait(Tiding.ONLINE)
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
        Line("https://center", "B07", machine.private, transport=transport) as line,
        pytest.raises(error),
    ):
        line.ask(question(machine))


def test_a_busy_center_says_when_to_come_again(office):
    machine = office.counter("B07", "W1")
    busy = httpx2.MockTransport(lambda _: httpx2.Response(429, headers={"Retry-After": "7"}))
    with Line("https://center", "B07", machine.private, transport=busy) as line:
        answer = line.ask(question(machine))
    assert isinstance(answer, Problem)
    assert (answer.code, answer.retry_after_s) == ("BUSY", 7)


def test_a_fault_of_ours_is_logged_by_its_place_and_not_by_what_it_says(
    office, address, monkeypatch, caplog
):
    machine = office.counter("B07", "W1")

    def stumble(*_told):
        raise RuntimeError("440524188001010014")

    generation = founding.present(office.center.store.reader, CENTER_ID).generation
    monkeypatch.setattr("app.center.journal.page", stumble)
    asked = packed(question(machine, generation=generation))
    proof = sign_question(machine.private, "B07", asked).hex()
    with httpx2.Client(base_url=address, trust_env=False) as client:
        reply = client.post("/v1/ask", content=asked, headers={TERMINAL: "B07", SIGNATURE: proof})
        missing = client.get("/nowhere")
    assert reply.status_code == 500
    assert missing.status_code == 404
    (logged,) = [one for one in caplog.records if one.name == "yichuang.center"]
    assert "RuntimeError" in logged.getMessage()
    assert "stumble" in logged.getMessage()
    assert "440524" not in logged.getMessage()
    assert "440524" not in reply.text


def test_a_line_that_was_hung_up_asks_nothing(office, address):
    machine = office.counter("B07", "W1")
    line = Line(address, "B07", machine.private)
    line.close()
    with pytest.raises(Unavailable, match="CLOSED"):
        line.ask(hello(machine))
