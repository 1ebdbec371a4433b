"""A simulated barcode scanner: types what it is given, key by key, and ends with Enter."""

from __future__ import annotations

from app.domain.errors import Unavailable
from app.ports.reader import Press, ReaderState

ENTER = "\r"


class SimulatedScanner:
    """A `Scanner` without light; it can be pulled out."""

    def __init__(self, name: str = "模拟扫码枪", ending: str = ENTER) -> None:
        self._name = name
        self._ending = ending
        self._press: Press | None = None
        self._is_plugged = True

    @property
    def name(self) -> str:
        """The name a clerk knows it by."""
        return self._name

    def state(self) -> ReaderState:
        """READY while it is plugged in and its keys go somewhere."""
        works = self._is_plugged and self._press is not None
        return ReaderState.READY if works else ReaderState.OFFLINE

    def attach(self, press: Press) -> None:
        """Let its keys go here from now on."""
        self._press = press

    def plug(self, *, is_in: bool) -> None:
        """Plug the scanner in, or pull it out."""
        self._is_plugged = is_in

    def scan(self, text: str) -> None:
        """Type a code and its ending; Unavailable SCANNER_OFFLINE while nothing hears it."""
        if not self._is_plugged or self._press is None:
            raise Unavailable("SCANNER_OFFLINE", scanner=self._name)
        for key in text + self._ending:
            self._press(key)
