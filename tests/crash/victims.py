"""What is killed: counters, and the center's own program, each a process of its own."""

from __future__ import annotations

import multiprocessing
import os
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from multiprocessing.process import BaseProcess

from app.center.home import CenterHome
from tests.crash.clerk import Place, work
from tests.support.served import until
from tests.support.two_programs import PASSPHRASE

UNREACHABLE = 3
"""How the center's program ends when its database does not answer: whoever runs it tries again."""
START_S = 20.0

_processes = multiprocessing.get_context("forkserver")
_processes.set_forkserver_preload(["__main__", "tests.crash.warm"])


class Clerk:
    """One counter's process, begun again after every end."""

    def __init__(self, place: Place, seed: int) -> None:
        self.place, self._seed = place, seed * 10_000
        self.start()

    def start(self) -> None:
        """The power comes back."""
        self._seed += 1
        self._before, self.is_dying = self._length, False
        self._process: BaseProcess = _processes.Process(
            target=work, args=(self.place, self._seed), daemon=True
        )
        self._process.start()

    @property
    def said(self) -> int:
        """How much it has promised in this life, in bytes."""
        return self._length - self._before

    @property
    def _length(self) -> int:
        return self.place.promises.stat().st_size if self.place.promises.exists() else 0

    def kill(self) -> None:
        """SIGKILL; nobody waits for the end of what may be in the middle of a write."""
        self.is_dying = True
        self._process.kill()

    def keep_up(self) -> str:
        """Begin again after an end; how it came about, if not by our hand."""
        if self._process.is_alive():
            return ""
        ended = self.end()
        self.start()
        return ended

    def end(self) -> str:
        """Wait for the end; how it came about, if not by our hand."""
        self._process.join()
        code = self._process.exitcode
        self._process.close()
        return "" if code == -signal.SIGKILL else f"{self.place.root.name} ended by itself: {code}"


class Program:
    """The process of `yichuang-center serve`."""

    def __init__(self, home: CenterHome, port: int) -> None:
        self._home, self._port = home, port
        self._noted = home.root / "serve.log"
        self.start()

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self._port}"

    def start(self) -> None:
        """Begin to serve."""
        asked = ["serve", "--home", str(self._home.root), "--port", str(self._port)]
        with self._noted.open("ab") as noted:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.crash.center", *asked],
                env={**os.environ, "YICHUANG_PASSPHRASE": PASSPHRASE},
                stdout=noted,
                stderr=noted,
            )

    def kill(self) -> str:
        """SIGKILL, unless it fell over before: then how it ended."""
        self._process.kill()
        code = self._process.wait()
        is_ours = code in (-signal.SIGKILL, UNREACHABLE)
        return "" if is_ours else f"the center ended by itself: {code}"

    def keep_up(self) -> None:
        """Start it again where its database did not answer."""
        if self._process.poll() == UNREACHABLE:
            self.start()

    def wait(self) -> bool:
        """Whether it answers, soon enough."""

        def answers() -> bool:
            self.keep_up()
            with suppress(OSError), socket.create_connection(("127.0.0.1", self._port), 1.0):
                return True
            return False

        return until(answers, START_S)

    @property
    def complaints(self) -> list[str]:
        """What it said of faults of its own: every one is a bug."""
        said = self._noted.read_text(errors="replace").splitlines()
        return [one for one in said if one and not one.startswith("STORE_UNREACHABLE")]
