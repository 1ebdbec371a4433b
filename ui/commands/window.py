"""`yichuang`: the counter window, until it is closed."""

from __future__ import annotations

import argparse

from app.home.files import make_folders
from ui.commands.secrets import open_vault
from ui.program.door import CounterDoor
from ui.program.program import Program
from ui.program.settings import Settings
from ui.program.start import keep_a_log, make_application


def run(_told: argparse.Namespace, settings: Settings) -> int:
    """Show the window; 0 when it was closed in order."""
    app = make_application(settings)
    make_folders(settings.home)
    door = CounterDoor(settings.home, lambda: open_vault(settings.home))
    program = Program(app, settings, door)
    keep_a_log(settings, program.tell)
    program.start()
    program.front.showMaximized()
    code = app.exec()
    program.close()
    return code
