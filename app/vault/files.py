"""The small secret files of a counter, read and written as values."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import msgspec

from app.domain.errors import Unavailable
from app.home.files import write_private

T = TypeVar("T")


def write_file(path: Path, value: object) -> None:
    """Replace a JSON file in one step, flushed to disk; raises as `write_private`."""
    write_private(path, msgspec.json.format(msgspec.json.encode(value)))


def read_file(path: Path, kind: type[T], empty: T) -> T:
    """The JSON file as a value, `empty` when there is none; `Unavailable` VAULT_DAMAGED."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=kind)
    except FileNotFoundError:
        return empty
    except (OSError, msgspec.DecodeError) as error:
        raise Unavailable("VAULT_DAMAGED", path=path.name) from error
