"""`yichuang-center` itself, on the morning of the tests: numbers are leased for one year.

`python -m tests.crash.center serve --home DIR --port N`, as the program is called.
"""

from __future__ import annotations

import sys

from app.center import commands
from app.center.verbs import opening
from tests.support.memory import FakeClock

if __name__ == "__main__":
    opening.SystemClock = FakeClock
    sys.exit(commands.main())
