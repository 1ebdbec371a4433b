"""A file of the center, piece by piece, proved by its digest before anybody sees it."""

from __future__ import annotations

from app.domain.errors import Refused, Unavailable
from app.protocol.canonical import digest_of
from app.protocol.sync.messages import Fetch, Fetched, Offer, Problem
from app.sync.courier import Asks

MOST_BYTES = 64 << 20
"""No file is fetched that claims to be larger."""


def fetch(line: Asks, terminal_id: str, epoch: int, offered: Offer, ticket: str) -> bytes:
    """The whole file. What was got of it is lost with the line: a bundle is a few pieces.

    Raises Unavailable CENTER_UNREACHABLE; Refused FILE_UNKNOWN, FILE_CHANGED, MESSAGE_TOO_LARGE.
    """
    if offered.size > MOST_BYTES:
        raise Refused("MESSAGE_TOO_LARGE", size=offered.size, most=MOST_BYTES)
    found = bytearray()
    while len(found) < offered.size:
        asked = f"{ticket}.{len(found)}"
        question = Fetch(asked, terminal_id, epoch, offered.digest, len(found))
        answer = line.ask(question)
        if isinstance(answer, Problem):
            raise Refused(answer.code, digest=offered.digest)
        if not isinstance(answer, Fetched) or answer.ticket != asked or not answer.content:
            raise Unavailable("CENTER_UNREACHABLE", cause="ANSWER")
        found += answer.content
    if digest_of(bytes(found)) != offered.digest:
        raise Refused("FILE_CHANGED", digest=offered.digest)
    return bytes(found)
