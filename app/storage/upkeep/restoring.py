"""Puts a copy of the memory back in force, and closes the numbers it cannot vouch for.

What was recorded after the copy is not in it. Numbers used since then would be given a second time,
so every lease the copy knows is closed; new numbers come with the next bundle.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import Refused, Unavailable
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
from app.storage.migrations.run import LATEST, migrate
from app.storage.upkeep.report import Progress
from app.storage.upkeep.verifying import verify

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
    discard(draft)
    try:
        if not copy.exists():
            raise Unavailable("FILE_MISSING", file=str(copy))
        with disk_errors(draft):
            shutil.copyfile(copy, draft)
            draft.chmod(0o600)
        _bring_up_to_date(draft, key, copy)
        facts, head, closed = _checked(draft, key, copy, trusted, clock, ids, progress)
    except BaseException:
        discard(draft)
        raise
    lost = _lost(home.database, key, head) if home.database.exists() else None
    replaced = None
    if anything_of(home.database):  # a log without its database would be played into the copy
        replaced = set_file_aside(home.database, "replaced", clock.now().at)
    with disk_errors(home.database):
        put_in_place(draft, home.database)
    return Restored(facts=facts, head=head, lost=lost, replaced=replaced, closed=closed)


def _bring_up_to_date(draft: Path, key: bytes, copy: Path) -> None:
    try:
        link = connect(draft, key, writable=False)
        try:
            version = int(link.value("PRAGMA user_version"))
        finally:
            link.close()
    except Unavailable as error:
        raise Unavailable("BACKUP_UNREADABLE", file=copy.name) from error
    if version > LATEST:
        raise Refused("STORE_NEWER", found=version, known=LATEST)
    if not version:
        raise Unavailable("BACKUP_UNREADABLE", file=copy.name)
    migrate(draft, key, version)


def _checked(
    draft: Path,
    key: bytes,
    copy: Path,
    trusted: Mapping[str, bytes],
    clock: Clock,
    ids: Identifiers,
    progress: Progress | None,
) -> tuple[int, Head, int]:
    """Facts and head as copied, and how many leases were closed."""
    store = Store(draft, key)
    try:
        report = verify(store, trusted, progress)
        if not report.is_sound:
            raise Unavailable("BACKUP_UNSOUND", file=copy.name)
        open_ones = ("", leases.FORMER)
        known = leases.held(store.reader)
        burnt = tuple(one.lease_id for one in known if one.burnt in open_ones)
        with SqlMemory(store, clock, ids).unit(SYSTEM_ACTOR) as work:
            body = SegmentsClosed(cause=CAUSE, burnt=burnt)
            work.record(f"terminal:{report.head.terminal_id}", body)
            work.commit()
    finally:
        store.close()
    return report.facts, report.head, len(burnt)


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
