"""Many counters ask at once: positions stay dense, no reader misses one, nothing is there twice."""

from __future__ import annotations

import threading
from collections import Counter as Count
from functools import partial

from app.center import lives
from app.center.answering import Center
from app.center.engine.port import TRIES, Link, in_turn
from app.protocol.sync.messages import Pulled, Pushed, Welcome
from app.storage.engine.link import Statement
from tests.support.office import CENTER_ID, LEASE_SIZE
from tests.support.tellers import Teller, at_once

TELLERS, BATCHES, SIZE = 6, 6, 5
TOLD = TELLERS * BATCHES * SIZE
_FEED = Statement("SELECT pos, terminal_id, seq FROM feed ORDER BY pos")
_LEASES = Statement("SELECT from_no, to_no FROM lease ORDER BY from_no")


def tellers(center: Center, count: int = TELLERS) -> list[Teller]:
    return [Teller(center, f"B{n:02}") for n in range(1, count + 1)]


def tell(teller: Teller) -> None:
    for _ in range(BATCHES):
        batch = teller.batch(SIZE)
        answer = teller.center.answer(batch)
        assert isinstance(answer, Pushed), answer
        assert answer.have.seq == batch.entries[-1].seq


def follow(reader: Teller) -> list[tuple[int, str]]:
    """Everything a reader sees who goes behind the feed while it grows."""
    seen, after = list[tuple[int, str]](), 0
    while len(seen) < TOLD and after < TOLD:
        page = reader.center.answer(reader.pull(after))
        assert isinstance(page, Pulled), page
        seen += [(row.pos, row.entry.event_id) for row in page.rows]
        after = page.next
    return seen


def test_positions_are_dense_and_a_reader_who_follows_misses_none(busy: Center) -> None:
    readers = [Teller(busy, "R1"), Teller(busy, "R2")]
    acts = [partial(tell, one) for one in tellers(busy)]
    *_done, first, second = at_once(*acts, *(partial(follow, one) for one in readers))
    feed = busy.store.reader.all(_FEED)
    assert [row[0] for row in feed] == list(range(1, TOLD + 1))
    assert first == second == [(pos, f"{name}-{seq}") for pos, name, seq in feed]


def test_the_facts_of_a_terminal_keep_their_order(busy: Center) -> None:
    at_once(*(partial(tell, one) for one in tellers(busy)))
    told: dict[str, list[int]] = {}
    for _pos, name, seq in busy.store.reader.all(_FEED):
        told.setdefault(name, []).append(seq)
    assert set(map(tuple, told.values())) == {tuple(range(1, BATCHES * SIZE + 1))}


def test_a_batch_pushed_twice_at_once_is_stored_once(busy: Center) -> None:
    (teller,) = tellers(busy, 1)
    for _ in range(BATCHES):
        batch = teller.batch(SIZE)
        first, *others = at_once(*[partial(busy.answer, batch)] * 4)
        assert isinstance(first, Pushed)
        assert all(one == first for one in others)
    feed = busy.store.reader.all(_FEED)
    assert [row[2] for row in feed] == list(range(1, BATCHES * SIZE + 1))


def test_numbers_leased_at_once_are_disjoint(busy: Center) -> None:
    everybody = tellers(busy)
    answers = at_once(*(partial(busy.answer, one.hello()) for one in everybody))
    assert {type(one) for one in answers} == {Welcome}
    leases = busy.store.reader.all(_LEASES)
    assert leases == [(n * LEASE_SIZE + 1, (n + 1) * LEASE_SIZE) for n in range(TELLERS)]
    kinds = Count(name for _pos, name, _seq in busy.store.reader.all(_FEED))
    assert kinds == {"center": TELLERS}


def test_who_waits_for_each_other_is_sorted_out(busy: Center) -> None:
    tellers(busy, 2)
    both, runs = threading.Barrier(2), Count[str]()

    def crossing(first: str, second: str, link: Link) -> str:
        runs[first] += 1
        lives.hold(link, CENTER_ID, first)
        if runs[first] == 1:
            both.wait()
        lives.hold(link, CENTER_ID, second)
        return first

    ways = (("B01", "B02"), ("B02", "B01"))
    acts = [partial(in_turn, busy.store, partial(crossing, *way)) for way in ways]
    assert at_once(*acts) == ["B01", "B02"]
    assert 2 < runs.total() < 2 * TRIES
