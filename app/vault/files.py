"""Writes the small secret files of a counter: whole or not at all, readable by the owner alone."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TypeVar

import msgspec

from app.domain.errors import Unavailable

T = TypeVar("T")


def write_file(path: Path, value: object) -> None:
    """Replace a JSON file in one step, flushed to disk before the old one goes.

    Raises `Unavailable` VAULT_UNWRITABLE.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as stream:
            stream.write(msgspec.json.format(msgspec.json.encode(value)))
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).replace(path)
        _flush_folder(path.parent)
    except OSError as error:
        raise Unavailable("VAULT_UNWRITABLE", path=str(path)) from error


def read_file(path: Path, kind: type[T], empty: T) -> T:
    """The JSON file as a value, `empty` when there is none; `Unavailable` VAULT_DAMAGED."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=kind)
    except FileNotFoundError:
        return empty
    except (OSError, msgspec.DecodeError) as error:
        raise Unavailable("VAULT_DAMAGED", path=str(path)) from error


def _flush_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
