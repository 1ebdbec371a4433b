"""`python -m tests.crash --kills 200`: the long form of the kill test.

Most kills meet the services, the memory and the paper worker in a quick process; one in ten meets
the whole program at work, window, threads and keys included. The last line says how many of each.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

from tests.crash.killing import SERVICES, WINDOW, Outcome, Victim, cut


def main() -> int:
    """Run the cuts over several counters; 0 when nothing was lost, halved or doubled."""
    told = argparse.ArgumentParser(description=__doc__)
    told.add_argument("--kills", type=int, default=200)
    told.add_argument("--window", type=float, default=0.1, help="the share that kills the window")
    told.add_argument("--seed", type=int, default=1)
    told.add_argument("--lives", type=int, default=20, help="kills a counter lives through")
    asked = told.parse_args()
    whole = round(asked.kills * asked.window)
    window = _cuts(WINDOW, whole, asked)
    services = _cuts(SERVICES, asked.kills - whole, asked)
    found = window.violations + services.violations
    for one in found:
        print(one)
    row = {
        "name": "kill",
        "kills": window.kills + services.kills,
        "of_the_window": window.kills,
        "of_the_services": services.kills,
        "promised": window.promised + services.promised,
        "sheets": window.sheets + services.sheets,
    }
    print(json.dumps(row | {"violations": len(found), "ok": not found}))
    return 1 if found else 0


def _cuts(victim: Victim, kills: int, asked: argparse.Namespace) -> Outcome:
    total, nth = Outcome(), 0
    while total.kills < kills:
        with tempfile.TemporaryDirectory(prefix="yichuang-crash-") as folder:
            share = min(asked.lives, kills - total.kills)
            one = cut(Path(folder), share, asked.seed + nth, victim)
        nth += 1
        total.kills, total.promised = total.kills + one.kills, total.promised + one.promised
        total.sheets += one.sheets
        total.violations += one.violations
        told = f"{total.promised} promises kept, {total.sheets} sheets"
        print(f"{victim.module}: {total.kills} kills, {told}", flush=True)
    return total


if __name__ == "__main__":
    raise SystemExit(main())
