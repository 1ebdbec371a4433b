"""`yichuang demo`: a demonstration counter, in a window, or driven by keys where there is none."""

from __future__ import annotations

import argparse
import shutil
import sys
import time
from pathlib import Path

from app.devices.clock import SystemClock
from app.home.paths import CounterHome
from ui.demo.home import PASSWORD, QUICK, demo_vault, make_demo_home
from ui.i18n import _
from ui.program.door import CounterDoor
from ui.program.program import Program
from ui.program.settings import Settings
from ui.program.start import has_display, keep_a_log, make_application


def run(told: argparse.Namespace, settings: Settings) -> int:
    """Show the demonstration, or play its morning into `--out`; 0 when all went as written."""
    out: Path = told.out
    if told.until_the_cut:
        from ui.demo.play import play_until_the_cut

        play_until_the_cut(out, settings)
        return 0
    if told.offscreen or not has_display():
        from ui.demo.play import play_morning

        began = time.monotonic()
        summary = play_morning(out, settings)
        print(summary.words(time.monotonic() - began))
        return 0 if summary.is_sound else 1
    return _show(out, settings)


def _show(out: Path, settings: Settings) -> int:
    from dataclasses import replace

    from ui.demo.seed import seed

    home = CounterHome(out / "counter")
    out.mkdir(parents=True, exist_ok=True)
    clock = SystemClock()
    make_demo_home(home, clock)
    seed(home, clock)
    papers = out / "papers"
    shutil.rmtree(papers, ignore_errors=True)
    printer = f"folder:{papers}" if settings.printer == "folder" else settings.printer
    shown = replace(settings, home=home, printer=printer, reader="simulated")
    app = make_application(shown)
    door = CounterDoor(home, lambda: demo_vault(home), clock, hardness=QUICK)
    program = Program(app, shown, door)
    keep_a_log(shown, program.tell)
    program.start()
    program.front.showMaximized()
    print(_("演示口令（三位工作人员相同）：{password}").format(password=PASSWORD), file=sys.stderr)
    code = app.exec()
    program.close()
    return code
