"""`yichuang enrol`: this machine becomes a counter of a center, by a one-time code.

    a new machine       asks, fetches the bundle, is set up, and takes its first numbers
    a counter set up    keeps everything it has, and speaks to the center from now on
    without a center

The key the machine is let in by lies in its vault before the center hears of it: asked again after
a lost answer, the same machine gets the same name.
"""

from __future__ import annotations

import argparse
import queue
from contextlib import closing
from dataclasses import replace

from app.bootstrap import Enrolment, correspond, open_counter, provision
from app.domain.errors import Refused, Unavailable
from app.home.files import make_folders, write_private
from app.home.lock import hold
from app.home.terminal import Terminal, read_terminal, write_terminal
from app.net.enrolling import ask_to_enrol
from app.net.line import Line
from app.ports.correspondence import Tiding
from app.ports.vault import ENROLLING_KEY, TERMINAL_KEY, Vault, VaultKind
from app.protocol.signing import key_id, new_private_key
from app.protocol.sync.messages import Enrolled
from app.sync.effects import Tell
from app.sync.fetching import Loose, fetch
from ui.commands.secrets import database_key, open_vault
from ui.i18n import counted
from ui.program.settings import Settings

FIRST_ROUND_S = 60.0


def run(told: argparse.Namespace, settings: Settings) -> int:
    """Be let in; 0 when the counter is set up and has said its first word to the center."""
    home = settings.home
    make_folders(home)
    if told.authority is not None:
        _take_authority(told, settings)
    if home.is_provisioned and not told.anew:
        terminal = _join(told, settings)
    else:
        terminal = _set_up(told, settings)
    print(f"{terminal.terminal_id} · {terminal.window_id} · {home.root}")
    _first_round(settings)
    return 0


def _take_authority(told: argparse.Namespace, settings: Settings) -> None:
    try:
        certificates = told.authority.read_bytes()
    except OSError as error:
        raise Unavailable("FILE_MISSING", file=str(told.authority)) from error
    write_private(settings.home.authority, certificates)


def _set_up(told: argparse.Namespace, settings: Settings) -> Terminal:
    home = settings.home
    vault = open_vault(home, VaultKind(told.vault))
    private = _own_key(vault)
    authority = home.authority if home.authority.exists() else None
    answer = ask_to_enrol(told.center, told.code, private, authority=authority)
    if answer.bundle is None:
        raise Unavailable("CENTER_WITHOUT_BUNDLE", center=answer.center_id)
    with Line(told.center, answer.terminal_id, private, authority=authority) as line:
        who = (answer.terminal_id, answer.epoch)
        wanted = (answer.bundle.digest, answer.bundle.size)
        bundle = fetch(line, who, wanted, answer.ticket, Loose())
    enrolment = Enrolment(
        terminal_id=answer.terminal_id,
        window_id=answer.window_id,
        bundle=bundle,
        center_keys=(bytes.fromhex(answer.center_key),),
        center_url=told.center,
        epoch=answer.epoch,
        private=private,
    )
    terminal = provision(home, enrolment, vault, anew=told.anew)
    vault.delete(ENROLLING_KEY)
    return terminal


def _own_key(vault: Vault) -> bytes:
    private = vault.get(ENROLLING_KEY) or new_private_key()
    vault.put(ENROLLING_KEY, private)
    return private


def _join(told: argparse.Namespace, settings: Settings) -> Terminal:
    home, terminal = settings.home, read_terminal(settings.home)
    if terminal.center_url:
        raise Refused("ALREADY_ENROLLED", center=terminal.center_url)
    private = open_vault(home).get(TERMINAL_KEY)
    if private is None:
        raise Unavailable("VAULT_EMPTY", name=TERMINAL_KEY)
    answer = ask_to_enrol(
        told.center,
        told.code,
        private,
        authority=home.authority if home.authority.exists() else None,
        terminal_id=terminal.terminal_id,
        epoch=terminal.epoch,
    )
    joined = _known_to(terminal, answer, told.center)
    with hold(home):
        write_terminal(home, joined)
    return joined


def _known_to(terminal: Terminal, answer: Enrolled, url: str) -> Terminal:
    key = bytes.fromhex(answer.center_key)
    trusted = {**terminal.trusted, key_id(key): key.hex()}
    return replace(terminal, center_url=url, center_key=answer.center_key, trusted=trusted)


def _first_round(settings: Settings) -> None:
    """Numbers, and what the center knows already: a counter that is set up can begin at once."""
    private = open_vault(settings.home).get(TERMINAL_KEY) or b""
    with open_counter(settings.home, database_key(settings.home)) as counter:
        heard: queue.SimpleQueue[Tell] = queue.SimpleQueue()
        with closing(correspond(counter, private, heard.put, listen_s=0)) as post:
            post.start()
            _until_quiet(heard)
        series = {one.series for one in counter.reads.segments() if one.remaining}
    print(counted("号段 {count} 个", len(series)))


def _until_quiet(heard: queue.SimpleQueue[Tell]) -> None:
    """Wait for the end of the round; raises Unavailable CENTER_UNREACHABLE, Refused ROUND_*."""
    while True:
        try:
            told = heard.get(timeout=FIRST_ROUND_S)
        except queue.Empty as error:
            raise Unavailable("CENTER_UNREACHABLE", cause="TIMEOUT") from error
        if told.tiding == Tiding.QUIET:
            return
        if told.tiding == Tiding.OFFLINE:
            raise Unavailable("CENTER_UNREACHABLE", cause=told.detail)
        if told.tiding in (Tiding.UPGRADE, Tiding.STRANGER, Tiding.CANNOT_KEEP):
            raise Refused(f"ROUND_{told.tiding}", detail=told.detail)
