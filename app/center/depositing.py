"""Files that facts name come piece by piece, and lie here once their digest is proved.

    nothing ──piece──▶ parts of one terminal ──last piece, digest proved──▶ file
                            └────────────── digest is another ─────────────▶ nothing

A file may come before its fact or after it; neither waits for the other. What a terminal began and
never ended goes after a month.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from sqlalchemy import bindparam, func, select

from app.center import files, lives
from app.center.engine.listing import Among
from app.center.engine.port import Link
from app.center.tables import file
from app.domain.errors import Refused
from app.protocol.canonical import canonical_text, digest_of
from app.protocol.sync.files import (
    MOST_FILE,
    MOST_PIECE,
    MOST_STOCK,
    Deposit,
    Deposited,
    Stock,
    Stocked,
)
from app.protocol.sync.messages import No
from app.storage.engine.link import Statement

KEPT = timedelta(days=30)
"""How long pieces wait for the rest of their file."""
_DIGEST = re.compile(r"[0-9a-f]{64}")

_WHOLE = Statement(
    select(file.c.digest, func.length(file.c.content))
    .where(file.c.center_id == bindparam("center_id"))
    .where(Among(file.c.digest, "digests"))
)
_PARTS = Statement(
    "SELECT start, length(content) FROM part WHERE center_id = :center_id "
    "AND terminal_id = :terminal_id AND digest = :digest ORDER BY start"
)
_CONTENT = Statement(
    "SELECT content FROM part WHERE center_id = :center_id "
    "AND terminal_id = :terminal_id AND digest = :digest ORDER BY start"
)
_ADD = Statement(
    "INSERT INTO part (center_id, terminal_id, digest, start, content, at) "
    "VALUES (:center_id, :terminal_id, :digest, :start, :content, :at) ON CONFLICT DO NOTHING"
)
_DROP = Statement(
    "DELETE FROM part WHERE center_id = :center_id AND terminal_id = :terminal_id "
    "AND digest = :digest"
)
_DROP_ALL = Statement("DELETE FROM part WHERE center_id = :center_id AND digest = :digest")
_FORGET = Statement("DELETE FROM part WHERE center_id = :center_id AND at < :before")


def stocked(link: Link, center_id: str, asked: Stock) -> Stocked:
    """How many bytes lie here of each file, whole or deposited so far by this terminal.

    Raises Refused FILE_MALFORMED, TOO_LARGE.
    """
    lives.life(link, center_id, asked.terminal_id, asked.epoch)
    if len(asked.files) > MOST_STOCK:
        raise Refused(No.TOO_LARGE, count=len(asked.files), most=MOST_STOCK)
    for digest in asked.files:
        _require_digest(digest)
    return Stocked(asked.ticket, _lying(link, center_id, asked.terminal_id, asked.files))


def deposited(link: Link, center_id: str, asked: Deposit, now: datetime) -> Deposited:
    """Keep a piece, and the file once it is whole.

    A piece that does not begin where the last one ended changes nothing; of a whole with another
    digest nothing is kept. Raises Refused FILE_MALFORMED, TOO_LARGE.
    """
    lives.life(link, center_id, asked.terminal_id, asked.epoch)
    _require_piece(asked)
    (have,) = _lying(link, center_id, asked.terminal_id, (asked.digest,))
    if have < asked.size and asked.start == have:
        have = _kept(link, center_id, asked, now)
    return Deposited(asked.ticket, asked.digest, have)


def _lying(
    link: Link, center_id: str, terminal_id: str, digests: tuple[str, ...]
) -> tuple[int, ...]:
    known = link.all(_WHOLE, center_id=center_id, digests=canonical_text(digests))
    whole = {str(digest): int(size) for digest, size in known}
    return tuple(
        whole[one] if one in whole else _begun(link, center_id, terminal_id, one) for one in digests
    )


def _kept(link: Link, center_id: str, asked: Deposit, now: datetime) -> int:
    """How many bytes lie here with this piece."""
    who = {
        "center_id": center_id,
        "terminal_id": asked.terminal_id,
        "digest": asked.digest,
    }
    if not asked.start:
        link.run(_FORGET, {"center_id": center_id, "before": (now - KEPT).isoformat()})
    piece = {"start": asked.start, "content": asked.content, "at": now.isoformat()}
    link.run(_ADD, who | piece)
    have = asked.start + len(asked.content)
    if have < asked.size:
        return have
    content = b"".join(bytes(row[0]) for row in link.all(_CONTENT, **who))
    if digest_of(content) != asked.digest:
        link.run(_DROP, who)
        return 0
    files.put(link, center_id, content)
    link.run(_DROP_ALL, {"center_id": center_id, "digest": asked.digest})
    return have


def _begun(link: Link, center_id: str, terminal_id: str, digest: str) -> int:
    where = {"center_id": center_id, "terminal_id": terminal_id, "digest": digest}
    have = 0
    for start, length in link.all(_PARTS, **where):
        if int(start) != have:
            break
        have += int(length)
    return have


def _require_digest(digest: str) -> None:
    if not _DIGEST.fullmatch(digest):
        raise Refused(No.FILE_MALFORMED, digest=digest)


def _require_piece(asked: Deposit) -> None:
    _require_digest(asked.digest)
    if asked.size > MOST_FILE or len(asked.content) > MOST_PIECE:
        raise Refused(No.TOO_LARGE, size=asked.size, most=MOST_FILE)
    fits = asked.start >= 0 and asked.start + len(asked.content) <= asked.size
    if not asked.content or not fits:
        raise Refused(No.FILE_MALFORMED, digest=asked.digest)
