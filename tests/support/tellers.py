"""Terminals without a memory: they tell a center facts of no meaning, as fast as it will listen."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TypeVar

from app.center import lives
from app.center.answering import Center
from app.protocol.chain import Entry, Head, genesis, sealed
from app.protocol.signing import new_private_key, public_key, sign_head
from app.protocol.sync.messages import Hello, Place, Pull, Push
from app.protocol.sync.versions import NEWEST, OLDEST
from tests.support.memory import MORNING

GENERATION = "generation-1"
WINDOW = "W1"

T = TypeVar("T")


@dataclass
class Teller:
    """A terminal of one window, and the end of its chain."""

    center: Center
    name: str
    private: bytes = field(default_factory=new_private_key)
    tells_for: str = ""
    """Whose facts it tells again, if not its own."""
    generation: str = GENERATION
    """Of the center it speaks with."""
    window: str = WINDOW

    def __post_init__(self) -> None:
        self.head = genesis(self.name, 1)
        with self.center.store.writing() as link:
            key = public_key(self.private).hex()
            lives.enrol(link, self.center.center_id, self.name, self.window, key, MORNING)

    def batch(self, size: int) -> Push:
        """The next facts of its chain, signed."""
        base, entries = self.head, list[Entry]()
        for _ in range(size):
            entries.append(self._next())
            self.head = Head(self.name, 1, entries[-1].seq, entries[-1].hash)
        return Push(
            ticket=f"{self.name}/{self.head.seq}",
            generation=self.generation,
            terminal_id=self.name,
            epoch=1,
            base=Place(base.seq, base.hash),
            entries=tuple(entries),
            signature=sign_head(self.private, self.head).hex(),
        )

    def hello(self) -> Hello:
        """Its greeting, which asks for numbers."""
        nothing = Place(0, genesis(self.name, 1).hash)
        return Hello(
            ticket=f"{self.name}/hello",
            oldest=OLDEST,
            newest=NEWEST,
            program="test",
            terminal_id=self.name,
            epoch=1,
            visit=1,
            nonce=self.name,
            head=nothing,
            acked=nothing,
            generation=self.generation,
            cursor=0,
            at=MORNING.isoformat(),
        )

    def pull(self, after: int, limit: int = 7, wait_s: int = 0) -> Pull:
        """What others told behind a position."""
        asked = (f"{self.name}/{after}", self.generation, self.name)
        return Pull(*asked, epoch=1, after=after, limit=limit, wait_s=wait_s)

    def _next(self) -> Entry:
        seq, whose = self.head.seq + 1, self.tells_for or self.name
        return sealed(
            Entry(
                event_id=f"{whose}-{seq}",
                terminal_id=self.name,
                epoch=1,
                seq=seq,
                kind="Odd",
                ver=1,
                subject=f"case-{whose}",
                body='{"name":"张𬭎"}',
                actor="S01",
                at=MORNING.isoformat(),
                mono=seq,
                boot_id="boot",
                prev_hash=self.head.hash,
            )
        )


def at_once(*acts: Callable[[], T]) -> list[T]:
    """What acts answer that begin together, each in a thread of its own."""
    start = threading.Barrier(len(acts))

    def begun(act: Callable[[], T]) -> T:
        start.wait()
        return act()

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(begun, acts))
