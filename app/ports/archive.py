"""Where bytes lie for ever under their own digest."""

from __future__ import annotations

from typing import Protocol


class Archive(Protocol):
    """A content-addressed store: the key is the lower-case hexadecimal SHA-256 of the bytes."""

    def put(self, content: bytes) -> str:
        """Keep the bytes and answer their digest; the same bytes again change nothing."""
        ...

    def get(self, digest: str) -> bytes:
        """The bytes; raises `Unavailable` ARCHIVE_MISSING, or ARCHIVE_DAMAGED when they changed."""
        ...

    def has(self, digest: str) -> bool:
        """Whether bytes of this digest are kept."""
        ...
