"""A center behind a real HTTP server on loopback, in a thread of its own."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import uvicorn

from app.center.answering import Center
from app.center.serving import application
from app.sync import effects

PATIENCE_S = 10.0


class _Server(uvicorn.Server):
    """Says when it listens; signals are left to the tests."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.listening = threading.Event()

    async def startup(self, sockets: list[object] | None = None) -> None:  # type: ignore[override]
        """Begin to listen, and say so."""
        await super().startup()
        self.listening.set()


@contextmanager
def served(center: Center) -> Iterator[str]:
    """The address of a center that answers until the end of the block."""
    config = uvicorn.Config(
        application(center), host="127.0.0.1", port=0, log_config=None, lifespan="off"
    )
    server = _Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    assert server.listening.wait(PATIENCE_S)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        server.force_exit = True
        thread.join(PATIENCE_S)


class Told:
    """What the rounds of one counter told, and a way to wait for it."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self.tidings: list[str] = []

    def hear(self, told: effects.Tell) -> None:
        """Note one; called in the courier's thread."""
        with self._changed:
            self.tidings.append(told.tiding)
            self._changed.notify_all()

    def wait(self, tiding: str, times: int = 1) -> bool:
        """Whether it was told so often, soon enough."""
        with self._changed:
            return self._changed.wait_for(lambda: self.tidings.count(tiding) >= times, PATIENCE_S)


def until(holds: Callable[[], bool], seconds: float = PATIENCE_S) -> bool:
    """Ask again and again whether something holds, at most so long."""
    tick = threading.Event()
    for _ in range(int(seconds / 0.02)):
        if holds():
            return True
        tick.wait(0.02)
    return holds()
