"""What the center asks of its database, and how often it asks again.

On SQLite one transaction follows the other; on PostgreSQL several run at once, and one that lost a
race, or its connection before it committed, left nothing behind and is run again from its start.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from random import SystemRandom
from threading import Event
from typing import Any, Protocol, TypeVar

from app.domain.errors import Unavailable
from app.storage.engine.link import Row, Statement

TRIES = 6
"""How often a transaction is run before the one who asked is told to come again."""

_ASIDE_S = 0.02
_chance = SystemRandom()

T = TypeVar("T")


class Undone(Unavailable):
    """The transaction left nothing behind and may succeed when it is run again."""


class Link(Protocol):
    """A connection inside a transaction."""

    def all(self, statement: Statement, /, **values: Any) -> list[Row]:
        """Every row of a query."""

    def one(self, statement: Statement, /, **values: Any) -> Row | None:
        """The first row of a query, or None."""

    def run(self, statement: Statement, values: Mapping[str, Any] | None = None) -> object:
        """Run a change."""

    def add(self, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
        """Add rows to a table, all of them or none."""


class Connection(Link, Protocol):
    """A connection whose transactions are ours to begin and to end."""

    def begin(self) -> None:
        """Begin a transaction that may write."""

    def commit(self) -> None:
        """Make it durable; on failure it is undone."""

    def rollback(self) -> None:
        """Undo it, if it has not ended already."""


class Store(Protocol):
    """The open database of a center."""

    @property
    def reader(self) -> Link:
        """A connection that sees what is committed and changes nothing."""

    def reading(self) -> AbstractContextManager[Link]:
        """A connection to look something up with: each query sees what is committed by then."""

    def writing(self) -> AbstractContextManager[Link]:
        """One transaction: committed at the end of the block, undone by an error."""

    def close(self) -> None:
        """Close every connection."""


def in_turn(store: Store, act: Callable[[Link], T]) -> T:
    """What an act answers in one transaction; it must bear being run again from its start.

    Raises Undone when it lost every race, and what the act raises.
    """
    return _tried(store.writing, act)


def looked_up(store: Store, act: Callable[[Link], T]) -> T:
    """What an act reads that changes nothing and needs no transaction; raises as `in_turn`."""
    return _tried(store.reading, act)


def _tried(turn: Callable[[], AbstractContextManager[Link]], act: Callable[[Link], T]) -> T:
    for times in range(TRIES - 1):
        try:
            with turn() as link:
                return act(link)
        except Undone:
            _step_aside(times)
    with turn() as link:
        return act(link)


def _step_aside(times: int) -> None:
    """Let the faster one pass: who begins again at once takes the row it waits for, and both stand
    in each other's way for ever.
    """
    Event().wait(_chance.uniform(1, 2) * _ASIDE_S * 2**times)
