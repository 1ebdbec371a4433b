"""Folded states by key or by one indexed column, in the order they arose."""

from __future__ import annotations

from functools import lru_cache
from typing import TypeVar

from sqlalchemy import bindparam, select

from app.domain.folds.registry import FOLDS
from app.protocol.canonical import decoded
from app.storage.engine.link import Link, Row, Statement
from app.storage.tables import metadata

T = TypeVar("T")

_NAMES: dict[type, str] = {fold.state: fold.name for fold in FOLDS}


def state_of(link: Link, kind: type[T], key: str) -> T | None:
    """The state of this kind under a key, or None."""
    row = link.one(_by(_NAMES[kind], "key"), value=key)
    return decoded(kind, row[0]) if row else None


def states_by(link: Link, kind: type[T], column: str, value: object) -> tuple[T, ...]:
    """The states of this kind with a value in a column, oldest first."""
    return states(kind, link.all(_by(_NAMES[kind], column), value=value))


def states(kind: type[T], rows: list[Row]) -> tuple[T, ...]:
    """The states in the first column of some rows."""
    return tuple(decoded(kind, row[0]) for row in rows)


@lru_cache(maxsize=64)
def _by(name: str, column: str) -> Statement:
    table = metadata.tables[name]
    return Statement(
        select(table.c.state).where(table.c[column] == bindparam("value")).order_by(table.c.n)
    )
