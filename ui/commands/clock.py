"""`yichuang clock`: a duty supervisor confirms that the time of this machine is right."""

from __future__ import annotations

import argparse

from app.services.desk import Desk
from app.services.session import confirm_clock
from printing.press import Press
from ui.commands.secrets import open_vault, staff_password
from ui.program.door import CounterDoor
from ui.program.settings import Settings


def run(told: argparse.Namespace, settings: Settings) -> int:
    """Sign the supervisor in, put the confirmation on record, and leave; 0 when it is there."""
    door = CounterDoor(settings.home, lambda: open_vault(settings.home))
    door.enter(told.staff, staff_password())
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
