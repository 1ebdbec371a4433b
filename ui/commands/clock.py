"""`yichuang clock`: a duty supervisor confirms that the time of this machine is right."""

from __future__ import annotations

import argparse
import getpass
import os
import sys

from app.domain.errors import Unavailable
from app.services.desk import Desk
from app.services.session import confirm_clock
from printing.press import Press
from ui.commands.secrets import open_vault
from ui.program.door import CounterDoor
from ui.program.settings import Settings

PASSWORD_VARIABLE = "YICHUANG_PASSWORD"  # the name of a variable, not a secret


def run(told: argparse.Namespace, settings: Settings) -> int:
    """Sign the supervisor in, put the confirmation on record, and leave; 0 when it is there."""
    door = CounterDoor(settings.home, lambda: open_vault(settings.home))
    door.enter(told.staff, _password())
    entrance = door.entrance
    assert entrance is not None
    try:
        counter = entrance.counter
        desk = Desk(
            memory=counter.memory,
            clock=counter.clock,
            ids=counter.ids,
            press=Press(),
            staff=entrance.staff,
            terminal_id=counter.terminal.terminal_id,
            window_id=counter.terminal.window_id,
            printer="",
        )
        confirm_clock(desk, told.reason)
        print(f"{desk.now:%Y-%m-%d %H:%M:%S}")
    finally:
        door.close()
    return 0


def _password() -> str:
    told = os.environ.get(PASSWORD_VARIABLE)
    if told is None and sys.stdin is not None and sys.stdin.isatty():
        told = getpass.getpass("口令 password: ")
    if not told:
        raise Unavailable("PASSWORD_MISSING", variable=PASSWORD_VARIABLE)
    return told
