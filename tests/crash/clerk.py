"""The counter that is killed with its whole office: services, paper, and rounds with the center.

Every counter runs in a process of its own, forked from one that has loaded everything already, so
that a life begins in some milliseconds and hundreds of them fit into a minute. What an act that
returned has promised is a line in a file, on the disk before the next act begins.
"""

from __future__ import annotations

import json
import multiprocessing
import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from app.bootstrap import Counter, correspond, open_counter
from app.devices.clock import SystemIdentifiers
from app.domain.identity import citizen_id_check
from app.home.paths import CounterHome
from tests.support.memory import SOFT, FakeClock
from tests.support.morning import Morning
from tests.support.roll import Notes, Roll, whole_lines
from tests.support.window import WANG

PRINTERS = ("A4", "80")
AFTER_A_CUT = timedelta(seconds=30)
LISTEN_S = 20
INSISTS = 0.3


@dataclass(frozen=True)
class Place:
    """Where one counter and what it promised lie, and the keys a person would hold."""

    root: Path
    key: bytes
    private: bytes

    @property
    def home(self) -> CounterHome:
        """The data folder of the counter."""
        return CounterHome(self.root / "counter")

    @property
    def promises(self) -> Path:
        """What must survive, a line each."""
        return self.root / "promises"

    @property
    def paper(self) -> Path:
        """What came out of its printers."""
        return self.root / "paper"

    def promised(self) -> list[dict[str, Any]]:
        """Everything it promised, in order."""
        return [json.loads(line) for line in whole_lines(self.promises)]


class Day(Morning):
    """Somebody else comes every time."""

    def somebody(self) -> dict[str, Any]:
        """A person with a number of his own."""
        first = f"990121{self.random.randrange(1945, 2000)}0101{self.random.randrange(1000):03d}"
        return {**WANG, "applicant.id_no": first + citizen_id_check(first)}


@contextmanager
def opened(place: Place, boot_id: str) -> Iterator[Counter]:
    """The counter as it is, some seconds after the last thing it recorded."""
    clock = FakeClock(boot_id=boot_id)
    with open_counter(place.home, place.key, clock, SystemIdentifiers(), SOFT) as counter:
        last = counter.reads.last_at()
        clock.at = max(clock.at, last + AFTER_A_CUT) if last else clock.at
        yield counter


def work(place: Place, seed: int) -> None:
    """Serve people until killed, or until whoever kills is gone."""
    promises, paper, chance = Notes(place.promises), Notes(place.paper), random.Random(seed)
    parent = multiprocessing.parent_process()
    with opened(place, f"boot-{seed}") as counter:
        post = correspond(counter, place.private, lambda told: None, listen_s=LISTEN_S)
        post.start()
        printers = {name: Roll(paper, name) for name in PRINTERS}
        day = Day(counter, printers, seed, lambda **told: promises.add(json.dumps(told)))
        day.begin()
        while parent is None or parent.is_alive():
            day.one_case()
            # Mostly the program tells of new facts, as it does; now and then a person insists.
            (post.hurry if chance.random() < INSISTS else post.poke)()
