"""A list by keyboard over a paged model: the same rows, ring and keys, of any length."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from ui.models.paged import PagedModel
from ui.widgets.lists.base import RowDelegate, RowList


class PagedList(RowList):
    """A `RowList` whose rows come by pages; `pages` is the paged model it shows."""

    def __init__(
        self, delegate: RowDelegate, tell: Callable[[Any], str], model: PagedModel
    ) -> None:
        super().__init__(delegate, tell)
        self.pages = model
        self.setModel(model)

    @property
    def rows(self) -> tuple[Any, ...]:
        """The rows in memory now."""
        return self.pages.rows

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Rows come by pages, never whole."""
        raise TypeError("a paged list is handed pages")

    def set_current(self, key: str) -> None:
        """Take the row of this key in hand, if it is in memory."""
        at = self.pages.place_of(key)
        if at is not None:
            self.setCurrentIndex(self.pages.index(at, 0))
