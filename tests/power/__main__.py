"""`python -m tests.power --cuts 9000 --seed 1`: the long form of the power cuts.

Runs of 1,500 cuts, a seed each, one cut in six at a center. The last line says how it went; before
it stands every violation with its seed, and the call that makes the same cut again to the byte.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from tests.power.center import DAYS, run_center
from tests.power.run import CUTS, Plan, Tally, run

AT_A_CENTER = 6
"""One cut in so many."""


def main() -> int:
    """Run and tell; 1 when a promise was broken."""
    told = argparse.ArgumentParser(description=__doc__)
    told.add_argument("--cuts", type=int, default=9000)
    told.add_argument("--seed", type=int, default=1)
    asked = told.parse_args()
    runs = max(1, round(asked.cuts / CUTS))
    began, total, at_a_center = time.perf_counter(), Tally(), 0
    for nth in range(runs):
        seed, cuts = asked.seed + nth, asked.cuts * (nth + 1) // runs - asked.cuts * nth // runs
        with tempfile.TemporaryDirectory(prefix="yichuang-power-") as folder:
            one = run(Path(folder), seed, Plan(cuts=cuts - cuts // AT_A_CENTER))
        with tempfile.TemporaryDirectory(prefix="yichuang-power-") as folder:
            other = run_center(Path(folder), seed, replace(DAYS, cuts=cuts // AT_A_CENTER))
        at_a_center += other.cuts
        one.add(other)
        total.add(one)
        for words in one.words:
            print(f"{words}; again: python -m tests.power --seed {seed} --cuts {cuts}", flush=True)
    passed = time.perf_counter() - began
    print(json.dumps(_line(total, at_a_center, passed)))
    return 1 if total.words else 0


def _line(total: Tally, at_a_center: int, passed: float) -> dict[str, object]:
    return {
        "name": "power-cuts",
        "cuts": total.cuts,
        "of_the_center": at_a_center,
        "torn": total.torn,
        "surveyed": total.surveyed,
        "acts": total.acts,
        "commits": total.commits,
        "checkpoints": total.checkpoints,
        **{loss.name.lower(): times for loss, times in total.losses.items()},
        "seconds": round(passed),
        "cuts_s": round(total.cuts / passed),
        "ok": not total.words,
    }


if __name__ == "__main__":
    sys.exit(main())
