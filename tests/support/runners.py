"""A runner with the shape of the window's, for tests: no thread, answers at once or when told."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from concurrent.futures import Future
from typing import Any

from ui.bridge import answer
from ui.presenters.runner import Failed


class InlineRunner:
    """Runs work where it stands and answers before `run` returns."""

    def __init__(self) -> None:
        self.is_closed = False

    def run(
        self,
        fn: Callable[[], Any],
        then: Callable[[Any], None],
        failed: Failed | None = None,
        *,
        token: Hashable = None,
    ) -> None:
        """See `ui.presenters.runner.Runner.run`."""
        if self.is_closed:
            raise RuntimeError("closed")
        answer(_done(fn), then, failed)

    def close(self) -> None:
        """See `ui.presenters.runner.Runner.close`."""
        self.is_closed = True


class HeldRunner(InlineRunner):
    """Does the work at once but answers only when the test says so: a slow core, with no clock."""

    def __init__(self) -> None:
        super().__init__()
        self._held: list[Callable[[], None]] = []
        self._newest: dict[Hashable, int] = {}
        self._count = 0

    def run(
        self,
        fn: Callable[[], Any],
        then: Callable[[Any], None],
        failed: Failed | None = None,
        *,
        token: Hashable = None,
    ) -> None:
        """See `ui.presenters.runner.Runner.run`; the answer waits for `release`."""
        self._count += 1
        number = self._newest[token] = self._count
        future = _done(fn)

        def reply() -> None:
            if token is None or self._newest[token] == number:
                answer(future, then, failed)

        self._held.append(reply)

    def release(self) -> None:
        """Give every answer that is waiting, in order."""
        held, self._held = self._held, []
        for reply in held:
            reply()


def _done(fn: Callable[[], Any]) -> Future[Any]:
    future: Future[Any] = Future()
    try:
        future.set_result(fn())
    except Exception as error:
        future.set_exception(error)
    return future
