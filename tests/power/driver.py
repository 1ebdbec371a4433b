"""SQLite through apsw, in the manner of the product's own driver, over files of our choice.

    with standing_on(recorder.name):      every connection the product opens lies on that disk
        open_counter(…)

Nothing of the product is replaced but the module its `connect` calls: the statements, the settings
and the order of both are its own, so that a change there changes what is tested. What apsw lacks
is the cipher; a plain SQLite passes over its pragmas as over any it does not know. The cipher
encrypts every page as it is written: as many writes, as long, in the same places. The 80 bytes it
keeps at the end of each page are left free here too, so that a page holds as much.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from unittest.mock import patch

import apsw
from sqlcipher3 import dbapi2 as driver

from app.storage.engine import link

CIPHER_BYTES = 80
"""What SQLCipher 4 keeps of each page: 16 bytes of the vector, 64 of the seal."""

BeforeCommit = Callable[["Connection"], None]


class Cursor:
    """Rows as they come, errors as the product knows them."""

    description = None
    rowcount = -1

    def __init__(self, below: apsw.Connection) -> None:
        self._below = below
        self._rows: Iterator[Any] = iter(())
        self.lastrowid = 0

    def execute(self, text: str, values: Any = None) -> Cursor:
        """Run a statement."""
        with _as_the_product_knows_it():
            self._rows = self._below.execute(text, values)
            self.lastrowid = self._below.last_insert_rowid()
        return self

    def close(self) -> None:
        """Read no further."""
        self._rows = iter(())

    def __iter__(self) -> Iterator[Any]:
        with _as_the_product_knows_it():
            yield from self._rows

    def fetchone(self) -> Any:
        """The next row, or None."""
        return next(iter(self), None)

    def fetchall(self) -> list[Any]:
        """The rows that are left."""
        return list(self)


class Connection:
    """A connection that quacks like one of `sqlcipher3`; `below` is the one of apsw."""

    def __init__(self, path: str, plug: Plug, patience_s: float) -> None:
        self.plug = plug
        with _as_the_product_knows_it():
            self.below = apsw.Connection(path, vfs=plug.vfs)
            self.below.set_busy_timeout(int(patience_s * 1000))
            reserved = ctypes.c_int(CIPHER_BYTES)
            place = ctypes.addressof(reserved)
            self.below.file_control("main", apsw.SQLITE_FCNTL_RESERVE_BYTES, place)
            self.below.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, not plug.folds_at_end)

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        return self.below.in_transaction

    def execute(self, text: str, values: Any = None) -> Cursor:
        """Run a statement."""
        if text != "COMMIT":
            return Cursor(self.below).execute(text, values)
        self._fold_in_silence()
        self.plug.before_commit(self)
        cursor = Cursor(self.below).execute(text)
        self.plug.after_commit(self)
        return cursor

    def _fold_in_silence(self) -> None:
        """Fold the log when SQLite itself would, and say as little when that fails.

        A commit that was made is made, whatever becomes of the folding after it; apsw would raise
        what the disk said then, where SQLite passes over it and folds another time.
        """
        pages = self.below.pragma("wal_autocheckpoint")
        if not pages:
            return

        def fold(connection: apsw.Connection, name: str, logged: int) -> int:
            if logged >= pages:
                with suppress(apsw.Error):
                    connection.wal_checkpoint(name)
            return apsw.SQLITE_OK

        self.below.set_wal_hook(fold)

    def executemany(self, text: str, rows: Sequence[Mapping[str, Any]]) -> None:
        """Run a statement for each of many rows."""
        with _as_the_product_knows_it():
            self.below.executemany(text, rows)

    def cursor(self) -> Cursor:
        """What the migration tool runs its statements with."""
        return Cursor(self.below)

    def create_function(self, *_told: Any, **_more: Any) -> None:
        """The migration tool brings a function that no step of ours calls."""

    def rollback(self) -> None:
        """The migration tool undoes what it never began."""

    def close(self) -> None:
        """Close the connection; a log that could not be folded then stays, as SQLite means it."""
        with suppress(apsw.IOError, apsw.FullError):
            self.below.close()


def _nothing(_connection: Connection) -> None:
    return


class Plug:
    """Stands where the product expects its driver, and puts every connection on one disk."""

    sqlite_version = apsw.sqlite_lib_version()
    sqlite_version_info = tuple(int(part) for part in sqlite_version.split("."))
    Error = driver.Error

    def __init__(self, vfs: str | None, folds_at_end: bool, only: Path | None) -> None:
        self.vfs, self.folds_at_end, self._only = vfs, folds_at_end, only
        self.before_commit: BeforeCommit = _nothing
        self.after_commit: BeforeCommit = _nothing

    def connect(self, path: str, *, timeout: float, **told: Any) -> Any:
        """A connection that waits as long as the product says."""
        if self._only is not None and Path(path) != self._only:
            return driver.connect(path, timeout=timeout, **told)
        return Connection(path, self, timeout)


@contextmanager
def standing_on(
    vfs: str | None = None, *, folds_at_end: bool = True, only: Path | None = None
) -> Iterator[Plug]:
    """The product's connections lie on the named disk, or on plain files; `only` some may be told.

    The last one to close a file folds the log into it, unless `folds_at_end` is not wanted.
    """
    plug = Plug(vfs, folds_at_end, only)
    with patch.object(link, "driver", plug):
        yield plug


@contextmanager
def _as_the_product_knows_it() -> Iterator[None]:
    try:
        yield
    except apsw.Error as error:
        ours = driver.OperationalError(str(error))
        ours.sqlite_errorcode = getattr(error, "extendedresult", getattr(error, "result", 0))
        raise ours from error
