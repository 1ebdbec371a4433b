"""The album: every screen of the program in every look, from the same demonstration counter."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain.cases.states import State
from app.home.paths import CounterHome
from ui.demo.clock import ScriptedClock
from ui.demo.home import make_demo_home
from ui.demo.people import LI, WANG
from ui.demo.seed import seed
from ui.demo.stage import Stage, on_stage
from ui.i18n import install
from ui.program.settings import Settings
from ui.program.start import make_application
from ui.theme.apply import apply_theme

CLERK = "林晓雯"
Key = Qt.Key


@dataclass(frozen=True, slots=True)
class Look:
    """One way the window can look."""

    name: str
    theme: str = "light"
    scale: float = 1.0
    language: str = "zh_CN"
    size: tuple[int, int] = (1366, 768)


LOOKS = (
    Look("light"),
    Look("dark", theme="dark"),
    Look("contrast", theme="contrast"),
    Look("large", scale=1.5, size=(1920, 1080)),
    Look("english", language="en"),
)


def photograph_all(out: Path, settings: Settings, looks: tuple[Look, ...] = LOOKS) -> int:
    """Photograph every screen in every look; returns how many pictures were taken."""
    shutil.rmtree(out, ignore_errors=True)
    app = make_application(settings, offscreen=True)
    taken = 0
    for look in looks:
        with tempfile.TemporaryDirectory(prefix="yichuang-album-") as folder:
            taken += _photograph(app, Path(folder), out / look.name, look, settings)
    return taken


def _photograph(app: QApplication, folder: Path, out: Path, look: Look, settings: Settings) -> int:
    clock = ScriptedClock()
    home = CounterHome(folder / "counter")
    make_demo_home(home, clock)
    seed(home, clock)
    clock.advance(minutes=5)
    install(look.language)
    apply_theme(app, look.theme, look.scale)
    here = replace(settings, home=home, printer=f"folder:{folder / 'papers'}", idle_minutes=600)
    with on_stage(app, here, clock, out) as stage:
        stage.program.front.resize(*look.size)
        for name in _screens(stage):
            stage.hand.photograph(name)
    install(settings.language)
    return len(list(out.glob("*.png")))


def _screens(stage: Stage) -> Iterator[str]:
    """Walk through the program; each name is the screen now in front."""
    yield "sign-in"
    stage.hand.press("wrong", Key.Key_Return)
    yield "sign-in-wrong"
    stage.sign_in(CLERK)
    yield "matters"
    yield from _intake(stage)
    for state in (State.SUPPLEMENTING, State.APPROVED, State.ACCEPTED):
        _open(stage, state)
        yield f"case-{state.value.lower()}"
    for key, name in (
        (Key.Key_F1, "disclosure"),
        (Key.Key_F12, "papers"),
        (Key.Key_F11, "jobs"),
    ):
        stage.hand.press(key)
        yield name
        stage.hand.press(Key.Key_Escape)
    stage.hand.chord(Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    yield "outbox"
    stage.hand.press(Key.Key_Escape)
    stage.hand.chord(Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    yield "keys"
    stage.hand.press(Key.Key_Escape)
    yield from _beside(stage)


def _intake(stage: Stage) -> Iterator[str]:
    stage.lay(WANG)
    stage.hand.press("jsz", Key.Key_Return, Key.Key_F5, "a")
    yield "intake"
    stage.hand.press("1", "x")
    yield "intake-missing"
    stage.hand.press(Key.Key_F10)
    yield "intake-refusal"
    stage.hand.press(Key.Key_Escape)
    stage.hand.chord(Key.Key_G, Qt.KeyboardModifier.AltModifier)
    stage.lay(LI)
    yield "intake-agent"
    stage.hand.press(Key.Key_F2, "m21", Key.Key_Return)
    stage.hand.step(Key.Key_Tab, stage.office.shell.intake.applicant.kind.hasFocus)
    stage.hand.press(Key.Key_Right)
    yield "intake-organisation"
    stage.hand.press(Key.Key_F2, "s")
    yield "matters-found"


def _beside(stage: Stage) -> Iterator[str]:
    stage.office.shell.go("register")
    yield "register"
    stage.hand.press(Key.Key_Escape, Key.Key_F3)
    stage.hand.write("陈")
    yield "search"
    stage.hand.press(Key.Key_Escape)
    stage.hand.chord(Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    yield "locked"


def _open(stage: Stage, state: State) -> None:
    page = stage.office.counter.reads.all_cases()
    row = next(row for row in page.rows if row.state is state)
    stage.office.presenter.open_case(row.case_id)
    stage.hand.settle()
