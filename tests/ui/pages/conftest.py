"""The window with its pages beside intake and case, over a real counter; no thread, no waiting."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.support.memory import counter
from tests.support.runners import InlineRunner
from tests.support.screens import Screen, screen_of
from tests.support.window import Window
from ui.presenters.station import Station
from ui.program.pages import add_pages


@pytest.fixture
def screen(tmp_path: Path, qapp: QApplication) -> Iterator[Screen]:
    """A clerk's window, started, at 1366×768, with every page."""
    with counter(tmp_path) as opened:
        window, runner = Window(opened), InlineRunner()
        made = screen_of(window, runner)
        add_pages(made.shell, made.presenter, Station(window.desk, window.reads, runner))
        yield made
        made.close()
