"""Mistakes made on purpose: the power cuts are worth what they catch."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any
from unittest.mock import patch

from app.ports.memory import Changed
from app.storage.engine import link
from app.storage.unit import SqlUnit
from tests.power.disk import Recorder
from tests.power.driver import Connection, Cursor

Planted = Callable[[], AbstractContextManager[Any]]


def synchronous_normal() -> AbstractContextManager[Any]:
    """The log is flushed at checkpoints alone, as many advise."""
    return _told_besides("PRAGMA synchronous = NORMAL")


def synchronous_off() -> AbstractContextManager[Any]:
    """Nothing is ever flushed."""
    return _told_besides("PRAGMA synchronous = OFF")


def rollback_journal() -> AbstractContextManager[Any]:
    """A journal whose deletion is the commit, and nobody flushes the folder."""
    return _told_besides("PRAGMA journal_mode = DELETE")


@contextmanager
def acknowledge_before_commit() -> Iterator[None]:
    """The act is told as done, and then committed."""

    def hasty(self: Connection, text: str, values: Any = None) -> Cursor:
        if text == "COMMIT":
            self.plug.before_commit(self)
            self.plug.after_commit(self)
        return Cursor(self.below).execute(text, values)

    with patch.object(Connection, "execute", hasty):
        yield


def a_disk_that_lies() -> AbstractContextManager[Any]:
    """A flush is answered and not done: no program can help it, and here it must show."""
    return patch.object(Recorder, "synced", lambda *_told: None)


@contextmanager
def tables_in_a_second_commit() -> Iterator[None]:
    """The journal is made durable, and then the tables that are folded from it."""
    commit = SqlUnit.commit

    def in_two(self: SqlUnit) -> Changed:
        self._pen.flush()
        self._link.commit()
        self._link.begin()
        return commit(self)

    with patch.object(SqlUnit, "commit", in_two):
        yield


@contextmanager
def _told_besides(pragma: str) -> Iterator[None]:
    prepare = link._prepare

    def prepared(raw: Any, key: bytes, writable: bool) -> None:
        prepare(raw, key, writable)
        if writable:
            raw.execute(pragma)

    with patch.object(link, "_prepare", prepared):
        yield


SEEN_BY_A_LOOK: tuple[Planted, ...] = (
    synchronous_normal,
    synchronous_off,
    rollback_journal,
    acknowledge_before_commit,
    a_disk_that_lies,
)
