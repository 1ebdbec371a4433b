"""Writes folded entries into their tables: equal statements together, only what changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import bindparam, delete, insert, select, text, update

from app.domain.cases.case import Case
from app.domain.folds.registry import Fold
from app.protocol.canonical import canonical_text
from app.storage.engine.link import Link, Statement
from app.storage.folding.columns import COLUMNS
from app.storage.search.terms import terms_of
from app.storage.tables import metadata

SEARCHED = "case"
"""The fold whose names are in the search index, under its row numbers."""


@dataclass(slots=True)
class Slot:
    """One entry of a projection while it is worked on.

    `stored` is the state its table holds, None when it holds none; `n` is its row, where known.
    """

    fold: Fold
    key: str
    n: int | None
    state: Any
    stored: Any
    at: str = ""


def write(link: Link, slots: Iterable[Slot]) -> None:
    """Write each entry as it stands now."""
    batches: dict[Statement, list[dict[str, Any]]] = defaultdict(list)
    for slot in slots:
        name, before = slot.fold.name, slot.n
        if slot.state is None and slot.stored is None:
            continue
        if slot.state is None and slot.stored is not None:
            batches[_delete(name)].append({"entry": slot.key})
        elif slot.state is not None and slot.stored is not None:
            changed = _changes(slot)
            batches[_update(name, tuple(changed))].append({**changed, "entry": slot.key})
        elif slot.state is not None and name == SEARCHED:
            slot.n = link.run(_insert(name), _whole(slot))
        elif slot.state is not None:
            batches[_insert(name)].append(_whole(slot))
        if name == SEARCHED:
            _index(link, slot, before)
        slot.stored = slot.state
    for statement, rows in batches.items():
        link.run_many(statement, rows)


@lru_cache(maxsize=64)
def by_key(name: str) -> Statement:
    """Row and state of the entry under a key."""
    table = metadata.tables[name]
    return Statement(select(table.c.n, table.c.state).where(table.c.key == bindparam("key")))


@lru_cache(maxsize=64)
def by_keys(name: str) -> Statement:
    """Key, row and state of the entries under the keys of a JSON list."""
    table = metadata.tables[name]
    keys = text("(SELECT value FROM json_each(:keys))")
    return Statement(
        select(table.c.key, table.c.n, table.c.state).where(table.c.key.op("IN")(keys))
    )


@lru_cache(maxsize=64)
def by_column(name: str, column: str) -> Statement:
    """Key, row and state of the entries with a value in a column, oldest first."""
    table = metadata.tables[name]
    return Statement(
        select(table.c.key, table.c.n, table.c.state)
        .where(table.c[column] == bindparam("value"))
        .order_by(table.c.n)
    )


@lru_cache(maxsize=64)
def _insert(name: str) -> Statement:
    table = metadata.tables[name]
    columns = [column.name for column in table.c if column.name != "n"]
    return Statement(insert(table).values({column: bindparam(column) for column in columns}))


@lru_cache(maxsize=64)
def _delete(name: str) -> Statement:
    table = metadata.tables[name]
    return Statement(delete(table).where(table.c.key == bindparam("entry")))


@lru_cache(maxsize=1024)
def _update(name: str, changed: tuple[str, ...]) -> Statement:
    """Sets only what changed: SQLite rewrites the index of every column that is named."""
    table = metadata.tables[name]
    named: dict[str, Any] = {column: bindparam(column) for column in changed}
    return Statement(update(table).values(named).where(table.c.key == bindparam("entry")))


_INDEX = Statement("INSERT INTO case_search (rowid, terms) VALUES (:row, :terms)")
_UNINDEX = Statement("DELETE FROM case_search WHERE rowid = :row")


def _whole(slot: Slot) -> dict[str, Any]:
    values = COLUMNS[slot.fold.name](slot.state, slot.at)
    values["key"], values["state"] = slot.key, canonical_text(slot.state)
    return values


def _changes(slot: Slot) -> dict[str, Any]:
    columns = COLUMNS[slot.fold.name]
    now, before = columns(slot.state, slot.at), columns(slot.stored, "")
    changed = {name: value for name, value in now.items() if value != before[name]}
    changed["state"] = canonical_text(slot.state)
    return changed


def _index(link: Link, slot: Slot, before: int | None) -> None:
    """Keep the search index in step with the names of a case."""
    now, then = _names(slot.state), _names(slot.stored)
    if now == then:
        return
    if any(then):
        link.run(_UNINDEX, {"row": before})
    if any(now):
        link.run(_INDEX, {"row": slot.n, "terms": terms_of(now)})


def _names(case: Case | None) -> tuple[str, ...]:
    if case is None:
        return ()
    parties = (case.applicant, case.agent.party if case.agent else None)
    return tuple(party.name for party in parties if party is not None)
