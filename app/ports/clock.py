"""What the core asks of time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Instant:
    """One reading: wall time at +08:00, nanoseconds since boot, and which boot it was."""

    at: datetime
    mono: int
    boot_id: str


class Clock(Protocol):
    """The only source of time in the house."""

    def now(self) -> Instant:
        """The present instant."""
        ...


class Identifiers(Protocol):
    """Where fresh identities and unguessable digits come from."""

    def event_id(self) -> str:
        """A new UUIDv7, later than every one given before."""
        ...

    def digits(self, count: int) -> str:
        """`count` random decimal digits, for query codes."""
        ...
