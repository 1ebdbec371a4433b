"""A spare machine takes the disk of a broken one over: its facts, its drafts, its numbers.

read and prove a copy ─▶ put the old folder out of service ─▶ ask the center ─▶ a life on the copy
                            only to go on with its numbers     who am I?        identity last

Until the center has answered nothing has happened: refused, the old folder is what it was.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.bootstrap.provisioning import place_of
from app.devices.clock import SystemClock, SystemIdentifiers
from app.domain.errors import Refused, Unavailable
from app.home.files import disk_errors, make_folders, put_in_place
from app.home.former import (
    discard,
    identity_in,
    put_back_into_service,
    put_out_of_service,
    set_counter_aside,
)
from app.home.paths import CounterHome
from app.home.terminal import Terminal, read_identity, write_terminal
from app.ports.clock import Clock, Identifiers
from app.ports.vault import DATABASE_KEY, TERMINAL_KEY, Vault
from app.vault.clerks import ClerkKeys

if TYPE_CHECKING:
    from app.protocol.sync.messages import Enrolled, Former
    from app.storage.upkeep.report import Progress
    from app.storage.upkeep.taking_over import OnDisk
    from app.vault.sealing import Hardness

DRAFT = ".taking-over"


@dataclass(frozen=True, slots=True, kw_only=True)
class Old:
    """A counter on another disk, read and proved; `folder` is None where it is a backup of one."""

    folder: CounterHome | None
    terminal: Terminal
    key: bytes
    disk: OnDisk


@dataclass(frozen=True, slots=True, kw_only=True)
class Successor:
    """The machine that takes over: where its center answers, and the key it asks to be known by."""

    center_url: str
    private: bytes
    ask: Callable[[Former], Enrolled]
    goes_on: bool
    """With the numbers of the old machine, which shall take none any more."""


def read_old(
    home: CounterHome,
    source: Path,
    staff_id: str,
    password: str,
    clock: Clock | None = None,
    hardness: Hardness | None = None,
    progress: Progress | None = None,
) -> Old:
    """Read the data folder of another counter, or a backup of one, into a draft beside `home`'s.

    A clerk's password opens it: the vault of the other machine is not needed. Nothing stays of a
    draft that was refused. Raises Unavailable FILE_MISSING, FILE_DAMAGED, OLD_UNREADABLE,
    OLD_UNSOUND; Refused ALREADY_RUNNING while the old program runs on that folder, OLD_CLERK_NEW,
    SIGN_IN_*, STORE_KEY, STORE_NEWER.
    """
    from app.storage.engine.opening import require_key
    from app.storage.upkeep.taking_over import look_into

    now = (clock or SystemClock()).now().at
    make_folders(home)
    folder, memory, identity, wrapped = _files(source)
    with _nobody_at_work(folder), _no_draft_stays(home):
        terminal = read_identity(identity)
        keys = _draft_of(home.keys)
        _copy(wrapped, keys)
        clerks = ClerkKeys(keys, hardness)
        key = clerks.sign_in(staff_id, password, now, lambda: _no_key_of(staff_id)).key
        require_key(memory, key, terminal.key_check)
        disk = look_into(memory, _draft_of(home.database), key, terminal.trusted_keys, progress)
    return Old(folder=folder, terminal=terminal, key=key, disk=disk)


def take_over(
    home: CounterHome,
    old: Old,
    successor: Successor,
    vault: Vault,
    clock: Clock | None = None,
    ids: Identifiers | None = None,
    *,
    anew: bool = False,
) -> tuple[Terminal, tuple[str, ...]]:
    """Go on as the counter that was read: who this machine is, and the leases it goes on with.

    What is left of a former counter in `home` is set aside whole; one that can still be opened
    only when `anew`. Raises Refused ALREADY_PROVISIONED, OLD_IS_COPY for the numbers of a backup,
    and as the center refuses: then the old folder is in service as before. Unavailable
    STORE_READ_ONLY where it cannot be put out of service, CENTER_UNREACHABLE: it stays out of it,
    and the same once more goes on.
    """
    from app.home.lock import hold
    from app.protocol.signing import public_key
    from app.protocol.sync.messages import Ending
    from app.storage.exchange.lives import Life
    from app.storage.upkeep.taking_over import begin_on

    clock, ids = clock or SystemClock(), ids or SystemIdentifiers()
    with hold(home), _no_draft_stays(home):
        if home.is_provisioned and not anew:
            raise Refused("ALREADY_PROVISIONED", folder=str(home.root))
        answer = _asked(old, successor)
        public = public_key(successor.private).hex()
        life = Life(answer.epoch, public, Ending.REPLACED, answer.on_with)
        begin_on(_draft_of(home.database), old.key, life, clock, ids)
        set_counter_aside(home, vault, clock.now().at)
        vault.put(DATABASE_KEY, old.key)
        vault.put(TERMINAL_KEY, successor.private)
        for file in (home.database, home.keys):
            with disk_errors(file):
                put_in_place(_draft_of(file), file)
        place = _place(home, old.key, answer.window_id, clock, ids)
        terminal = replace(
            _known_as(old.terminal, answer, successor),
            public_key=public,
            vault=vault.kind.value,
            place=place,
        )
        write_terminal(home, terminal)
    return terminal, answer.on_with


def _known_as(terminal: Terminal, answer: Enrolled, successor: Successor) -> Terminal:
    from app.protocol.signing import key_id

    key = bytes.fromhex(answer.center_key)
    return replace(
        terminal,
        window_id=answer.window_id,
        epoch=answer.epoch,
        trusted={**terminal.trusted, key_id(key): key.hex()},
        center_url=successor.center_url,
        center_key=answer.center_key,
    )


def _asked(old: Old, successor: Successor) -> Enrolled:
    from msgspec import structs

    if successor.goes_on:
        if old.folder is None:
            raise Refused("OLD_IS_COPY")
        put_out_of_service(old.folder)
    try:
        return successor.ask(structs.replace(old.disk.former, goes_on=successor.goes_on))
    except Refused:
        if successor.goes_on and old.folder is not None:
            put_back_into_service(old.folder)
        raise


def _files(source: Path) -> tuple[CounterHome | None, Path, Path, Path]:
    """Folder, memory, identity and wrapped keys; those of a backup lie beside it."""
    from app.storage.upkeep.backup import beside

    if source.is_dir():
        folder = CounterHome(source)
        return folder, folder.database, identity_in(folder), folder.keys
    if not source.exists():
        raise Unavailable("FILE_MISSING", file=str(source))
    names = CounterHome(source.parent)
    return None, source, beside(source, names.terminal), beside(source, names.keys)


@contextmanager
def _nobody_at_work(folder: CounterHome | None) -> Iterator[None]:
    """No program runs on the old folder; on a disk nobody can write to none does."""
    from app.home.lock import hold

    if folder is None:
        yield
        return
    try:
        lock = hold(folder)
    except Unavailable:
        yield
        return
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _no_draft_stays(home: CounterHome) -> Iterator[None]:
    try:
        yield
    except BaseException:
        discard(_draft_of(home.database))
        _draft_of(home.keys).unlink(missing_ok=True)
        raise


def _copy(file: Path, draft: Path) -> None:
    if not file.exists():
        raise Unavailable("FILE_MISSING", file=str(file))
    with disk_errors(draft):
        shutil.copyfile(file, draft)
        draft.chmod(0o600)


def _no_key_of(staff_id: str) -> bytes:
    raise Refused("OLD_CLERK_NEW", staff=staff_id)


def _draft_of(file: Path) -> Path:
    return file.with_name(f"{file.name}{DRAFT}")


def _place(home: CounterHome, key: bytes, window_id: str, clock: Clock, ids: Identifiers) -> str:
    from app.storage.engine.store import Store
    from app.storage.memory import SqlMemory
    from app.storage.reads.facade import SqlReads

    store = Store(home.database, key)
    try:
        return place_of(SqlReads(SqlMemory(store, clock, ids)).center(), window_id)
    finally:
        store.close()
