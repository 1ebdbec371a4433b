"""A page that lists what waits for something: rows, the one in hand, and what can be done."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from app.ports.memory import Changed
from app.ports.reads import Reads
from ui.presenters.acts import FootState
from ui.presenters.asking import AskState
from ui.presenters.base import Presenter
from ui.presenters.station import Station
from ui.widgets.rows import ErrorText, WorkRow

Item = TypeVar("Item")
"""What one row stands for."""


@dataclass(frozen=True, slots=True)
class ListingState:
    """The rows, the one in hand, and what stands in their way or can be done."""

    title: str = ""
    aside: str = ""
    rows: tuple[WorkRow, ...] = ()
    current: str = ""
    foot: FootState = FootState()
    error: ErrorText | None = None
    ask: AskState | None = None
    """What a person is asked before an act, where the page asks at all."""


class ListingPresenter(Presenter[ListingState], Generic[Item]):
    """Reads again whenever something it lists changed while the page is in front."""

    def __init__(
        self, station: Station, title: str, read: Callable[[Reads], Any], token: str
    ) -> None:
        super().__init__(ListingState(title=title))
        self._station, self._read, self._token = station, read, token
        self._held: dict[str, Item] = {}
        self._is_shown = False
        station.news.subscribe(self._heard)

    def show(self) -> None:
        """The page is in front: read, and keep reading."""
        self._is_shown = True
        self._station.ask(self._read, self._arrived, self._failed, token=self._token)

    def hide(self) -> None:
        """The page is behind: nothing is read for it."""
        self._is_shown = False

    def take(self, key: str) -> None:
        """A row is in hand."""
        self._redraw(key)

    def look(self) -> None:
        """What the rows wait for may have said something: the reason may be another."""
        if self._is_shown:
            self._redraw(self.state.current)

    def dismiss_error(self) -> None:
        """The message was read."""
        self._show(replace(self.state, error=None))

    @abstractmethod
    def open_case(self, key: str) -> None:
        """Open the case a row belongs to; some belong to none."""

    @abstractmethod
    def act(self, action: str) -> None:
        """Do what the foot offers; a wrong key does nothing."""

    @abstractmethod
    def _arrived(self, found: Any) -> None:
        """What was read: ends in `_hold`."""

    @abstractmethod
    def _concerns(self, changed: Changed) -> bool:
        """Whether what changed may change the list."""

    @abstractmethod
    def _row(self, key: str, item: Item) -> WorkRow:
        """How an item is listed."""

    @abstractmethod
    def _foot(self, key: str) -> FootState:
        """What is so with the row in hand, and what can be done."""

    def _hold(self, items: dict[str, Item], aside: str) -> None:
        """List these, in this order; the row in hand stays so while it is among them."""
        self._held = items
        current = self.state.current if self.state.current in items else next(iter(items), "")
        self._redraw(current, aside)

    def _redraw(self, current: str, aside: str | None = None) -> None:
        self._show(
            replace(
                self.state,
                aside=self.state.aside if aside is None else aside,
                rows=tuple(self._row(key, one) for key, one in self._held.items()),
                current=current,
                foot=self._foot(current),
            )
        )

    def _heard(self, changed: Changed) -> None:
        if self._is_shown and self._concerns(changed):
            self.show()

    def _failed(self, error: BaseException) -> None:
        self._show(replace(self.state, error=self._station.tell(error)))
