"""Start to the first usable screen: ours against a bare PySide6 window, 0 and 1,000,000 cases.

Each start is a fresh process that ends when its first frame is painted and, for ours, the sign-in
card waits for a password; wall time from before `exec`, the best of several.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

BARE = """
import os
os.environ['QT_QPA_PLATFORM'] = 'offscreen'
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.show()
QTimer.singleShot(0, app.quit)
app.exec()
os._exit(0)
"""
OURS = """
import os, sys
from pathlib import Path
from app.home.paths import CounterHome
from ui.program.door import CounterDoor
from ui.program.program import Program
from ui.program.settings import Settings
from ui.program.start import make_application
settings = Settings(home=CounterHome(Path(sys.argv[1])))
app = make_application(settings, offscreen=True)
program = Program(app, settings, CounterDoor(settings.home, lambda: None))
program.start()
program.front.show()
def look(state):
    if state.faces:
        app.quit()
program.sign_in.subscribe(look)
app.exec()
os._exit(0)
"""
ROUNDS = 5


def run() -> list[dict[str, object]]:
    """The ratios; the million comes from the same generator as the search bench."""
    from tests.bench.million import million_home
    from tests.support.memory import template

    bare = _best(BARE)
    empty = _best(OURS, template().home.root)
    full = _best(OURS, million_home().root)
    return [
        _figure("start, 0 cases", empty, bare, 3.0),
        _figure("start, 1,000,000 cases against 0", full, empty, 1.2),
    ]


def _figure(name: str, ours: float, reference: float, budget: float) -> dict[str, object]:
    ratio = round(ours / reference, 2)
    return {
        "name": name,
        "ours": round(ours, 3),
        "reference": round(reference, 3),
        "ratio": ratio,
        "budget": budget,
        "ok": ratio <= budget,
    }


def _best(program: str, *arguments: Path) -> float:
    return min(_once(program, *arguments) for _ in range(ROUNDS))


def _once(program: str, *arguments: Path) -> float:
    began = time.perf_counter()
    command = [sys.executable, "-c", program, *(str(one) for one in arguments)]
    subprocess.run(command, check=True)
    return time.perf_counter() - began
