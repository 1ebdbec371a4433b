"""A model that is handed rows and never asks for any."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class RowModel(QAbstractListModel):
    """Rows as they are; `ROW_ROLE` gives the row itself, to a delegate that paints it.

    `tell` says a row in words for a screen reader. A model of a million rows may take this
    one's place in any list, as long as it answers `ROW_ROLE` and the accessible role.
    """

    def __init__(self, tell: Callable[[Any], str], *, editable: bool = False) -> None:
        super().__init__()
        self._editable = editable
        self._tell = tell
        self._rows: tuple[Any, ...] = ()

    @property
    def rows(self) -> tuple[Any, ...]:
        """The rows as they were handed over."""
        return self._rows

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show other rows; where the same keys stay in place, only what changed is redrawn."""
        fresh = tuple(rows)
        same = [row.key for row in fresh] == [row.key for row in self._rows]
        if not same:
            self.beginResetModel()
            self._rows = fresh
            self.endResetModel()
            return
        changed = [at for at, row in enumerate(fresh) if row != self._rows[at]]
        self._rows = fresh
        for at in changed:
            self.dataChanged.emit(self.index(at), self.index(at))

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be taken in hand, and written in where the list says so."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if self._editable else flags

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """The row itself, or the row in words."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._tell(row)
        return None
