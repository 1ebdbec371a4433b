"""The clock of the scripted morning: it stands still until the script lets time pass."""

from __future__ import annotations

from datetime import datetime, timedelta

from app.devices.clock import CHINA, boot_id
from app.ports.clock import Instant

MORNING = datetime(2026, 11, 23, 9, 0, tzinfo=CHINA)
"""A Monday with its published calendar, so that every clock of the morning is sure."""


class ScriptedClock:
    """Starts at `at` and moves by `advance` alone."""

    def __init__(self, at: datetime = MORNING) -> None:
        self._at = at
        self._mono = 1_000_000_000

    def now(self) -> Instant:
        """The instant the script is at."""
        return Instant(self._at, self._mono, boot_id())

    def advance(self, **by: float) -> None:
        """Let time pass: `advance(minutes=3)`."""
        passed = timedelta(**by)
        self._at += passed
        self._mono += int(passed.total_seconds() * 1_000_000_000)
