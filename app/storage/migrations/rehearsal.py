"""Rehearses the migrations on a memory of the first version, as a check of an installed program."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from app.domain.errors import Unavailable
from app.home.files import make_folders
from app.home.paths import CounterHome
from app.storage.engine.link import Row, connect
from app.storage.migrations.run import LATEST, migrate, steps
from app.storage.upkeep.backup import back_up

_SEED = (
    (
        "INSERT INTO fact (pos, event_id, terminal_id, epoch, seq, kind, ver, subject, body, actor,"
        " at, mono, boot_id, prev_hash, hash)"
        " VALUES (1, 'e', 'B7', 1, 1, 'Odd', 1, 's', '{}', 'a', 't', 1, 'b', 'p', 'h')"
    ),
    "INSERT INTO draft_field VALUES (1, 'd', 'applicant.name', '\"张𬭎\"')",
    "INSERT INTO blob VALUES ('digest', 3, x'00ff10', 0)",
)
_LASTING = {
    "fact": "SELECT * FROM fact",
    "draft_field": "SELECT * FROM draft_field",
    "blob": "SELECT * FROM blob",
}
"""What no migration may change: facts not yet sent, what is being typed, bytes."""


def rehearse() -> str:
    """Make a memory as the first version did, back it up, climb, and compare what must last.

    Raises Unavailable MIGRATION_UNSOUND, and what backups and steps raise.
    """
    with tempfile.TemporaryDirectory(prefix="yichuang-rehearsal-") as folder:
        home, key = CounterHome(Path(folder) / "counter"), os.urandom(32)
        make_folders(home)
        migrate(home.database, key, 0, {1: steps()[1]})
        before = _seeded(home, key)
        back_up(home, key, "rehearsal")
        migrate(home.database, key, 1)
        if _kept(home.database, key) != before:
            raise Unavailable("MIGRATION_UNSOUND", latest=LATEST)
        if _kept(home.backup / "counter-rehearsal.db", key) != before:
            raise Unavailable("BACKUP_UNSOUND", file="counter-rehearsal.db")
    return f"step 1 to {LATEST}, {len(_LASTING)} tables byte for byte, backup verified"


def _seeded(home: CounterHome, key: bytes) -> list[Row]:
    link = connect(home.database, key)
    try:
        for text in _SEED:
            link.script(text)
    finally:
        link.close()
    return _kept(home.database, key)


def _kept(path: Path, key: bytes) -> list[Row]:
    link = connect(path, key, writable=False)
    try:
        return [row for text in _LASTING.values() for row in link.raw.execute(text)]
    finally:
        link.close()
