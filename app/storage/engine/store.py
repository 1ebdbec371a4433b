"""The file of the memory: one writer for everybody, a reader for every thread.

with store.writing() as link:      one transaction; leaving by an error undoes it
store.reader.all(…)                committed data only, never waits for the writer
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from app.storage.engine.link import Link, connect


class Store:
    """The open file. Units of several threads wait for each other; one inside another is a bug."""

    def __init__(self, path: Path, key: bytes, *, patience_s: float = 5.0) -> None:
        self.path = path
        self.key = key
        self._patience_s = patience_s
        self._turn = threading.Lock()
        self._holder: int | None = None
        self._writer = connect(path, key, patience_s=patience_s)
        self._readers: list[Link] = []
        self._own = threading.local()

    @property
    def reader(self) -> Link:
        """This thread's connection for reading."""
        link: Link | None = getattr(self._own, "link", None)
        if link is None:
            link = connect(self.path, self.key, writable=False, patience_s=self._patience_s)
            self._own.link = link
            self._readers.append(link)
        return link

    def take_turn(self) -> Link:
        """Wait for the writer and begin a transaction on it; `give_turn` must follow."""
        if self._holder == threading.get_ident():
            raise RuntimeError("a unit of work is already open in this thread")
        self._turn.acquire()
        self._holder = threading.get_ident()
        try:
            self._writer.begin()
        except BaseException:
            self._release()
            raise
        return self._writer

    def give_turn(self) -> None:
        """Undo what was not committed and let the next thread write."""
        try:
            self._writer.rollback()
        finally:
            self._release()

    @contextmanager
    def writing(self) -> Iterator[Link]:
        """One transaction: committed at the end of the block, undone by an error."""
        link = self.take_turn()
        try:
            yield link
            link.commit()
        finally:
            self.give_turn()

    def reading(self) -> AbstractContextManager[Link]:
        """The one connection of a center, which has many threads and no reader for each."""
        return self.writing()

    def close(self) -> None:
        """Close every connection; the log is folded into the file."""
        for link in self._readers:
            link.close()
        self._readers.clear()
        self._own = threading.local()
        self._writer.close()

    def _release(self) -> None:
        self._holder = None
        self._turn.release()
