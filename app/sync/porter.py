"""Runs the carrying of files in a thread of its own: after every round that ended, never before."""

from __future__ import annotations

import threading
from collections.abc import Callable

from app.domain.errors import YichuangError
from app.sync.depositing import Carried, Carrier


class Porter:
    """Goes when it is woken; what a lost line kept from going goes with the next waking."""

    def __init__(
        self, carrier: Carrier, on_carried: Callable[[Carried], None] = lambda carried: None
    ) -> None:
        self._carrier, self._on_carried = carrier, on_carried
        self._awake, self._over = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._run, name="porter", daemon=True)

    def start(self) -> None:
        """Wait to be woken."""
        self._thread.start()

    def wake(self) -> None:
        """Facts are all said: files may go."""
        self._awake.set()

    def stop(self, patience_s: float = 1.0) -> bool:
        """End after the piece in hand; whether the thread has ended."""
        self._over.set()
        self._awake.set()
        if self._thread.is_alive():
            self._thread.join(patience_s)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while self._awake.wait() and not self._over.is_set():
            self._awake.clear()
            try:
                carried = self._carrier.carry(lambda: not self._over.is_set())
            except YichuangError:
                continue
            if carried.files:
                self._on_carried(carried)
