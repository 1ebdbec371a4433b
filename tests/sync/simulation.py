"""A seeded office under every fault at once; then quiet, and everything must settle.

`python -m tests.sync.simulation --seeds 300` prints faults by kind and seeds a second; a seed that
fails is named and replays to the byte.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
import time
import traceback
from collections import Counter as Count
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from app.domain.errors import YichuangError
from app.protocol.sync.messages import Answer, Question
from app.sync import effects, events
from app.sync.state import Phase
from tests.support.databases import Disk
from tests.support.machine import Machine
from tests.support.office import Office
from tests.support.spares import strangers, take_over

STEPS = 220
WAKEFUL = (Phase.IDLE, Phase.RESTING)
ROUNDS_TO_SETTLE = 3


@dataclass(frozen=True)
class Flight:
    """Something under way: a question to the center, an answer to a machine, or word of a loss."""

    machine: str
    boot: int
    question: Question | None = None
    answer: Answer | None = None
    lost: str = ""
    private: bytes = b""


class Simulation:
    """One seed; in every second one little is said at once, so that a round asks often."""

    def __init__(
        self, folder: Path, seed: int, disk: Disk | None = None, *, spares: bool = True
    ) -> None:
        self.spares = spares
        self.office = Office(folder, seed, disk)
        self.random = self.office.random
        self.faults = self.office.faults
        self.flights: list[Flight] = []
        self.letters: list[tuple[str, bytes]] = []
        self.replies: list[tuple[str, bytes]] = []
        self.boots: Count[str] = Count()
        self.backups: dict[str, Path] = {}
        self.center_backup: Any = None
        if seed % 2:
            self.office.beginning = replace(self.office.beginning, batch=2, page=3)
        for number in range(self.random.randint(2, 4)):
            self.office.counter(f"B{number:02}", f"W{self.random.randint(1, 2)}")

    def run(self, steps: int = STEPS) -> None:
        """Faults, then quiet, then the proof."""
        for _ in range(steps):
            self.step()
        self.settle()

    def step(self) -> None:
        """One thing happens."""
        machine = self.random.choice(list(self.office.machines.values()))
        roll = self.random.random()
        if roll < 0.30:
            self.work(machine)
        elif roll < 0.50:
            self.wake(machine)
        elif roll < 0.88:
            self.fly()
        elif roll < 0.93:
            self.carry(machine)
        else:
            self.fault(machine)
        self.office.clock.at += timedelta(seconds=self.random.randint(0, 20))

    def work(self, machine: Machine) -> None:
        """A clerk does something."""
        kind = self.random.random()
        try:
            if kind < 0.4:
                machine.pay(self.random.randint(1, 9999))
            elif kind < 0.8 or not self.office.cases:
                machine.take_case()
            else:
                machine.touch(self.random.choice(self.office.cases))
        except YichuangError as error:
            self.faults[error.code] += 1

    def wake(self, machine: Machine) -> None:
        """A rest is over."""
        if machine.driver.at.phase in WAKEFUL:
            self.hear(machine, events.Wake())

    def hear(self, machine: Machine, event: events.Event) -> None:
        """An event, and the questions that follow from it."""
        for one in machine.driver.hear(event):
            if isinstance(one, effects.Send):
                boot, private = self.boots[machine.name], machine.private
                self.flights.append(
                    Flight(machine.name, boot, question=one.question, private=private)
                )
            elif isinstance(one, effects.Tell):
                self.office.tell(machine, one.tiding)
        self.office.assert_acknowledged(machine)

    def fly(self) -> None:
        """Something arrives, late, twice, or never."""
        if not self.flights:
            return
        flight = self.flights.pop(self.random.randrange(len(self.flights)))
        machine = self.office.machines.get(flight.machine)
        fate = self.random.random()
        if flight.question is not None:
            if fate < 0.08:
                self.faults["question lost"] += 1
                self._lose(flight)
                return
            if fate < 0.16:
                self.faults["question twice"] += 1
                self.flights.append(flight)
            answer = self.office.ask(flight.question, flight.private)
            if 0.16 <= fate < 0.26:
                self.faults["answer lost"] += 1
                self._lose(flight)
                return
            if 0.26 <= fate < 0.34:
                self.faults["answer after its time"] += 1
                self._lose(flight)
            self.flights.append(Flight(flight.machine, flight.boot, answer=answer))
        elif machine is None or flight.boot != self.boots[flight.machine]:
            return
        elif flight.answer is not None:
            if fate < 0.06:
                self.faults["answer twice"] += 1
                self.flights.append(flight)
            self.hear(machine, events.Replied(flight.answer))
        else:
            self.hear(machine, events.Lost(flight.lost, "TIMEOUT"))

    def _lose(self, flight: Flight) -> None:
        assert flight.question is not None
        self.flights.append(Flight(flight.machine, flight.boot, lost=flight.question.ticket))

    def carry(self, machine: Machine) -> None:
        """A stick is written, read at the center, or brought back: late, twice, or never."""
        kind = self.random.random()
        try:
            if kind < 0.4:
                self.letters.append((machine.name, self.office.letter(machine)))
            elif kind < 0.7 and self.letters:
                name, raw = self.random.choice(self.letters[-6:])
                self.replies.append((name, self.office.reply_to(raw)))
            elif self.replies:
                name, raw = self.random.choice(self.replies[-6:])
                reader = self.office.machines.get(name, machine)
                self.faults["letter"] += 1
                self.office.take_reply(reader, raw)
                self.office.assert_acknowledged(reader)
        except YichuangError as error:
            self.faults[f"letter {error.code}"] += 1

    def fault(self, machine: Machine) -> None:
        """Power, disks, backups, twins."""
        kinds = (self.power, self.power_of_center, self.disk, self.back_up, self.restore)
        kinds += (self.back_up_center, self.restore_center, self.clone, self.jump)
        kinds += (self.take_over,) if self.spares else ()
        self.random.choice(kinds)(machine)

    def power(self, machine: Machine) -> None:
        """A machine is switched off and on."""
        self.faults["power"] += 1
        self.boots[machine.name] += 1
        self.office.restart(machine)

    def power_of_center(self, _machine: Machine) -> None:
        """The center is switched off and on."""
        self.faults["power of center"] += 1
        self.office.restart_center()

    def disk(self, machine: Machine) -> None:
        """A disk is full, or has room again."""
        self.faults["disk full"] += 1
        machine.is_full = not machine.is_full

    def back_up(self, machine: Machine) -> None:
        """Somebody copies a disk."""
        self.boots[machine.name] += 1
        self.backups[machine.name] = self.office.back_up(machine)

    def restore(self, machine: Machine) -> None:
        """Somebody puts the copy back."""
        if machine.name in self.backups:
            self.faults["counter restored"] += 1
            self.boots[machine.name] += 1
            self.office.restore_backup(machine, self.backups[machine.name])

    def back_up_center(self, _machine: Machine) -> None:
        """The nightly backup."""
        self.center_backup = self.office.back_up_center()

    def restore_center(self, _machine: Machine) -> None:
        """The center's disk died."""
        if self.center_backup is not None:
            self.faults["center restored"] += 1
            self.office.restore_center(self.center_backup)
            for stranger in strangers(self.office):
                self.faults["stranger"] += 1
                self.boots[stranger.name] += 1
                take_over(self.office, stranger, goes_on=True)

    def clone(self, machine: Machine) -> None:
        """A disk image is put into a second PC."""
        if len(self.office.machines) < 6 and f"{machine.name}'" not in self.office.machines:
            self.faults["clone"] += 1
            self.boots[machine.name] += 1
            self.office.clone(machine)

    def take_over(self, machine: Machine) -> None:
        """A spare PC goes on with a disk, or with a copy of one whose machine runs on."""
        if len(self.office.machines) < 6 and f"{machine.name}+" not in self.office.machines:
            self.faults["taken over"] += 1
            self.boots[machine.name] += 1
            take_over(self.office, machine, goes_on=self.random.random() < 0.5)

    def jump(self, machine: Machine) -> None:
        """A clock is wrong."""
        self.faults["clock"] += 1
        machine.clock.at += timedelta(seconds=self.random.randint(-86_400, 86_400))

    def settle(self) -> None:
        """No more faults: all is delivered or known to be lost, and everybody speaks again."""
        self.flights.clear()
        for machine in self.office.machines.values():
            machine.is_full = False
            self.boots[machine.name] += 1
            self.office.restart(machine)
        self.office.sync_until_quiet(ROUNDS_TO_SETTLE)
        self.office.assert_agrees()
        self.office.assert_one_voice()
        self.office.assert_no_number_twice()

    def close(self) -> None:
        """Let go of the files."""
        for machine in self.office.machines.values():
            machine.halt()
        self.office.center.store.close()


def run_seed(
    seed: int, steps: int = STEPS, disk: Disk | None = None, *, spares: bool = True
) -> Count[str]:
    """One seed in a folder of its own; raises what it finds. Returns the faults it made.

    The center lies on `disk`, or in that folder. Without `spares` no machine is taken over: seeds
    kept from before machines were replay as they did.
    """
    folder = Path(tempfile.mkdtemp(prefix="yichuang-sim-"))
    try:
        simulation = Simulation(folder, seed, disk, spares=spares)
        try:
            simulation.run(steps)
        finally:
            simulation.close()
        return simulation.faults
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main() -> int:
    """Run seeds and tell."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seeds", type=int, default=300)
    parser.add_argument("--first", type=int, default=1)
    told = parser.parse_args()
    faults: Count[str] = Count()
    bad: dict[int, str] = {}
    began = time.perf_counter()
    for seed in range(told.first, told.first + told.seeds):
        try:
            faults += run_seed(seed)
        except Exception as error:
            bad[seed] = "".join(traceback.format_exception_only(error)).strip()[:200]
    rate = told.seeds / (time.perf_counter() - began)
    for kind, times in faults.most_common():
        print(f"  {times:8}  {kind}")
    for seed, words in bad.items():
        print(f"seed {seed}: {words}")
    summary = {"name": "simulate", "seeds": told.seeds, "faults": faults.total()}
    print(json.dumps({**summary, "violations": len(bad), "seeds_s": round(rate, 1)}))
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main())
