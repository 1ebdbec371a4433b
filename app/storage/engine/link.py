"""One connection to the encrypted file, and the statements that run over it.

Statements are written in SQLAlchemy Core and turned into text once; the hot path then pays for
the driver alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy import ClauseElement
from sqlalchemy.dialects import sqlite
from sqlcipher3 import dbapi2 as driver

from app.domain.errors import Unavailable
from app.storage.engine.faults import DriverError, complain, in_our_words

OLDEST_SQLITE = (3, 51, 3)
"""Older ones can lose acknowledged commits when the write-ahead log is reset."""

_DIALECT = sqlite.dialect(paramstyle="named")
_CACHE_KIB = 32 * 1024

Row = tuple[Any, ...]


class Statement:
    """A Core statement, or text, that is compiled at its first use and never again."""

    __slots__ = ("_constants", "_element", "_text")

    def __init__(self, element: ClauseElement | str) -> None:
        self._element = element
        self._text = element if isinstance(element, str) else ""
        self._constants: dict[str, Any] = {}

    @property
    def element(self) -> ClauseElement | str:
        """The statement as it was written, for another dialect than ours."""
        return self._element

    @property
    def text(self) -> str:
        """The SQL, with named parameters."""
        if not self._text and not isinstance(self._element, str):
            compiled = self._element.compile(dialect=_DIALECT)
            given = compiled.params
            self._constants = {name: given[name] for name in given if given[name] is not None}
            self._text = str(compiled)
        return self._text

    def filled(self, values: Mapping[str, Any]) -> Mapping[str, Any]:
        """The values to run it with: those given, and constants written in the statement."""
        return {**self._constants, **values} if self._constants else values


class Link:
    """A connection that speaks in our statements and our errors."""

    def __init__(self, raw: Any) -> None:
        self._raw = raw

    def all(self, statement: Statement, /, **values: Any) -> list[Row]:
        """Every row of a query."""
        try:
            rows: list[Row] = self._raw.execute(statement.text, statement.filled(values)).fetchall()
        except DriverError as error:
            complain(error)
        return rows

    def one(self, statement: Statement, /, **values: Any) -> Row | None:
        """The first row of a query, or None."""
        try:
            row: Row | None = self._raw.execute(statement.text, statement.filled(values)).fetchone()
        except DriverError as error:
            complain(error)
        return row

    def stream(self, statement: Statement, /, **values: Any) -> Iterator[Row]:
        """The rows of a query as they come; for runs that do not fit into memory."""
        with in_our_words():
            yield from self._raw.execute(statement.text, statement.filled(values))

    def run(self, statement: Statement, values: Mapping[str, Any] | None = None) -> int:
        """Run a change and return the row id it inserted last."""
        try:
            cursor = self._raw.execute(statement.text, statement.filled(values or {}))
        except DriverError as error:
            complain(error)
        return int(cursor.lastrowid or 0)

    def run_many(self, statement: Statement, rows: Sequence[Mapping[str, Any]]) -> None:
        """Run one change for many rows."""
        with in_our_words():
            self._raw.executemany(statement.text, rows)

    def add(self, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
        """Add rows to a table, all of them or none."""
        with in_our_words():
            self._raw.executemany(adding(table, tuple(columns)), rows)

    def script(self, text: str) -> None:
        """Run one statement given as text, such as a pragma or DDL."""
        with in_our_words():
            self._raw.execute(text)

    def value(self, text: str) -> Any:
        """The first column of the first row of a query given as text, or None."""
        with in_our_words():
            row = self._raw.execute(text).fetchone()
        return row[0] if row else None

    def begin(self) -> None:
        """Begin to write, before the first read: nobody else writes in between."""
        self.script("BEGIN IMMEDIATE")

    def commit(self) -> None:
        """Make the transaction durable; on failure it is undone."""
        try:
            self._raw.execute("COMMIT")
        except DriverError as error:
            self.rollback()
            complain(error)

    def rollback(self) -> None:
        """Undo the transaction, if the database has not already done so."""
        if self._raw.in_transaction:
            self.script("ROLLBACK")

    @property
    def raw(self) -> Any:
        """The driver's connection, for the migration tool alone."""
        return self._raw

    def close(self) -> None:
        """Close the connection."""
        with in_our_words():
            self._raw.close()


@lru_cache(maxsize=64)
def adding(table: str, columns: tuple[str, ...]) -> str:
    """The SQL that adds a row to a table, its values by their places."""
    names, places = ", ".join(columns), ", ".join("?" * len(columns))
    return f"INSERT INTO {table} ({names}) VALUES ({places})"  # noqa: S608


def check_engine() -> None:
    """Refuse to start on a SQLite that can lose commits: Unavailable SQLITE_TOO_OLD."""
    if driver.sqlite_version_info < OLDEST_SQLITE:
        raise Unavailable(
            "SQLITE_TOO_OLD",
            found=driver.sqlite_version,
            needed=".".join(str(part) for part in OLDEST_SQLITE),
        )


def connect(path: Path, key: bytes, *, writable: bool = True, patience_s: float = 5.0) -> Link:
    """Open the encrypted file with its raw key of 32 bytes; it is made when it is not there.

    The first read tells a wrong key or a damaged file: Unavailable STORE_ROTTEN for either.
    """
    check_engine()
    with in_our_words():
        raw = driver.connect(
            str(path), isolation_level=None, check_same_thread=False, timeout=patience_s
        )
        link = Link(raw)
        try:
            _prepare(raw, key, writable)
        except BaseException:
            raw.close()
            raise
    return link


def _prepare(raw: Any, key: bytes, writable: bool) -> None:
    raw.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    raw.execute("PRAGMA cipher_log = off")
    raw.execute("PRAGMA foreign_keys = ON")
    raw.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    raw.execute("PRAGMA temp_store = MEMORY")
    raw.execute("SELECT count(*) FROM sqlite_master")
    if writable:
        raw.execute("PRAGMA journal_mode = WAL")
        raw.execute("PRAGMA synchronous = FULL")
    else:
        raw.execute("PRAGMA query_only = ON")
