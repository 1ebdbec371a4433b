"""The data folder of a center: where its database is, and the file that holds its secrets.

center.db    journal, feed, lives, leases, encrypted; not there when they lie on PostgreSQL
copies/      the database as it was before a newer program changed its tables
center.json  that they do, and under which id
vault.json   under a passphrase: the database key or the server's URL, the center's Ed25519 key
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from app.center import founding
from app.center.answering import Center
from app.center.engine.opening import open_file, open_server
from app.center.engine.port import Link, Store, in_turn
from app.domain.errors import Refused, Unavailable
from app.home.files import disk_errors, put_in_place, read_json, write_json
from app.home.former import discard
from app.ports.clock import Clock, Identifiers
from app.ports.vault import DATABASE_KEY
from app.protocol.signing import new_private_key, public_key
from app.vault import FileVault, Hardness

CENTER_KEY = "center-key"
"""The name of the private key in the vault."""
DATABASE_URL = "database-url"
"""Where PostgreSQL is; it may hold a password, so it lies with the secrets."""


Act = Callable[[Link], None]


@dataclass(frozen=True, slots=True)
class CenterHome:
    """Where everything of one center lies."""

    root: Path

    @property
    def database(self) -> Path:
        """The journal of all, and what follows from it."""
        return self.root / "center.db"

    @property
    def setting(self) -> Path:
        """Says that the journal lies on a server."""
        return self.root / "center.json"

    @property
    def lock(self) -> Path:
        """The file a serving center on a database of its own holds."""
        return self.root / "running.lock"

    @property
    def vault(self) -> Path:
        """The secrets, under a passphrase."""
        return self.root / "vault.json"

    @property
    def copies(self) -> Path:
        """What was copied before a newer program changed the tables."""
        return self.root / "copies"

    @property
    def engine(self) -> str:
        """What the journal lies on; Unavailable STORE_MISSING where no center was founded."""
        if self.setting.exists():
            return "postgresql"
        if not self.database.exists():
            raise Unavailable("STORE_MISSING", file=self.database.name)
        return "sqlite"


@dataclass(frozen=True, slots=True)
class Founding:
    """What a center is founded with; no URL means the embedded database."""

    center_id: str
    name: str
    database_url: str = field(default="", repr=False)


def found_center(
    home: CenterHome,
    told: Founding,
    passphrase: str,
    clock: Clock,
    ids: Identifiers,
    hardness: Hardness | None = None,
) -> bytes:
    """Found a center in an empty folder and return its public key; half of it is nothing.

    Raises Refused STORE_EXISTS where there is one, VAULT_PASSPHRASE, DATABASE_MALFORMED;
    Unavailable as writing and the server do.
    """
    with disk_errors(home.root):
        home.root.mkdir(mode=0o700, parents=True, exist_ok=True)
    if home.database.exists() or home.setting.exists():
        raise Refused("STORE_EXISTS", file=home.root.name)
    vault, private = FileVault(home.vault, passphrase, hardness), new_private_key()
    public, generation = public_key(private), ids.event_id()

    def founded(link: Link) -> None:
        who = (told.center_id, told.name, generation)
        founding.found(link, *who, public.hex(), clock.now().at)

    if told.database_url:
        store = open_server(told.database_url, is_new=True)
        vault.put(DATABASE_URL, told.database_url.encode())
        vault.put(CENTER_KEY, private)
        _found_on_server(home, told.center_id, store, founded)
    else:
        key = os.urandom(32)
        vault.put(DATABASE_KEY, key)
        vault.put(CENTER_KEY, private)
        _found_in_file(home.database, key, founded)
    return public


def _copied(home: CenterHome, key: bytes, clock: Clock) -> Path:
    from app.center.copying import back_up

    return back_up(home, key, home.copies, clock.now().at)


def open_center(
    home: CenterHome,
    passphrase: str,
    clock: Clock,
    ids: Identifiers,
    hardness: Hardness | None = None,
    *,
    upgrades: bool = False,
) -> Center:
    """The center of a folder; close its store when done.

    Before a newer program changes the tables of an embedded database a verified copy is made under
    `copies`; on a server it changes them only where somebody says that it `upgrades`.
    Raises Unavailable STORE_MISSING, VAULT_EMPTY, STORE_ROTTEN, STORE_UNREACHABLE, and what keeps a
    copy from being made; Refused VAULT_PASSPHRASE, STORE_NEWER, STORE_OLDER, CENTER_UNKNOWN.
    """
    is_embedded = home.engine == "sqlite"
    vault = FileVault(home.vault, passphrase, hardness)
    store: Store
    if is_embedded:
        key = _secret(vault, DATABASE_KEY)
        store = open_file(home.database, key, lambda step: _copied(home, key, clock))
    else:
        store = open_server(_secret(vault, DATABASE_URL).decode(), upgrades=upgrades)
    try:
        return Center(_center_id(home, store), store, clock, ids)
    except BaseException:
        store.close()
        raise


def require_file(home: CenterHome) -> None:
    """Refuse COPY_ELSEWHERE where the database is no file of this folder."""
    if home.setting.exists():
        raise Refused("COPY_ELSEWHERE")


def center_key(home: CenterHome, passphrase: str, hardness: Hardness | None = None) -> bytes:
    """The private key of a center. Raises Unavailable VAULT_EMPTY; Refused VAULT_PASSPHRASE."""
    return _secret(FileVault(home.vault, passphrase, hardness), CENTER_KEY)


def database_key(home: CenterHome, passphrase: str, hardness: Hardness | None = None) -> bytes:
    """The key of a center's file; raises as `center_key`."""
    return _secret(FileVault(home.vault, passphrase, hardness), DATABASE_KEY)


def move_center(home: CenterHome, url: str, passphrase: str) -> None:
    """Look for the center's PostgreSQL at another URL from now on, once it was found there.

    Raises Refused NOT_ON_SERVER for an embedded one, CENTER_UNKNOWN, and what opening raises.
    """
    if home.engine == "sqlite":
        raise Refused("NOT_ON_SERVER", file=home.database.name)
    vault = FileVault(home.vault, passphrase)
    _secret(vault, CENTER_KEY)
    store = open_server(url)
    try:
        _center_id(home, store)
    finally:
        store.close()
    vault.put(DATABASE_URL, url.encode())


def _found_in_file(path: Path, key: bytes, founded: Act) -> None:
    draft = path.with_name(f"{path.name}.new")
    discard(draft)
    with disk_errors(draft):
        draft.touch(mode=0o600)
    store = open_file(draft, key)
    try:
        in_turn(store, founded)
    finally:
        store.close()
    with disk_errors(path):
        put_in_place(draft, path)


def _found_on_server(home: CenterHome, center_id: str, store: Store, founded: Act) -> None:
    """The file is written before the commit: a center that nobody finds again must not be.

    Where nobody knows what became of the commit the file stays, and `state` tells.
    """

    def noted(link: Link) -> None:
        founded(link)
        write_json(home.setting, {"database": "postgresql", "center": center_id})

    try:
        in_turn(store, noted)
    except BaseException as error:
        if not (isinstance(error, Unavailable) and error.code == "STORE_LOST"):
            home.setting.unlink(missing_ok=True)
        raise
    finally:
        store.close()


def _center_id(home: CenterHome, store: Store) -> str:
    if home.engine == "sqlite":
        return founding.only_one(store.reader)
    center_id = str(read_json(home.setting).get("center", ""))
    return founding.present(store.reader, center_id).center_id


def _secret(vault: FileVault, name: str) -> bytes:
    found = vault.get(name)
    if found is None:
        raise Unavailable("VAULT_EMPTY", name=name)
    return found
