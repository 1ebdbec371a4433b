"""The chain of one life of a terminal: every fact's hash covers the fact before it.

    genesis(terminal, epoch) ◀─ prev_hash ─ fact 1 ◀─ prev_hash ─ fact 2 … ◀─ head

A fact that was removed, changed or moved breaks the chain at its place. A signature over a head
signs everything before it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec

from app.domain.errors import Refused
from app.domain.facts.base import Fact
from app.protocol.canonical import body_content, body_of, canonical, canonical_text, digest_of


class Entry(msgspec.Struct, frozen=True):
    """A fact as it is written down: `body` is canonical JSON, `at` ISO 8601 with +08:00."""

    event_id: str
    terminal_id: str
    epoch: int
    seq: int
    kind: str
    ver: int
    subject: str
    body: str
    actor: str
    at: str
    mono: int
    boot_id: str
    prev_hash: str
    hash: str = ""


class _Envelope(msgspec.Struct, frozen=True):
    """What the hash of a fact covers: all of it but the hash, in the order of the names."""

    actor: str
    at: str
    body: msgspec.Raw
    boot_id: str
    epoch: int
    event_id: str
    kind: str
    mono: int
    prev_hash: str
    seq: int
    subject: str
    terminal_id: str
    ver: int


@dataclass(frozen=True, slots=True)
class Head:
    """The newest link of a chain; `seq` 0 before the first fact."""

    terminal_id: str
    epoch: int
    seq: int
    hash: str


def genesis(terminal_id: str, epoch: int) -> Head:
    """The head of a life that has recorded nothing yet."""
    return Head(terminal_id, epoch, 0, digest_of(f"yichuang/{terminal_id}/{epoch}".encode()))


def hash_of(entry: Entry) -> str:
    """The SHA-256 a fact bears, in hexadecimal, over its canonical JSON."""
    envelope = _Envelope(
        actor=entry.actor,
        at=entry.at,
        body=msgspec.Raw(entry.body.encode()),
        boot_id=entry.boot_id,
        epoch=entry.epoch,
        event_id=entry.event_id,
        kind=entry.kind,
        mono=entry.mono,
        prev_hash=entry.prev_hash,
        seq=entry.seq,
        subject=entry.subject,
        terminal_id=entry.terminal_id,
        ver=entry.ver,
    )
    return digest_of(canonical(envelope))


def sealed(entry: Entry) -> Entry:
    """The entry with its hash."""
    return msgspec.structs.replace(entry, hash=hash_of(entry))


def follow(head: Head, entries: Iterable[Entry]) -> Head:
    """Walk a run of facts from a head and return the new head.

    Raises Refused CHAIN_BROKEN with `seq` and the `cause`: GAP, PREVIOUS, HASH or TERMINAL.
    """
    for entry in entries:
        cause = _break(head, entry)
        if cause:
            raise Refused("CHAIN_BROKEN", seq=entry.seq, cause=cause, event_id=entry.event_id)
        head = Head(entry.terminal_id, entry.epoch, entry.seq, entry.hash)
    return head


def entry_of(fact: Fact) -> Entry:
    """A fact as it is written down."""
    return Entry(
        event_id=fact.event_id,
        terminal_id=fact.terminal_id,
        epoch=fact.epoch,
        seq=fact.seq,
        kind=fact.kind,
        ver=fact.ver,
        subject=fact.subject,
        body=canonical_text(body_content(fact.body)),
        actor=fact.actor,
        at=fact.at.isoformat(),
        mono=fact.mono,
        boot_id=fact.boot_id,
        prev_hash=fact.prev_hash,
        hash=fact.hash,
    )


def fact_of(entry: Entry, *, is_own: bool = False) -> Fact:
    """The fact an entry describes; Refused MALFORMED when its body is not sound.

    `is_own` for one that stands in the own journal already.
    """
    body = body_of(entry.kind, entry.ver, entry.body, is_own=is_own)
    return fact_with(entry, body, datetime.fromisoformat(entry.at))


def fact_with(entry: Entry, body: Any, at: datetime) -> Fact:
    """The fact an entry describes, its body and time read already."""
    return Fact(
        event_id=entry.event_id,
        terminal_id=entry.terminal_id,
        epoch=entry.epoch,
        seq=entry.seq,
        kind=entry.kind,
        ver=entry.ver,
        subject=entry.subject,
        body=body,
        actor=entry.actor,
        at=at,
        mono=entry.mono,
        boot_id=entry.boot_id,
        prev_hash=entry.prev_hash,
        hash=entry.hash,
    )


def _break(head: Head, entry: Entry) -> str:
    if (entry.terminal_id, entry.epoch) != (head.terminal_id, head.epoch):
        return "TERMINAL"
    if entry.seq != head.seq + 1:
        return "GAP"
    if entry.prev_hash != head.hash:
        return "PREVIOUS"
    return "" if entry.hash == hash_of(entry) else "HASH"
