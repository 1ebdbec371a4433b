"""What the database driver complains of, in the words of the house.

    SQLITE_FULL      DISK_FULL            nothing was written; it works again once there is room
    SQLITE_READONLY  STORE_READ_ONLY
    SQLITE_BUSY      STORE_LOCKED         another program holds the file
    SQLITE_CORRUPT   STORE_ROTTEN         also NOTADB: the key was checked before
    SQLITE_IOERR     STORE_IO

Anything else is a bug and passes through.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

from sqlcipher3 import dbapi2 as driver

from app.domain.errors import Unavailable

DriverError = driver.Error

_CODES = {
    3: "STORE_READ_ONLY",
    5: "STORE_LOCKED",
    6: "STORE_LOCKED",
    8: "STORE_READ_ONLY",
    10: "STORE_IO",
    11: "STORE_ROTTEN",
    13: "DISK_FULL",
    14: "STORE_UNREACHABLE",
    26: "STORE_ROTTEN",
}


def foreseen(error: BaseException) -> Unavailable | None:
    """Our error for an error of the driver, or None when it is a bug."""
    number = getattr(error, "sqlite_errorcode", 0) or 0
    code = _CODES.get(number & 0xFF)
    return Unavailable(code, detail=str(error)) if code else None


def complain(error: BaseException) -> NoReturn:
    """Raise an error of the driver in our words; a bug as it is."""
    ours = foreseen(error)
    if ours is None:
        raise error
    raise ours from error


@contextmanager
def in_our_words() -> Iterator[None]:
    """Translate what the driver raises inside the block."""
    try:
        yield
    except DriverError as error:
        complain(error)
