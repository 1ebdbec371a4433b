"""The depot on the encrypted memory; see `app.ports.depot`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.domain.errors import Unavailable
from app.ports.depot import Parcel
from app.storage.engine.link import Link, Statement
from app.storage.engine.store import Store
from app.storage.exchange import standing

_WAITING = Statement(
    "SELECT digest, size FROM blob WHERE at_center = 0 AND EXISTS "
    "(SELECT 1 FROM document WHERE document.sha256 = blob.digest AND document.sha256 != '') "
    "LIMIT :most"
)
_COUNT = Statement(
    "SELECT count(*), coalesce(sum(size), 0) FROM blob WHERE at_center = 0 AND EXISTS "
    "(SELECT 1 FROM document WHERE document.sha256 = blob.digest AND document.sha256 != '')"
)
_PIECE = Statement("SELECT substr(content, :first, :most) FROM blob WHERE digest = :digest")
_DELIVERED = Statement("UPDATE blob SET at_center = 1 WHERE digest = :digest")
_NOT_DELIVERED = Statement("UPDATE blob SET at_center = 0 WHERE at_center = 1")
_GOT = Statement("SELECT coalesce(sum(length(content)), 0) FROM blob_part WHERE digest = :digest")
_KEEP = Statement(
    "INSERT INTO blob_part (digest, start, content) VALUES (:digest, :start, :content)"
)
_PARTS = Statement("SELECT content FROM blob_part WHERE digest = :digest ORDER BY start")
_DROP = Statement("DELETE FROM blob_part WHERE digest = :digest")


class SqlDepot:
    """See the port."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def who(self) -> tuple[str, int]:
        """The terminal and its present life."""
        stands = standing.standing(self._store.reader)
        return stands.terminal_id, stands.epoch

    def is_all_said(self) -> bool:
        """Whether nothing is unsent."""
        return not standing.standing(self._store.reader).unsent

    def waiting(self, most: int) -> Sequence[Parcel]:
        """Files of papers not known to lie at the center."""
        rows = self._store.reader.all(_WAITING, most=most)
        return tuple(Parcel(str(digest), int(size)) for digest, size in rows)

    def piece(self, digest: str, start: int, most: int) -> bytes:
        """Some bytes of a file."""
        row = self._store.reader.one(_PIECE, digest=digest, first=start + 1, most=most)
        if row is None:
            raise Unavailable("ARCHIVE_MISSING", digest=digest)
        return bytes(row[0])

    def keep_delivered(self, digests: Iterable[str]) -> None:
        """The center has these whole."""
        with self._store.writing() as link:
            for digest in digests:
                link.run(_DELIVERED, {"digest": digest})

    def got(self, digest: str) -> int:
        """How many bytes of a file came so far."""
        row = self._store.reader.one(_GOT, digest=digest)
        assert row is not None
        return int(row[0])

    def keep(self, digest: str, start: int, content: bytes) -> None:
        """Keep the next piece."""
        with self._store.writing() as link:
            link.run(_KEEP, {"digest": digest, "start": start, "content": content})

    def joined(self, digest: str) -> bytes:
        """All pieces that came."""
        return b"".join(bytes(row[0]) for row in self._store.reader.all(_PARTS, digest=digest))

    def drop(self, digest: str) -> None:
        """Let the pieces go."""
        with self._store.writing() as link:
            link.run(_DROP, {"digest": digest})


def waiting_files(link: Link) -> tuple[int, int]:
    """How many files wait for the center, and how many bytes they are."""
    row = link.one(_COUNT)
    assert row is not None
    return int(row[0]), int(row[1])


def count_anew(link: Link) -> None:
    """Another generation of the center may lack what the one before it had."""
    link.run(_NOT_DELIVERED)
