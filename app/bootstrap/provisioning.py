"""Sets a counter up, once: keys, an empty memory, the first bundle, who may sign in."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from app.devices.clock import SystemClock, SystemIdentifiers
from app.domain.errors import Refused
from app.domain.ids import checked_terminal
from app.home.files import make_folders
from app.home.former import set_counter_aside
from app.home.paths import CounterHome
from app.home.terminal import Terminal, write_terminal
from app.ports.clock import Clock, Identifiers
from app.ports.vault import DATABASE_KEY, TERMINAL_KEY, Vault
from app.vault.clerks import OFFLINE_DAYS, Clerk, ClerkKeys

if TYPE_CHECKING:
    from app.domain.catalogue.center import Center
    from app.protocol.bundle import Bundle
    from app.vault.sealing import Hardness


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolment:
    """What makes a machine a terminal of a center: who it is, and the first bundle it believes.

    `center_keys` are the 32-byte public keys of the center. A center that was asked answers at
    `center_url` and knows this machine by its `private` key and the `epoch` of its life; without
    a center the machine makes a key of its own.
    """

    terminal_id: str
    window_id: str
    bundle: bytes
    center_keys: tuple[bytes, ...]
    center_url: str = ""
    epoch: int = 1
    private: bytes = b""


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
    that can still be opened only when `anew`. Raises Refused ALREADY_PROVISIONED, TERMINAL_ID,
    TERMINAL_NOT_LISTED and WINDOW_NOT_LISTED with those the bundle knows, and all that
    `install_bundle` raises.
    """
    from app.home.lock import hold
    from app.protocol.signing import new_private_key, public_key
    from app.storage.engine.opening import create_store

    checked_terminal(enrolment.terminal_id)
    clock, ids = clock or SystemClock(), ids or SystemIdentifiers()
    make_folders(home)
    with hold(home):
        if home.is_provisioned and not anew:
            raise Refused("ALREADY_PROVISIONED", folder=str(home.root))
        _require_listed(enrolment, clock)
        set_counter_aside(home, vault, clock.now().at)
        key, private = os.urandom(32), enrolment.private or new_private_key()
        vault.put(DATABASE_KEY, key)
        vault.put(TERMINAL_KEY, private)
        terminal = _identity(enrolment, key, public_key(private), vault)
        create_store(home.database, key)
        bundle = _first_bundle(home, key, terminal, enrolment.bundle, clock, ids)
        admit(ClerkKeys(home.keys, hardness), bundle, clock)
        center = bundle.content.catalogue.center
        terminal = replace(terminal, place=place_of(center, enrolment.window_id))
        write_terminal(home, terminal)
    return terminal


def _require_listed(enrolment: Enrolment, clock: Clock) -> None:
    """The bundle is one to be believed, and knows the terminal and the window."""
    from app.protocol.bundle import open_bundle
    from app.protocol.signing import key_id

    trusted = {key_id(one): one for one in enrolment.center_keys}
    content = open_bundle(enrolment.bundle, trusted, clock.now().at.date()).content
    terminals = sorted({one.terminal_id for one in content.segments})
    if not enrolment.center_url and enrolment.terminal_id not in terminals:
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
        epoch=enrolment.epoch,
        public_key=public.hex(),
        key_check=key_check(key),
        vault=vault.kind.value,
        trusted={key_id(one): one.hex() for one in enrolment.center_keys},
        center_url=enrolment.center_url,
        center_key=enrolment.center_keys[0].hex() if enrolment.center_url else "",
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


def place_of(center: Center, window_id: str) -> str:
    """Center and window as the sign-in card names them."""
    name = next((one.name for one in center.windows if one.id == window_id), window_id)
    return f"{center.name} · {name}"


def admit(clerks: ClerkKeys, bundle: Bundle, clock: Clock) -> None:
    """Let the staff of a bundle in, and nobody else."""
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
