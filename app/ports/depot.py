"""The files of a counter on their way to the center, and from it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Parcel:
    """A file that facts name: its SHA-256 in hexadecimal, and its size in bytes."""

    digest: str
    size: int


class Parts(Protocol):
    """Pieces of files that are fetched, kept until the file is whole."""

    def got(self, digest: str) -> int:
        """How many bytes are here from the start on."""
        ...

    def keep(self, digest: str, start: int, content: bytes) -> None:
        """Keep the next piece, durably."""
        ...

    def joined(self, digest: str) -> bytes:
        """All pieces, one behind the other."""
        ...

    def drop(self, digest: str) -> None:
        """Let the pieces go."""
        ...


class Depot(Parts, Protocol):
    """The durable side of carrying files; every call is one transaction."""

    def who(self) -> tuple[str, int]:
        """The terminal and the life it speaks for."""
        ...

    def is_all_said(self) -> bool:
        """Whether the center has every fact: files go after facts."""
        ...

    def waiting(self, most: int) -> Sequence[Parcel]:
        """Files of papers that lie here, and are not known to lie at the center."""
        ...

    def piece(self, digest: str, start: int, most: int) -> bytes:
        """Up to `most` bytes of a file; Unavailable ARCHIVE_MISSING."""
        ...

    def keep_delivered(self, digests: Iterable[str]) -> None:
        """The center has these whole."""
        ...
