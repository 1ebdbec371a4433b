"""A round carried by hand: what is unsent gets there once, whatever happens to the stick."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.center import letters as answering
from app.center import lives
from app.domain.errors import Refused
from app.ports.correspondence import Tiding
from app.protocol.letters import reply_of, sealed_letter, sealed_reply
from app.protocol.signing import new_private_key, public_key
from app.protocol.sync.messages import Pushed
from app.sync import letters
from app.sync.letters import Taken
from tests.support.machine import Machine
from tests.support.office import CENTER_KEY, Office


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Two counters that spoke with their center once and have no network since."""
    made = Office(tmp_path)
    for name, window in (("B07", "W1"), ("B08", "W1")):
        made.counter(name, window)
    made.sync_until_quiet()
    return made


def answered(office: Office, raw: bytes) -> answering.Answered:
    return answering.answer(office.center, raw, CENTER_KEY)


def carry(office: Office, machine: Machine) -> Taken:
    return office.take_reply(machine, office.reply_to(office.letter(machine)))


def test_what_is_unsent_is_stored_and_known_to_be_stored(office: Office) -> None:
    one, other = office.machines["B07"], office.machines["B08"]
    one.take_case()
    one.pay(700)
    other.take_case()
    unsent = one.unsent
    assert carry(office, one).stored == unsent
    assert one.unsent == 0
    brought = carry(office, other)
    assert brought.rows >= unsent, "the neighbour reads what the first one did"
    office.sync_until_quiet()
    office.assert_agrees()


def test_more_than_one_batch_goes_with_one_letter(office: Office) -> None:
    machine = office.machines["B07"]
    for _ in range(600):
        machine.take_case()
    assert machine.unsent > 500
    carry(office, machine)
    assert machine.unsent == 0
    office.sync_until_quiet()
    office.assert_agrees()


def test_a_letter_read_twice_is_stored_once(office: Office) -> None:
    machine = office.machines["B07"]
    machine.take_case()
    raw = office.letter(machine)
    first, second = answered(office, raw), answered(office, raw)
    assert first.facts > 0
    assert second.facts == 0
    office.take_reply(machine, first.reply)
    assert office.take_reply(machine, second.reply).stored == 0
    office.sync_until_quiet()
    office.assert_agrees()


def test_a_reply_lost_on_the_way_is_made_up_by_the_next(office: Office) -> None:
    machine = office.machines["B07"]
    machine.take_case()
    answered(office, office.letter(machine))
    machine.pay(700)
    carry(office, machine)
    assert machine.unsent == 0
    office.sync_until_quiet()
    office.assert_agrees()


def test_letters_that_overtake_each_other_settle(office: Office) -> None:
    machine = office.machines["B07"]
    machine.take_case()
    older = office.letter(machine)
    machine.pay(700)
    newer = office.letter(machine)
    replies = [answered(office, newer).reply, answered(office, older).reply]
    written_of = machine.unsent
    machine.pay(500)
    since = machine.unsent - written_of
    for raw in reversed(replies):
        office.take_reply(machine, raw)
    assert machine.unsent == since
    office.sync_until_quiet()
    office.assert_agrees()


def test_a_reply_to_an_older_letter_tells_what_is_stored_and_nothing_else(office: Office) -> None:
    machine, other = office.machines["B07"], office.machines["B08"]
    other.take_case()
    carry(office, other)
    machine.take_case()
    older = office.reply_to(office.letter(machine))
    newer = office.reply_to(office.letter(machine))
    brought = office.take_reply(machine, older)
    assert (machine.unsent, brought.rows, brought.is_newest) == (0, 0, False)
    assert office.take_reply(machine, newer).rows > 0


def test_a_reply_that_comes_after_a_round_on_the_wire_takes_nothing_back(office: Office) -> None:
    machine = office.machines["B07"]
    machine.take_case()
    late = answered(office, office.letter(machine)).reply
    machine.pay(700)
    office.sync_until_quiet()
    assert office.take_reply(machine, late).stored == 0
    assert machine.unsent == 0
    office.assert_agrees()


def test_a_letter_that_comes_after_a_round_on_the_wire_alarms_nobody(office: Office) -> None:
    machine = office.machines["B07"]
    machine.take_case()
    late = office.letter(machine)
    office.sync_until_quiet()
    assert answered(office, late).facts == 0
    told: list[str] = []
    office.tell = lambda _machine, tiding: told.append(tiding)  # type: ignore[method-assign]
    machine.pay(500)
    office.sync_until_quiet()
    assert not {Tiding.RESTORED, Tiding.FORKED, Tiding.FENCED} & set(told)
    office.assert_agrees()


def test_numbers_run_low_and_come_by_letter(office: Office) -> None:
    machine = office.machines["B07"]
    for _ in range(20):
        machine.take_case()
        machine.pay(700)
    before = sum(one.to_no - one.next_no for one in machine.exchange.standing().leases)
    carry(office, machine)
    after = sum(one.to_no - one.next_no for one in machine.exchange.standing().leases)
    assert after > before


def test_a_terminal_put_out_of_service_learns_it_by_letter(office: Office) -> None:
    machine = office.machines["B07"]
    with office.center.store.writing() as link:
        newest = lives.lives(link, office.center.center_id, "B07")[-1]
        lives.keep_fence(link, office.center.center_id, newest, "RETIRED")
    machine.take_case()
    carry(office, machine)
    assert machine.exchange.standing().fence == "RETIRED"
    assert machine.unsent == 0, "what it recorded is taken all the same"


def test_a_center_set_back_asks_for_another_letter(office: Office) -> None:
    machine = office.machines["B07"]
    copy = office.back_up_center()
    machine.take_case()
    carry(office, machine)
    office.restore_center(copy)
    machine.pay(700)
    assert carry(office, machine).again
    carry(office, machine)
    assert machine.unsent == 0
    office.sync_until_quiet()
    office.assert_agrees()


def test_a_memory_set_back_takes_no_reply_to_a_letter_it_never_wrote(office: Office) -> None:
    machine = office.machines["B07"]
    copy = office.back_up(machine)
    machine.take_case()
    reply = answered(office, office.letter(machine)).reply
    office.restore_backup(machine, copy)
    machine = office.machines["B07"]
    with pytest.raises(Refused, match="REPLY_UNKNOWN"):
        office.take_reply(machine, reply)
    with pytest.raises(Refused, match="REPLY_DISAGREES"):
        carry(office, machine)
    office.sync_until_quiet()


def test_a_letter_opens_for_its_center_alone_and_only_from_its_terminal(office: Office) -> None:
    machine = office.machines["B07"]
    machine.take_case()
    letter = letters.write(machine.exchange, machine.clock, "test", "")
    raw = sealed_letter(letter, machine.private, public_key(CENTER_KEY))
    assert b"B07" not in raw
    with pytest.raises(Refused, match="NOT_SEALED_FOR_US"):
        answering.answer(office.center, raw, new_private_key())
    forged = sealed_letter(letter, new_private_key(), public_key(CENTER_KEY))
    with pytest.raises(Refused, match="NOT_SIGNED"):
        answered(office, forged)
    with pytest.raises(Refused, match="NOT_SEALED_FOR_US"):
        answered(office, raw[:-1] + bytes([raw[-1] ^ 1]))
    with pytest.raises(Refused, match="LETTER_MALFORMED"):
        answered(office, b"no letter at all")
    assert machine.unsent > 0
    assert answered(office, raw).facts > 0


def test_a_reply_is_for_its_terminal_alone(office: Office) -> None:
    one, other = office.machines["B07"], office.machines["B08"]
    reply = answered(office, office.letter(one)).reply
    with pytest.raises(Refused, match="NOT_SEALED_FOR_US"):
        office.take_reply(other, reply)
    forged = reply_of(reply, one.private, public_key(CENTER_KEY))
    raw = sealed_reply(forged, new_private_key(), public_key(one.private))
    with pytest.raises(Refused, match="NOT_SIGNED"):
        office.take_reply(one, raw)


def test_a_counter_that_never_spoke_with_its_center_writes_no_letter(office: Office) -> None:
    machine = office.counter("B09", "W2")
    with pytest.raises(Refused, match="LETTER_BEFORE_ROUND"):
        office.letter(machine)


def test_what_a_push_calls_stored_is_placed_though_a_letter_brought_it(office: Office) -> None:
    machine = office.machines["B07"]
    machine.take_case()
    (in_flight,) = letters.write(machine.exchange, machine.clock, "test", "").pushes
    machine.take_case()
    office.reply_to(office.letter(machine))
    answer = office.ask(in_flight)
    assert isinstance(answer, Pushed)
    assert answer.have == machine.exchange.standing().head
    assert sum(run.count for run in answer.placed) == answer.have.seq - in_flight.base.seq
