"""The archive of papers in the memory itself: encrypted and backed up with everything else."""

from __future__ import annotations

from app.storage import blobs
from app.storage.engine.store import Store


class SqlArchive:
    """See `app.ports.archive.Archive`."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def put(self, content: bytes) -> str:
        """Keep the bytes, durably, and answer their digest."""
        with self._store.writing() as link:
            return blobs.put(link, content)

    def get(self, digest: str) -> bytes:
        """The bytes; Unavailable ARCHIVE_MISSING or ARCHIVE_DAMAGED."""
        return blobs.get(self._store.reader, digest)

    def has(self, digest: str) -> bool:
        """Whether bytes of this digest are kept."""
        return blobs.has(self._store.reader, digest)
