"""The connections of a center to PostgreSQL: few, kept, and dropped together when one breaks."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from app.center.engine.postgres import PgLink, connect

MOST_CONNECTIONS = 8
"""At once, in one process; who comes later waits. PostgreSQL allows a hundred unless told."""


class PgStore:
    """The open database; every transaction has a connection of its own."""

    def __init__(self, url: str, most: int = MOST_CONNECTIONS) -> None:
        self._url = url
        self._places = threading.BoundedSemaphore(most)
        self._guard = threading.Lock()
        self._idle: list[PgLink] = [connect(url)]
        self._reader: PgLink | None = None

    @property
    def reader(self) -> PgLink:
        """A connection that sees what is committed and changes nothing."""
        with self._guard:
            if self._reader is None or not self._reader.is_alive:
                self._reader = connect(self._url, writable=False)
            return self._reader

    @contextmanager
    def reading(self) -> Iterator[PgLink]:
        """A connection outside a transaction: each query sees what is committed by then."""
        with self._places:
            link = self._taken()
            try:
                yield link
            finally:
                link.rollback()
                self._give_back(link)

    @contextmanager
    def writing(self) -> Iterator[PgLink]:
        """One transaction: committed at the end of the block, undone by an error."""
        with self.reading() as link:
            link.begin()
            yield link
            link.commit()

    def close(self) -> None:
        """Close every connection."""
        with self._guard:
            reader, self._reader = self._reader, None
        if reader is not None:
            reader.close()
        self._drop_idle()

    def _taken(self) -> PgLink:
        with self._guard:
            if self._idle:
                return self._idle.pop()
        return connect(self._url)

    def _give_back(self, link: PgLink) -> None:
        if not link.is_alive:
            self._drop_idle()
            return
        with self._guard:
            self._idle.append(link)

    def _drop_idle(self) -> None:
        """A server that went away took the others with it: none of them is tried first."""
        with self._guard:
            idle, self._idle = self._idle, []
        for one in idle:
            one.close()
