"""Plays the morning without a display: half of it in a child that is killed, the rest here.

The child is the program itself, started like any other; it is ended by SIGKILL while a form is
half typed, as a power cut would end it.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

from app.domain.errors import NeedsPerson
from app.home.paths import CounterHome
from app.ports.reads import Reads
from ui.demo.clock import MORNING, ScriptedClock
from ui.demo.home import make_demo_home
from ui.demo.people import ZHOU
from ui.demo.scenes import AFTER_THE_CUT, BEFORE_THE_CUT, play
from ui.demo.stage import on_stage
from ui.demo.summary import Cut, Summary, summarise
from ui.program.settings import Settings
from ui.program.start import make_application

CLERK = "林晓雯"
LONGEST_S = 120.0
"""A child that has not told what it typed by then is stuck."""
READY = "yichuang-demo-typed"
GAP_S = 90
"""Between the cut and the next start, by the clock of the script."""


def play_morning(out: Path, settings: Settings) -> Summary:
    """Play the whole morning into a folder and say what came of it.

    Raises `NeedsPerson` DEMO_SCENE or DEMO_STUCK when a scene did not end as written.
    """
    here = _prepared(out, settings)
    make_demo_home(here.home, ScriptedClock())
    typed, pictures = _child(out, here)
    clock = ScriptedClock(MORNING)
    clock.advance(seconds=typed["clock"] + GAP_S)
    app = make_application(here, offscreen=True)
    with on_stage(app, here, clock, out / "screens", pictures + 1) as stage:
        stage.hand.photograph("signed-out-by-the-cut")
        stage.sign_in(CLERK)
        found = _draft_of(stage.office.counter.reads)
        cut = Cut(typed=typed["draft"], found=found, signal="SIGKILL")
        stage.open(typed["case"])
        play(stage, AFTER_THE_CUT)
        return summarise(stage.office.counter, out, cut)


def play_until_the_cut(out: Path, settings: Settings) -> None:
    """The child's part: sign in, play, tell what was typed, and wait for the plug to be pulled."""
    here = _settings(out, settings)
    clock = ScriptedClock()
    app = make_application(here, offscreen=True)
    with on_stage(app, here, clock, out / "screens") as stage:
        stage.hand.photograph("sign-in")
        stage.sign_in(CLERK)
        stage.hand.photograph("signed-in")
        play(stage, BEFORE_THE_CUT)
        passed = (clock.now().at - MORNING).total_seconds()
        told = {
            "case": stage.office.presenter.state.case_id,
            "draft": _draft_of(stage.office.counter.reads),
            "clock": passed,
        }
        print(READY, json.dumps(told), flush=True)
        sys.stdin.read()


def _prepared(out: Path, settings: Settings) -> Settings:
    for name in ("papers", "screens"):
        shutil.rmtree(out / name, ignore_errors=True)
    out.mkdir(parents=True, exist_ok=True)
    return _settings(out, settings)


def _settings(out: Path, settings: Settings) -> Settings:
    papers = (out / "papers").resolve()
    home = CounterHome((out / "counter").resolve())
    return replace(settings, home=home, printer=f"folder:{papers}", idle_minutes=600)


def _child(out: Path, settings: Settings) -> tuple[dict[str, Any], int]:
    command = [sys.executable, "-m", "ui.cli"] if not _is_frozen() else [sys.executable]
    told = ["--lang", settings.language, "demo", "--until-the-cut", "--out", str(out.resolve())]
    child = subprocess.Popen(
        [*command, *told], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    patience = threading.Timer(LONGEST_S, child.kill)
    patience.start()
    try:
        line = next((one for one in child.stdout if one.startswith(READY)), "")
    finally:
        patience.cancel()
        child.kill()
        child.communicate()
    if not line:
        raise NeedsPerson("DEMO_STUCK")
    return json.loads(line.removeprefix(READY)), len(list((out / "screens").glob("*.png")))


def _is_frozen() -> bool:
    return bool(getattr(sys, "frozen", False))


def _draft_of(reads: Reads) -> dict[str, object]:
    for row in reads.drafts():
        values = reads.draft_values(row.case_id)
        if values.get("applicant.id_no") == ZHOU.id_no:
            return {key: str(value) for key, value in sorted(values.items())}
    return {}
