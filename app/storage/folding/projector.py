"""Walks every fact through the folds and keeps what they leave, each entry written once.

    fold(fact) ─▶ touched entries in memory ─▶ flush() ─▶ their tables

Used alike by a unit of work, by `rebuild` and by `verify`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from app.domain.facts.base import Fact
from app.domain.folds.registry import Fold, touched
from app.protocol.canonical import canonical_text, decoded
from app.storage.engine.link import Link
from app.storage.folding.columns import COLUMNS
from app.storage.folding.rows import Slot, by_column, by_key, by_keys, write

NOT_STORED = 1 << 62
"""Sorts behind every row: entries not written yet, in the order they arose."""


class Projector:
    """The projections as seen through one connection, with what is not written yet.

    `touched` gathers the name of the fold and the key of every entry that was written.
    """

    def __init__(self, link: Link) -> None:
        self._link = link
        self._slots: dict[tuple[str, str], Slot] = {}
        self._dirty: dict[tuple[str, str], Slot] = {}
        self.touched: set[tuple[str, str]] = set()

    def fold(self, fact: Fact, at: str) -> None:
        """Step every entry the fact concerns; `at` is the time of the fact as written."""
        for fold, key in touched(fact):
            self._step(fold, key, fact, at)

    def refold(self, history: Sequence[tuple[Fact, str]]) -> None:
        """Fold one subject's entries anew from its whole history; spanning folds are left alone."""
        fresh: set[tuple[str, str]] = set()
        for fact, at in history:
            for fold, key in touched(fact):
                if fold.spans:
                    continue
                if (fold.name, key) not in fresh:
                    self.slot(fold, key).state = None
                    fresh.add((fold.name, key))
                self._step(fold, key, fact, at)

    def span(self, fact: Fact, at: str) -> None:
        """Step the spanning folds alone."""
        for fold, key in touched(fact):
            if fold.spans:
                self._step(fold, key, fact, at)

    def fold_all(self, facts: Iterable[tuple[Fact, str]]) -> None:
        """Step what many facts concern, in their order; each with its time as written."""
        steps = [(fold, key, fact, at) for fact, at in facts for fold, key in touched(fact)]
        self._load_all((fold, key) for fold, key, _fact, _at in steps)
        for fold, key, fact, at in steps:
            self._step(fold, key, fact, at)

    def foresee(self, facts: Iterable[Fact]) -> None:
        """Load at once what these facts touch, instead of an entry at a time."""
        self._load_all(place for fact in facts for place in touched(fact))

    def _load_all(self, places: Iterable[tuple[Fold, str]]) -> None:
        wanted: dict[str, dict[str, Fold]] = {}
        for fold, key in places:
            if (fold.name, key) not in self._slots:
                wanted.setdefault(fold.name, {})[key] = fold
        for name, keys in wanted.items():
            rows = self._link.all(by_keys(name), keys=canonical_text(list(keys)))
            for key, n, state in rows:
                self._slots[name, key] = self._load(keys.pop(key), key, n, state)
            for key, fold in keys.items():
                self._slots[name, key] = Slot(fold, key, None, None, None)

    def slot(self, fold: Fold, key: str) -> Slot:
        """The entry of a fold under a key, loaded once."""
        slot = self._slots.get((fold.name, key))
        if slot is None:
            row = self._link.one(by_key(fold.name), key=key)
            slot = self._load(fold, key, *row) if row else Slot(fold, key, None, None, None)
            self._slots[fold.name, key] = slot
        return slot

    def listed(self, fold: Fold, column: str, value: str) -> list[Slot]:
        """The entries with a value in a column, those not written yet included, oldest first."""
        for key, n, state in self._link.all(by_column(fold.name, column), value=value):
            if (fold.name, key) not in self._slots:
                self._slots[fold.name, key] = self._load(fold, key, n, state)
        found = [slot for slot in self._slots.values() if _fits(slot, fold, column, value)]
        return sorted(found, key=lambda slot: slot.n or NOT_STORED)

    @property
    def size(self) -> int:
        """How many entries are held in memory."""
        return len(self._slots)

    def flush(self) -> None:
        """Write every touched entry."""
        write(self._link, self._dirty.values())
        self.touched |= self._dirty.keys()
        self._dirty.clear()

    def forget(self) -> None:
        """Drop what is held in memory; what was not flushed is lost."""
        self._slots.clear()
        self._dirty.clear()

    def _step(self, fold: Fold, key: str, fact: Fact, at: str) -> None:
        slot = self.slot(fold, key)
        slot.state, slot.at = fold.step(slot.state, fact, key), at
        self._dirty[fold.name, key] = slot

    def _load(self, fold: Fold, key: str, n: int, state: str) -> Slot:
        held: Any = decoded(fold.state, state)
        return Slot(fold, key, n, held, held)


def _fits(slot: Slot, fold: Fold, column: str, value: str) -> bool:
    if slot.fold is not fold or slot.state is None:
        return False
    found: bool = COLUMNS[fold.name](slot.state, "")[column] == value
    return found
