"""Writes small files so that a power cut leaves the old one or the new one, never half of one."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from app.domain.errors import Unavailable
from app.home.paths import CounterHome

_PRIVATE_FILE = 0o600
_PRIVATE_FOLDER = 0o700


def make_folders(home: CounterHome) -> None:
    """Make the data folder and what lies in it, for this user alone."""
    for folder in (home.root, home.backup, home.spool, home.log):
        with disk_errors(folder):
            folder.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)


def write_private(path: Path, content: bytes) -> None:
    """Replace a file in one step, flushed to the disk, readable by this user alone.

    Raises Unavailable: DISK_FULL, STORE_READ_ONLY or FILE_UNWRITABLE.
    """
    with disk_errors(path):
        _replace(path, content)


def put_in_place(draft: Path, path: Path) -> None:
    """Give a file whose bytes are on the disk its name, so that it bears it after a power cut."""
    draft.replace(path)
    _flush_folder(path.parent)


def write_json(path: Path, value: Any) -> None:
    """Replace a JSON file in one step; people may read it, so it is indented."""
    text = json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    write_private(path, text.encode())


def read_json(path: Path) -> dict[str, Any]:
    """The object in a JSON file; Unavailable FILE_MISSING or FILE_DAMAGED."""
    try:
        value = json.loads(path.read_bytes())
    except FileNotFoundError as error:
        raise Unavailable("FILE_MISSING", file=path.name) from error
    except (OSError, ValueError) as error:
        raise Unavailable("FILE_DAMAGED", file=path.name) from error
    if not isinstance(value, dict):
        raise Unavailable("FILE_DAMAGED", file=path.name)
    return value


@contextmanager
def disk_errors(path: Path) -> Iterator[None]:
    """Put what the disk says about a file into our words."""
    try:
        yield
    except OSError as error:
        raise trouble(path, error) from error


def trouble(path: Path, error: OSError) -> Unavailable:
    """What the disk said about a file, in our words."""
    return Unavailable(_code(error), file=path.name)


def _code(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return "DISK_FULL"
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return "STORE_READ_ONLY"
    return "FILE_UNWRITABLE"


def _replace(path: Path, content: bytes) -> None:
    draft = path.with_name(f"{path.name}.new")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _PRIVATE_FILE)
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    put_in_place(draft, path)


def _flush_folder(folder: Path) -> None:
    """Make a rename durable; Windows does that by itself and cannot open folders."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
