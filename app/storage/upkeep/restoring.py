"""Puts a copy of the memory back in force, and closes the numbers it cannot vouch for.

What was recorded after the copy is not in it. Numbers used since then would be given a second time,
so every lease the copy knows is closed; new numbers come with the next bundle.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import Unavailable
from app.domain.facts.office import SegmentsClosed
from app.domain.people import SYSTEM_ACTOR
from app.home.files import disk_errors, put_in_place
from app.home.former import anything_of, discard, set_file_aside
from app.home.paths import CounterHome
from app.ports.clock import Clock, Identifiers
from app.protocol.chain import Head
from app.storage import journal, leases
from app.storage.engine.link import connect
from app.storage.engine.store import Store
from app.storage.memory import SqlMemory
from app.storage.upkeep.copying import Source, proved_copy
from app.storage.upkeep.report import Progress

CAUSE = "RESTORED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What is in force again: the facts of the copy, its last one, and what was before.

    `lost` is how many facts the replaced memory had beyond the copy, None where it could not be
    read; `replaced` is the file it is kept in, None when there was none. `closed` counts leases.
    """

    facts: int
    head: Head
    lost: int | None
    replaced: Path | None
    closed: int


def restore(
    home: CounterHome,
    key: bytes,
    copy: Path,
    trusted: Mapping[str, bytes],
    clock: Clock,
    ids: Identifiers,
    progress: Progress | None = None,
) -> Restored:
    """Verify a copy, close its leases, set the present memory aside and put the copy in its place.

    Nothing of the present memory is touched before the copy is known to be whole. Raises
    Unavailable FILE_MISSING, BACKUP_UNREADABLE (another key, or damaged), BACKUP_UNSOUND, and what
    the disk says; Refused STORE_NEWER.
    """
    draft = home.database.with_name(f"{home.database.name}.restoring")
    source = Source(copy, "BACKUP_UNREADABLE", "BACKUP_UNSOUND")
    report = proved_copy(source, draft, key, trusted, progress)
    try:
        closed = _close_leases(draft, key, report.head.terminal_id, clock, ids)
    except BaseException:
        discard(draft)
        raise
    lost = _lost(home.database, key, report.head) if home.database.exists() else None
    replaced = None
    if anything_of(home.database):  # a log without its database would be played into the copy
        replaced = set_file_aside(home.database, "replaced", clock.now().at)
    with disk_errors(home.database):
        put_in_place(draft, home.database)
    return Restored(
        facts=report.facts, head=report.head, lost=lost, replaced=replaced, closed=closed
    )


def _close_leases(draft: Path, key: bytes, terminal_id: str, clock: Clock, ids: Identifiers) -> int:
    """Close every lease the copy knows; how many there were."""
    store = Store(draft, key)
    try:
        open_ones = ("", leases.FORMER)
        known = leases.held(store.reader)
        burnt = tuple(one.lease_id for one in known if one.burnt in open_ones)
        with SqlMemory(store, clock, ids).unit(SYSTEM_ACTOR) as work:
            body = SegmentsClosed(cause=CAUSE, burnt=burnt)
            work.record(f"terminal:{terminal_id}", body)
            work.commit()
    finally:
        store.close()
    return len(burnt)


def _lost(present: Path, key: bytes, head: Head) -> int | None:
    """How far the present memory goes beyond the copy; None when nobody can tell."""
    try:
        link = connect(present, key, writable=False)
        try:
            tip = journal.tip(link).head
        finally:
            link.close()
    except Unavailable:
        return None
    return max(0, tip.seq - head.seq) if tip.epoch == head.epoch else None
