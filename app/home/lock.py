"""Sees to it that one program at a time works on a data folder."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from filelock import FileLock, Timeout

from app.domain.errors import Refused
from app.home.files import trouble


class Folder(Protocol):
    """A data folder with a file a running program holds."""

    @property
    def root(self) -> Path: ...
    @property
    def lock(self) -> Path: ...


def hold(home: Folder) -> FileLock:
    """Take the folder for this process; give it back with `release`.

    Raises Refused ALREADY_RUNNING; Unavailable STORE_READ_ONLY, DISK_FULL, FILE_UNWRITABLE. The
    system frees the lock when a process dies.
    """
    lock = FileLock(home.lock, timeout=0, mode=0o600, thread_local=False)
    try:
        lock.acquire()
    except Timeout as error:
        raise Refused("ALREADY_RUNNING", folder=str(home.root)) from error
    except OSError as error:
        raise trouble(home.lock, error) from error
    return lock
