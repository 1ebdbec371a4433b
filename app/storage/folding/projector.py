"""Walks every fact through the folds and keeps what they leave, each entry written once.

    fold(fact) ─▶ touched entries in memory ─▶ flush() ─▶ their tables

Used alike by a unit of work, by `rebuild` and by `verify`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from app.domain.facts.base import Fact
from app.domain.folds.registry import FOLDS, Fold
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
        for fold in FOLDS:
            for key in fold.keys(fact):
                slot = self.slot(fold, key)
                slot.state = fold.step(slot.state, fact, key)
                slot.at = at
                self._dirty[fold.name, key] = slot

    def refold(self, history: Sequence[tuple[Fact, str]]) -> None:
        """Fold one subject's entries anew from its whole history; spanning folds are left alone."""
        fresh: set[tuple[str, str]] = set()
        for fact, at in history:
            for fold in FOLDS:
                for key in () if fold.spans else fold.keys(fact):
                    slot = self.slot(fold, key)
                    before = slot.state if (fold.name, key) in fresh else None
                    fresh.add((fold.name, key))
                    slot.state, slot.at = fold.step(before, fact, key), at
                    self._dirty[fold.name, key] = slot

    def span(self, fact: Fact, at: str) -> None:
        """Step the spanning folds alone."""
        for fold in FOLDS:
            for key in fold.keys(fact) if fold.spans else ():
                slot = self.slot(fold, key)
                slot.state, slot.at = fold.step(slot.state, fact, key), at
                self._dirty[fold.name, key] = slot

    def expect(self, facts: Iterable[Fact]) -> None:
        """Load what these facts concern, one query for each fold instead of one for each entry."""
        wanted: dict[str, list[str]] = {}
        for fact in facts:
            for fold in FOLDS:
                for key in fold.keys(fact):
                    if (fold.name, key) not in self._slots:
                        wanted.setdefault(fold.name, []).append(key)
        for fold in FOLDS:
            keys = dict.fromkeys(wanted.get(fold.name, ()))
            if keys:
                rows = self._link.all(by_keys(fold.name), keys=canonical_text([*keys]))
                found = {key: (n, state) for key, n, state in rows}
                for key in keys:
                    held = found.get(key)
                    slot = self._load(fold, key, *held) if held else _absent(fold, key)
                    self._slots[fold.name, key] = slot

    def slot(self, fold: Fold, key: str) -> Slot:
        """The entry of a fold under a key, loaded once."""
        slot = self._slots.get((fold.name, key))
        if slot is None:
            row = self._link.one(by_key(fold.name), key=key)
            slot = self._load(fold, key, *row) if row else _absent(fold, key)
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

    def _load(self, fold: Fold, key: str, n: int, state: str) -> Slot:
        held: Any = decoded(fold.state, state)
        return Slot(fold, key, n, held, held)


def _absent(fold: Fold, key: str) -> Slot:
    return Slot(fold, key, None, None, None)


def _fits(slot: Slot, fold: Fold, column: str, value: str) -> bool:
    if slot.fold is not fold or slot.state is None:
        return False
    found: bool = COLUMNS[fold.name](slot.state, "")[column] == value
    return found
