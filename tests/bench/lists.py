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
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.bootstrap import Counter, warm_up
from app.home.paths import CounterHome
from tests.bench.figures import figure
from tests.bench.million import MILLION, million
from tests.support.memory import counter
from tests.support.window import Window
from ui.bridge import CoreRunner
from ui.presenters.shell import ShellPresenter
from ui.presenters.station import Station
from ui.program.pages import REGISTER, add_pages
from ui.program.settings import Settings
from ui.program.start import make_application, settle
from ui.views.shell import Shell

FRAME_MS = 16.0
PAGES = 400
HELD_MS = 33
"""A key held down repeats some thirty times a second."""
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


class _Beat(QObject):
    """Keeps the turns of the event loop that took a millisecond or more, by what was done."""

    def __init__(self) -> None:
        super().__init__()
        self.turns: list[tuple[float, str]] = [(0.0, "")]
        self.doing = ""
        self.grown_mb = 0.0
        self._last = 0.0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """From now on."""
        self._last = time.perf_counter()
        self._timer.start(0)

    def stop(self) -> None:
        """What comes now is the end of the window, not its work."""
        self._timer.stop()

    def _beat(self) -> None:
        now = time.perf_counter()
        turn = (now - self._last) * 1000
        if turn >= 1:
            self.turns.append((turn, self.doing))
        self._last = now


def _walked(app: QApplication, make: Callable[[], Counter]) -> _Beat:
    with _window(app, make) as shell:
        beat = _Beat()
        _hold(shell, Qt.Key.Key_PageDown, 20)
        gc.collect()
        before = _resident_mb()
        beat.start()
        beat.doing = "register"
        _hold(shell, Qt.Key.Key_PageDown, PAGES)
        _hold(shell, Qt.Key.Key_PageUp, PAGES // 4)
        beat.doing = "work list"
        shell.work.list.setFocus()
        _hold(shell, Qt.Key.Key_PageDown, PAGES // 4)
        beat.doing = "search"
        for text in TYPED:
            shell.header.search.setFocus()
            _type(shell, text)
        beat.grown_mb = max(0.0, _resident_mb() - before)
        beat.stop()
        return beat


@contextmanager
def _window(app: QApplication, make: Callable[[], Counter]) -> Iterator[Shell]:
    runner, made = CoreRunner(), []
    runner.run(warm_up, lambda _nothing: None)
    runner.run(make, made.append)
    _wait(lambda: bool(made))
    window = Window(made[0])
    station = Station(window.desk, window.reads, runner)
    shell = Shell(ShellPresenter(station))
    add_pages(shell, shell.presenter, station)
    shell.resize(1366, 768)
    shell.show()
    shell.activateWindow()
    shell.presenter.start()
    shell.go(REGISTER)
    _wait(lambda: not runner.is_busy)
    settle()
    yield shell
    runner.run(made[0].close, lambda _nothing: None)
    runner.close()
    shell.close()
    shell.deleteLater()
    app.processEvents()


def _hold(shell: Shell, key: Qt.Key, times: int) -> None:
    for _press in range(times):
        focus = QApplication.focusWidget() or shell
        QTest.keyClick(focus, key)
        _wait_ms(HELD_MS)


def _type(shell: Shell, text: str) -> None:
    for sign in text:
        event = QInputMethodEvent()
        event.setCommitString(sign)
        QApplication.sendEvent(QApplication.focusWidget() or shell, event)
        _wait_ms(HELD_MS * 3)
    for _sign in text:
        QTest.keyClick(QApplication.focusWidget() or shell, Qt.Key.Key_Backspace)
        _wait_ms(HELD_MS)


def _wait_ms(ms: int) -> None:
    until = time.perf_counter() + ms / 1000
    _wait(lambda: time.perf_counter() >= until)


def _wait(over: Callable[[], bool]) -> None:
    while not over():
        QApplication.processEvents()


def _resident_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1_000_000
