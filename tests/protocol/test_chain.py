"""A fact that is removed, changed, moved or added shows, at its place."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.domain.facts import Fact
from app.domain.facts.case import DraftDropped
from app.protocol.canonical import canonical_text
from app.protocol.chain import Entry, Head, entry_of, fact_of, follow, genesis, sealed
from app.protocol.signing import (
    head_is_signed,
    manifest_is_signed,
    new_private_key,
    public_key,
    sign_head,
)

AT = datetime(2026, 9, 23, 9, 30, tzinfo=timezone(timedelta(hours=8)))
START = genesis("B07", 1)


def chain(count: int) -> list[Entry]:
    """So many facts in a row."""
    made: list[Entry] = []
    for seq in range(1, count + 1):
        entry = Entry(
            event_id=f"e{seq}",
            terminal_id="B07",
            epoch=1,
            seq=seq,
            kind="DraftDropped",
            ver=1,
            subject=f"case-{seq % 3}",
            body=canonical_text(DraftDropped(reason=f"第{seq}次")),
            actor="lin",
            at=AT.isoformat(),
            mono=seq,
            boot_id="boot",
            prev_hash=made[-1].hash if made else START.hash,
        )
        made.append(sealed(entry))
    return made


def cause_of(entries: list[Entry]) -> tuple[int, str]:
    with pytest.raises(Refused) as refused:
        follow(START, entries)
    return refused.value.facts["seq"], refused.value.facts["cause"]


def test_a_whole_chain_leads_to_its_head():
    entries = chain(5)
    assert follow(START, entries) == Head("B07", 1, 5, entries[-1].hash)


def test_a_fact_survives_being_written_down():
    entry = chain(1)[0]
    fact = fact_of(entry)
    assert isinstance(fact, Fact)
    assert fact.body == DraftDropped(reason="第1次")
    assert entry_of(fact) == entry


@given(st.integers(2, 8), st.data())
def test_a_missing_fact_is_a_gap(count, data):
    entries = chain(count)
    gone = data.draw(st.integers(0, count - 2))
    assert cause_of(entries[:gone] + entries[gone + 1 :]) == (gone + 2, "GAP")


@given(st.sampled_from(["subject", "body", "actor", "at", "kind", "event_id", "boot_id"]))
def test_a_changed_word_is_seen_in_whatever_field(name):
    entries = chain(3)
    changed = getattr(entries[1], name).replace("1", "7") + " "
    entries[1] = msgspec.structs.replace(entries[1], **{name: changed})
    assert cause_of(entries) == (2, "HASH")


@given(st.sampled_from(["mono", "ver"]))
def test_a_changed_number_is_seen(name):
    entries = chain(2)
    entries[0] = msgspec.structs.replace(entries[0], **{name: 99})
    assert cause_of(entries) == (1, "HASH")


def test_a_fact_rewritten_with_a_fresh_hash_breaks_the_next_link():
    entries = chain(3)
    entries[0] = sealed(msgspec.structs.replace(entries[0], actor="zhou"))
    assert cause_of(entries) == (2, "PREVIOUS")


def test_the_facts_of_another_terminal_do_not_fit_in():
    entries = chain(2)
    entries[1] = sealed(msgspec.structs.replace(entries[1], terminal_id="B08"))
    assert cause_of(entries) == (2, "TERMINAL")


def test_a_signature_over_a_head_holds_for_that_head_alone():
    private = new_private_key()
    public, head = public_key(private), follow(START, chain(3))
    signature = sign_head(private, head)
    assert head_is_signed(public, head, signature)
    assert not head_is_signed(public, Head("B07", 1, 3, "0" * 64), signature)
    assert not head_is_signed(public_key(new_private_key()), head, signature)
    assert not manifest_is_signed(public, b"anything", signature)


def test_a_key_that_is_none_is_refused():
    with pytest.raises(Refused, match="KEY_MALFORMED"):
        head_is_signed(b"short", START, b"x" * 64)
