"""Tells those who listen at the center that something new was stored."""

from __future__ import annotations

import asyncio
from typing import TypeAlias

Listener: TypeAlias = tuple[str, int]
"""A life of a terminal, as the center tells who listens apart."""


class News:
    """Waiting and waking inside one event loop; how often it was told is its `count`."""

    def __init__(self) -> None:
        self.count = 0
        self._bell = asyncio.Event()
        self._left: dict[Listener, asyncio.Event] = {}

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

    async def wait(self, seen: int, seconds: float, who: Listener) -> bool:
        """Until something was told after `seen`, so many seconds at most; False once he left."""
        if self.count != seen:
            return True
        left = self._left.setdefault(who, asyncio.Event())
        waiting = [asyncio.ensure_future(one.wait()) for one in (self._bell, left)]
        try:
            await asyncio.wait(waiting, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for one in waiting:
                one.cancel()
        return not left.is_set()
