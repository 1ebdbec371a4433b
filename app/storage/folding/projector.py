"""Walks every fact through the folds and keeps what they leave, each entry written once.

    fold(fact) ─▶ touched entries in memory ─▶ flush() ─▶ their tables

Used alike by a unit of work, by `rebuild` and by `verify`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import bindparam, delete, insert, select, update

from app.domain.cases.case import Case
from app.domain.facts.base import Fact
from app.domain.folds.registry import FOLDS, Fold
from app.protocol.canonical import canonical_text, decoded
from app.storage.engine.link import Link, Statement
from app.storage.folding.columns import COLUMNS
from app.storage.search.terms import terms_of
from app.storage.tables import metadata


@dataclass(slots=True)
class Slot:
    """One entry of a projection while it is worked on; `n` is its row, None when not stored."""

    fold: Fold
    key: str
    n: int | None
    state: Any
    stored: Any
    at: str = ""


class Projector:
    """The projections as seen through one connection, with what is not written yet.

    `touched` gathers the name of the fold and the key of every entry that was stepped.
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
                self.touched.add((fold.name, key))

    def slot(self, fold: Fold, key: str) -> Slot:
        """The entry of a fold under a key, loaded once."""
        slot = self._slots.get((fold.name, key))
        if slot is None:
            row = self._link.one(statements(fold.name).load, key=key)
            state = decoded(fold.state, row[1]) if row else None
            slot = Slot(fold, key, row[0] if row else None, state, state)
            self._slots[fold.name, key] = slot
        return slot

    @property
    def size(self) -> int:
        """How many entries are held in memory."""
        return len(self._slots)

    def flush(self) -> None:
        """Write every touched entry."""
        for slot in self._dirty.values():
            _write(self._link, slot)
        self._dirty.clear()

    def forget(self) -> None:
        """Drop what is held in memory; what was not flushed is lost."""
        self._slots.clear()
        self._dirty.clear()


@dataclass(frozen=True, slots=True)
class Statements:
    """The statements of one fold's table."""

    load: Statement
    insert: Statement
    delete: Statement


@lru_cache(maxsize=64)
def statements(name: str) -> Statements:
    """The statements of the fold's table."""
    table = metadata.tables[name]
    named: dict[str, Any] = {
        column.name: bindparam(column.name) for column in table.c if column.name != "n"
    }
    return Statements(
        load=Statement(select(table.c.n, table.c.state).where(table.c.key == bindparam("key"))),
        insert=Statement(insert(table).values(named)),
        delete=Statement(delete(table).where(table.c.n == bindparam("row"))),
    )


@lru_cache(maxsize=1024)
def _update(name: str, changed: tuple[str, ...]) -> Statement:
    """Sets only what changed: SQLite rewrites the index of every column that is named."""
    table = metadata.tables[name]
    named: dict[str, Any] = {column: bindparam(column) for column in changed}
    return Statement(update(table).values(named).where(table.c.n == bindparam("row")))


_INDEX = Statement("INSERT OR REPLACE INTO case_search (rowid, terms) VALUES (:row, :terms)")
_UNINDEX = Statement("DELETE FROM case_search WHERE rowid = :row")


def _write(link: Link, slot: Slot) -> None:
    name, before = slot.fold.name, slot.n
    if slot.state is None:
        if before is not None:
            link.run(statements(name).delete, {"row": before})
        slot.n = None
    else:
        _write_row(link, slot)
    if name == "case":
        _index(link, slot, before)
    slot.stored = slot.state


def _write_row(link: Link, slot: Slot) -> None:
    name = slot.fold.name
    values = COLUMNS[name](slot.state, slot.at)
    state = canonical_text(slot.state)
    if slot.n is None:
        slot.n = link.run(statements(name).insert, values | {"key": slot.key, "state": state})
        return
    before = COLUMNS[name](slot.stored, "")
    changed = {column: value for column, value in values.items() if value != before[column]}
    changed["state"] = state
    link.run(_update(name, tuple(changed)), changed | {"row": slot.n})


def _index(link: Link, slot: Slot, before: int | None) -> None:
    now, then = terms_of(_names(slot.state)), terms_of(_names(slot.stored))
    if slot.n is None and before is not None and then:
        link.run(_UNINDEX, {"row": before})
    elif slot.n is not None and now != then:
        link.run(_INDEX, {"row": slot.n, "terms": now})


def _names(case: Case | None) -> tuple[str, ...]:
    if case is None:
        return ()
    parties = (case.applicant, case.agent.party if case.agent else None)
    return tuple(party.name for party in parties if party is not None)
