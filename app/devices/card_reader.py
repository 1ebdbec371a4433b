"""An identity card reader behind a driver process; the simulated one deals cards from a deck."""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from app.devices.chip import chip_of, parse_chip
from app.devices.process import ANSWER_S, DriverProcess, MakeDriver
from app.devices.samples import CARDS
from app.domain.errors import Unavailable
from app.ports.reader import Card, ReaderState

_STATES = {
    "READER_OFFLINE": ReaderState.OFFLINE,
    "READER_SILENT": ReaderState.SILENT,
    "READER_CRASHED": ReaderState.SILENT,
}
_CRASHED = 70


class ProcessReader:
    """Reads chips through a driver in its own process; a `CardReader`."""

    def __init__(self, make: MakeDriver, name: str, answer_s: float = ANSWER_S) -> None:
        self._name = name
        self._driver = DriverProcess(make, name, answer_s)
        self._state = ReaderState.READY

    @property
    def name(self) -> str:
        """The name a clerk knows it by."""
        return self._name

    def state(self) -> ReaderState:
        """What the last read showed."""
        return self._state

    def read(self) -> Card:
        """The card that lies on the reader; see `CardReader`."""
        try:
            chip = self._driver.ask(self._order())
        except Unavailable as error:
            self._state = _STATES.get(error.code, ReaderState.READY)
            raise
        self._state = ReaderState.READY
        return parse_chip(chip)

    def close(self) -> None:
        """End the driver's process."""
        self._driver.close()

    def _order(self) -> Any:
        return "read"


class Scene(StrEnum):
    """What a simulated reader finds, or does, at the next read."""

    CARD = "CARD"
    EMPTY = "EMPTY"
    UNPLUGGED = "UNPLUGGED"
    HANGS = "HANGS"
    CRASHES = "CRASHES"


class SimulatedReader(ProcessReader):
    """Deals the cards of a deck one after another, round and round, or one laid on by hand."""

    def __init__(
        self,
        deck: Sequence[Card] = CARDS,
        name: str = "模拟读卡器",
        answer_s: float = ANSWER_S,
    ) -> None:
        super().__init__(simulated_driver, name, answer_s)
        self._deck = tuple(chip_of(card) for card in deck)
        self._dealt = 0
        self._laid: bytes | None = None
        self._is_plugged = True
        self._next: Scene | None = None

    def lay(self, card: Card | bytes) -> None:
        """Lay a card, or the raw text of a chip, on the reader for the next read."""
        self._laid = card if isinstance(card, bytes) else chip_of(card)

    def plug(self, *, is_in: bool) -> None:
        """Plug the reader in, or pull it out."""
        self._is_plugged = is_in

    def next_read(self, scene: Scene) -> None:
        """Let the next read, and only that one, meet this."""
        self._next = scene

    def state(self) -> ReaderState:
        """OFFLINE while it is pulled out, else what the last read showed."""
        if not self._is_plugged:
            return ReaderState.OFFLINE
        seen = super().state()
        return ReaderState.READY if seen is ReaderState.OFFLINE else seen

    def _order(self) -> tuple[str, bytes]:
        planned, self._next = self._next, None
        if not self._is_plugged:
            return (Scene.UNPLUGGED.value, b"")
        if planned is not None and planned is not Scene.CARD:
            return (planned.value, b"")
        chip = self._chip()
        return (Scene.CARD.value if chip else Scene.EMPTY.value, chip)

    def _chip(self) -> bytes:
        laid, self._laid = self._laid, None
        if laid is not None or not self._deck:
            return laid or b""
        self._dealt += 1
        return self._deck[(self._dealt - 1) % len(self._deck)]


class SimulatedDriver:
    """Plays the scene it is ordered to, in the driver's process."""

    def answer(self, order: tuple[str, bytes]) -> bytes:
        """The chip of the order, or the fault it asks for."""
        scene, chip = order
        match Scene(scene):
            case Scene.UNPLUGGED:
                raise Unavailable("READER_OFFLINE")
            case Scene.EMPTY:
                raise Unavailable("READER_NO_CARD")
            case Scene.HANGS:
                threading.Event().wait()
            case Scene.CRASHES:
                os._exit(_CRASHED)
            case Scene.CARD:
                pass
        return chip


def simulated_driver() -> SimulatedDriver:
    """Make the simulator's driver."""
    return SimulatedDriver()
