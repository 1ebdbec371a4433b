"""One connection to PostgreSQL that speaks in our statements and our errors.

Transactions are READ COMMITTED: rows that must not change meanwhile are locked by whoever reads
them. What is committed is on disk; a server told otherwise is overruled.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import psycopg
from psycopg.pq import TransactionStatus
from sqlalchemy import make_url

from app.center.engine.address import understood, without_secrets
from app.center.engine.faults import complain
from app.domain.errors import Refused, Unavailable
from app.storage.engine.link import Row, Statement

_DIALECT = make_url("postgresql+psycopg://").get_dialect()()
_NAMED = re.compile(r"(?<!:):(\w+)")
_PREPARE = (
    "SELECT set_config('lock_timeout', '10s', false), "
    "set_config('idle_in_transaction_session_timeout', '60s', false), "
    "set_config('synchronous_commit', CASE current_setting('synchronous_commit') "
    "WHEN 'off' THEN 'on' ELSE current_setting('synchronous_commit') END, false), "
    "set_config('default_transaction_read_only', CASE WHEN %(writable)s "
    "THEN current_setting('default_transaction_read_only') ELSE 'on' END, false)"
)


@cache
def _compiled(statement: Statement) -> tuple[bytes, Mapping[str, Any]]:
    """The SQL in the driver's own manner, and the constants written in the statement."""
    if isinstance(statement.element, str):
        return _NAMED.sub(r"%(\1)s", statement.element).encode(), {}
    compiled = statement.element.compile(dialect=_DIALECT)
    given = compiled.params
    constants = {name: given[name] for name in given if given[name] is not None}
    return str(compiled).encode(), constants


class PgLink:
    """A connection; outside a transaction every statement stands for itself."""

    def __init__(self, raw: psycopg.Connection[Row]) -> None:
        self._raw = raw

    def all(self, statement: Statement, /, **values: Any) -> list[Row]:
        """Every row of a query."""
        try:
            return self._execute(statement, values).fetchall()
        except psycopg.Error as error:
            complain(error)

    def one(self, statement: Statement, /, **values: Any) -> Row | None:
        """The first row of a query, or None."""
        try:
            return self._execute(statement, values).fetchone()
        except psycopg.Error as error:
            complain(error)

    def run(self, statement: Statement, values: Mapping[str, Any] | None = None) -> None:
        """Run a change."""
        try:
            self._execute(statement, values or {})
        except psycopg.Error as error:
            complain(error)

    def add(self, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
        """Add rows to a table in one stream, which is what the server takes fastest."""
        into = f"COPY {table} ({', '.join(columns)}) FROM STDIN".encode()
        try:
            with self._raw.cursor() as cursor, cursor.copy(into) as stream:
                for row in rows:
                    stream.write_row(row)
        except psycopg.Error as error:
            complain(error)

    def begin(self) -> None:
        """Begin a transaction."""
        try:
            self._raw.execute("BEGIN ISOLATION LEVEL READ COMMITTED")
        except psycopg.Error as error:
            complain(error)

    def commit(self) -> None:
        """Make it durable; when the connection breaks here, nobody knows whether it is."""
        try:
            ended = self._raw.execute("COMMIT")
        except psycopg.Error as error:
            complain(error, is_committing=True)
        if ended.statusmessage != "COMMIT":
            raise RuntimeError("a transaction that had failed was to be committed")

    def rollback(self) -> None:
        """Undo the transaction; with a connection that is gone it is undone already."""
        if self._raw.closed or self._raw.info.transaction_status is TransactionStatus.IDLE:
            return
        try:
            self._raw.execute("ROLLBACK")
        except psycopg.Error:
            self._raw.close()

    @property
    def is_alive(self) -> bool:
        """Whether the connection can be used again."""
        return not self._raw.closed

    @property
    def raw(self) -> Any:
        """The driver's connection, for the migration tool alone."""
        return self._raw

    def close(self) -> None:
        """Close the connection."""
        self._raw.close()

    def _execute(self, statement: Statement, values: Mapping[str, Any]) -> psycopg.Cursor[Row]:
        query, constants = _compiled(statement)
        return self._raw.execute(query, {**constants, **values} if constants else values)


def connect(url: str, *, writable: bool = True) -> PgLink:
    """Connect, or say why not without a word of the password.

    Raises Refused DATABASE_MALFORMED, DATABASE_ENCODING; Unavailable STORE_UNREACHABLE.
    """
    told = understood(url)
    try:
        raw: psycopg.Connection[Row] = psycopg.connect(**told, autocommit=True)
    except psycopg.Error as error:
        detail = without_secrets(str(error), told)
        raise Unavailable("STORE_UNREACHABLE", detail=detail) from None
    try:
        encoding = raw.info.parameter_status("server_encoding")
        if encoding != "UTF8":
            raise Refused("DATABASE_ENCODING", found=encoding, needed="UTF8")
        raw.execute(_PREPARE, {"writable": writable})
    except psycopg.Error as error:
        raw.close()
        complain(error)
    except BaseException:
        raw.close()
        raise
    return PgLink(raw)
