"""What a center promises whoever asks it, on either engine."""

from __future__ import annotations

import pytest
from msgspec import structs

from app.center import founding, lives
from app.center.answering import Center
from app.center.auditing import audit
from app.center.engine.port import in_turn
from app.domain.errors import Refused
from app.protocol.chain import Head, sealed
from app.protocol.signing import new_private_key, public_key, sign_head
from app.protocol.sync.messages import No, Problem, Pulled, Push, Pushed, Welcome
from app.storage.engine.link import Statement
from tests.support.memory import MORNING
from tests.support.office import CENTER_ID
from tests.support.tellers import Teller

_COUNTS = Statement("SELECT count(*), (SELECT pos FROM center) FROM fact")


@pytest.fixture
def teller(either: Center) -> Teller:
    return Teller(either, "B01")


def altered(teller: Teller, batch: Push, **changed: object) -> Push:
    """The batch with its last fact changed, sealed and signed anew."""
    *before, last = batch.entries
    last = sealed(structs.replace(last, **changed, hash=""))
    head = Head(teller.name, 1, last.seq, last.hash)
    signature = sign_head(teller.private, head).hex()
    return structs.replace(batch, entries=(*before, last), signature=signature)


def test_facts_come_back_byte_for_byte_in_the_order_of_their_storing(teller: Teller) -> None:
    batch, other = teller.batch(9), Teller(teller.center, "B02")
    assert isinstance(teller.center.answer(batch), Pushed)
    page = teller.center.answer(other.pull(after=0, limit=5))
    assert isinstance(page, Pulled)
    assert (page.next, page.end) == (5, 9)
    rest = teller.center.answer(other.pull(after=5, limit=5))
    assert isinstance(rest, Pulled)
    assert tuple(row.entry for row in (*page.rows, *rest.rows)) == batch.entries
    assert [row.pos for row in (*page.rows, *rest.rows)] == list(range(1, 10))


def test_a_batch_again_is_answered_alike_and_a_longer_one_goes_on(teller: Teller) -> None:
    first, second = teller.batch(3), teller.batch(2)
    told = teller.center.answer(first)
    assert teller.center.answer(first) == told
    both = structs.replace(second, base=first.base, entries=first.entries + second.entries)
    answer = teller.center.answer(both)
    assert isinstance(answer, Pushed)
    assert [(run.seq, run.pos, run.count) for run in answer.placed] == [(1, 1, 5)]


def test_another_fact_at_a_stored_place_is_a_fork_and_nothing_is_stored(teller: Teller) -> None:
    batch = teller.batch(3)
    other = altered(teller, batch, body='{"b":2}')
    teller.center.answer(batch)
    answer = teller.center.answer(other)
    assert isinstance(answer, Problem)
    assert answer.code == No.FORK
    assert teller.center.store.reader.one(_COUNTS) == (3, 3)


def test_a_known_fact_with_other_content_is_refused_with_the_whole_batch(teller: Teller) -> None:
    first, second = teller.batch(2), teller.batch(2)
    teller.center.answer(first)
    told = altered(teller, second, event_id=first.entries[0].event_id, body='{"c":3}')
    answer = teller.center.answer(told)
    assert isinstance(answer, Problem)
    assert answer.code == "FACT_CHANGED"
    assert teller.center.store.reader.one(_COUNTS) == (2, 2)


def test_one_identity_twice_in_a_batch_is_refused_with_the_whole_batch(teller: Teller) -> None:
    batch = teller.batch(3)
    answer = teller.center.answer(altered(teller, batch, event_id=batch.entries[0].event_id))
    assert isinstance(answer, Problem)
    assert answer.code == "FACT_CHANGED"
    assert teller.center.store.reader.one(_COUNTS) == (0, 0)


def test_more_facts_than_one_query_looks_up_are_known_again_in_another_life(
    teller: Teller,
) -> None:
    teller.center.answer(teller.batch(230))
    again = Teller(teller.center, "B02")
    again.tells_for = teller.name
    assert isinstance(teller.center.answer(again.batch(230)), Pushed)
    assert teller.center.store.reader.one(_COUNTS) == (230, 230)


@pytest.mark.parametrize(
    "changed",
    [{"subject": "a\0b"}, {"actor": "\0"}, {"ver": 1 << 63}, {"mono": -(1 << 63) - 1}],
)
def test_what_one_engine_could_not_hold_neither_takes(teller: Teller, changed) -> None:
    answer = teller.center.answer(altered(teller, teller.batch(2), **changed))
    assert isinstance(answer, Problem)
    assert answer.code == No.QUESTION
    assert teller.center.store.reader.one(_COUNTS) == (0, 0)


@pytest.mark.parametrize(
    "changed",
    [{"ver": (1 << 63) - 1, "mono": -(1 << 63)}, {"body": '"\\u0000"'}, {"subject": "𬭎%s:a'\\"}],
)
def test_what_both_can_hold_comes_back_as_it_was(teller: Teller, changed) -> None:
    batch = altered(teller, teller.batch(2), **changed)
    assert isinstance(teller.center.answer(batch), Pushed)
    page = teller.center.answer(Teller(teller.center, "B02").pull(after=0))
    assert isinstance(page, Pulled)
    assert page.rows[-1].entry == batch.entries[-1]


def test_numbers_are_leased_once_however_often_they_are_asked_for(teller: Teller) -> None:
    first, again = (teller.center.answer(teller.hello()) for _ in range(2))
    assert isinstance(first, Welcome)
    assert isinstance(again, Welcome)
    assert (first.end, again.end) == (1, 1)


def test_a_terminal_is_enrolled_once(teller: Teller) -> None:
    key = public_key(new_private_key()).hex()
    who = (CENTER_ID, "B01", "W2", key, MORNING)
    with pytest.raises(Refused, match="TERMINAL_ENROLLED"):
        in_turn(teller.center.store, lambda link: lives.enrol(link, *who))


def test_a_new_generation_begins_where_the_feed_ends(teller: Teller) -> None:
    teller.center.answer(teller.batch(4))
    with teller.center.store.writing() as link:
        born = founding.be_reborn(link, CENTER_ID, "generation-2", "RESTORED", MORNING)
    assert (born.ordinal, born.pos) == (2, 4)
    answer = teller.center.answer(teller.batch(1))
    assert isinstance(answer, Problem)
    assert answer.code == No.GENERATION
    assert teller.center.answer(teller.hello()).born_at == 4


def test_terminals_are_listed_in_one_order_on_every_machine(either: Center) -> None:
    for name in ("b2", "B10", "B9", "张"):
        Teller(either, name)
    found = lives.enrolled(either.store.reader, CENTER_ID)
    assert [one.terminal_id for one in found] == ["B10", "B9", "b2", "张"]
    assert {one.have_seq for one in found} == {0}


def test_the_books_of_a_center_are_proved_on_either_engine(teller: Teller) -> None:
    teller.center.answer(teller.batch(3))
    found = audit(teller.center.store.reader, CENTER_ID)
    assert (found.facts, found.breaks) == (3, ())
