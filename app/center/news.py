"""Tells those who listen at the center that something was stored for them, here or elsewhere.

    tell ──┐
    0.5 s ─┴─▶ look: what is stored behind the place looked at last, who reads it ──▶ wake them

Waking everybody would make every push as dear as there are counters in the house.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import TypeAlias

from app.domain.errors import Unavailable

Listener: TypeAlias = tuple[str, int]
"""A life of a terminal, as the center tells who listens apart."""
Look: TypeAlias = Callable[[int], Awaitable[tuple[int, Iterable[str]]]]
"""Where the feed ends now, and the scopes that read anything behind a position."""

LOOK_S = 0.5
"""How often this process looks whether another one stored something."""


@dataclass(slots=True)
class _Ear:
    """One who waits: what he reads, and what wakes him."""

    reads: frozenset[str]
    bell: asyncio.Event
    has_left: bool = False


class News:
    """Waiting and waking inside one event loop.

    Other processes may store for the same center, another `serve` or a command: the feed is looked
    at once for all, and only while somebody listens.
    """

    def __init__(self, look: Look) -> None:
        self._look = look
        self._ears: dict[Listener, _Ear] = {}
        self._told = asyncio.Event()
        self._known_from = self._known_to = 0
        self._latest: dict[str, int] = {}
        self._watch: asyncio.Task[None] | None = None

    def tell(self) -> None:
        """Something was stored: look at once."""
        self._told.set()

    def leave(self, who: Listener) -> None:
        """Somebody began a new round: what he listened to before, nobody waits for any more."""
        ear = self._ears.pop(who, None)
        if ear is not None:
            ear.has_left = True
            ear.bell.set()

    async def wait(self, reads: frozenset[str], end: int, seconds: float, who: Listener) -> bool:
        """Until there is something behind `end` for who reads this, or so many seconds; False once
        he left.
        """
        if self._watch is None:
            self._known_from = self._known_to = end
            self._latest.clear()
            self._watch = asyncio.create_task(self._watching())
        if end < self._known_from or any(self._latest.get(one, 0) > end for one in reads):
            return True
        self.leave(who)
        ear = self._ears[who] = _Ear(reads, asyncio.Event())
        with suppress(TimeoutError):
            await asyncio.wait_for(ear.bell.wait(), seconds)
        if self._ears.get(who) is ear:
            del self._ears[who]
        return not ear.has_left

    async def _watching(self) -> None:
        """Look while somebody listens, and a little longer: he asks again in a moment."""
        try:
            idle = 0
            while self._ears or idle < 2:
                idle = 0 if self._ears else idle + 1
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._told.wait(), LOOK_S)
                self._told.clear()
                with suppress(Unavailable):
                    self._learn(*await self._look(self._known_to))
        finally:
            self._watch = None

    def _learn(self, end: int, scopes: Iterable[str]) -> None:
        if end <= self._known_to:
            return
        self._known_to = end
        for one in scopes:
            self._latest[one] = end
        for ear in self._ears.values():
            if any(self._latest.get(one, 0) == end for one in ear.reads):
                ear.bell.set()
