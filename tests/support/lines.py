"""Lines as they are in the country: slow, far, cut in the middle, or deaf. A proxy on loopback.

with wire(address, GPRS) as line:      line.address, line.faults

Which question or answer is hit is drawn from a seed, one after the other; once `most` were hit the
line is sound, so that a test ends. Slow is what waits: nothing else here does.
"""

from __future__ import annotations

import asyncio
import random
import socket
import struct
import threading
from collections import Counter as Tally
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

PIECE = 1024
"""So many bytes travel at once: what is slow arrives bit by bit."""
_RESET = struct.pack("ii", 1, 0)
"""For SO_LINGER: hang up with a reset, and forget what was not sent."""


@dataclass(frozen=True)
class Profile:
    """Bits a second each way, 0 for any; half the way there and back in seconds; what goes wrong.

    `unanswered`: a question arrives, its answer is lost with the connection. `cut`: a question
    breaks off in the middle. `deaf`: a connection is taken, and nothing ever comes of it.
    """

    up: int = 0
    down: int = 0
    delay_s: float = 0.0
    unanswered: float = 0.0
    cut: float = 0.0
    deaf: float = 0.0
    most: int = 6
    seed: int = 1


GPRS = Profile(up=50_000, down=250_000, delay_s=0.15)
UMTS = Profile(up=250_000, down=750_000, delay_s=0.05)


@dataclass
class Wire:
    """A line at work: where it begins, and what went wrong on it so far."""

    profile: Profile
    host: str
    port: int
    address: str = ""
    faults: Tally[str] = field(default_factory=Tally)
    heard: int = 0
    """Bytes of questions that went in, whether they arrived or not."""
    ends: list[asyncio.StreamWriter] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._random = random.Random(self.profile.seed)
        self._free = {"up": 0.0, "down": 0.0}

    async def carry(self, near: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        """One connection, to its end."""
        self.ends.append(back)
        if self._goes_wrong("deaf"):
            while piece := await near.read(PIECE):
                self.heard += len(piece)
            back.close()
            return
        with suppress(OSError):
            far, there = await asyncio.open_connection(self.host, self.port)
            self.ends.append(there)
            ends = (back, there)
            await asyncio.gather(
                self._pump("up", near, there, ends), self._pump("down", far, back, ends)
            )

    async def _pump(
        self,
        way: str,
        source: asyncio.StreamReader,
        target: asyncio.StreamWriter,
        ends: tuple[asyncio.StreamWriter, ...],
    ) -> None:
        loop = asyncio.get_running_loop()
        with suppress(OSError):
            while piece := await source.read(PIECE):
                self.heard += len(piece) if way == "up" else 0
                if self._goes_wrong("cut" if way == "up" else "unanswered"):
                    target.write(piece[: len(piece) // 2 if way == "up" else 0])
                    _hang_up(*ends)
                    return
                loop.call_at(self._arrival(way, len(piece)), _write, target, piece)
            loop.call_at(self._arrival(way, 0), target.close)

    def _arrival(self, way: str, size: int) -> float:
        """When a piece is through: behind all that entered before it, and as far as it is."""
        now, rate = asyncio.get_running_loop().time(), getattr(self.profile, way)
        takes = size * 8 / rate if rate else 0.0
        self._free[way] = max(self._free[way], now) + max(takes, 1e-6)
        return self._free[way] + self.profile.delay_s

    def _goes_wrong(self, what: str) -> bool:
        chance = getattr(self.profile, what)
        if self.faults.total() >= self.profile.most or self._random.random() >= chance:
            return False
        self.faults[what] += 1
        return True


@contextmanager
def wire(address: str, profile: Profile) -> Iterator[Wire]:
    """A line to an address, until the end of the block."""
    parts, loop = urlsplit(address), asyncio.new_event_loop()
    made = Wire(profile, parts.hostname or "", parts.port or 0)
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()

    def done(act: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(act, loop).result(10)

    server = done(asyncio.start_server(made.carry, "127.0.0.1", 0))
    made.address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield made
    finally:
        done(_ended(server, made.ends))
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()


async def _ended(server: asyncio.Server, ends: list[asyncio.StreamWriter]) -> None:
    server.close()
    _hang_up(*ends)
    await asyncio.gather(*(asyncio.all_tasks() - {asyncio.current_task()}), return_exceptions=True)
    await asyncio.gather(*(one.wait_closed() for one in ends), return_exceptions=True)


def _write(target: asyncio.StreamWriter, piece: bytes) -> None:
    if not target.is_closing():
        target.write(piece)


def _hang_up(*ends: asyncio.StreamWriter) -> None:
    for one in ends:
        with suppress(OSError):
            one.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
        one.transport.abort()
