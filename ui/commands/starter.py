"""`yichuang starter`: a bundle made and signed on this machine, while there is no center.

This is how a counter comes by its catalogue, its staff and its numbers: the matters under
`--catalogue` (those of this house unless told otherwise), the fictitious staff of the example
county, and segments for one terminal. What signs it, and how far numbers were given out, lies in
the file `--key` under a passphrase: the next bundle is signed alike and goes on behind them.
"""

from __future__ import annotations

import argparse
import json
import shlex
from pathlib import Path

from app.devices.clock import SystemClock
from app.domain.errors import Refused, Unavailable
from app.domain.ids import checked_terminal
from app.protocol.bundle import reopen
from app.protocol.signing import new_private_key, public_key
from app.services.provision import STAFF, Terms, given_out, starter_bundle
from app.vault import SHORTEST_PASSWORD, FileVault, first_verifier, password_problem
from ui.commands.secrets import passphrase, staff_password
from ui.i18n import _
from ui.program.settings import Settings

KEY, GIVEN_OUT, SERIAL = "center-key", "numbers-given-out", "serial"
"""What the key file holds: the private key of the center, and where every series goes on."""
TERMINALS = "terminals"
"""There too: the terminals that had a bundle, and so are counters already."""


def run(told: argparse.Namespace, _settings: Settings) -> int:
    """Write the bundle and say how a counter takes it; 0 when the file is there."""
    password = staff_password()
    problem = password_problem(password)
    if problem:
        raise Refused(problem, shortest=SHORTEST_PASSWORD)
    if told.out.exists():
        raise Refused("FILE_EXISTS", file=str(told.out))
    _make_folder(told.out)
    kept = FileVault(told.key or told.out.with_name("center.key"), passphrase())
    before: dict[str, int] = json.loads(kept.get(GIVEN_OUT) or b"{}")
    counters: list[str] = json.loads(kept.get(TERMINALS) or b"[]")
    center, now = kept.get(KEY) or new_private_key(), SystemClock().now().at
    serial = before.get(SERIAL, 0) + 1
    terms = Terms(
        terminal_id=checked_terminal(told.terminal),
        today=now.date(),
        now=now,
        bundle_id=f"starter-{now:%Y%m%d%H%M%S}-{serial}",
        serial=serial,
        first=before,
    )
    verifiers = {one.staff_id: first_verifier(password) for one in STAFF}
    bundle = starter_bundle(center, terms, verifiers, told.catalogue)
    kept.put(KEY, center)
    behind = given_out(reopen(bundle).content, before) | {SERIAL: serial}
    kept.put(GIVEN_OUT, json.dumps(behind).encode())
    kept.put(TERMINALS, json.dumps(sorted({*counters, told.terminal})).encode())
    _write(told.out, bundle)
    _say_what_follows(told, public_key(center).hex(), first=told.terminal not in counters)
    return 0


def _say_what_follows(told: argparse.Namespace, key: str, *, first: bool) -> None:
    provision = ["yichuang", "provision", "--bundle", str(told.out), "--terminal", told.terminal]
    provision += ["--window", told.window, "--center-key", key, "--vault", told.vault]
    install = ["yichuang", "install", "--bundle", str(told.out)]
    print(shlex.join(provision if first else install))
    print(_("工作人员：") + "、".join(f"{one.name}（{one.staff_id}）" for one in STAFF))


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unavailable("FILE_UNWRITABLE", file=str(path)) from error


def _write(path: Path, bundle: bytes) -> None:
    try:
        with path.open("xb") as file:
            file.write(bundle)
    except FileExistsError as error:
        raise Refused("FILE_EXISTS", file=str(path)) from error
    except OSError as error:
        raise Unavailable("FILE_UNWRITABLE", file=str(path)) from error
