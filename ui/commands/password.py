"""`yichuang password`: a member of staff takes another password on this terminal."""

from __future__ import annotations

import argparse

from app.devices.clock import SystemClock
from app.vault import ClerkKeys
from ui.commands.secrets import new_password, staff_password
from ui.i18n import _
from ui.program.settings import Settings


def run(told: argparse.Namespace, settings: Settings) -> int:
    """Wrap the key anew under the new password; 0 when only that one opens the counter."""
    keys = ClerkKeys(settings.home.keys)
    keys.change_password(told.staff, staff_password(), new_password(), SystemClock().now().at)
    print(_("密码已更改。"))
    return 0
