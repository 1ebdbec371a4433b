"""`yichuang provision`: this machine becomes a counter, from a signed bundle."""

from __future__ import annotations

import argparse

from app.bootstrap import Enrolment, provision
from app.domain.errors import Refused
from app.home.files import make_folders
from app.ports.vault import VaultKind
from ui.commands.install import read_bundle
from ui.commands.secrets import open_vault
from ui.program.settings import Settings

KEY_BYTES = 32


def run(told: argparse.Namespace, settings: Settings) -> int:
    """Provision the data folder; 0 when it is a counter afterwards."""
    make_folders(settings.home)
    enrolment = Enrolment(
        terminal_id=told.terminal,
        window_id=told.window,
        bundle=read_bundle(told.bundle),
        center_keys=(_key(told.center_key),),
    )
    vault = open_vault(settings.home, VaultKind(told.vault))
    terminal = provision(settings.home, enrolment, vault, anew=told.anew)
    print(f"{terminal.terminal_id} · {terminal.window_id} · {settings.home.root}")
    return 0


def _key(text: str) -> bytes:
    try:
        key = bytes.fromhex(text)
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES:
        raise Refused("KEY_MALFORMED")
    return key
