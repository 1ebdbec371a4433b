"""Where the secrets of a terminal lie: the vault of the system, or a file under a passphrase."""

from __future__ import annotations

from typing import Literal, Protocol

DATABASE_KEY = "database-key"
TERMINAL_KEY = "terminal-key"


class Vault(Protocol):
    """Keeps a few small secrets; never in clear text on a disk."""

    @property
    def kind(self) -> Literal["os", "file"]:
        """Which of the two it is; the window says so when it is a file."""
        ...

    def get(self, name: str) -> bytes:
        """The secret; `Refused` SECRET_MISSING, `Unavailable` VAULT_*."""
        ...

    def put(self, name: str, secret: bytes) -> None:
        """Keep a secret, replacing an older one of the same name."""
        ...

    def delete(self, name: str) -> None:
        """Forget a secret; nothing happens when it is not there."""
        ...
