"""A vault in a file under a passphrase, for machines without one of the system.

Only ever chosen explicitly; the window says that it is in use.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from app.domain.errors import Refused
from app.home.files import read_json, write_json
from app.vault.stretching import Cost
from app.vault.wrapping import Wrapped, unwrap, wrap


class FileVault:
    """See `app.ports.vault.Vault`; every secret is wrapped by itself."""

    def __init__(self, path: Path, passphrase: str, cost: Cost = Cost()) -> None:
        if not passphrase:
            raise Refused("PASSPHRASE_EMPTY")
        self._path = path
        self._passphrase = passphrase
        self._cost = cost

    @property
    def kind(self) -> Literal["os", "file"]:
        """A file."""
        return "file"

    def get(self, name: str) -> bytes:
        """The secret; Refused SECRET_MISSING or PASSPHRASE_WRONG."""
        held = self._all().get(name)
        if held is None:
            raise Refused("SECRET_MISSING", name=name)
        secret = unwrap(Wrapped.from_mapping(held), self._passphrase, name)
        if secret is None:
            raise Refused("PASSPHRASE_WRONG")
        return secret

    def put(self, name: str, secret: bytes) -> None:
        """Keep a secret."""
        wrapped = wrap(secret, self._passphrase, name, self._cost)
        write_json(self._path, self._all() | {name: wrapped.to_mapping()})

    def delete(self, name: str) -> None:
        """Forget a secret."""
        held = self._all()
        if held.pop(name, None) is not None:
            write_json(self._path, held)

    def _all(self) -> dict[str, Any]:
        return read_json(self._path) if self._path.exists() else {}
