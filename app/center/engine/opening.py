"""Opens the database of a center with its tables brought up to date.

Alembic writes the DDL over our own connection, so that a step and its count are one transaction.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.center.engine.port import Store
from app.center.schema.run import bring_up_to_date
from app.domain.errors import Refused, Unavailable
from app.storage.engine.link import Statement
from app.storage.engine.link import connect as connect_file
from app.storage.engine.store import Store as FileStore
from app.storage.migrations.run import operations_on

_COUNTED_IN_FILE = Statement("SELECT 1 FROM sqlite_master WHERE name = 'schema_step'")
_COUNTED_ON_SERVER = Statement("SELECT 1 WHERE to_regclass('schema_step') IS NOT NULL")


def open_file(
    path: Path, key: bytes, before: Callable[[int], object] = lambda step: None
) -> FileStore:
    """The embedded database; a file that is not there is made. `before`: see `bring_up_to_date`."""
    link = connect_file(path, key)
    try:
        is_counted = link.one(_COUNTED_IN_FILE) is not None
        bring_up_to_date(link, is_counted, lambda: operations_on(link), before=before)
    finally:
        link.close()
    return FileStore(path, key)


def open_server(url: str, *, is_new: bool = False, upgrades: bool = False) -> Store:
    """A database on PostgreSQL; only one that `is_new` is given tables where it has none.

    No center can copy it: the steps of a newer program are taken when somebody says `upgrades`.
    Raises Unavailable STORE_MISSING, STORE_UNREACHABLE; Refused DATABASE_MALFORMED, STORE_NEWER,
    STORE_OLDER.
    """
    from app.center.engine.pool import PgStore
    from app.center.engine.postgres import connect

    link = connect(url)
    try:
        is_counted = link.one(_COUNTED_ON_SERVER) is not None
        if not is_counted and not is_new:
            raise Unavailable("STORE_MISSING")
        before = _nothing if upgrades else _not_unasked
        bring_up_to_date(link, is_counted, lambda: _operations_on(link.raw), before=before)
    finally:
        link.close()
    return PgStore(url)


def _nothing(step: int) -> None:
    """Whoever asked for it has a copy."""


def _not_unasked(step: int) -> None:
    raise Refused("STORE_OLDER", step=step)


def _operations_on(raw: Any) -> Any:
    """Alembic's operations over a connection to PostgreSQL; the transactions stay ours.

    SQLAlchemy undoes what is open when it first meets a connection: none may be.
    """
    from alembic.migration import MigrationContext
    from alembic.operations import Operations
    from sqlalchemy import create_engine
    from sqlalchemy.pool import StaticPool

    engine = create_engine(
        "postgresql+psycopg://",
        creator=lambda: raw,
        poolclass=StaticPool,
        pool_reset_on_return=None,
    )
    return Operations(MigrationContext.configure(engine.connect()))
