"""An archive in memory, for tests and for showing papers that are never kept."""

from __future__ import annotations

import hashlib

from app.domain.errors import Unavailable


class MemoryArchive:
    """Bytes by their SHA-256, gone with the process."""

    def __init__(self) -> None:
        self._contents: dict[str, bytes] = {}

    def put(self, content: bytes) -> str:
        """Keep the bytes and answer their digest."""
        digest = hashlib.sha256(content).hexdigest()
        self._contents.setdefault(digest, content)
        return digest

    def get(self, digest: str) -> bytes:
        """The bytes; raises `Unavailable` ARCHIVE_MISSING or ARCHIVE_DAMAGED."""
        content = self._contents.get(digest)
        if content is None:
            raise Unavailable("ARCHIVE_MISSING", digest=digest)
        if hashlib.sha256(content).hexdigest() != digest:
            raise Unavailable("ARCHIVE_DAMAGED", digest=digest)
        return content

    def has(self, digest: str) -> bool:
        """Whether bytes of this digest are kept."""
        return digest in self._contents
