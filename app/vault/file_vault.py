"""The explicitly chosen vault where the system has none: one file under a passphrase."""

from __future__ import annotations

from pathlib import Path

from app.domain.errors import Refused
from app.ports.vault import VaultKind
from app.vault.files import read_file, write_file
from app.vault.sealing import Hardness, Sealed, seal, unseal

_PROBE = "vault.probe"


class FileVault:
    """Secrets sealed one by one under the same passphrase.

    Raises `Refused` VAULT_PASSPHRASE on a wrong passphrase, `Unavailable` VAULT_DAMAGED.
    """

    kind = VaultKind.FILE

    def __init__(self, path: Path, passphrase: str, hardness: Hardness | None = None) -> None:
        self._path = path
        self._passphrase = passphrase
        self._hardness = hardness or Hardness()
        self._sealed: dict[str, Sealed] = read_file(path, dict[str, Sealed], {})
        if not self._sealed:
            self.put(_PROBE, b"1")
        elif self.get(_PROBE) is None:
            raise Refused("VAULT_PASSPHRASE", path=path.name)

    def get(self, name: str) -> bytes | None:
        """The secret, or None when none was put, or the passphrase does not open it."""
        sealed = self._sealed.get(name)
        return unseal(sealed, self._passphrase, name) if sealed else None

    def put(self, name: str, secret: bytes) -> None:
        """Seal a secret and write the file before returning."""
        sealed = self._sealed | {name: seal(secret, self._passphrase, name, self._hardness)}
        write_file(self._path, sealed)
        self._sealed = sealed

    def delete(self, name: str) -> None:
        """Forget a secret."""
        if name in self._sealed:
            sealed = {key: value for key, value in self._sealed.items() if key != name}
            write_file(self._path, sealed)
            self._sealed = sealed
