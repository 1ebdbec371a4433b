"""An open counter: memory, reads, archive and paper over one data folder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Self

from app.bootstrap.provisioning import admit
from app.devices.clock import SystemClock, SystemIdentifiers
from app.home.files import make_folders, write_private
from app.home.former import STAMP
from app.home.paths import CounterHome
from app.home.terminal import Terminal, read_terminal
from app.ports.clock import Clock, Identifiers
from app.vault.clerks import ClerkKeys

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
            admit(self.clerks, bundle, self.clock)
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
