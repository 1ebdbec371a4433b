"""What the receiver can reckon does not travel: the hashes of facts, which no frame makes shorter.

push   the hashes follow from `base`; the signature over the last one proves them all
pull   the hash of a row follows from the one before it, which travels only where the row
       before is not the fact before; `digest` over all hashes of the page proves them
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from msgspec import structs

from app.domain.errors import Refused
from app.protocol.canonical import digest_of
from app.protocol.chain import Entry, sealed
from app.protocol.sync.messages import Answer, Pulled, Push, Question, Row

M = TypeVar("M", bound=Question | Answer)


def lean(message: M) -> M:
    """The message as it travels."""
    if isinstance(message, Push):
        bare = tuple(structs.replace(one, prev_hash="", hash="") for one in message.entries)
        return structs.replace(message, entries=bare)
    if isinstance(message, Pulled) and message.rows:
        return structs.replace(message, rows=_bare(message.rows), digest=_digest(message.rows))
    return message


def whole(message: M) -> M:
    """The message as it was meant; Refused MESSAGE_MALFORMED when its digest is another."""
    if isinstance(message, Push):
        return structs.replace(message, entries=_chained(message.base.hash, message.entries))
    if isinstance(message, Pulled) and message.rows:
        rows = _rehashed(message.rows)
        if _digest(rows) != message.digest:
            raise Refused("MESSAGE_MALFORMED", detail="digest")
        return structs.replace(message, rows=rows, digest="")
    return message


def _chained(before: str, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    found = []
    for one in entries:
        entry = sealed(structs.replace(one, prev_hash=before))
        found.append(entry)
        before = entry.hash
    return tuple(found)


def _bare(rows: Iterable[Row]) -> tuple[Row, ...]:
    found, last = [], None
    for row in rows:
        before = "" if _follows(row.entry, last) else row.entry.prev_hash
        found.append(Row(row.pos, structs.replace(row.entry, prev_hash=before, hash="")))
        last = row.entry
    return tuple(found)


def _rehashed(rows: Iterable[Row]) -> tuple[Row, ...]:
    found: list[Row] = []
    last: Entry | None = None
    for row in rows:
        before = row.entry.prev_hash or (last.hash if last else "")
        last = sealed(structs.replace(row.entry, prev_hash=before))
        found.append(Row(row.pos, last))
    return tuple(found)


def _follows(entry: Entry, last: Entry | None) -> bool:
    """Whether the hash before is that of the row before."""
    return last is not None and entry.prev_hash == last.hash


def _digest(rows: Iterable[Row]) -> str:
    return digest_of("".join(row.entry.hash for row in rows).encode())
