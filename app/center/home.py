"""The data folder of a center: its database, encrypted, and the file that holds its secrets.

center.db    journal, feed, lives, leases
vault.json   the database key, the center's Ed25519 key, and where a database elsewhere answers,
             under a passphrase
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.center import founding
from app.center.answering import Center
from app.center.engine.ground import Ground
from app.domain.errors import Refused, Unavailable
from app.home.files import disk_errors
from app.ports.clock import Clock, Identifiers
from app.ports.vault import DATABASE_KEY
from app.protocol.signing import new_private_key, public_key
from app.storage.engine.store import Store
from app.vault import FileVault, Hardness

CENTER_KEY, DATABASE_URL = "center-key", "database-url"
"""The names of the private key, and of where a database elsewhere answers, in the vault."""


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
    *,
    url: str = "",
) -> bytes:
    """Found a center in an empty folder and return its public key; half of it is nothing.

    Its database is a file of the folder, or the empty PostgreSQL database at `url`, which may hold
    a password and is kept in the vault. Raises Refused STORE_EXISTS where there is a center,
    DATABASE_ADDRESS, VAULT_PASSPHRASE; Unavailable as writing and connecting do.
    """
    with disk_errors(home.root):
        home.root.mkdir(mode=0o700, parents=True, exist_ok=True)
    if home.database.exists():
        raise Refused("STORE_EXISTS", file=home.database.name)
    vault = FileVault(home.vault, passphrase, hardness)
    if vault.get(DATABASE_URL) is not None:
        raise Refused("STORE_EXISTS", file=home.vault.name)
    key, private = os.urandom(32), new_private_key()
    vault.put(DATABASE_KEY, key)
    vault.put(CENTER_KEY, private)
    public, now = public_key(private), clock.now().at
    birth = (center_id, name, ids.event_id(), public.hex(), now)
    if url:
        _found_in(postgres(url), birth)
        vault.put(DATABASE_URL, url.encode())
        return public
    draft = home.database.with_name(f"{home.database.name}.new")
    with disk_errors(draft):
        draft.unlink(missing_ok=True)
        draft.touch(mode=0o600)
    _found_in(Store(draft, key), birth)
    with disk_errors(home.database):
        draft.replace(home.database)
    return public


def _found_in(store: Ground, birth: tuple[str, str, str, str, datetime]) -> None:
    try:
        with store.writing() as link:
            founding.make_tables(link)
            founding.found(link, *birth)
    finally:
        store.close()


def postgres(url: str) -> Ground:
    """The database at an address. Raises Refused DATABASE_ADDRESS, STORE_EXISTS."""
    from app.center.engine.postgres import PostgresStore

    if not url.startswith(("postgresql://", "postgres://")):
        raise Refused("DATABASE_ADDRESS", scheme=url.partition(":")[0])
    return PostgresStore(url)


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


def require_file(home: CenterHome, passphrase: str, hardness: Hardness | None = None) -> None:
    """Refuse COPY_ELSEWHERE where the database is no file of this folder, lost or not."""
    if _url(home, passphrase, hardness):
        raise Refused("COPY_ELSEWHERE")


def _url(home: CenterHome, passphrase: str, hardness: Hardness | None) -> str:
    if not home.vault.exists():
        return ""
    return (FileVault(home.vault, passphrase, hardness).get(DATABASE_URL) or b"").decode()


def _store(home: CenterHome, passphrase: str, hardness: Hardness | None) -> Ground:
    if home.database.exists():
        return Store(home.database, database_key(home, passphrase, hardness))
    url = _url(home, passphrase, hardness)
    if not url:
        raise Unavailable("STORE_MISSING", file=home.database.name)
    return postgres(url)


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
    store = _store(home, passphrase, hardness)
    try:
        return Center(founding.only_one(store.reader), store, clock, ids)
    except BaseException:
        store.close()
        raise
