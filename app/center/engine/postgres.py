"""PostgreSQL under the statements of the center.

A transaction that writes takes the center's head row first and keeps it: writers of one center
follow each other, as they do on a file, on however many machines they run. Readers see what is
committed and wait for nobody. Only portable SQL: unique keys, ON CONFLICT DO NOTHING, row locks.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, NoReturn

import psycopg
from psycopg import errors
from sqlalchemy.dialects.postgresql.base import PGDialect

from app.domain.errors import Unavailable
from app.storage.engine.link import Link, Row, Statement

_NAMED = re.compile(r"(?<!:):([a-z_][a-z0-9_]*)")
_CODES: tuple[tuple[type[psycopg.Error], str], ...] = (
    (errors.DiskFull, "DISK_FULL"),
    (errors.ReadOnlySqlTransaction, "STORE_READ_ONLY"),
    (errors.SerializationFailure, "STORE_CONTENDED"),
    (errors.DeadlockDetected, "STORE_CONTENDED"),
    (errors.LockNotAvailable, "STORE_LOCKED"),
    (errors.DataCorrupted, "STORE_ROTTEN"),
    (errors.IndexCorrupted, "STORE_ROTTEN"),
    (errors.IoError, "STORE_IO"),
    (psycopg.OperationalError, "STORE_UNREACHABLE"),
)
"""What the driver raises, the most particular first; anything else is a bug and passes through."""
_HEAD = "SELECT pos FROM center FOR UPDATE"
_IS_FOUNDED = "SELECT to_regclass('center') IS NOT NULL"
_PATIENCE = "SET statement_timeout = '60s'; SET lock_timeout = '30s'; SET synchronous_commit = on"


@lru_cache(maxsize=512)
def _in_its_words(text: str) -> str:
    """A statement with named parameters as the driver wants them."""
    return _NAMED.sub(r"%(\1)s", text.replace("%", "%%"))


class PostgresLink(Link):
    """A connection to PostgreSQL that speaks in our statements and our errors."""

    dialect = PGDialect()  # type: ignore[no-untyped-call]

    def all(self, statement: Statement, /, **values: Any) -> list[Row]:
        """Every row of a query."""
        return list(self._done(statement, values).fetchall())

    def one(self, statement: Statement, /, **values: Any) -> Row | None:
        """The first row of a query, or None."""
        row: Row | None = self._done(statement, values).fetchone()
        return row

    def stream(self, statement: Statement, /, **values: Any) -> Iterator[Row]:
        """The rows of a query."""
        yield from self._done(statement, values)

    def run(self, statement: Statement, values: Mapping[str, Any] | None = None) -> int:
        """Run a change; there are no row ids here."""
        self._done(statement, values or {})
        return 0

    def run_many(self, statement: Statement, rows: Sequence[Mapping[str, Any]]) -> None:
        """Run one change for many rows."""
        with _in_our_words(), self._raw.cursor() as cursor:
            cursor.executemany(_in_its_words(statement.text), rows)

    def script(self, text: str) -> None:
        """Run statements given as text, such as DDL."""
        with _in_our_words():
            self._raw.execute(text)

    def value(self, text: str) -> Any:
        """The first column of the first row of a query given as text, or None."""
        with _in_our_words():
            row = self._raw.execute(text).fetchone()
        return row[0] if row else None

    def begin(self) -> None:
        """Begin to write: whoever writes for this center next waits for our end."""
        if self.value(_IS_FOUNDED):
            self.value(_HEAD)

    def commit(self) -> None:
        """Make the transaction durable; on failure it is undone."""
        with _in_our_words():
            self._raw.commit()

    def rollback(self) -> None:
        """Undo the transaction; a connection that is gone has undone it already."""
        if not self._raw.closed:
            with _in_our_words():
                self._raw.rollback()

    @property
    def is_broken(self) -> bool:
        """Whether the connection is of no use any more."""
        return bool(self._raw.closed or self._raw.broken)

    def close(self) -> None:
        """Close the connection."""
        self._raw.close()

    def _done(self, statement: Statement, values: Mapping[str, Any]) -> Any:
        with _in_our_words():
            text = statement.text
            return self._raw.execute(_in_its_words(text), statement.filled(values))


class PostgresStore:
    """Connections to one database, one for each thread, made again where one was lost."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._own = threading.local()
        self._made: list[PostgresLink] = []
        self._link().rollback()

    @property
    def reader(self) -> Link:
        """This thread's connection, outside any transaction: it sees what is committed."""
        link = self._link()
        link.rollback()
        return link

    @contextmanager
    def writing(self) -> Iterator[Link]:
        """One transaction: committed at the end of the block, undone by an error."""
        link = self._link()
        try:
            link.begin()
            yield link
            link.commit()
        finally:
            link.rollback()

    def close(self) -> None:
        """Close every connection."""
        for link in self._made:
            link.close()
        self._made.clear()
        self._own = threading.local()

    def _link(self) -> PostgresLink:
        link: PostgresLink | None = getattr(self._own, "link", None)
        if link is None or link.is_broken:
            with _in_our_words():
                raw = psycopg.connect(self._url, connect_timeout=10)
                raw.execute(_PATIENCE)
                raw.commit()
            link = PostgresLink(raw)
            self._own.link = link
            self._made = [one for one in self._made if not one.is_broken]
            self._made.append(link)
        return link


def _complain(error: psycopg.Error) -> NoReturn:
    """Raise an error of the driver in our words, without its address; a bug as it is."""
    code = next((code for kind, code in _CODES if isinstance(error, kind)), None)
    if code is None:
        raise error
    raise Unavailable(code, detail=type(error).__name__) from None


@contextmanager
def _in_our_words() -> Iterator[None]:
    try:
        yield
    except psycopg.Error as error:
        _complain(error)
