"""Runs the driver of a device in a process of its own, so that its faults stay there.

    idle ──ask──▶ starting ──ready──▶ asked ──answer──▶ asked …
                     └──no word in time, or dead──▶ killed ──next ask──▶ starting

The process is spawned by `multiprocessing`, which works frozen as well: the program's entry
calls `multiprocessing.freeze_support()` before anything else. It ends with its parent.
"""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, Protocol

from app.domain.errors import Unavailable

START_S = 20.0
ANSWER_S = 5.0
_GOODBYE_S = 2.0
_READY = ("ready",)


class Driver(Protocol):
    """What runs in the process: a vendor's library, or a simulator."""

    def answer(self, order: Any) -> bytes:
        """What the device says to an order; Unavailable with a code when it says no."""
        ...


MakeDriver = Callable[[], Driver]
"""Makes the driver inside the process; sent there by name, so a function of a module."""


class DriverProcess:
    """Asks a driver and waits a bounded time; a driver that hangs or dies is started anew."""

    def __init__(self, make: MakeDriver, name: str, answer_s: float = ANSWER_S) -> None:
        self._make = make
        self._name = name
        self._answer_s = answer_s
        self._turn = threading.Lock()
        self._process: BaseProcess | None = None
        self._line: Connection | None = None

    @property
    def pid(self) -> int | None:
        """The process that runs the driver, if one does."""
        return self._process.pid if self._process is not None else None

    def ask(self, order: Any) -> bytes:
        """The driver's answer to an order.

        Raises what the driver raises, and `Unavailable` READER_SILENT, READER_CRASHED.
        """
        with self._turn:
            try:
                line = self._line or self._start()
                line.send(order)
                told = self._hear(line, self._answer_s)
            except (EOFError, OSError) as error:
                self._end()
                raise Unavailable("READER_CRASHED", device=self._name) from error
        return _opened(told)

    def close(self) -> None:
        """End the process; a later `ask` starts another."""
        with self._turn:
            self._end()

    def _start(self) -> Connection:
        context = multiprocessing.get_context("spawn")
        line, far_end = context.Pipe()
        self._line = line
        self._process = context.Process(
            target=serve, args=(far_end, self._make), name=self._name, daemon=True
        )
        self._process.start()
        far_end.close()
        self._hear(line, START_S)
        return line

    def _hear(self, line: Connection, seconds: float) -> Any:
        if line.poll(seconds):
            return line.recv()
        self._end()
        raise Unavailable("READER_SILENT", device=self._name, seconds=round(seconds))

    def _end(self) -> None:
        if self._line is not None:
            self._line.close()
        if self._process is not None:
            self._process.kill()
            self._process.join(_GOODBYE_S)
        self._line = self._process = None


def serve(line: Connection, make: MakeDriver) -> None:
    """The life of the process: answer orders until the other end is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    driver = make()
    line.send(_READY)
    while True:
        try:
            order = line.recv()
        except (EOFError, OSError):
            return
        line.send(_answer(driver, order))


def _answer(driver: Driver, order: Any) -> tuple[Any, ...]:
    try:
        return ("said", driver.answer(order))
    except Unavailable as refused:
        return ("no", refused.code, refused.facts)


def _opened(told: tuple[Any, ...]) -> bytes:
    if told[0] == "no":
        raise Unavailable(told[1], **told[2])
    content: bytes = told[1]
    return content
