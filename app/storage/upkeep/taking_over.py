"""A machine goes on with the disk of another: what is on it is read, and a life begun on a copy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.ports.clock import Clock, Identifiers
from app.protocol.sync.messages import MOST_MARKS, Former, Place
from app.storage import drafts, journal
from app.storage.engine.link import Link, Statement
from app.storage.engine.store import Store
from app.storage.exchange import lives, rows, standing
from app.storage.upkeep.copying import Source, proved_copy
from app.storage.upkeep.report import Progress

_UNSTORED = Statement(
    "SELECT count(*) FROM fact WHERE terminal_id = :terminal_id AND center_pos IS NULL"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OnDisk:
    """What a disk holds: its facts, and how many of its own and drafts no center may have."""

    facts: int
    unstored: int
    drafts: int
    former: Former


def look_into(
    file: Path,
    draft: Path,
    key: bytes,
    trusted: Mapping[str, bytes],
    progress: Progress | None = None,
) -> OnDisk:
    """Copy the memory of another machine to a draft, prove it, and tell what it holds.

    Raises Unavailable FILE_MISSING, OLD_UNREADABLE, OLD_UNSOUND; Refused STORE_NEWER.
    """
    source = Source(file, "OLD_UNREADABLE", "OLD_UNSOUND")
    report = proved_copy(source, draft, key, trusted, progress)
    store = Store(draft, key)
    try:
        link = store.reader
        unstored = link.one(_UNSTORED, terminal_id=report.head.terminal_id)
        return OnDisk(
            facts=report.facts,
            unstored=int(unstored[0]) if unstored else 0,
            drafts=drafts.count(link),
            former=Former(report.head.epoch, _marks(link), standing.held(link)),
        )
    finally:
        store.close()


def _marks(link: Link) -> tuple[Place, ...]:
    head, _acked = journal.head(link)
    found = rows.marks(link, head, head.seq, MOST_MARKS)
    beginning = standing.place_at(link, head, 0)
    assert beginning is not None
    return (*found, beginning) if len(found) < MOST_MARKS else found


def begin_on(draft: Path, key: bytes, life: lives.Life, clock: Clock, ids: Identifiers) -> None:
    """Begin the life of this machine on the copy."""
    store = Store(draft, key)
    try:
        with store.writing() as link:
            lives.take_over(link, life, clock, ids).flush()
    finally:
        store.close()
