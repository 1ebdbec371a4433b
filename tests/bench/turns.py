"""The real window under the eye of a bench: how long each turn of its event loop took."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.bootstrap import Counter, warm_up
from tests.support.window import Window
from ui.bridge import CoreRunner
from ui.presenters.shell import ShellPresenter
from ui.presenters.station import Station
from ui.program.pages import REGISTER, add_pages
from ui.program.post import Post
from ui.program.start import settle
from ui.views.shell import Shell

FRAME_MS = 16.0
HELD_MS = 33
"""A key held down repeats some thirty times a second."""


class Beat(QObject):
    """Keeps the turns of the event loop that took a millisecond or more, by what was done."""

    def __init__(self) -> None:
        super().__init__()
        self.turns: list[tuple[float, str]] = [(0.0, "")]
        self.doing = ""
        self.grown_mb = 0.0
        self._last = 0.0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._beat)

    def start(self, every_ms: int = 0) -> None:
        """From now on; turn after turn, or only so often, which leaves other threads their time."""
        self._last = time.perf_counter()
        self._timer.start(every_ms)

    def stop(self) -> None:
        """What comes now is the end of the window, not its work."""
        self._timer.stop()

    def _beat(self) -> None:
        now = time.perf_counter()
        turn = (now - self._last) * 1000
        if turn >= 1:
            self.turns.append((turn, self.doing))
        self._last = now


@contextmanager
def window_over(
    app: QApplication,
    make: Callable[[], Counter],
    post_of: Callable[[Counter, Station, CoreRunner], Post] | None = None,
) -> Iterator[Shell]:
    """The window over a counter, its memory on its own thread, and its post where it has one."""
    runner, made = CoreRunner(), []
    runner.run(warm_up, lambda _nothing: None)
    runner.run(make, made.append)
    wait(lambda: bool(made))
    window = Window(made[0])
    station = Station(window.desk, window.reads, runner)
    shell = Shell(ShellPresenter(station))
    post = post_of(made[0], station, runner) if post_of else None
    add_pages(shell, shell.presenter, station, mail=post)
    shell.resize(1366, 768)
    shell.show()
    shell.activateWindow()
    shell.presenter.start()
    shell.go(REGISTER)
    wait(lambda: not runner.is_busy)
    settle()
    if post:
        post.start()
    yield shell
    if post:
        post.close()
    runner.run(made[0].close, lambda _nothing: None)
    runner.close()
    shell.close()
    shell.deleteLater()
    app.processEvents()


def hold(shell: Shell, key: Qt.Key, times: int) -> None:
    """A key held down for so many repeats."""
    for _press in range(times):
        focus = QApplication.focusWidget() or shell
        QTest.keyClick(focus, key)
        wait_ms(HELD_MS)


def wait_ms(ms: int) -> None:
    """Let the window work for a while, as at work: it sleeps when nothing is to do."""
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def wait(over: Callable[[], bool]) -> None:
    """Let the window work until something is so."""
    while not over():
        QApplication.processEvents()
