"""Opens the file of the memory, or says why not; a file that cannot be read is kept aside.

no file            STORE_MISSING      never made anew: what is gone must be missed
another key        STORE_KEY          told apart from damage by the check value of the key
damaged            STORE_DAMAGED      renamed, never deleted
from a newer one   STORE_NEWER
from an older one  backed up, the backup verified, then migrated
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from app.domain.errors import Refused, Unavailable
from app.home.former import set_file_aside
from app.storage.engine.link import connect
from app.storage.engine.store import Store
from app.storage.migrations.run import LATEST, migrate

Backup = Callable[[int], object]
"""Makes a verified backup before a migration from the given version."""


def key_check(key: bytes) -> str:
    """A value that tells whether a key is the right one and nothing else about it."""
    return hmac.new(key, b"yichuang database key", hashlib.sha256).hexdigest()[:32]


def require_key(path: Path, key: bytes, check: str) -> None:
    """Refused STORE_KEY when a key is not the one this terminal was set up with."""
    if not hmac.compare_digest(key_check(key), check):
        raise Refused("STORE_KEY", file=path.name)


def create_store(path: Path, key: bytes) -> None:
    """Make a new, empty file; Refused STORE_EXISTS when there is one."""
    if path.exists():
        raise Refused("STORE_EXISTS", file=path.name)
    path.touch(mode=0o600)
    migrate(path, key, 0)


def open_store(path: Path, key: bytes, check: str, backup: Backup, now: datetime) -> Store:
    """Open an existing file; see the table above."""
    if not path.exists():
        raise Unavailable("STORE_MISSING", file=path.name)
    require_key(path, key, check)
    try:
        version = _version(path, key)
    except Unavailable as error:
        if error.code != "STORE_ROTTEN":
            raise
        kept = set_file_aside(path, "damaged", now)
        raise Unavailable("STORE_DAMAGED", file=path.name, kept=kept.name) from error
    _bring_up_to_date(path, key, version, backup)
    return Store(path, key)


def _version(path: Path, key: bytes) -> int:
    link = connect(path, key, writable=False)
    try:
        version = int(link.value("PRAGMA user_version"))
        tables = int(link.value("SELECT count(*) FROM sqlite_master"))
    finally:
        link.close()
    if not version or not tables:
        raise Unavailable("STORE_ROTTEN", detail="the file is empty")
    return version


def _bring_up_to_date(path: Path, key: bytes, version: int, backup: Backup) -> None:
    if version > LATEST:
        raise Refused("STORE_NEWER", found=version, known=LATEST)
    if version < LATEST:
        backup(version)
        migrate(path, key, version)
