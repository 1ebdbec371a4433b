"""A list of any length that holds only the pages near what is looked at.

Pages come by key (keyset paging), so a page can be read again from the key before it. Rows
whose page was let go keep their place and their height; they are asked for when seen again.

    view paints row 7,300 ──▶ wanted(page 146) ──▶ a feed reads 50 rows ──▶ put(146, rows, more)
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt, Signal

from ui.widgets.lists.model import ROW_ROLE, Index

PAGE_ROWS = 50
MOST_PAGES = 12


class PagedModel(QAbstractListModel):
    """Rows by pages; emits `wanted(page)` for one it lacks and is handed it by `put`."""

    wanted = Signal(int)

    def __init__(
        self,
        tell: Callable[[Any], str],
        *,
        page_rows: int = PAGE_ROWS,
        most_pages: int = MOST_PAGES,
    ) -> None:
        super().__init__()
        self.page_rows, self._most_pages = page_rows, most_pages
        self._tell = tell
        self._pages: OrderedDict[int, tuple[Any, ...]] = OrderedDict()
        self._asked: set[int] = set()
        self._count = 0
        self._has_more = True

    @property
    def held(self) -> int:
        """How many rows are in memory now."""
        return sum(len(rows) for rows in self._pages.values())

    @property
    def rows(self) -> tuple[Any, ...]:
        """The rows in memory, in order of their pages."""
        return tuple(row for page in sorted(self._pages) for row in self._pages[page])

    def place_of(self, key: str) -> int | None:
        """Where the row of a key stands; None when it is not in memory."""
        for page, rows in self._pages.items():
            for place, row in enumerate(rows):
                if row.key == key:
                    return page * self.page_rows + place
        return None

    def put(self, page: int, rows: Sequence[Any], more: bool) -> None:
        """Take a page; a page that no longer is as long as it was makes everything anew."""
        self._asked.discard(page)
        start, fresh = page * self.page_rows, tuple(rows)
        if start > self._count:
            return
        self._pages[page] = fresh
        self._pages.move_to_end(page)
        self._grow(start + len(fresh), more)
        self._let_go()
        if fresh:
            last = min(start + len(fresh), self._count) - 1
            self.dataChanged.emit(self.index(start, 0), self.index(last, 0))

    def reload(self) -> None:
        """The rows may have changed: ask again for the pages in memory, keep them meanwhile."""
        for page in sorted(self._pages) or [0]:
            self._ask(page)

    def reset(self) -> None:
        """Forget everything and begin with the first page."""
        self.beginResetModel()
        self._pages.clear()
        self._asked.clear()
        self._count, self._has_more = 0, True
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """How many rows are known to be there."""
        return 0 if parent.isValid() else self._count

    def canFetchMore(self, parent: Index = QModelIndex()) -> bool:
        """Whether a further page was promised."""
        return not parent.isValid() and self._has_more

    def fetchMore(self, parent: Index = QModelIndex()) -> None:
        """Ask for the page after the last known one."""
        self._ask(self._count // self.page_rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """The row itself, or its words; None for a moment while its page is on the way."""
        if not index.isValid():
            return None
        row = self._row(index.row())
        if role == ROW_ROLE:
            return row
        if row is not None and role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return self._tell(row)
        return None

    def _row(self, at: int) -> Any:
        page, place = divmod(at, self.page_rows)
        rows = self._pages.get(page)
        if rows is None:
            self._ask(page)
            return None
        self._pages.move_to_end(page)
        return rows[place] if place < len(rows) else None

    def _ask(self, page: int) -> None:
        if page not in self._asked:
            self._asked.add(page)
            self.wanted.emit(page)

    def _grow(self, end: int, more: bool) -> None:
        if end >= self._count:
            self._has_more = more
        if end > self._count:
            self.beginInsertRows(QModelIndex(), self._count, end - 1)
            self._count = end
            self.endInsertRows()
        elif not more and end < self._count:
            self.beginRemoveRows(QModelIndex(), end, self._count - 1)
            self._count = end
            self._pages = OrderedDict(
                (page, rows)
                for page, rows in self._pages.items()
                if page * self.page_rows < end or not page
            )
            self._has_more = False
            self.endRemoveRows()

    def _let_go(self) -> None:
        while len(self._pages) > self._most_pages:
            self._pages.popitem(last=False)
