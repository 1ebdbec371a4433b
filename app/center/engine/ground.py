"""What a center stands on: a file of its own, or a database elsewhere."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Protocol

from app.storage.engine.link import Link


class Ground(Protocol):
    """Transactions and committed reads; one writer at a time."""

    @property
    def reader(self) -> Link:
        """A connection that sees what is committed."""
        ...

    def writing(self) -> AbstractContextManager[Link]:
        """One transaction: committed at the end of the block, undone by an error."""
        ...

    def close(self) -> None:
        """Close every connection."""
        ...
