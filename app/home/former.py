"""A former counter: set aside whole, with its keys, and never overwritten; or taken over.

A folder that another machine took over bears its identity under another name: no program starts on
it, and nothing else in it is touched.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from app.home.files import disk_errors, put_in_place
from app.home.paths import CounterHome, free
from app.ports.vault import DATABASE_KEY, TERMINAL_KEY, Vault

STAMP = "%Y%m%dT%H%M%S"
COMPANIONS = ("", "-wal", "-shm", "-journal")
"""What lies beside a database file and belongs to it; a journal only where its making was cut off.

One that stayed behind would be played into the next database of that name.
"""


def set_counter_aside(home: CounterHome, vault: Vault, now: datetime) -> Path | None:
    """Move what is left of a former counter into a folder of its own; None when nothing is.

    Its secrets stay in the vault under their names and the name of that folder, put there before a
    file moves, so that a power cut leaves them readable. Passphrase vaults keep both. Raises as
    writing files and vaults does.
    """
    folder = free(home.root / f"former-{now:{STAMP}}")
    secrets = {name: vault.get(name) for name in (DATABASE_KEY, TERMINAL_KEY)}
    files = [path for path in (*parts_of(home.database), home.keys, home.terminal) if path.exists()]
    if not files and not any(secrets.values()):
        return None
    for name, secret in secrets.items():
        if secret is not None:
            vault.put(f"{name}.{folder.name}", secret)
    with disk_errors(folder):
        folder.mkdir(mode=0o700)
        for path in files:
            path.rename(folder / path.name)
    return folder


def put_out_of_service(home: CounterHome) -> None:
    """Let no program start on this folder any more; once more changes nothing.

    Raises Unavailable STORE_READ_ONLY and what else the disk says: then one still would.
    """
    if home.terminal.exists():
        with disk_errors(home.terminal):
            put_in_place(home.terminal, home.taken_over)


def put_back_into_service(home: CounterHome) -> None:
    """Undo `put_out_of_service`: nobody took the folder over after all."""
    if home.taken_over.exists():
        with disk_errors(home.taken_over):
            put_in_place(home.taken_over, home.terminal)


def identity_in(home: CounterHome) -> Path:
    """Where the identity of a folder lies, whether it was taken over or not."""
    return home.terminal if home.terminal.exists() else home.taken_over


def set_file_aside(path: Path, why: str, now: datetime) -> Path:
    """Rename a database and what belongs to it by the reason, so that nobody writes to it again."""
    kept = free(path.with_name(f"{path.name}.{why}-{now:{STAMP}}"))
    with disk_errors(path):
        for part in parts_of(path):
            if part.exists():
                part.rename(kept.with_name(kept.name + part.name.removeprefix(path.name)))
    return kept


def anything_of(path: Path) -> bool:
    """Whether a database, or only what belonged to one, lies there."""
    return any(part.exists() for part in parts_of(path))


def discard(path: Path) -> None:
    """Remove a database that is none yet, and what belongs to it."""
    with disk_errors(path):
        for part in parts_of(path):
            part.unlink(missing_ok=True)


def parts_of(path: Path) -> list[Path]:
    """A database file and everything that may lie beside it and belong to it."""
    return [path.with_name(path.name + end) for end in COMPANIONS]
