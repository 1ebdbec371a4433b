"""Start to a counter one can work at: ours against a bare PySide6 window, 0 and 1,000,000 cases.

Each start is a fresh process that ends behind the paint of the screen asked for: the window of the
reference, our sign-in card, and the work list filled from the memory that the password opened.
Wall time from before `exec` to the card, and from the password to the list, since the program is
loaded while a person types; the whole without that time is told beside it. The best of several;
the password's deliberate delay (Argon2id) is replaced by a soft one.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable

from app.home.paths import CounterHome
from app.vault import ClerkKeys
from tests.bench.figures import figure
from tests.bench.million import MILLION, million_home, million_key
from tests.support.memory import MORNING, PASSWORD, SOFT, template

BARE = """
import os
os.environ['QT_QPA_PLATFORM'] = 'offscreen'
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, lambda: (print('1 window 0', flush=True), os._exit(0)))
app = QApplication([])
window = Window()
window.show()
app.exec()
"""
STARTING = ("-m", "tests.bench.starting")
STAFF = "lin"
ROUNDS = 5


def run() -> list[dict[str, object]]:
    """The ratios; the million comes from the same generator as the search bench."""
    empty, full = template().home, million_home()
    _admit(empty, template().key)
    _admit(full, million_key(full))
    at_once, loaded = _sign_in("at-once"), _sign_in("loaded")
    bare, _ = _best("1 window", "-c", BARE)
    card, _ = _best("3 faces", *STARTING, "card", str(empty.root), MORNING.isoformat())
    whole, _ = _best("0 rows", *at_once(empty))
    _, few = _best("0 rows", *loaded(empty))
    _, many = _best("50 rows", *loaded(full))
    return [
        figure("start to the sign-in card", card, bare, 3.0),
        figure("password to the filled work list, 0 cases", few, bare, 3.0),
        figure("start to the filled work list, no time to type", whole, bare, None),
        figure(f"password to the filled work list, {MILLION:,} cases against 0", many, few, 1.2),
    ]


def _admit(home: CounterHome, key: bytes) -> None:
    """A clerk who has been here before: his first sign-in, which asks the vault, is over."""
    ClerkKeys(home.keys, SOFT).sign_in(STAFF, PASSWORD, MORNING, lambda: key)


def _sign_in(when: str) -> Callable[[CounterHome], tuple[str, ...]]:
    told = (MORNING.isoformat(), STAFF, PASSWORD)
    return lambda home: (*STARTING, when, str(home.root), *told)


def _best(shown: str, *arguments: str) -> tuple[float, float]:
    """The shortest of several, from `exec` and from the password.

    Raises when what was painted is not what was waited for.
    """
    whole, since = zip(*(_once(shown, *arguments) for _ in range(ROUNDS)), strict=True)
    return min(whole), min(since)


def _once(shown: str, *arguments: str) -> tuple[float, float]:
    began = time.perf_counter()
    ended = subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.PIPE)
    spent = time.perf_counter() - began
    painted, _, since = ended.stdout.decode().strip().rpartition(" ")
    if painted != shown:
        raise RuntimeError(f"painted {painted!r}, not {shown!r}")
    return spent, float(since)
