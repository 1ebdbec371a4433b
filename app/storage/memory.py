"""The memory of a counter on SQLCipher; see `app.ports.memory`."""

from __future__ import annotations

from app.ports.clock import Clock, Identifiers
from app.storage import journal
from app.storage.engine.link import Link
from app.storage.engine.store import Store
from app.storage.journal import Tip
from app.storage.shelf import Shelf
from app.storage.unit import SqlUnit


class SqlMemory:
    """Opens units of work, and keeps what the center published parsed between them."""

    def __init__(self, store: Store, clock: Clock, ids: Identifiers) -> None:
        self.store = store
        self.clock = clock
        self.ids = ids
        self._shelf: Shelf | None = None
        self._edition = 0
        self._tip: Tip | None = None

    def unit(self, actor: str) -> SqlUnit:
        """A new unit of work in which `actor` (a staff id or `system`) acts."""
        return SqlUnit(self, actor)

    def shelf(self, link: Link) -> Shelf:
        """The published content, loaded once an edition."""
        shelf, edition = self._shelf, self._edition
        if shelf is None:
            shelf = Shelf(link)
            if edition == self._edition:
                self._shelf = shelf
        return shelf

    def tip(self, link: Link) -> Tip:
        """Where the journal ends; nobody else writes to it, so it is read once."""
        if self._tip is None:
            self._tip = journal.tip(link)
        return self._tip

    def forget_tip(self) -> None:
        """A commit is under way, and nobody knows yet how it ends."""
        self._tip = None

    def remember_tip(self, tip: Tip) -> None:
        """The commit was made."""
        self._tip = tip

    def drop_shelf(self) -> None:
        """Another bundle took force: the next read loads it."""
        self._edition += 1
        self._shelf = None
