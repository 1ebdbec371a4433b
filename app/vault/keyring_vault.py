"""The operating system's vault, through `keyring`; there is no fall-back to clear text."""

from __future__ import annotations

import base64

import keyring
from keyring.backend import KeyringBackend
from keyring.backends.chainer import ChainerBackend
from keyring.errors import KeyringError, PasswordDeleteError

from app.domain.errors import Unavailable
from app.ports.vault import VaultKind

_UNSAFE = ("null", "fail", "file", "plaintext", "insecure")


class KeyringVault:
    """Secrets in Windows Credential Manager, Secret Service or Keychain, as the system has it."""

    kind = VaultKind.OS

    def __init__(self, service: str, backend: KeyringBackend | None = None) -> None:
        self._service = service
        self._backend = backend or keyring.get_keyring()
        if not is_safe(self._backend):
            raise Unavailable("VAULT_MISSING", backend=type(self._backend).__module__)

    def get(self, name: str) -> bytes | None:
        """The secret, or None. Raises `Unavailable` VAULT_CLOSED when the vault stays locked."""
        try:
            text = self._backend.get_password(self._service, name)
        except KeyringError as error:
            raise Unavailable("VAULT_CLOSED", name=name) from error
        return base64.b64decode(text) if text is not None else None

    def put(self, name: str, secret: bytes) -> None:
        """Keep a secret. Raises `Unavailable` VAULT_CLOSED."""
        try:
            self._backend.set_password(
                self._service, name, base64.b64encode(secret).decode("ascii")
            )
        except KeyringError as error:
            raise Unavailable("VAULT_CLOSED", name=name) from error

    def delete(self, name: str) -> None:
        """Forget a secret. Raises `Unavailable` VAULT_CLOSED."""
        try:
            self._backend.delete_password(self._service, name)
        except PasswordDeleteError:
            return
        except KeyringError as error:
            raise Unavailable("VAULT_CLOSED", name=name) from error


def is_safe(backend: KeyringBackend) -> bool:
    """Whether a back end keeps secrets out of clear text; a chain is as weak as its weakest."""
    if isinstance(backend, ChainerBackend):
        inner = list(backend.backends)
        return bool(inner) and all(is_safe(one) for one in inner)
    told = f"{type(backend).__module__}.{type(backend).__name__}".lower()
    return not any(word in told for word in _UNSAFE)
