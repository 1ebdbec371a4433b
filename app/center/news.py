"""Tells those who listen at the center that something new was stored."""

from __future__ import annotations

import asyncio
from contextlib import suppress


class News:
    """Waiting and waking inside one event loop; how often it was told is its `count`."""

    def __init__(self) -> None:
        self.count = 0
        self._bell = asyncio.Event()

    def tell(self) -> None:
        """Wake everybody who waits."""
        self.count += 1
        bell, self._bell = self._bell, asyncio.Event()
        bell.set()

    async def wait(self, seen: int, seconds: float) -> None:
        """Until something was told after `seen`, or so many seconds at most."""
        if self.count != seen:
            return
        with suppress(TimeoutError):
            await asyncio.wait_for(self._bell.wait(), seconds)
