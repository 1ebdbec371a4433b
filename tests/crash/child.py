"""The process that is killed: one counter at work, telling over a pipe what it was promised.

`python -m tests.crash.child HOME SPOOL SEED` with the database key in hexadecimal on the first
line of standard input. After every act that returned, one JSON line: from then on it must survive.
"""

from __future__ import annotations

import json
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

from app.bootstrap import open_counter
from app.devices.clock import SystemIdentifiers
from app.home.paths import CounterHome
from printing.spool.folder import FolderPrinter
from tests.support.memory import SOFT, FakeClock
from tests.support.morning import Morning

PRINTERS = ("A4", "80")


def say(**promised: Any) -> None:
    """Tell the parent what must survive from now on."""
    sys.stdout.write(json.dumps(promised, ensure_ascii=True) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Open the counter and work until killed."""
    home, spool, seed = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    key = bytes.fromhex(sys.stdin.readline().strip())
    clock = FakeClock(boot_id=f"boot-{seed}")
    counter = open_counter(CounterHome(home), key, clock, SystemIdentifiers(), SOFT)
    last = counter.reads.last_at()
    if last is not None:
        clock.at = max(clock.at, last + timedelta(seconds=30))
    printers = {name: FolderPrinter(spool, name) for name in PRINTERS}
    Morning(counter, printers, seed, say).run()


if __name__ == "__main__":
    main()
