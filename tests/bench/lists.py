"""Lists over a million cases: how long the window is ever deaf while one scrolls and searches.

The register is paged through at the speed of a key held down, the work list is walked, and names
are typed into the search box, in the real window with the memory on its own thread. A turn of the
event loop that begins later than one frame after the turn before is a stall; what a turn does on
an empty counter is measured in the same run, since drawing alone takes part of the frame.
"""

from __future__ import annotations

import gc
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.bootstrap import Counter
from app.home.paths import CounterHome
from tests.bench.figures import figure
from tests.bench.million import MILLION, million
from tests.bench.turns import FRAME_MS, HELD_MS, Beat, hold, wait_ms, window_over
from tests.support.memory import counter
from ui.program.settings import Settings
from ui.program.start import make_application
from ui.views.shell import Shell

PAGES = 400
GROWN_MB = 16
"""What a day of walking long lists may add to the memory of the process."""
TYPED = ("wang", "lixm", "王伟", "zhangm", "餐饮")


def run() -> list[dict[str, object]]:
    """The longest turn at a million cases, beside the longest of an empty counter."""
    app = make_application(Settings(home=CounterHome(Path(tempfile.mkdtemp()))), offscreen=True)
    with tempfile.TemporaryDirectory() as folder:
        empty = _walked(app, lambda: counter(Path(folder)))
    full = _walked(app, lambda: million(MILLION))
    (longest, where), grown = max(full.turns), full.grown_mb
    stalls = sorted((round(turn, 1), what) for turn, what in full.turns if turn > FRAME_MS)
    return [
        figure(
            f"lists.{MILLION}.longest_turn_ms",
            longest,
            FRAME_MS,
            1.0,
            during=where,
            stalls=stalls[-9:],
            empty_counter=[round(max(empty.turns)[0], 1), max(empty.turns)[1]],
        ),
        figure(f"lists.{MILLION}.memory_grown_mb", grown, GROWN_MB, 1.0),
    ]


def _walked(app: QApplication, make: Callable[[], Counter]) -> Beat:
    with window_over(app, make) as shell:
        beat = Beat()
        hold(shell, Qt.Key.Key_PageDown, 20)
        gc.collect()
        before = _resident_mb()
        beat.start()
        beat.doing = "register"
        hold(shell, Qt.Key.Key_PageDown, PAGES)
        hold(shell, Qt.Key.Key_PageUp, PAGES // 4)
        beat.doing = "work list"
        shell.work.list.setFocus()
        hold(shell, Qt.Key.Key_PageDown, PAGES // 4)
        beat.doing = "search"
        for text in TYPED:
            shell.header.search.setFocus()
            _type(shell, text)
        beat.grown_mb = max(0.0, _resident_mb() - before)
        beat.stop()
        return beat


def _type(shell: Shell, text: str) -> None:
    for sign in text:
        event = QInputMethodEvent()
        event.setCommitString(sign)
        QApplication.sendEvent(QApplication.focusWidget() or shell, event)
        wait_ms(HELD_MS * 3)
    for _sign in text:
        QTest.keyClick(QApplication.focusWidget() or shell, Qt.Key.Key_Backspace)
        wait_ms(HELD_MS)


def _resident_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1_000_000
