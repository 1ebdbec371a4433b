"""Sees to it that one program at a time works on a data folder."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from filelock import FileLock, Timeout

from app.domain.errors import Refused


class Folder(Protocol):
    """A data folder with a file a running program holds."""

    @property
    def root(self) -> Path: ...
    @property
    def lock(self) -> Path: ...


def hold(home: Folder) -> FileLock:
    """Take the folder for this process; give it back with `release`.

    Raises Refused ALREADY_RUNNING. The system frees the lock when a process dies.
    """
    lock = FileLock(home.lock, timeout=0, mode=0o600, thread_local=False)
    try:
        lock.acquire()
    except Timeout as error:
        raise Refused("ALREADY_RUNNING", folder=str(home.root)) from error
    return lock
