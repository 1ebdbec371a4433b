"""What the presenters of one signed-in clerk share: the desk, the core's thread, the news.

Everything that touches the memory goes through `ask` or `act`, so that it runs on the thread
that owns the database; an act announces what it touched once it is committed.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from app.domain.errors import Unavailable
from app.ports.memory import Changed
from app.ports.reads import Reads
from ui.presenters.runner import Failed, Runner
from ui.sentences import error_text
from ui.widgets.rows import ErrorText

if TYPE_CHECKING:
    from app.services.desk import Desk

T = TypeVar("T")
UNWRITTEN = frozenset(
    {"DISK_FULL", "STORE_READ_ONLY", "STORE_LOCKED", "STORE_IO", "STORE_UNREACHABLE"}
)
"""What the disk says when something could not be written."""


class News:
    """Tells screens on display what an act touched; whoever is not concerned does nothing."""

    def __init__(self) -> None:
        self._readers: list[Callable[[Changed], None]] = []
        self.is_saved = True
        """Whether the last act that had something to write could write it."""

    def subscribe(self, reader: Callable[[Changed], None]) -> None:
        """Be told from now on."""
        self._readers.append(reader)

    def announce(self, changed: Changed) -> None:
        """Tell everybody; to be called on the thread of the window, after the commit."""
        for reader in tuple(self._readers):
            reader(changed)

    def wrote(self, error: BaseException | None = None) -> None:
        """An act could write, or the disk would not take it: everybody who says so looks again."""
        is_refused = isinstance(error, Unavailable) and error.code in UNWRITTEN
        if error is not None and not is_refused:
            return
        if self.is_saved is is_refused:
            self.is_saved = not is_refused
            self.announce(Changed(facts=1))


@dataclass(frozen=True, slots=True)
class Station:
    """One clerk at one window: `tell` makes an error's sentences.

    `reads` is only to be used inside `ask`, on the thread it belongs to.
    """

    desk: Desk
    reads: Reads
    runner: Runner
    news: News = field(default_factory=News)
    tell: Callable[[BaseException], ErrorText] = error_text

    def ask(
        self,
        fn: Callable[[Reads], T],
        then: Callable[[T], None],
        failed: Failed | None = None,
        *,
        token: Hashable = None,
    ) -> None:
        """Read on the core's thread."""
        self.runner.run(lambda: fn(self.reads), then, failed, token=token)

    def act(
        self,
        fn: Callable[[Desk], Any],
        then: Callable[[Any], None],
        failed: Failed,
        *,
        token: Hashable = None,
    ) -> None:
        """Do something on the core's thread; what it changed is announced before `then`."""

        def done(result: Any) -> None:
            self.news.wrote()
            if isinstance(result, Changed):
                self.news.announce(result)
            then(result)

        def lost(error: BaseException) -> None:
            self.news.wrote(error)
            failed(error)

        self.runner.run(lambda: fn(self.desk), done, lost, token=token)
