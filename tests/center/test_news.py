"""News wakes those it is for, at once, and nobody else."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

from app.center.news import Listener, News

LONG_S = 30.0
ONE, OTHER = ("B01", 1), ("B02", 1)


class Feed:
    """A feed of positions, and who reads each."""

    def __init__(self) -> None:
        self.readers: list[str] = []
        self.looks = 0
        self.news = News(self._look)

    def store(self, scope: str) -> None:
        """Something for those who read a scope."""
        self.readers.append(scope)
        self.news.tell()

    async def _look(self, after: int) -> tuple[int, list[str]]:
        self.looks += 1
        return len(self.readers), self.readers[after:]

    def listen(self, who: Listener, *reads: str, end: int = 0) -> asyncio.Task[bool]:
        """One who waits."""
        return asyncio.create_task(self.news.wait(frozenset(reads), end, LONG_S, who))


def run(told: Coroutine[Any, Any, None]) -> None:
    asyncio.run(asyncio.wait_for(told, LONG_S / 2))


def test_who_reads_it_is_woken_and_nobody_else() -> None:
    async def told() -> None:
        feed = Feed()
        mine, theirs = feed.listen(ONE, "window:W1"), feed.listen(OTHER, "window:W2")
        await asyncio.sleep(0)
        feed.store("window:W1")
        assert await mine
        assert not theirs.done()
        feed.store("window:W2")
        assert await theirs

    run(told())


def test_what_was_stored_before_he_began_to_wait_is_not_waited_for() -> None:
    async def told() -> None:
        feed = Feed()
        first = feed.listen(ONE, "window:W1")
        await asyncio.sleep(0)
        feed.store("window:W1")
        assert await first
        assert await feed.listen(OTHER, "window:W1", end=0)
        waits = feed.listen(OTHER, "window:W1", end=1)
        await asyncio.sleep(0)
        assert not waits.done()
        feed.store("window:W1")
        assert await waits

    run(told())


def test_one_who_knows_less_than_the_watch_looks_for_himself() -> None:
    async def told() -> None:
        feed = Feed()
        feed.readers += ["window:W9"] * 5
        waits = feed.listen(ONE, "window:W1", end=5)
        await asyncio.sleep(0)
        assert await feed.listen(OTHER, "window:W1", end=3)
        feed.store("window:W1")
        assert await waits

    run(told())


def test_who_begins_a_new_round_leaves_the_old_one_behind() -> None:
    async def told() -> None:
        feed = Feed()
        waits = feed.listen(ONE, "window:W1")
        await asyncio.sleep(0)
        feed.news.leave(ONE)
        assert not await waits

    run(told())


def test_many_things_stored_at_once_are_looked_at_together() -> None:
    async def told() -> None:
        feed = Feed()
        waiting = [feed.listen((f"C{n}", 1), f"window:{n}") for n in range(50)]
        await asyncio.sleep(0)
        for n in range(50):
            feed.store(f"window:{n}")
        assert all(await asyncio.gather(*waiting))
        assert feed.looks <= 2

    run(told())
