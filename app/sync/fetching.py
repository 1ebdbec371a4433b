"""A file of the center, piece by piece, proved by its digest before anybody sees it."""

from __future__ import annotations

from app.domain.errors import Refused, Unavailable
from app.ports.depot import Parts
from app.protocol.canonical import digest_of
from app.protocol.sync.files import MOST_FILE, Fetch, Fetched
from app.protocol.sync.messages import Problem
from app.sync.courier import Asks


class Loose:
    """Pieces in memory alone: for a machine that has no memory of its own yet."""

    def __init__(self) -> None:
        self._found: dict[str, bytes] = {}

    def got(self, digest: str) -> int:
        """How many bytes came so far."""
        return len(self._found.get(digest, b""))

    def keep(self, digest: str, start: int, content: bytes) -> None:
        """Put the next piece behind the others."""
        self._found[digest] = self._found.get(digest, b"")[:start] + content

    def joined(self, digest: str) -> bytes:
        """All that came."""
        return self._found.get(digest, b"")

    def drop(self, digest: str) -> None:
        """Let it go."""
        self._found.pop(digest, None)


def fetch(
    line: Asks, who: tuple[str, int], wanted: tuple[str, int], ticket: str, parts: Parts
) -> bytes:
    """The whole of the file `wanted`, told by digest and size, for the terminal and life `who`.

    Pieces that came stay in `parts` when the line is lost: the next fetch goes on behind them.
    Raises Unavailable CENTER_UNREACHABLE; Refused FILE_UNKNOWN, FILE_CHANGED, MESSAGE_TOO_LARGE.
    """
    digest, size = wanted
    if size > MOST_FILE:
        raise Refused("MESSAGE_TOO_LARGE", size=size, most=MOST_FILE)
    got = parts.got(digest)
    while got < size:
        asked = f"{ticket}.{got}"
        answer = line.ask(Fetch(asked, *who, digest, got))
        if isinstance(answer, Problem):
            raise Refused(answer.code, digest=digest)
        is_next = isinstance(answer, Fetched) and (answer.ticket, answer.start) == (asked, got)
        if not isinstance(answer, Fetched) or not is_next or not answer.content:
            raise Unavailable("CENTER_UNREACHABLE", cause="ANSWER")
        parts.keep(digest, got, answer.content)
        got += len(answer.content)
    content = parts.joined(digest)
    parts.drop(digest)
    if digest_of(content) != digest:
        raise Refused("FILE_CHANGED", digest=digest)
    return content
