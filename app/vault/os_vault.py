"""The vault of the operating system through `keyring`; there is no clear-text fallback."""

from __future__ import annotations

from typing import Any, Literal

from app.domain.errors import Refused, Unavailable

SERVICE = "yichuang"

_REAL = frozenset(
    {
        "keyring.backends.SecretService",
        "keyring.backends.libsecret",
        "keyring.backends.kwallet",
        "keyring.backends.Windows",
        "keyring.backends.macOS",
    }
)
"""The backends that encrypt; any other, known or not, is refused."""


class KeyringVault:
    """See `app.ports.vault.Vault`. `terminal_id` keeps counters of one machine apart."""

    def __init__(self, terminal_id: str, backend: Any = None) -> None:
        self._terminal_id = terminal_id
        self._backend = real_backend(_chosen() if backend is None else backend)

    @property
    def kind(self) -> Literal["os", "file"]:
        """The system's."""
        return "os"

    def get(self, name: str) -> bytes:
        """The secret; Refused SECRET_MISSING, Unavailable VAULT_FAILED."""
        text = self._ask("get_password", self._label(name))
        if text is None:
            raise Refused("SECRET_MISSING", name=name)
        return bytes.fromhex(text)

    def put(self, name: str, secret: bytes) -> None:
        """Keep a secret."""
        self._ask("set_password", self._label(name), secret.hex())

    def delete(self, name: str) -> None:
        """Forget a secret."""
        if self._ask("get_password", self._label(name)) is not None:
            self._ask("delete_password", self._label(name))

    def _label(self, name: str) -> str:
        return f"{self._terminal_id}/{name}"

    def _ask(self, method: str, *values: str) -> Any:
        from keyring.errors import KeyringError

        try:
            return getattr(self._backend, method)(SERVICE, *values)
        except KeyringError as error:
            raise Unavailable("VAULT_FAILED", detail=str(error)) from error


def real_backend(backend: Any) -> Any:
    """The first encrypting backend of a choice; Unavailable VAULT_MISSING when there is none.

    A chainer asks several backends in turn, the clear-text ones too: only a real one is taken.
    """
    members = getattr(backend, "backends", None)
    for candidate in (backend,) if members is None else tuple(members):
        if type(candidate).__module__ in _REAL:
            return candidate
    raise Unavailable("VAULT_MISSING", found=f"{type(backend).__module__}.{type(backend).__name__}")


def _chosen() -> Any:
    import keyring
    from keyring.errors import KeyringError

    try:
        return keyring.get_keyring()
    except (KeyringError, RuntimeError) as error:
        raise Unavailable("VAULT_MISSING", found="none") from error
