"""`yichuang enrol`: this machine becomes a counter of a center, by a one-time code.

    a new machine       asks, fetches the bundle, is set up, and takes its first numbers
    a spare machine     reads the disk of the broken one, and goes on where that one stopped
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

from app.bootstrap import (
    Enrolment,
    Successor,
    correspond,
    open_counter,
    provision,
    read_old,
    take_over,
)
from app.domain.errors import Refused, Unavailable
from app.home.files import make_folders, write_private
from app.home.lock import hold
from app.home.terminal import Terminal, read_terminal, write_terminal
from app.net.enrolling import ask_to_enrol
from app.net.line import Line
from app.ports.correspondence import Tiding
from app.ports.vault import ENROLLING_KEY, TERMINAL_KEY, Vault, VaultKind
from app.protocol.signing import key_id, new_private_key
from app.protocol.sync.messages import Enrolled, Former
from app.sync.effects import Tell
from app.sync.fetching import Loose, fetch
from ui.commands.books import show_progress
from ui.commands.secrets import database_key, open_vault, staff_password
from ui.i18n import _, counted
from ui.program.settings import Settings

FIRST_ROUND_S = 60.0


def run(told: argparse.Namespace, settings: Settings) -> int:
    """Be let in; 0 when the counter is set up and has said its first word to the center."""
    home = settings.home
    if told.old is None and (told.numbers or told.staff):
        raise Refused("OLD_NOT_TOLD")
    if told.old is not None and home.is_provisioned and not told.anew:
        raise Refused("ALREADY_PROVISIONED", folder=str(home.root))
    make_folders(home)
    if told.authority is not None:
        _take_authority(told, settings)
    if told.old is not None:
        terminal = _take_over(told, settings)
    elif home.is_provisioned and not told.anew:
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


def _take_over(told: argparse.Namespace, settings: Settings) -> Terminal:
    home = settings.home
    if not told.staff:
        raise Refused("OLD_WITHOUT_CLERK")
    vault = open_vault(home, VaultKind(told.vault))
    old = read_old(home, told.old, told.staff, staff_password(), progress=show_progress)
    private = _own_key(vault)
    authority = home.authority if home.authority.exists() else None

    def ask(former: Former) -> Enrolled:
        terminal_id = old.terminal.terminal_id
        return ask_to_enrol(
            told.center,
            told.code,
            private,
            authority=authority,
            terminal_id=terminal_id,
            former=former,
        )

    successor = Successor(center_url=told.center, private=private, ask=ask, goes_on=told.numbers)
    terminal, on_with = take_over(home, old, successor, vault, anew=told.anew)
    vault.delete(ENROLLING_KEY)
    disk = old.disk
    print(counted("接过了 {count} 条记录", disk.facts))
    print(counted("其中 {count} 条中心可能还没有，本机代为发送", disk.unstored))
    print(counted("接过了 {count} 份草稿", disk.drafts))
    if told.numbers:
        own = [one for one in disk.former.leases if one.lease_id in on_with]
        left = sum(one.to_no - one.next_no + 1 for one in own)
        print(counted("接着用原机剩下的 {count} 个号码", left))
    if told.numbers and not on_with:
        print(_("中心没有让本机接着用原机的号段：这块磁盘不是原机最后的样子。新号段由中心另发。"))
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
