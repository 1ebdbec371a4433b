"""Backups: an encrypted copy that is only called one once it was read back whole."""

from __future__ import annotations

from pathlib import Path

from app.domain.errors import Unavailable
from app.home.files import disk_errors, put_in_place, write_private
from app.home.former import discard
from app.home.paths import CounterHome, free
from app.storage.engine.link import Link, connect


def back_up(home: CounterHome, key: bytes, label: str, folder: Path | None = None) -> Path:
    """Copy the memory, verify the copy and return where it lies, under the same key.

    The identity of the terminal and the clerks' wrapped keys are copied beside it. It lies under
    `backup` of the data folder unless another `folder` is told; an earlier copy is never replaced.
    Raises Unavailable BACKUP_UNSOUND (the copy is removed), DISK_FULL and the like.
    """
    target = free((folder or home.backup) / f"counter-{label}.db")
    draft = target.with_name(f"{target.name}.new")
    discard(draft)
    source = connect(home.database, key)
    try:
        quoted = str(draft).replace("'", "''")
        source.script(f"VACUUM INTO '{quoted}'")
        _check(draft, key, _shape(source))
    except BaseException:
        discard(draft)
        raise
    finally:
        source.close()
    with disk_errors(target):
        draft.chmod(0o600)
        put_in_place(draft, target)
    for small in (home.terminal, home.keys):
        if small.exists():
            write_private(beside(target, small), small.read_bytes())
    return target


def beside(copy: Path, small: Path) -> Path:
    """Where a small file of the counter lies beside a copy of its memory."""
    return copy.with_name(f"{copy.stem}.{small.name}")


def _check(copy: Path, key: bytes, expected: tuple[int, int, str]) -> None:
    link = connect(copy, key, writable=False)
    try:
        broken = link.value("PRAGMA cipher_integrity_check")
        sound = link.value("PRAGMA quick_check")
        found = _shape(link)
    finally:
        link.close()
    if broken is not None or sound != "ok" or found != expected:
        raise Unavailable("BACKUP_UNSOUND", file=copy.name)


def _shape(link: Link) -> tuple[int, int, str]:
    """What must be equal in original and copy: version, number of facts, the newest hash."""
    newest = link.value("SELECT hash FROM fact ORDER BY pos DESC LIMIT 1")
    return (
        int(link.value("PRAGMA user_version")),
        int(link.value("SELECT count(*) FROM fact")),
        str(newest or ""),
    )
