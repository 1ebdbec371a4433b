"""The pen: gives every fact its place in the chain and writes it into the journal."""

from __future__ import annotations

from datetime import datetime

from app.domain.facts.base import Fact, version_of
from app.ports.clock import Clock, Identifiers
from app.protocol.canonical import canonical_text, decoded
from app.protocol.chain import Entry, Head, fact_with, sealed
from app.storage import journal
from app.storage.engine.link import Link
from app.storage.journal import Tip


class Pen:
    """Writes the facts of one unit of work, for one actor; `tip` is where the journal ends.

    They reach the table together, by `flush`.
    """

    def __init__(self, link: Link, tip: Tip, clock: Clock, ids: Identifiers, actor: str) -> None:
        self.tip = tip
        self._link = link
        self._clock = clock
        self._ids = ids
        self._actor = actor
        self._fresh: list[Entry] = []

    def write(self, subject: str, body: object) -> tuple[Fact, str]:
        """Write a fact; return it as read back, and its time as written."""
        now, text, head = self._clock.now(), canonical_text(body), self.tip.head
        entry = sealed(
            Entry(
                event_id=self._ids.event_id(),
                terminal_id=head.terminal_id,
                epoch=head.epoch,
                seq=head.seq + 1,
                kind=type(body).__name__,
                ver=version_of(body),
                subject=subject,
                body=text,
                actor=self._actor,
                at=now.at.isoformat(),
                mono=now.mono,
                boot_id=now.boot_id,
                prev_hash=head.hash,
            )
        )
        self._fresh.append(entry)
        head = Head(entry.terminal_id, entry.epoch, entry.seq, entry.hash)
        self.tip = Tip(head, self._latest(body, now.at), self.tip.acked_seq)
        return fact_with(entry, decoded(type(body), text), now.at), entry.at

    def _latest(self, body: object, now: datetime) -> datetime:
        before = self.tip.last_at
        is_confirmed = type(body).__name__ == journal.CONFIRMED
        return now if before is None or is_confirmed else max(before, now)

    def flush(self) -> None:
        """Put what was written into the table."""
        if self._fresh:
            journal.append(self._link, self._fresh)
            self._fresh = []
