"""Sets a demonstration counter up in an empty folder, from a freshly signed starter bundle."""

from __future__ import annotations

import shutil

from app.bootstrap import Enrolment, provision
from app.home.files import make_folders
from app.home.paths import CounterHome
from app.ports.clock import Clock
from app.ports.vault import Vault
from app.protocol.signing import new_private_key, public_key
from app.services.provision import STAFF, Terms, starter_bundle
from app.vault import FileVault, Hardness, first_verifier

PASSPHRASE = "demonstration"
PASSWORD = "yichuang"
TERMINAL, WINDOW = "B07", "B09"
QUICK = Hardness(time_cost=1, memory_cost=8192, parallelism=1)
"""Weaker than a real counter's: the passwords of the demonstration are no secret anyway."""


def demo_vault(home: CounterHome) -> Vault:
    """The passphrase vault of the demonstration."""
    return FileVault(home.vault, PASSPHRASE, QUICK)


def make_demo_home(home: CounterHome, clock: Clock) -> None:
    """Replace whatever demonstration lay in the folder by a new one."""
    if home.root.exists():
        shutil.rmtree(home.root)
    make_folders(home)
    center, now = new_private_key(), clock.now().at
    verifiers = {one.staff_id: first_verifier(PASSWORD, QUICK) for one in STAFF}
    terms = Terms(terminal_id=TERMINAL, today=now.date(), now=now, bundle_id="demonstration-1")
    enrolment = Enrolment(
        terminal_id=TERMINAL,
        window_id=WINDOW,
        bundle=starter_bundle(center, terms, verifiers),
        center_keys=(public_key(center),),
    )
    provision(home, enrolment, demo_vault(home), clock, hardness=QUICK)
