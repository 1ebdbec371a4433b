"""Bytes under their own digest; once there, they never change."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import bindparam, select

from app.domain.errors import Unavailable
from app.protocol.canonical import digest_of
from app.storage.engine.link import Link, Statement
from app.storage.tables import blob

_PUT = Statement(
    "INSERT INTO blob (digest, size, content) VALUES (:digest, :size, :content) "
    "ON CONFLICT DO NOTHING"
)
_GET = Statement(select(blob.c.content).where(blob.c.digest == bindparam("digest")))
_HAS = Statement(select(blob.c.size).where(blob.c.digest == bindparam("digest")))
_ALL = Statement(select(blob.c.digest, blob.c.content).order_by(blob.c.digest))


def put(link: Link, content: bytes) -> str:
    """Keep the bytes and return their SHA-256; the same bytes again change nothing."""
    digest = digest_of(content)
    link.run(_PUT, {"digest": digest, "size": len(content), "content": content})
    return digest


def get(link: Link, digest: str) -> bytes:
    """The bytes; Unavailable ARCHIVE_MISSING, or ARCHIVE_DAMAGED when they changed."""
    row = link.one(_GET, digest=digest)
    if row is None:
        raise Unavailable("ARCHIVE_MISSING", digest=digest)
    content = bytes(row[0])
    if digest_of(content) != digest:
        raise Unavailable("ARCHIVE_DAMAGED", digest=digest)
    return content


def has(link: Link, digest: str) -> bool:
    """Whether bytes of this digest are kept."""
    return link.one(_HAS, digest=digest) is not None


def changed(link: Link) -> Iterator[str]:
    """The digests under which other bytes lie than they say."""
    for digest, content in link.stream(_ALL):
        if digest_of(content) != digest:
            yield digest
