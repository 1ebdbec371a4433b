"""Tells those who listen at the center that something was stored, here or in another process."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TypeAlias

from app.domain.errors import Unavailable

Listener: TypeAlias = tuple[str, int]
"""A life of a terminal, as the center tells who listens apart."""

LOOK_S = 0.5
"""How often this process looks whether another one moved the end of the feed."""


class News:
    """Waiting and waking inside one event loop; how often it was told is its `count`.

    Other processes may store for the same center, another `serve` or a command: `look` reads the
    end of the feed. It is asked once for all, and only while somebody listens.
    """

    def __init__(self, look: Callable[[], Awaitable[int]]) -> None:
        self.count = 0
        self._bell = asyncio.Event()
        self._left: dict[Listener, asyncio.Event] = {}
        self._look = look
        self._listeners = 0
        self._watch: asyncio.Task[None] | None = None

    def tell(self) -> None:
        """Wake everybody who waits."""
        self.count += 1
        bell, self._bell = self._bell, asyncio.Event()
        bell.set()

    def leave(self, who: Listener) -> None:
        """Somebody began a new round: what he listened to before, nobody waits for any more."""
        left = self._left.pop(who, None)
        if left is not None:
            left.set()

    async def wait(self, seen: int, end: int, seconds: float, who: Listener) -> bool:
        """Until news after `seen`, a feed beyond `end`, or so many seconds; False once he left."""
        if self.count != seen:
            return True
        self._listeners += 1
        if self._watch is None:
            self._watch = asyncio.create_task(self._watching(end))
        left = self._left.setdefault(who, asyncio.Event())
        waiting = [asyncio.ensure_future(one.wait()) for one in (self._bell, left)]
        try:
            await asyncio.wait(waiting, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._listeners -= 1
            for one in waiting:
                one.cancel()
        return not left.is_set()

    async def _watching(self, end: int) -> None:
        try:
            while self._listeners:
                await asyncio.sleep(LOOK_S)
                with suppress(Unavailable):
                    found = await self._look()
                    if found > end:
                        end = found
                        self.tell()
        finally:
            self._watch = None
