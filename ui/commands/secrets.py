"""Opens the vault of a counter: the system's own, or the passphrase file after asking for it."""

from __future__ import annotations

import getpass
import os
import sys

from app.domain.errors import Unavailable
from app.home.paths import CounterHome
from app.home.terminal import read_terminal
from app.ports.vault import DATABASE_KEY, Vault, VaultKind
from app.vault import FileVault
from app.vault.keyring_vault import KeyringVault

PASSPHRASE_VARIABLE = "YICHUANG_PASSPHRASE"  # the name of a variable, not a secret


def open_vault(home: CounterHome, kind: VaultKind | None = None) -> Vault:
    """The vault this counter was provisioned with, or the `kind` it is about to get.

    Raises `Unavailable` VAULT_MISSING, VAULT_NO_PASSPHRASE, `Refused` VAULT_PASSPHRASE.
    """
    chosen = kind or VaultKind(read_terminal(home).vault)
    if chosen is VaultKind.OS:
        return KeyringVault(f"yichuang:{home.root.resolve()}")
    return FileVault(home.vault, _passphrase())


def database_key(home: CounterHome) -> bytes:
    """The key of the memory, from the vault; raises `Unavailable` VAULT_EMPTY."""
    key = open_vault(home).get(DATABASE_KEY)
    if key is None:
        raise Unavailable("VAULT_EMPTY", name=DATABASE_KEY)
    return key


def _passphrase() -> str:
    told = os.environ.get(PASSPHRASE_VARIABLE)
    if told is None and sys.stdin is not None and sys.stdin.isatty():
        told = getpass.getpass("保险文件口令 passphrase: ")
    if not told:
        raise Unavailable("VAULT_NO_PASSPHRASE", variable=PASSPHRASE_VARIABLE)
    return told
