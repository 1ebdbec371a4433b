"""`python -m tests.crash --kills 200`: the long form of the power-cut test."""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

from tests.crash.power import cut


def main() -> int:
    """Run the cuts over several counters; 0 when nothing was lost, halved or doubled."""
    told = argparse.ArgumentParser(description=__doc__)
    told.add_argument("--kills", type=int, default=200)
    told.add_argument("--seed", type=int, default=1)
    told.add_argument("--lives", type=int, default=20, help="kills a counter lives through")
    asked = told.parse_args()
    kills = promised = sheets = 0
    found: list[str] = []
    for nth in range(-(-asked.kills // asked.lives)):
        share = min(asked.lives, asked.kills - kills)
        with tempfile.TemporaryDirectory(prefix="yichuang-crash-") as folder:
            outcome = cut(Path(folder), share, asked.seed + nth)
        kills, promised = kills + outcome.kills, promised + outcome.promised
        sheets, found = sheets + outcome.sheets, found + outcome.violations
        print(f"{kills} kills, {promised} promises kept, {sheets} sheets", flush=True)
    for one in found:
        print(one)
    row = {"name": "kill", "kills": kills, "promised": promised, "sheets": sheets}
    print(json.dumps(row | {"violations": len(found), "ok": not found}))
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
