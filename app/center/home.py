"""The data folder of a center: its database, encrypted, and the file that holds its secrets.

center.db    journal, feed, lives, leases
vault.json   the database key and the center's Ed25519 key, under a passphrase
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from app.center import founding
from app.center.answering import Center
from app.domain.errors import Refused, Unavailable
from app.home.files import disk_errors
from app.ports.clock import Clock, Identifiers
from app.ports.vault import DATABASE_KEY
from app.protocol.signing import new_private_key, public_key
from app.storage.engine.store import Store
from app.vault import FileVault, Hardness

CENTER_KEY = "center-key"
"""The name of the private key in the vault."""


@dataclass(frozen=True, slots=True)
class CenterHome:
    """Where everything of one center lies."""

    root: Path

    @property
    def database(self) -> Path:
        """The journal of all, and what follows from it."""
        return self.root / "center.db"

    @property
    def lock(self) -> Path:
        """The file a serving center holds."""
        return self.root / "running.lock"

    @property
    def vault(self) -> Path:
        """The secrets, under a passphrase."""
        return self.root / "vault.json"


def found_center(
    home: CenterHome,
    center_id: str,
    name: str,
    passphrase: str,
    clock: Clock,
    ids: Identifiers,
    hardness: Hardness | None = None,
) -> bytes:
    """Found a center in an empty folder and return its public key; half of it is nothing.

    Raises Refused STORE_EXISTS where there is one, VAULT_PASSPHRASE; Unavailable as writing does.
    """
    with disk_errors(home.root):
        home.root.mkdir(mode=0o700, parents=True, exist_ok=True)
    if home.database.exists():
        raise Refused("STORE_EXISTS", file=home.database.name)
    vault = FileVault(home.vault, passphrase, hardness)
    key, private = os.urandom(32), new_private_key()
    vault.put(DATABASE_KEY, key)
    vault.put(CENTER_KEY, private)
    draft = home.database.with_name(f"{home.database.name}.new")
    with disk_errors(draft):
        draft.unlink(missing_ok=True)
        draft.touch(mode=0o600)
    store = Store(draft, key)
    try:
        with store.writing() as link:
            founding.make_tables(link)
            public = public_key(private)
            now = clock.now().at
            founding.found(link, center_id, name, ids.event_id(), public.hex(), now)
    finally:
        store.close()
    with disk_errors(home.database):
        draft.replace(home.database)
    return public


def center_key(home: CenterHome, passphrase: str, hardness: Hardness | None = None) -> bytes:
    """The private key of a center. Raises Unavailable VAULT_EMPTY; Refused VAULT_PASSPHRASE."""
    return _secret(home, CENTER_KEY, passphrase, hardness)


def database_key(home: CenterHome, passphrase: str, hardness: Hardness | None = None) -> bytes:
    """The key of a center's database; raises as `center_key`."""
    return _secret(home, DATABASE_KEY, passphrase, hardness)


def _secret(home: CenterHome, name: str, passphrase: str, hardness: Hardness | None) -> bytes:
    secret = FileVault(home.vault, passphrase, hardness).get(name)
    if secret is None:
        raise Unavailable("VAULT_EMPTY", name=name)
    return secret


def open_center(
    home: CenterHome,
    passphrase: str,
    clock: Clock,
    ids: Identifiers,
    hardness: Hardness | None = None,
) -> Center:
    """The center of a folder; close its store when done.

    Raises Unavailable STORE_MISSING, VAULT_EMPTY, STORE_ROTTEN; Refused VAULT_PASSPHRASE.
    """
    if not home.database.exists():
        raise Unavailable("STORE_MISSING", file=home.database.name)
    store = Store(home.database, database_key(home, passphrase, hardness))
    try:
        return Center(founding.only_one(store.reader), store, clock, ids)
    except BaseException:
        store.close()
        raise
