"""The pen: gives every fact its place in the chain and writes it into the journal."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from app.domain.facts.base import Fact, version_of
from app.ports.clock import Clock, Identifiers
from app.protocol.canonical import canonical_text
from app.protocol.chain import Entry, Head, fact_of, hash_of
from app.storage import journal
from app.storage.engine.link import Link


class Pen:
    """Writes the facts of one unit of work, for one actor."""

    def __init__(self, link: Link, clock: Clock, ids: Identifiers, actor: str) -> None:
        tip = journal.tip(link)
        self.head: Head = tip.head
        self.last_at: datetime | None = tip.last_at
        self._link = link
        self._clock = clock
        self._ids = ids
        self._actor = actor

    def write(self, subject: str, body: object) -> tuple[Fact, str]:
        """Append a fact; return it as read back, and its time as written."""
        entry = self._entry(subject, body)
        fact = fact_of(entry)
        journal.append(self._link, entry)
        self.head = replace(self.head, seq=entry.seq, hash=entry.hash)
        self.last_at = fact.at
        return fact, entry.at

    def _entry(self, subject: str, body: object) -> Entry:
        now = self._clock.now()
        entry = Entry(
            event_id=self._ids.event_id(),
            terminal_id=self.head.terminal_id,
            epoch=self.head.epoch,
            seq=self.head.seq + 1,
            kind=type(body).__name__,
            ver=version_of(body),
            subject=subject,
            body=canonical_text(body),
            actor=self._actor,
            at=now.at.isoformat(),
            mono=now.mono,
            boot_id=now.boot_id,
            prev_hash=self.head.hash,
        )
        return replace(entry, hash=hash_of(entry))
