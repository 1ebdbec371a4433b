"""The clock and the identities of the machine itself."""

from __future__ import annotations

import os
import secrets
import threading
import time
from datetime import datetime, timedelta, timezone
from functools import lru_cache
from pathlib import Path

from app.domain.ids import RANDOM_BYTES, Uuid7Source
from app.ports.clock import Instant

CHINA = timezone(timedelta(hours=8))
"""The one time zone of the house, whatever the machine is set to."""

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


class SystemClock:
    """Wall time at +08:00, beside the time since the machine was started."""

    def now(self) -> Instant:
        """The present instant."""
        return Instant(datetime.now(CHINA), time.monotonic_ns(), boot_id())


class SystemIdentifiers:
    """UUIDv7 and random digits from the system; safe to use from any thread."""

    def __init__(self) -> None:
        self._source = Uuid7Source()
        self._turn = threading.Lock()

    def event_id(self) -> str:
        """A new UUIDv7, later than every one given before."""
        with self._turn:
            return self._source.next(time.time_ns() // 1_000_000, os.urandom(RANDOM_BYTES))

    def digits(self, count: int) -> str:
        """`count` random decimal digits."""
        return f"{secrets.randbelow(10**count):0{count}d}"


@lru_cache(maxsize=1)
def boot_id() -> str:
    """Which start of the machine this is; where no system tells, which start of the program."""
    try:
        return _BOOT_ID.read_text(encoding="ascii").strip()
    except OSError:
        return secrets.token_hex(16)
