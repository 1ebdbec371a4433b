"""Records mornings, cuts the power in them again and again, and looks at what is left."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from pathlib import Path

from tests.power.checks import CounterSurvey, Looker, Loss, Notes, Survey, Violation
from tests.power.cuts import Disk, Survivor, Weather
from tests.power.disk import Kind
from tests.power.plain import home_in, key, new_counter
from tests.power.session import Kept, Recording, record_morning

LIVES = 3
"""Mornings of one run: each begins on what a cut in the one before has left."""
CASES = 10
CUTS = 1500
"""Cuts of one run."""


@dataclass
class Tally:
    """What many cuts did."""

    cuts: int = 0
    acts: int = 0
    commits: int = 0
    pending_lost: int = 0
    torn: int = 0
    surveyed: int = 0
    checkpoints: int = 0
    losses: dict[Loss, int] = field(default_factory=lambda: dict.fromkeys(Loss, 0))
    words: list[str] = field(default_factory=list)

    def count(self, survivor: Survivor) -> None:
        """One cut more."""
        self.cuts += 1
        self.pending_lost += survivor.lost
        self.torn += survivor.torn > 0

    def blame(self, where: str, found: Violation) -> None:
        """A cut that broke a promise."""
        self.losses[found.loss] += 1
        self.words.append(f"{where}: {found.loss.value}: {found.words}")

    def witness(self, morning: Recording) -> None:
        """What was promised in a morning, and how often the log was folded into the file."""
        told = [event.data for event in morning.trace if isinstance(event.data, Kept)]
        self.acts += sum(kept.promise is not None for kept in told)
        self.commits += sum(kept.promise is None for kept in told)
        self.checkpoints += sum(event.kind is Kind.TRUNCATE for event in morning.trace)

    def add(self, other: Tally) -> None:
        """Those of another run."""
        for name in ("cuts", "acts", "commits", "pending_lost", "torn", "surveyed", "checkpoints"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for loss, times in other.losses.items():
            self.losses[loss] += times
        self.words += other.words


@dataclass(frozen=True)
class Plan:
    """How much of what; `share` of the cuts are surveyed whole."""

    cuts: int = CUTS
    lives: int = LIVES
    cases: int = CASES
    share: float = 0.02

    def part(self, life: int) -> Plan:
        """The cuts of one life."""
        cuts = self.cuts * (life + 1) // self.lives - self.cuts * life // self.lives
        return replace(self, cuts=cuts)


@dataclass(frozen=True)
class Site:
    """Whose disk it is, where what a cut left is looked at, and how it is gone through whole."""

    name: str
    looker: Looker
    survey: Survey


def run(folder: Path, seed: int, plan: Plan) -> Tally:
    """Some mornings of one counter, each begun on a disk the one before has left."""
    tally, files = Tally(), dict(new_counter())
    site = Site("counter", Looker(home_in(folder).database, key()), CounterSurvey(folder))
    for life in range(plan.lives):
        told = seed * 100 + life
        morning = record_morning(folder, files, told, plan.cases)
        files = cut_apart(site, morning, told, plan.part(life), tally)
    return tally


def cut_apart(
    site: Site, morning: Recording, seed: int, plan: Plan, tally: Tally
) -> dict[str, bytes]:
    """Cut the power at moments of one morning; the files of one cut, for the next to begin on."""
    chance = random.Random(seed)
    disk, notes = Disk.of(morning.base), Notes()
    first = next(nth for nth, event in enumerate(morning.trace) if event.kind is Kind.NOTE) + 1
    moments = sorted(chance.randrange(first, len(morning.trace) + 1) for _nth in range(plan.cuts))
    heir, done, files = chance.randrange(plan.cuts), 0, dict(morning.base)
    for nth, moment in enumerate(moments):
        _go_on(disk, notes, morning, done, moment)
        done = moment
        weather = chance.choice(tuple(Weather))
        survivor = disk.survivor(chance, weather)
        tally.count(survivor)
        found = site.looker.look(survivor.files, notes)
        where = f"{site.name}, seed {seed // 100}, life {seed % 100}, cut {nth} ({weather.name})"
        if found:
            tally.blame(where, found)
        elif chance.random() < plan.share:
            tally.surveyed += 1
            for one in site.survey(survivor.files, notes, seed + nth + 1_000_000):
                tally.blame(where, one)
        if nth <= heir and not found:
            files = survivor.files
    tally.witness(morning)
    return files


def _go_on(disk: Disk, notes: Notes, morning: Recording, done: int, moment: int) -> None:
    events = morning.trace[done:moment]
    disk.feed(events)
    for event in events:
        if event.kind is Kind.NOTE:
            notes.hear(event.data)
