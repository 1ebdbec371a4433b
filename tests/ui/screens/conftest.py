"""The whole window over a real, provisioned counter, driven by keys; no thread, no waiting."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.support.memory import counter
from tests.support.runners import InlineRunner
from tests.support.screens import Screen, screen_of
from tests.support.window import Window


@pytest.fixture
def screen(tmp_path: Path, qapp: QApplication) -> Iterator[Screen]:
    """A clerk's window, started, at 1366×768."""
    with counter(tmp_path) as opened:
        made = screen_of(Window(opened), InlineRunner())
        yield made
        made.close()
