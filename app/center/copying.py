"""Copies of a center's own database, and the way back: another generation begins.

A center on PostgreSQL is copied and put back by its own means; afterwards `reborn` says so.
"""

from __future__ import annotations

import shutil
from contextlib import closing
from datetime import datetime
from pathlib import Path

from app.center import founding
from app.center.engine.opening import open_file
from app.center.engine.port import Store, in_turn
from app.center.home import CenterHome
from app.domain.errors import Unavailable
from app.home.files import disk_errors, put_in_place, write_private
from app.home.former import STAMP, anything_of, discard, set_file_aside
from app.home.lock import hold
from app.home.paths import free
from app.ports.clock import Clock, Identifiers
from app.storage.engine.link import connect

RESTORED = "RESTORED"


def back_up(home: CenterHome, key: bytes, folder: Path, now: datetime) -> Path:
    """Copy database and vault, read the copy back, and return where it lies.

    Raises Unavailable BACKUP_UNSOUND (the copy is removed), DISK_FULL and the like.
    """
    target = free(folder / f"center-{now:{STAMP}}.db")
    with disk_errors(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    source = connect(home.database, key)
    try:
        quoted = str(target).replace("'", "''")
        source.script(f"VACUUM INTO '{quoted}'")
        _require_sound(target, key)
    except BaseException:
        discard(target)
        raise
    finally:
        source.close()
    with disk_errors(target):
        target.chmod(0o600)
    write_private(target.with_suffix(".vault.json"), home.vault.read_bytes())
    return target


def restore(home: CenterHome, key: bytes, copy: Path, clock: Clock, ids: Identifiers) -> str:
    """Put a copy in force, set what was there aside, and begin another generation: its name.

    Every terminal says again what the copy lacks; numbers are leased anew only when all were
    heard. Raises Unavailable BACKUP_UNREADABLE, BACKUP_UNSOUND; Refused STORE_KEY, ALREADY_RUNNING
    while the center serves.
    """
    if not copy.is_file():
        raise Unavailable("BACKUP_UNREADABLE", file=copy.name)
    with hold(home):
        return _restored(home, key, copy, clock, ids)


def _restored(home: CenterHome, key: bytes, copy: Path, clock: Clock, ids: Identifiers) -> str:
    draft = home.database.with_name(f"{home.database.name}.new")
    discard(draft)
    with disk_errors(draft):
        shutil.copyfile(copy, draft)
        draft.chmod(0o600)
    try:
        _require_sound(draft, key)
        with closing(open_file(draft, key)) as store:
            generation = reborn(store, founding.only_one(store.reader), clock, ids)
    except BaseException:
        discard(draft)
        raise
    if anything_of(home.database):
        set_file_aside(home.database, "replaced", clock.now().at)
    with disk_errors(home.database):
        put_in_place(draft, home.database)
    return generation


def reborn(store: Store, center_id: str, clock: Clock, ids: Identifiers) -> str:
    """Begin another generation of a center whose database was set back; its name."""
    born = (center_id, ids.event_id(), RESTORED, clock.now().at)
    return in_turn(store, lambda link: founding.be_reborn(link, *born)).generation


def _require_sound(database: Path, key: bytes) -> None:
    link = connect(database, key, writable=False)
    try:
        broken = link.value("PRAGMA cipher_integrity_check")
        sound = link.value("PRAGMA quick_check")
    finally:
        link.close()
    if broken is not None or sound != "ok":
        raise Unavailable("BACKUP_UNSOUND", file=database.name)
