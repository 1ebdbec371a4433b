"""Tells those who listen at the center that something was stored, here or in another process."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

from app.domain.errors import Unavailable

LOOK_S = 0.5
"""How often one of many processes looks whether another moved the end of the feed."""


class News:
    """Waiting and waking inside one event loop; how often it was told is its `count`.

    Where other processes answer for the same center, `look` reads the end of the feed; it is asked
    once for all, and only while somebody listens.
    """

    def __init__(self, look: Callable[[], Awaitable[int]] | None = None) -> None:
        self.count = 0
        self._bell = asyncio.Event()
        self._look = look
        self._listeners = 0
        self._watch: asyncio.Task[None] | None = None

    def tell(self) -> None:
        """Wake everybody who waits."""
        self.count += 1
        bell, self._bell = self._bell, asyncio.Event()
        bell.set()

    async def wait(self, seen: int, end: int, seconds: float) -> None:
        """Until news after `seen`, a feed that goes beyond `end`, or so many seconds at most."""
        if self.count != seen:
            return
        self._listeners += 1
        if self._look and self._watch is None:
            self._watch = asyncio.create_task(self._watching(self._look, end))
        try:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._bell.wait(), seconds)
        finally:
            self._listeners -= 1

    async def _watching(self, look: Callable[[], Awaitable[int]], end: int) -> None:
        try:
            while self._listeners:
                await asyncio.sleep(LOOK_S)
                with suppress(Unavailable):
                    found = await look()
                    if found > end:
                        end = found
                        self.tell()
        finally:
            self._watch = None
