"""Starts the child, pulls the plug at a moment nobody chose, and looks at what is left."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.bootstrap import open_counter
from app.devices.clock import SystemIdentifiers
from app.home.paths import CounterHome
from tests.support.memory import SOFT, FakeClock, a_home, template
from tests.support.survey import violations


@dataclass(frozen=True)
class Victim:
    """What is killed: a module to run, after how many promises at most, and how soon after one.

    A life that lasts longer than `longest_s` is stuck, which is a violation of its own.
    """

    module: str
    most: int
    breath_s: float
    longest_s: float


SERVICES = Victim("tests.crash.child", most=90, breath_s=0.012, longest_s=40)
WINDOW = Victim("tests.crash.window", most=60, breath_s=0.08, longest_s=90)


@dataclass
class Outcome:
    """What many cuts left behind."""

    kills: int = 0
    promised: int = 0
    sheets: int = 0
    violations: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Life:
    """What a child promised before its end, and how it ended if not by our hand."""

    promises: list[dict[str, Any]]
    trouble: str = ""


def cut(folder: Path, kills: int, seed: int, victim: Victim = SERVICES) -> Outcome:
    """Kill a working counter `kills` times, surveying it after each; one counter, one journal."""
    home, spool = a_home(folder), folder / "spool"
    spool.mkdir(exist_ok=True)
    chance, outcome = random.Random(seed), Outcome()
    promises: list[dict[str, Any]] = []
    for nth in range(kills):
        life = _one_life(victim, (home, spool), seed * 10_000 + nth, chance)
        promises = [*promises[-400:], *life.promises]
        outcome.kills += 1
        outcome.promised += sum("ready" not in one for one in life.promises)
        found = _survey(home, spool, promises)
        found += [life.trouble] if life.trouble else []
        outcome.violations += [f"kill {nth} of seed {seed}: {one}" for one in found]
    outcome.sheets = len(list(spool.glob("*.pdf")))
    return outcome


def _one_life(
    victim: Victim, where: tuple[CounterHome, Path], seed: int, chance: random.Random
) -> Life:
    """Let a child work for some promises and then a breath longer; SIGKILL; what it promised."""
    home, spool = where
    child = subprocess.Popen(
        [sys.executable, "-m", victim.module, str(home.root), str(spool), str(seed)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdin is not None
    assert child.stdout is not None
    guard = threading.Timer(victim.longest_s, child.kill)
    guard.start()
    child.stdin.write(template().key.hex() + "\n")
    child.stdin.flush()
    heard: list[dict[str, Any]] = []
    wanted, breath = chance.randrange(1, victim.most), chance.random() * victim.breath_s
    for line in child.stdout:
        heard.append(json.loads(line))
        if len(heard) == wanted:
            threading.Timer(breath, child.kill).start()
    guard.cancel()
    ended = child.wait()
    child.stdin.close()
    child.stdout.close()
    return Life(heard, _trouble(ended, len(heard), wanted))


def _trouble(ended: int, heard: int, wanted: int) -> str:
    """A child has to be killed, and by the plug: not to fall over, and not to be stuck."""
    if ended != -signal.SIGKILL:
        return f"it ended by itself ({ended}) after {heard} of {wanted} promises"
    return f"it was stuck after {heard} of {wanted} promises" if heard < wanted else ""


def _survey(home: CounterHome, spool: Path, promises: list[dict[str, Any]]) -> list[str]:
    with open_counter(home, template().key, FakeClock(), SystemIdentifiers(), SOFT) as counter:
        return list(violations(counter, spool, promises))
