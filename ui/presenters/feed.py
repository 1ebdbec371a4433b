"""Reads a long list page by page: remembers the key each page begins after, never a row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from app.ports.reads import CaseRow, Page, Reads
from ui.presenters.station import Station

R = TypeVar("R")
Read = Callable[[Reads, str | None, int], Page]


@dataclass(frozen=True, slots=True)
class FedPage(Generic[R]):
    """One page on its way to the screen, and whether another follows it."""

    number: int
    rows: tuple[R, ...]
    more: bool


class PageFeed(Generic[R]):
    """Hands pages to `deliver`; a page can be read as soon as the one before it was."""

    def __init__(
        self,
        station: Station,
        read: Read,
        shape: Callable[[CaseRow], R],
        page_rows: int,
    ) -> None:
        self._station, self._read, self._shape = station, read, shape
        self._page_rows = page_rows
        self._after: list[str | None] = [None]
        self.deliver: Callable[[FedPage[R]], None] = lambda page: None

    def load(self, number: int) -> None:
        """Read one page; of several reads of the same page only the newest answers."""
        if number >= len(self._after):
            return
        after = self._after[number]
        self._station.ask(
            lambda reads: self._read(reads, after, self._page_rows),
            lambda page: self._arrived(number, page),
            token=(id(self), number),
        )

    def _arrived(self, number: int, page: Page) -> None:
        del self._after[number + 1 :]
        if page.after is not None:
            self._after.append(page.after)
        rows = tuple(self._shape(row) for row in page.rows)
        self.deliver(FedPage(number, rows, page.after is not None))
