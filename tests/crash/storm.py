"""`python -m tests.crash.storm`: an office of real processes, of which one is killed at any moment.

Counters, the center's program and the processes of PostgreSQL get SIGKILL while everybody works,
and begin again. Then it is quiet, and both sides are gone through, act by act and paper by paper.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import threading
import time
from collections import Counter as Tally
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from tests.crash.house import House, house
from tests.crash.reckoning import Reckoning, reckon
from tests.crash.rounds import settle
from tests.crash.victims import Clerk
from tests.support.databases import running_server

COUNTER, CENTER, SERVER = "counters", "centers", "servers"
SHARES = {COUNTER: 0.9, CENTER: 0.07, SERVER: 0.03}
"""What is hit how often. The center takes the better part of a second to stand again."""
ANY, OF_SO_MANY = 0.2, 3
"""How often a counter is hit however little it has done; else, of so many, the busiest is."""


@dataclass(frozen=True)
class Storm:
    """How hard it hits: until so many seconds and so many kills, about `pause_s` apart."""

    seconds: float = 90.0
    kills: int = 0
    pause_s: float = 0.165
    seed: int = 1


@dataclass
class Outcome:
    """What it left behind."""

    kills: Tally[str] = field(default_factory=Tally)
    seconds: float = 0.0
    reckoning: Reckoning = field(default_factory=Reckoning)
    violations: list[str] = field(default_factory=list)


def weather(made: House, storm: Storm) -> Outcome:
    """Kill; then let it be quiet, and look."""
    outcome, begun = Outcome(), time.monotonic()
    with ThreadPoolExecutor(1) as aside:
        hand = _Hand(made, random.Random(storm.seed), aside, outcome)
        while time.monotonic() < begun + storm.seconds or outcome.kills.total() < storm.kills:
            hand.rest(storm.pause_s)
            hand.lift()
            hand.strike()
        outcome.seconds = time.monotonic() - begun
    outcome.kills[COUNTER] += len(made.clerks)
    outcome.violations += made.halt()
    if not made.program.wait():
        outcome.violations.append("the center does not stand up again")
    outcome.violations += settle(made.places, made.program.address)
    outcome.violations += made.program.complaints
    outcome.reckoning = reckon(made)
    outcome.violations += outcome.reckoning.violations
    return outcome


@dataclass
class _Hand:
    """Whoever kills. PostgreSQL needs a while to stand up: meanwhile others are hit."""

    made: House
    chance: random.Random
    aside: ThreadPoolExecutor
    outcome: Outcome
    _server: Future[None] | None = None
    _once: Iterator[str] = field(default_factory=lambda: iter(SHARES))
    """Each kind is hit in the shortest storm."""
    _next: float = field(default_factory=time.monotonic)

    def rest(self, pause_s: float) -> None:
        """Nobody knows until when; a blow that took long is made up for."""
        self._next += self.chance.uniform(0, 2 * pause_s)
        threading.Event().wait(max(0.0, self._next - time.monotonic()))

    def strike(self) -> None:
        """Kill one."""
        anyone = self.chance.choices(list(SHARES), weights=list(SHARES.values()))[0]
        what = next(self._once, anyone)
        if what == SERVER and not self._hits_server():
            what = COUNTER
        if what == CENTER:
            self._note(self.made.program.kill())
            self.made.program.start()
        if what == COUNTER:
            self._counter().kill()
        self.outcome.kills[what] += 1

    def lift(self) -> None:
        """Whoever lies on the ground begins again."""
        self.made.program.keep_up()
        for one in self.made.clerks:
            self._note(one.keep_up())

    def _note(self, ended: str) -> None:
        self.outcome.violations += [ended] if ended else []

    def _hits_server(self) -> bool:
        server = self.made.server
        if server is None or (self._server is not None and not self._server.done()):
            return False
        if self._server is not None:
            self._server.result()
        self._server = self.aside.submit(server.kill, random.Random(self.chance.random()))
        return True

    def _counter(self) -> Clerk:
        """Of some that nobody chose the one that has promised most: fresh ones get to work."""
        up = [one for one in self.made.clerks if not one.is_dying] or self.made.clerks
        few = self.chance.sample(up, min(OF_SO_MANY, len(up)))
        return self.chance.choice(few) if self.chance.random() < ANY else max(few, key=_said)


def _said(one: Clerk) -> int:
    return one.said


def main() -> int:
    """0 when nothing was lost, doubled or left unsettled."""
    told = argparse.ArgumentParser(description=__doc__)
    told.add_argument("--seconds", type=float, default=90.0)
    told.add_argument("--counters", type=int, default=20)
    told.add_argument("--seed", type=int, default=1)
    told.add_argument("--embedded", action="store_true", help="the center on SQLite")
    asked = told.parse_args()
    with ExitStack() as ends:
        folder = Path(ends.enter_context(tempfile.TemporaryDirectory(prefix="yichuang-storm-")))
        server = None if asked.embedded else ends.enter_context(running_server(is_safe=True))
        made = ends.enter_context(house(folder, asked.counters, server))
        outcome = weather(made, Storm(seconds=asked.seconds, seed=asked.seed))
    for one in outcome.violations[:50]:
        print(one)
    found = outcome.reckoning
    row = {
        "name": "kill-office",
        "database": "sqlite" if asked.embedded else "postgresql",
        "seconds": round(outcome.seconds, 1),
        "kills": outcome.kills.total(),
        **outcome.kills,
        "acts": found.acts,
        "facts": found.facts,
        "sheets": found.sheets,
    }
    print(json.dumps(row | {"violations": len(outcome.violations), "ok": not outcome.violations}))
    return 1 if outcome.violations else 0


if __name__ == "__main__":
    sys.exit(main())
