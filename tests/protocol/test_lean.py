"""Hashes do not travel, and yet nothing that was changed on the way is believed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from app.domain.errors import Refused
from app.protocol.chain import Entry, Head, follow, genesis, sealed
from app.protocol.signing import head_is_signed, new_private_key, public_key, sign_head
from app.protocol.sync.lean import lean, whole
from app.protocol.sync.messages import Place, Pulled, Push, Row
from app.protocol.sync.wire import answer_of, packed, question_of

KEY = new_private_key()


def chain_of(terminal: str, count: int, epoch: int = 1) -> tuple[Entry, ...]:
    head = genesis(terminal, epoch)
    found: list[Entry] = []
    for n in range(1, count + 1):
        entry = sealed(
            Entry(
                event_id=f"{terminal}-{epoch}-{n}",
                terminal_id=terminal,
                epoch=epoch,
                seq=n,
                kind="CaseMoved",
                ver=1,
                subject="c",
                body='{"by":"T12"}',
                actor="lin",
                at="2026-11-24T09:00:00+08:00",
                mono=n,
                boot_id="b",
                prev_hash=head.hash,
            )
        )
        found.append(entry)
        head = Head(terminal, epoch, n, entry.hash)
    return tuple(found)


def push_of(entries: tuple[Entry, ...]) -> Push:
    base, last = genesis("B07", 1), entries[-1]
    signature = sign_head(KEY, Head(last.terminal_id, last.epoch, last.seq, last.hash)).hex()
    return Push("t", "g", "B07", 1, Place(0, base.hash), entries, signature)


def test_a_push_arrives_as_it_was_meant_without_a_hash_on_the_way() -> None:
    asked = push_of(chain_of("B07", 5))
    assert question_of(packed(asked)) == asked
    assert {(one.prev_hash, one.hash) for one in lean(asked).entries} == {("", "")}


def test_a_fact_changed_on_the_way_breaks_the_signature_over_the_last() -> None:
    asked = lean(push_of(chain_of("B07", 5)))
    changed = structs.replace(asked.entries[2], body='{"by":"T23"}')
    entries = (*asked.entries[:2], changed, *asked.entries[3:])
    heard = whole(structs.replace(asked, entries=entries))
    last = follow(Head("B07", 1, 0, heard.base.hash), heard.entries)
    assert not head_is_signed(public_key(KEY), last, bytes.fromhex(heard.signature))


lives = st.lists(st.sampled_from(["B07", "B08", "B09"]), max_size=12)


@settings(max_examples=100, deadline=None)
@given(lives)
def test_rows_of_any_lives_in_any_order_arrive_as_they_were_meant(order: list[str]) -> None:
    left = {name: list(chain_of(name, 12)) for name in {*order}}
    rows = tuple(Row(pos, left[name].pop(0)) for pos, name in enumerate(order, 1))
    told = Pulled("t", "g", rows, len(rows), len(rows))
    assert answer_of(packed(told)) == told


def test_a_run_of_one_life_bears_one_hash_alone() -> None:
    rows = tuple(Row(one.seq, one) for one in chain_of("B07", 5)[1:])
    bare = lean(Pulled("t", "g", rows, 5, 5)).rows
    assert [bool(row.entry.prev_hash) for row in bare] == [True, False, False, False]


def test_a_row_changed_on_the_way_is_no_answer() -> None:
    rows = tuple(Row(one.seq, one) for one in chain_of("B07", 5))
    told = lean(Pulled("t", "g", rows, 5, 5))
    changed = structs.replace(told.rows[3].entry, actor="chen")
    with pytest.raises(Refused, match="MESSAGE_MALFORMED"):
        whole(structs.replace(told, rows=(*told.rows[:3], Row(4, changed), told.rows[4])))
