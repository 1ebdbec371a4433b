"""`yichuang starter`: a bundle for a first trial, made and signed on this machine.

Until there is a center to publish one, this is how a counter comes by its catalogue, its staff
and its numbers: the matters under `--catalogue` (those of this house unless told otherwise), the
fictitious staff of the example county, and segments for one terminal. The key it is signed with
is thrown away; what remains is the public half, which the counter is told to trust.
"""

from __future__ import annotations

import argparse
import shlex
from pathlib import Path

from app.devices.clock import SystemClock
from app.domain.errors import Refused, Unavailable
from app.protocol.signing import new_private_key, public_key
from app.services.provision import STAFF, Terms, starter_bundle
from app.vault import SHORTEST_PASSWORD, first_verifier, password_problem
from ui.commands.secrets import staff_password
from ui.i18n import _
from ui.program.settings import Settings


def run(told: argparse.Namespace, _settings: Settings) -> int:
    """Write the bundle and say how a counter is made of it; 0 when the file is there."""
    password = staff_password()
    problem = password_problem(password)
    if problem:
        raise Refused(problem, shortest=SHORTEST_PASSWORD)
    center, now = new_private_key(), SystemClock().now().at
    terms = Terms(
        terminal_id=told.terminal,
        today=now.date(),
        now=now,
        bundle_id=f"starter-{now:%Y%m%d%H%M%S}",
    )
    verifiers = {one.staff_id: first_verifier(password) for one in STAFF}
    bundle = starter_bundle(center, terms, verifiers, told.catalogue)
    _write(told.out, bundle)
    next_step = ["yichuang", "provision", "--bundle", str(told.out), "--terminal", told.terminal]
    next_step += ["--window", told.window, "--center-key", public_key(center).hex()]
    print(shlex.join([*next_step, "--vault", told.vault]))
    print(_("工作人员：") + "、".join(f"{one.name}（{one.staff_id}）" for one in STAFF))
    return 0


def _write(path: Path, bundle: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(bundle)
    except FileExistsError as error:
        raise Refused("FILE_EXISTS", file=str(path)) from error
    except OSError as error:
        raise Unavailable("FILE_UNWRITABLE", file=str(path)) from error
