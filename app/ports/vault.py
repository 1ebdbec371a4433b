"""Where secrets lie: the operating system's vault, or a file under a passphrase when chosen."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol


class VaultKind(StrEnum):
    """What stands behind a vault; the window says so when it is not the operating system."""

    OS = "os"
    FILE = "file"


class Vault(Protocol):
    """A keeper of small secrets by name."""

    @property
    def kind(self) -> VaultKind:
        """What stands behind it."""
        ...

    def get(self, name: str) -> bytes | None:
        """The secret, or None when none was put under that name."""
        ...

    def put(self, name: str, secret: bytes) -> None:
        """Keep a secret durably, replacing an older one."""
        ...

    def delete(self, name: str) -> None:
        """Forget a secret; nothing happens when there is none."""
        ...


DATABASE_KEY = "database-key"
TERMINAL_KEY = "terminal-key"
"""The names of what a counter keeps in its vault."""
ENROLLING_KEY = "enrolling-key"
"""The key of a machine that asked its center to be let in and may not have heard the answer."""
