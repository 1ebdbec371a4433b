"""The composition root of a counter: everything is wired here, by hand, and nowhere else.

provision(…)   once: keys, an empty memory, the first bundle, who may sign in
gate(home)     before the memory is open: the clerks and their passwords
open_counter(home, key)   the counter, for as long as the program runs
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from types import TracebackType
from typing import TYPE_CHECKING, Self

from app.devices.clock import SystemClock, SystemIdentifiers
from app.domain.errors import Refused
from app.home.files import make_folders, write_private
from app.home.former import STAMP, set_counter_aside
from app.home.paths import CounterHome
from app.home.terminal import Terminal, read_terminal, write_terminal
from app.ports.clock import Clock, Identifiers
from app.ports.vault import DATABASE_KEY, TERMINAL_KEY, Vault
from app.vault.clerks import OFFLINE_DAYS, Clerk, ClerkKeys

if TYPE_CHECKING:
    from pathlib import Path

    from filelock import FileLock

    from app.ports.archive import Archive
    from app.ports.paper import PaperLedger
    from app.ports.reads import Reads
    from app.protocol.bundle import Bundle
    from app.protocol.chain import Head
    from app.storage.engine.store import Store
    from app.storage.memory import SqlMemory
    from app.storage.upkeep import Restored
    from app.storage.upkeep.report import Progress, Report
    from app.vault.sealing import Hardness


@dataclass(frozen=True, slots=True, kw_only=True)
class Counter:
    """An open counter; close it, or use it as a context manager."""

    home: CounterHome
    terminal: Terminal
    memory: SqlMemory
    reads: Reads
    archive: Archive
    ledger: PaperLedger
    clock: Clock
    ids: Identifiers
    clerks: ClerkKeys
    lock: FileLock

    def install(self, content: bytes) -> Bundle:
        """Install a newer bundle and let its staff in; raises as `install_bundle`.

        The same bundle again changes nothing: it renews nobody's time to sign in offline.
        """
        from app.services.provision.installing import install_bundle

        terminal, today = self.terminal, self.clock.now().at.date()
        before = self.reads.bundle().bundle_id
        bundle = install_bundle(
            self.memory, content, terminal.trusted_keys, today, terminal.terminal_id
        )
        if bundle.manifest.bundle_id != before:
            _admit(self.clerks, bundle, self.clock)
        return bundle

    def verify(self, progress: Progress | None = None) -> Report:
        """Prove the memory whole; changes nothing."""
        from app.storage.upkeep.verifying import verify

        return verify(self.memory.store, self.terminal.trusted_keys, progress)

    def rebuild(self, progress: Progress | None = None) -> dict[str, str]:
        """Build every table again from the journal; returns their digests."""
        from app.storage.upkeep.refolding import rebuild

        found = rebuild(self.memory.store, progress)
        self.memory.drop_shelf()
        return found

    def back_up(self, folder: Path | None = None) -> Path:
        """A verified, encrypted copy of the memory, in the folder told or under `backup`."""
        from app.storage.upkeep.backup import back_up

        label = f"{self.clock.now().at:{STAMP}}"
        return back_up(self.home, self.memory.store.key, label, folder)

    def sign_head(self, private: bytes) -> Head:
        """Sign everything recorded so far with the terminal's key, and return the head."""
        from app.storage import lives

        return lives.sign_present(self.memory.store, private)

    def close(self) -> None:
        """Close the memory and leave the folder to others."""
        self.memory.store.close()
        self.lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolment:
    """What makes a machine a terminal of a center: who it is, and the first bundle it believes.

    `center_keys` are the 32-byte public keys of the center.
    """

    terminal_id: str
    window_id: str
    bundle: bytes
    center_keys: tuple[bytes, ...]


def provision(
    home: CounterHome,
    enrolment: Enrolment,
    vault: Vault,
    clock: Clock | None = None,
    ids: Identifiers | None = None,
    hardness: Hardness | None = None,
    *,
    anew: bool = False,
) -> Terminal:
    """Set a counter up; the identity is written last, so half is nothing.

    What is left of a former counter in the folder is set aside whole, its keys with it; a counter
    that can still be opened only when `anew`. Raises Refused ALREADY_PROVISIONED,
    TERMINAL_NOT_LISTED and WINDOW_NOT_LISTED with those the bundle knows, and all that
    `install_bundle` raises.
    """
    from app.home.lock import hold
    from app.protocol.signing import new_private_key, public_key
    from app.storage.engine.opening import create_store

    clock, ids = clock or SystemClock(), ids or SystemIdentifiers()
    make_folders(home)
    with hold(home):
        if home.is_provisioned and not anew:
            raise Refused("ALREADY_PROVISIONED", folder=str(home.root))
        _require_listed(enrolment, clock)
        set_counter_aside(home, vault, clock.now().at)
        key, private = os.urandom(32), new_private_key()
        vault.put(DATABASE_KEY, key)
        vault.put(TERMINAL_KEY, private)
        terminal = _identity(enrolment, key, public_key(private), vault)
        create_store(home.database, key)
        bundle = _first_bundle(home, key, terminal, enrolment.bundle, clock, ids)
        _admit(ClerkKeys(home.keys, hardness), bundle, clock)
        terminal = replace(terminal, place=_place(bundle, enrolment.window_id))
        write_terminal(home, terminal)
    return terminal


def open_counter(
    home: CounterHome,
    key: bytes,
    clock: Clock | None = None,
    ids: Identifiers | None = None,
    hardness: Hardness | None = None,
) -> Counter:
    """Open a counter with its database key.

    Raises Refused ALREADY_RUNNING, STORE_KEY, STORE_NEWER; Unavailable FILE_MISSING,
    STORE_MISSING, STORE_DAMAGED (kept aside), SQLITE_TOO_OLD, DISK_FULL and the like.
    """
    from app.home.lock import hold
    from app.storage.archive import SqlArchive
    from app.storage.ledger import SqlLedger
    from app.storage.memory import SqlMemory
    from app.storage.reads.facade import SqlReads

    clock, ids = clock or SystemClock(), ids or SystemIdentifiers()
    terminal = read_terminal(home)
    lock = hold(home)
    try:
        store = _opened(home, key, terminal, clock)
    except BaseException:
        lock.release()
        raise
    memory = SqlMemory(store, clock, ids)
    return Counter(
        home=home,
        terminal=terminal,
        memory=memory,
        reads=SqlReads(memory),
        archive=SqlArchive(store),
        ledger=SqlLedger(memory),
        clock=clock,
        ids=ids,
        clerks=ClerkKeys(home.keys, hardness),
        lock=lock,
    )


def restore_counter(
    home: CounterHome,
    key: bytes,
    copy: Path,
    clock: Clock | None = None,
    ids: Identifiers | None = None,
    progress: Progress | None = None,
) -> Restored:
    """Put a copy of the memory in force; see `restore`. Lost small files come from beside it.

    Raises Refused ALREADY_RUNNING, STORE_KEY; Unavailable FILE_MISSING and as `restore`.
    """
    from app.home.lock import hold
    from app.storage.engine.opening import require_key
    from app.storage.upkeep import restore

    make_folders(home)
    with hold(home):
        bring_back(home, copy)
        terminal = read_terminal(home)
        require_key(home.database, key, terminal.key_check)
        return restore(
            home,
            key,
            copy,
            terminal.trusted_keys,
            clock or SystemClock(),
            ids or SystemIdentifiers(),
            progress,
        )


def bring_back(home: CounterHome, copy: Path) -> None:
    """Identity and wrapped keys, where they are gone, from beside a copy of the memory."""
    from app.storage.upkeep.backup import beside

    for small in (home.terminal, home.keys):
        kept = beside(copy, small)
        if not small.exists() and kept.exists():
            write_private(small, kept.read_bytes())


def clerks_of(home: CounterHome, hardness: Hardness | None = None) -> ClerkKeys:
    """Who may sign in here; needs no open memory."""
    return ClerkKeys(home.keys, hardness)


def warm_up() -> None:
    """Import what opening and searching need: for a thread beside the sign-in screen."""
    import pypinyin  # noqa: F401

    import app.home.lock
    import app.storage.archive
    import app.storage.engine.opening
    import app.storage.ledger
    import app.storage.reads.facade  # noqa: F401


def _opened(home: CounterHome, key: bytes, terminal: Terminal, clock: Clock) -> Store:
    from app.storage.engine.opening import open_store

    now = clock.now().at
    return open_store(home.database, key, terminal.key_check, _backup(home, key, clock), now)


def _backup(home: CounterHome, key: bytes, clock: Clock) -> Callable[[int], object]:
    def before(version: int) -> object:
        from app.storage.upkeep.backup import back_up

        now = clock.now().at
        return back_up(home, key, f"before-step-{version + 1}-{now:{STAMP}}")

    return before


def _require_listed(enrolment: Enrolment, clock: Clock) -> None:
    """The bundle is one to be believed, and knows the terminal and the window."""
    from app.protocol.bundle import open_bundle
    from app.protocol.signing import key_id

    trusted = {key_id(one): one for one in enrolment.center_keys}
    content = open_bundle(enrolment.bundle, trusted, clock.now().at.date()).content
    terminals = sorted({one.terminal_id for one in content.segments})
    if enrolment.terminal_id not in terminals:
        facts = {"terminal": enrolment.terminal_id, "known": tuple(terminals)}
        raise Refused("TERMINAL_NOT_LISTED", **facts)
    windows = tuple(one.id for one in content.catalogue.center.windows)
    if enrolment.window_id not in windows:
        raise Refused("WINDOW_NOT_LISTED", window=enrolment.window_id, known=windows)


def _identity(enrolment: Enrolment, key: bytes, public: bytes, vault: Vault) -> Terminal:
    from app.protocol.signing import key_id
    from app.storage.engine.opening import key_check

    return Terminal(
        terminal_id=enrolment.terminal_id,
        window_id=enrolment.window_id,
        epoch=1,
        public_key=public.hex(),
        key_check=key_check(key),
        vault=vault.kind.value,
        trusted={key_id(one): one.hex() for one in enrolment.center_keys},
    )


def _first_bundle(
    home: CounterHome,
    key: bytes,
    terminal: Terminal,
    content: bytes,
    clock: Clock,
    ids: Identifiers,
) -> Bundle:
    from app.services.provision.installing import install_bundle
    from app.storage import lives
    from app.storage.engine.store import Store
    from app.storage.memory import SqlMemory

    store = Store(home.database, key)
    try:
        now = clock.now().at
        with store.writing() as link:
            lives.begin_life(link, terminal.terminal_id, terminal.epoch, now, terminal.public_key)
        memory = SqlMemory(store, clock, ids)
        return install_bundle(
            memory, content, terminal.trusted_keys, now.date(), terminal.terminal_id
        )
    finally:
        store.close()


def _place(bundle: Bundle, window_id: str) -> str:
    center = bundle.content.catalogue.center
    name = next((one.name for one in center.windows if one.id == window_id), window_id)
    return f"{center.name} · {name}"


def _admit(clerks: ClerkKeys, bundle: Bundle, clock: Clock) -> None:
    until = clock.now().at.date() + timedelta(days=OFFLINE_DAYS)
    clerks.publish(
        Clerk(
            staff_id=one.staff_id,
            name=one.name,
            work_no=one.work_no,
            first=one.first_password,
            expires_on=until,
        )
        for one in bundle.content.staff
    )
