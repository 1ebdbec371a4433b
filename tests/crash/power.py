"""Starts the child, pulls the plug at a moment nobody chose, and looks at what is left."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.bootstrap import open_counter
from app.devices.clock import SystemIdentifiers
from app.home.paths import CounterHome
from tests.crash.survey import violations
from tests.support.memory import SOFT, FakeClock, a_home, template

LONGEST_S = 20.0
"""A child that says nothing for this long is stuck, which is a violation of its own."""


@dataclass
class Outcome:
    """What many cuts left behind."""

    kills: int = 0
    promised: int = 0
    cases: int = 0
    sheets: int = 0
    violations: list[str] = field(default_factory=list)


def cut(folder: Path, kills: int, seed: int) -> Outcome:
    """Kill a working counter `kills` times, surveying it after each; one counter, one journal."""
    home, spool = a_home(folder), folder / "spool"
    spool.mkdir(exist_ok=True)
    chance, outcome = random.Random(seed), Outcome()
    promises: list[dict[str, Any]] = []
    for nth in range(kills):
        heard = _one_life(home, spool, seed * 10_000 + nth, chance)
        promises = [*promises[-400:], *heard]
        outcome.kills += 1
        outcome.promised += sum("ready" not in one for one in heard)
        found = _survey(home, spool, promises)
        outcome.violations += [f"kill {nth} of seed {seed}: {one}" for one in found]
    outcome.sheets = len(list(spool.glob("*.pdf")))
    return outcome


def _one_life(
    home: CounterHome, spool: Path, seed: int, chance: random.Random
) -> list[dict[str, Any]]:
    """Let a child work for some promises and then a breath longer; SIGKILL; what it promised."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.crash.child", str(home.root), str(spool), str(seed)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdin is not None
    assert child.stdout is not None
    guard = threading.Timer(LONGEST_S, child.kill)
    guard.start()
    child.stdin.write(template().key.hex() + "\n")
    child.stdin.flush()
    heard: list[dict[str, Any]] = []
    wanted = chance.randrange(1, 90)
    for line in child.stdout:
        heard.append(json.loads(line))
        if len(heard) == wanted:
            threading.Timer(chance.random() * 0.012, child.kill).start()
    guard.cancel()
    child.wait()
    child.stdin.close()
    child.stdout.close()
    if not heard:
        raise AssertionError(f"the child of seed {seed} never came up")
    return heard


def _survey(home: CounterHome, spool: Path, promises: list[dict[str, Any]]) -> list[str]:
    with open_counter(home, template().key, FakeClock(), SystemIdentifiers(), SOFT) as counter:
        return list(violations(counter, spool, promises))
