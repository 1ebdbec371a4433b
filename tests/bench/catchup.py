"""A window that was away catches up with a hundred thousand facts while its clerk goes on working.

The counter is enrolled at a center in a process of its own, whose other machine at the same window
received so many cases meanwhile; the rounds run in the counter's threads, as they do at work. A
turn of the event loop that begins later than one frame after the turn before is a stall.
"""

from __future__ import annotations

import contextlib
import io
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import count, islice
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.bootstrap import Counter, open_counter
from app.center import journal
from app.center.commands import main as center_main
from app.center.home import CenterHome, open_center
from app.center.scopes import of_window
from app.devices.clock import SystemClock, SystemIdentifiers
from app.domain.facts.case import CaseDrafted
from app.home.paths import CounterHome
from app.home.terminal import read_terminal, write_terminal
from app.ports.correspondence import Tiding
from app.ports.vault import DATABASE_KEY
from app.vault import FileVault
from tests.bench.figures import figure
from tests.bench.turns import FRAME_MS, Beat, hold, wait_ms, window_over
from tests.support.facts import MATTER, accepted, number, received
from tests.support.memory import MORNING
from tests.support.neighbours import NEIGHBOUR, chained
from tests.support.two_programs import PASSPHRASE, code, enrol, publish
from ui.presenters.runner import Runner
from ui.presenters.station import Station
from ui.program.post import Post
from ui.program.settings import Settings
from ui.program.start import make_application

FACTS = int(os.environ.get("YICHUANG_CATCHUP", "100000"))
CHUNK, WINDOW = 3000, "B09"
BEAT_MS = 2
"""A window that is never done takes the time of the thread that brings the pages."""
PATIENCE_S = 600.0


def run() -> list[dict[str, object]]:
    """The longest turn while it catches up, and how fast it does."""
    os.environ["YICHUANG_PASSPHRASE"] = PASSPHRASE
    app = make_application(Settings(home=CounterHome(Path(tempfile.mkdtemp()))), offscreen=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _say(folder, "init", "--id", "SLX-0001", "--name", "示例县")
        publish(partial(_say, folder))
        with _serving(folder) as address:
            assert enrol(folder, address, code(partial(_say, folder))) == 0
        _fill(folder)
        with _serving(folder) as address:
            beat, seconds = _caught_up(app, folder, address)
    longest, during = max(beat.turns)
    stalls = sorted((round(turn, 1) for turn, _what in beat.turns if turn > FRAME_MS), reverse=True)
    return [
        figure(
            f"catchup.{FACTS}.longest_turn_ms",
            longest,
            FRAME_MS,
            1.0,
            during=during,
            stalls=len(stalls),
            worst=stalls[:9],
        ),
        figure(f"catchup.{FACTS}.facts_per_second", FACTS / seconds, 1, None),
    ]


def _caught_up(app: QApplication, folder: Path, address: str) -> tuple[Beat, float]:
    home, posts, beat = CounterHome(folder / "counter"), list[Post](), Beat()

    def made(counter: Counter, station: Station, runner: Runner) -> Post:
        vault = partial(FileVault, counter.home.vault, PASSPHRASE)
        posts.append(Post(counter, station, runner, vault))
        return posts[0]

    write_terminal(home, replace(read_terminal(home), center_url=address))
    with window_over(app, lambda: _opened(home), made) as shell:
        beat.doing = "catching up"
        beat.start(BEAT_MS)
        began = time.perf_counter()
        while posts[0].link.stands is not Tiding.QUIET and time.perf_counter() - began < PATIENCE_S:
            hold(shell, Qt.Key.Key_PageDown, 5)
            wait_ms(50)
        seconds = time.perf_counter() - began
        beat.stop()
    return beat, seconds


def _opened(home: CounterHome) -> Counter:
    key = FileVault(home.vault, PASSPHRASE).get(DATABASE_KEY)
    assert key is not None
    return open_counter(home, key)


def _say(folder: Path, verb: str, *options: str) -> list[str]:
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        assert center_main([verb, "--home", str(folder / "center"), *options]) == 0
    return said.getvalue().splitlines()


@contextlib.contextmanager
def _serving(folder: Path) -> Iterator[str]:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    command = ["serve", "--home", str(folder / "center"), "--port", str(port)]
    child = subprocess.Popen([sys.executable, "-m", "app.center.commands", *command])
    try:
        _await(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        child.terminate()
        child.wait()


def _await(port: int) -> None:
    until = time.perf_counter() + 30
    while time.perf_counter() < until:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    raise TimeoutError


def _fill(folder: Path) -> None:
    home = CenterHome(folder / "center")
    center = open_center(home, PASSPHRASE, SystemClock(), SystemIdentifiers())
    told = chained(_told())
    left = FACTS
    while left > 0:
        entries = list(islice(told, min(CHUNK, left)))
        readers = partial(list, [(of_window(WINDOW),)] * len(entries))
        with center.store.writing() as link:
            journal.store(link, center.center_id, entries, readers, MORNING)
        left -= len(entries)
    center.store.close()


def _told() -> Iterator[tuple[str, object]]:
    """Cases of another machine of the window, three facts each."""
    for n in count(1):
        case_id = f"{NEIGHBOUR}-case-{n}"
        yield case_id, CaseDrafted(matter=MATTER, window=WINDOW)
        given = number(n, text=f"2026-{NEIGHBOUR}-{n:06}")
        yield case_id, received(number=given, window=WINDOW)
        yield case_id, accepted()
