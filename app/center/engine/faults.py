"""What PostgreSQL complains of, in the words of the house.

    40001 40P01 23505          STORE_CONTENDED   another transaction was faster: run again
    08… 57P0… no code at all   STORE_LOST        the connection is gone: run again, unless it was
                                                 committing, when nobody knows what became of it
    53100                      DISK_FULL
    25006                      STORE_READ_ONLY   a standby, or set so
    55P03                      STORE_LOCKED      somebody holds a row for longer than is borne
    53…                        STORE_EXHAUSTED   connections or memory
    42501 28…                  STORE_DENIED
    58030                      STORE_IO
    XX001 XX002                STORE_ROTTEN

Anything else is a bug and passes through. Of what the server says only its SQLSTATE is told on:
its sentences may hold what the facts hold.
"""

from __future__ import annotations

from typing import NoReturn

from psycopg import Error, InterfaceError, OperationalError

from app.center.engine.port import Undone
from app.domain.errors import Unavailable

_CONTENDED = frozenset({"40001", "40P01", "23505"})
_LOST = ("08", "57P0")
_CODES = (
    ("53100", "DISK_FULL"),
    ("25006", "STORE_READ_ONLY"),
    ("55P03", "STORE_LOCKED"),
    ("53", "STORE_EXHAUSTED"),
    ("42501", "STORE_DENIED"),
    ("28", "STORE_DENIED"),
    ("58030", "STORE_IO"),
    ("XX001", "STORE_ROTTEN"),
    ("XX002", "STORE_ROTTEN"),
)


def foreseen(error: Error, *, is_committing: bool = False) -> Unavailable | None:
    """Our error for an error of the driver, or None when it is a bug."""
    state = error.sqlstate or ""
    if state in _CONTENDED:
        return Undone("STORE_CONTENDED", state=state)
    if state.startswith(_LOST) or (not state and _is_lost(error)):
        return (Unavailable if is_committing else Undone)("STORE_LOST", state=state)
    code = next((code for start, code in _CODES if state.startswith(start)), None)
    return Unavailable(code, state=state) if code else None


def complain(error: Error, *, is_committing: bool = False) -> NoReturn:
    """Raise an error of the driver in our words; a bug as it is."""
    ours = foreseen(error, is_committing=is_committing)
    if ours is None:
        raise error
    raise ours from error


def _is_lost(error: Error) -> bool:
    return isinstance(error, (OperationalError, InterfaceError))
