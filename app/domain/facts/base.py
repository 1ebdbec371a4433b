"""The envelope every fact travels in, and the register of kinds this version understands.

A fact of a kind nobody here knows is kept as `Unknown` and folded after an upgrade.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")


class Fact(msgspec.Struct, frozen=True):
    """One entry of a terminal's append-only journal.

    `event_id` (UUIDv7) is the identity for ever; `(terminal_id, epoch, seq)` its place, dense
    from 1. `at` is local time +08:00, `mono` nanoseconds since boot `boot_id`. `hash` covers all
    the other fields and `prev_hash`, so a removed, changed or reordered fact shows.
    """

    event_id: str
    terminal_id: str
    epoch: int
    seq: int
    kind: str
    ver: int
    subject: str
    body: Any
    actor: str
    at: datetime
    mono: int
    boot_id: str
    prev_hash: str
    hash: str

    @property
    def day(self) -> date:
        """The business date of the fact, in the center's time zone."""
        return self.at.date()


@dataclass(frozen=True, slots=True)
class Unknown:
    """The raw body of a kind or version this program does not know."""

    content: Mapping[str, Any]


_KINDS: dict[str, tuple[type, int]] = {}


def fact_body(*, ver: int = 1) -> Callable[[type[T]], type[T]]:
    """Register a dataclass as the body of the fact kind that bears its name."""

    def register(cls: type[T]) -> type[T]:
        _KINDS[cls.__name__] = (cls, ver)
        return cls

    return register


def body_type(kind: str, ver: int) -> type | None:
    """The dataclass for a kind at a version, or None when this program does not know it."""
    cls, known = _KINDS.get(kind, (None, 0))
    return cls if known >= ver else None


def version_of(body: object) -> int:
    """The version under which a body is recorded."""
    return _KINDS[type(body).__name__][1]


def known_kinds() -> frozenset[str]:
    """Every kind this program can fold."""
    return frozenset(_KINDS)
