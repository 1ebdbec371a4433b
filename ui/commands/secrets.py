"""Opens the vault of a counter: the system's own, or the passphrase file after asking for it."""

from __future__ import annotations

from app.domain.errors import Unavailable
from app.home.paths import CounterHome
from app.home.terminal import read_terminal
from app.ports.vault import DATABASE_KEY, Vault, VaultKind
from app.vault import FileVault
from app.vault.asking import PASSPHRASE, asked_for
from app.vault.keyring_vault import KeyringVault

# The names of variables, not secrets.
PASSWORD_VARIABLE = "YICHUANG_PASSWORD"
NEW_PASSWORD_VARIABLE = "YICHUANG_NEW_PASSWORD"


def open_vault(home: CounterHome, kind: VaultKind | None = None) -> Vault:
    """The vault this counter was provisioned with, or the `kind` it is about to get.

    Raises `Unavailable` VAULT_MISSING, VAULT_NO_PASSPHRASE, `Refused` VAULT_PASSPHRASE.
    """
    chosen = kind or VaultKind(read_terminal(home).vault)
    if chosen is VaultKind.OS:
        return KeyringVault(f"yichuang:{home.root.resolve()}")
    return FileVault(home.vault, passphrase())


def database_key(home: CounterHome) -> bytes:
    """The key of the memory, from the vault; raises `Unavailable` VAULT_EMPTY."""
    key = open_vault(home).get(DATABASE_KEY)
    if key is None:
        raise Unavailable("VAULT_EMPTY", name=DATABASE_KEY)
    return key


def passphrase() -> str:
    """The passphrase of a file of secrets; raises `Unavailable` VAULT_NO_PASSPHRASE."""
    return asked_for(*PASSPHRASE)


def staff_password() -> str:
    """The password of a member of staff; raises `Unavailable` PASSWORD_MISSING."""
    return asked_for(PASSWORD_VARIABLE, "密码 password: ", "PASSWORD_MISSING")


def new_password() -> str:
    """The password that is to hold from now on; raises `Unavailable` PASSWORD_MISSING."""
    return asked_for(NEW_PASSWORD_VARIABLE, "新密码 new password: ", "PASSWORD_MISSING")
