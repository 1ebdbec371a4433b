"""Runs migration steps, each in one transaction; Alembic writes the DDL, we keep the count."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from app.storage.engine.link import Link, connect

Step = Callable[[Any], None]
"""Changes the schema and moves data through Alembic's operations."""

LATEST = 1
"""The version this program writes."""


def steps() -> Mapping[int, Step]:
    """Every step by the version it leads to; loaded only when one has to run."""
    from app.storage.migrations import s0001_beginning

    return {1: s0001_beginning.upgrade}


def migrate(path: Path, key: bytes, version: int, known: Mapping[int, Step] | None = None) -> None:
    """Run the steps after `version`; a step that fails leaves the file as it was before it."""
    ladder = steps() if known is None else known
    link = connect(path, key)
    try:
        operations = operations_on(link)
        for target in range(version + 1, max(ladder) + 1):
            _climb(link, operations, ladder[target], target)
    finally:
        link.close()


def _climb(link: Link, operations: Any, step: Step, target: int) -> None:
    link.begin()
    try:
        step(operations)
        link.script(f"PRAGMA user_version = {target}")
        link.commit()
    finally:
        link.rollback()


def operations_on(link: Link) -> Any:
    """Alembic's operations over our connection; the transactions stay ours."""
    from alembic.migration import MigrationContext
    from alembic.operations import Operations
    from sqlalchemy import create_engine
    from sqlalchemy.pool import StaticPool
    from sqlcipher3 import dbapi2

    engine = create_engine(
        "sqlite+pysqlite://",
        module=dbapi2,
        creator=lambda: link.raw,
        poolclass=StaticPool,
        pool_reset_on_return=None,
    )
    return Operations(MigrationContext.configure(engine.connect()))
