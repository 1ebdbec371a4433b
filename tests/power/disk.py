"""A disk that writes down whatever SQLite asks of it, in order, and can be made to fail.

    recorder = Recorder(database)      files on it are real; what was asked is in `trace`
    recorder.fault = Fault(…)          one call will fail

Only what is asked of the database, its log and its journal is noted: the index of the log (`-shm`)
lives in memory and dies with the power. Nothing is ever flushed for real; a noted flush is enough.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

import apsw

ENDS = ("", "-wal", "-journal")
_numbers = count()


class Kind(Enum):
    """What was asked of the disk, or what somebody noted between two askings."""

    CREATE = "create"
    WRITE = "write"
    TRUNCATE = "truncate"
    SYNC = "sync"
    FAILED_SYNC = "failed sync"
    DELETE = "delete"
    NOTE = "note"


class Event(NamedTuple):
    """`file` is one life of a file: what is made anew under an old name is another one.

    `place` is an offset, a size, or for DELETE whether the folder is flushed; `data` the bytes
    written, the name of what is made or deleted, or what was noted.
    """

    kind: Kind
    file: int = -1
    place: int = 0
    data: Any = b""


class Trouble(Enum):
    """How a call fails, as SQLite learns it."""

    FULL_WRITE = "no room to write"
    IO_WRITE = "error while writing"
    IO_SYNC = "error while flushing"
    IO_READ = "error while reading"
    IO_TRUNCATE = "error while cutting short"


_ERRORS = {
    Trouble.FULL_WRITE: (apsw.FullError, apsw.SQLITE_FULL),
    Trouble.IO_WRITE: (apsw.IOError, apsw.SQLITE_IOERR_WRITE),
    Trouble.IO_SYNC: (apsw.IOError, apsw.SQLITE_IOERR_FSYNC),
    Trouble.IO_READ: (apsw.IOError, apsw.SQLITE_IOERR_READ),
    Trouble.IO_TRUNCATE: (apsw.IOError, apsw.SQLITE_IOERR_TRUNCATE),
}


@dataclass
class Fault:
    """The `at`-th call of its kind from now on fails, and `times` - 1 more after it."""

    trouble: Trouble
    at: int
    times: int = 1
    seen: int = 0

    @property
    def struck(self) -> bool:
        """Whether a call has failed."""
        return self.seen >= self.at

    def strikes(self, *troubles: Trouble) -> bool:
        """Count a call; whether this is one that fails."""
        if self.trouble not in troubles:
            return False
        self.seen += 1
        return self.at <= self.seen < self.at + self.times


@dataclass
class Recorder:
    """Everything asked of a database and what lies beside it, from the moment this is made.

    `base` is what lay there before, all of it flushed.
    """

    database: Path
    trace: list[Event] = field(default_factory=list)
    fault: Fault | None = None

    def __post_init__(self) -> None:
        self._names = {self.database.name + end for end in ENDS}
        files = sorted(self.database.parent.glob(f"{self.database.name}*"))
        self.base = {path.name: path.read_bytes() for path in files if self._known(path)}
        self._lives = count(len(self.base))
        self.files = dict(zip(self.base, range(len(self.base)), strict=True))
        self.name = f"recorder-{next(_numbers)}"
        self._vfs = _Vfs(self)

    def close(self) -> None:
        """No connection is opened through it any more."""
        self._vfs.unregister()

    def note(self, what: Any) -> None:
        """Put a note between what was asked before and after it."""
        self.trace.append(Event(Kind.NOTE, data=what))

    def opened(self, path: str, is_there: bool) -> int:
        """The life of the file that is opened under a path; -1 where nobody keeps account."""
        name = self._known(path)
        if not name:
            return -1
        if not is_there or name not in self.files:
            self.files[name] = next(self._lives)
            self.trace.append(Event(Kind.CREATE, self.files[name], data=name))
        return self.files[name]

    def deleted(self, path: str, is_flushed: bool) -> None:
        """A file is deleted."""
        name = self._known(path)
        if name in self.files:
            self.trace.append(Event(Kind.DELETE, self.files.pop(name), int(is_flushed), name))

    def synced(self, file: int) -> None:
        """A file is flushed."""
        self.trace.append(Event(Kind.SYNC, file))

    def _known(self, path: str | Path) -> str:
        found = Path(path)
        is_ours = found.parent == self.database.parent and found.name in self._names
        return found.name if is_ours else ""


class _Vfs(apsw.VFS):
    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        super().__init__(recorder.name, base="")

    def xOpen(self, name: Any, flags: list[int]) -> apsw.VFSFile:
        return _File(self._recorder, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:
        super().xDelete(filename, syncdir)
        self._recorder.deleted(filename, syncdir)


class _File(apsw.VFSFile):
    def __init__(self, recorder: Recorder, name: Any, flags: list[int]) -> None:
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        is_there = path is not None and Path(path).exists()
        super().__init__("", name, flags)
        self._recorder, self._trace = recorder, recorder.trace
        self._file = recorder.opened(path, is_there) if path else -1
        self._has_name = path is not None

    def xWrite(self, data: bytes, offset: int) -> None:
        self._fail_if(Trouble.FULL_WRITE, Trouble.IO_WRITE)
        super().xWrite(data, offset)
        if self._file >= 0:
            self._trace.append(Event(Kind.WRITE, self._file, offset, bytes(data)))

    def xTruncate(self, newsize: int) -> None:
        self._fail_if(Trouble.IO_TRUNCATE)
        super().xTruncate(newsize)
        if self._file >= 0:
            self._trace.append(Event(Kind.TRUNCATE, self._file, newsize))

    def xSync(self, flags: int) -> None:
        try:
            self._fail_if(Trouble.IO_SYNC)
        except apsw.Error:
            if self._file >= 0:
                self._trace.append(Event(Kind.FAILED_SYNC, self._file))
            raise
        if self._file >= 0:
            self._recorder.synced(self._file)

    def xRead(self, amount: int, offset: int) -> bytes:
        self._fail_if(Trouble.IO_READ)
        return super().xRead(amount, offset)

    def _fail_if(self, *troubles: Trouble) -> None:
        fault = self._recorder.fault
        if fault is not None and self._has_name and fault.strikes(*troubles):
            raise _error(fault.trouble)


def _error(trouble: Trouble) -> apsw.Error:
    kind, number = _ERRORS[trouble]
    error = kind(trouble.value)
    error.result = number & 0xFF  # type: ignore[attr-defined]
    error.extendedresult = number  # type: ignore[attr-defined]
    return error
