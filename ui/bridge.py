"""The thinnest bridge from a worker's thread to the window's.

A piece of work runs on one named thread; its result crosses by one queued signal into a bound
slot on the thread of the window, and only there is `then` or `failed` called. Work runs in the
order it was given. No QThread, no waiting, no event loop inside another.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.domain.errors import YichuangError
from ui.presenters.runner import Failed

SAID = "said to the clerk on the page that asked"
"""A note on a bug that its page has shown already: nobody needs to be told twice."""


@dataclass(frozen=True, slots=True)
class _Errand:
    then: Callable[[Any], None]
    failed: Failed | None
    token: Hashable
    number: int
    future: Future[Any]


class ThreadRunner(QObject):
    """A `Runner` on one worker thread of its own; make it on the thread of the window."""

    busy_changed = Signal(bool)
    _finished = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._errands: dict[int, _Errand] = {}
        self._newest: dict[Hashable, int] = {}
        self._count = 0
        self._is_closed = False
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        """Whether any work has not been answered yet."""
        return bool(self._errands)

    def run(
        self,
        fn: Callable[[], Any],
        then: Callable[[Any], None],
        failed: Failed | None = None,
        *,
        token: Hashable = None,
    ) -> None:
        """See `Runner.run`. Raises RuntimeError once closed."""
        if token is not None:
            self._supersede(token)
        self._count += 1
        errand = _Errand(then, failed, token, self._count, self._pool.submit(fn))
        self._errands[errand.number] = errand
        self._newest[token] = errand.number
        if len(self._errands) == 1:
            self.busy_changed.emit(True)
        errand.future.add_done_callback(lambda _future: self._announce(errand))

    def close(self) -> None:
        """See `Runner.close`; waits, since an act that was begun must end."""
        self._is_closed = True
        self._pool.shutdown(wait=True)
        self._errands.clear()

    def _supersede(self, token: Hashable) -> None:
        older = self._errands.get(self._newest.get(token, 0))
        if older is not None:
            older.future.cancel()

    def _announce(self, errand: _Errand) -> None:
        # Called on the worker's thread, or on ours when the work was over at once or dropped.
        if not self._is_closed:
            self._finished.emit(errand)

    @Slot(object)
    def _deliver(self, errand: _Errand) -> None:
        if self._errands.pop(errand.number, None) is None:
            return
        if not self._errands:
            self.busy_changed.emit(False)
        if errand.future.cancelled() or self._is_stale(errand):
            return
        answer(errand.future, errand.then, errand.failed)

    def _is_stale(self, errand: _Errand) -> bool:
        return errand.token is not None and self._newest[errand.token] != errand.number


class CoreRunner(ThreadRunner):
    """The one thread that owns the database."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__("core", parent)


class PostRunner(ThreadRunner):
    """The one thread that fetches what the center offers."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__("post", parent)


class PaperRunner(ThreadRunner):
    """The one thread that renders papers and feeds printers."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__("paper", parent)


def answer(future: Future[Any], then: Callable[[Any], None], failed: Failed | None) -> None:
    """Hand over one result, or what went wrong, so that no page is left waiting.

    A bug is raised here as well, so that it reaches the excepthook and the log. A receiver whose
    widget is gone is not called.
    """
    error = future.exception()
    if error is None:
        if _is_there(then):
            then(future.result())
        return
    if failed is not None and _is_there(failed):
        failed(error)
        if isinstance(error, YichuangError):
            return
        error.add_note(SAID)
    elif failed is not None and isinstance(error, YichuangError):
        return
    raise error


def _is_there(receiver: Callable[..., None]) -> bool:
    owner = getattr(receiver, "__self__", None)
    return not isinstance(owner, QObject) or shiboken6.isValid(owner)
