"""What lies at the center under its digest: bundles, and the files that facts name."""

from __future__ import annotations

from collections.abc import Iterator

from app.center.engine.port import Link
from app.domain.errors import Refused
from app.protocol.canonical import digest_of
from app.protocol.sync.files import MOST_PIECE, Fetch, Fetched
from app.storage.engine.link import Statement

_PUT = Statement(
    "INSERT INTO file (center_id, digest, content) VALUES (:center_id, :digest, :content) "
    "ON CONFLICT DO NOTHING"
)
_SIZE = Statement(
    "SELECT length(content) FROM file WHERE center_id = :center_id AND digest = :digest"
)
_PIECE = Statement(
    "SELECT substr(content, :first, :most) FROM file "
    "WHERE center_id = :center_id AND digest = :digest"
)
_DIGESTS = Statement("SELECT digest FROM file WHERE center_id = :center_id ORDER BY digest")
_DROP = Statement("DELETE FROM file WHERE center_id = :center_id AND digest = :digest")


def put(link: Link, center_id: str, content: bytes) -> str:
    """Keep a file and return its digest; the same content is kept once."""
    digest = digest_of(content)
    link.run(_PUT, {"center_id": center_id, "digest": digest, "content": content})
    return digest


def size_of(link: Link, center_id: str, digest: str) -> int:
    """How many bytes a file has; Refused FILE_UNKNOWN."""
    row = link.one(_SIZE, center_id=center_id, digest=digest)
    if row is None:
        raise Refused("FILE_UNKNOWN", digest=digest)
    return int(row[0])


def piece(link: Link, center_id: str, digest: str, start: int, most: int) -> bytes:
    """Up to `most` bytes of a file from `start` on; Refused FILE_UNKNOWN."""
    where = {"center_id": center_id, "digest": digest}
    row = link.one(_PIECE, first=start + 1, most=most, **where)
    if row is None:
        raise Refused("FILE_UNKNOWN", digest=digest)
    return bytes(row[0])


def fetched(link: Link, center_id: str, asked: Fetch) -> Fetched:
    """The piece of a file that was asked for; Refused FILE_UNKNOWN."""
    size = size_of(link, center_id, asked.digest)
    start = max(0, min(asked.start, size))
    content = piece(link, center_id, asked.digest, start, MOST_PIECE)
    return Fetched(asked.ticket, asked.digest, size, start, content)


def whole(link: Link, center_id: str, digest: str) -> bytes:
    """A whole file; Refused FILE_UNKNOWN."""
    return piece(link, center_id, digest, 0, size_of(link, center_id, digest))


def digests(link: Link, center_id: str) -> set[str]:
    """Of everything that lies here."""
    return {str(row[0]) for row in link.all(_DIGESTS, center_id=center_id)}


def changed(link: Link, center_id: str) -> Iterator[str]:
    """The digests under which other bytes lie than they say; one file is read at a time."""
    for digest in sorted(digests(link, center_id)):
        if digest_of(whole(link, center_id, digest)) != digest:
            yield digest


def drop(link: Link, center_id: str, digest: str) -> None:
    """A file nobody names any more goes."""
    link.run(_DROP, {"center_id": center_id, "digest": digest})
