"""The whole program on a provisioned counter, with real threads, without a display."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.home.paths import CounterHome
from tests.support.memory import SOFT, FakeClock, a_home, template
from ui.demo.clock import ScriptedClock
from ui.demo.hand import Hand
from ui.program.door import CounterDoor
from ui.program.program import Program
from ui.program.settings import Settings


@pytest.fixture
def home(tmp_path: Path) -> CounterHome:
    return a_home(tmp_path)


@pytest.fixture
def settings(home: CounterHome, tmp_path: Path) -> Settings:
    return Settings(
        home=home, printer=f"folder:{tmp_path / 'papers'}", reader="simulated", scanner=False
    )


@pytest.fixture
def program(settings: Settings, qapp: QApplication) -> Iterator[Program]:
    door = CounterDoor(
        settings.home, lambda: template().vault, ScriptedClock(FakeClock().at), hardness=SOFT
    )
    made = Program(qapp, settings, door)
    made.start()
    made.front.resize(1366, 768)
    made.front.show()
    made.front.activateWindow()
    yield made
    made.front.close()
    made.close()
    made.front.deleteLater()


@pytest.fixture
def hand(program: Program, qapp: QApplication, tmp_path: Path) -> Hand:
    made = Hand(qapp, program, tmp_path / "pictures")
    made.settle()
    return made
