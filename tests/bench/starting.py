"""The process that is timed: it ends when the screen it was asked for has been painted.

`python -m tests.bench.starting card HOME AT` ends at the sign-in card with its faces. `… at-once
HOME AT STAFF PASSWORD` signs in without a pause and ends at the work list, filled from the memory;
`… loaded …` signs in as a person does, when everything has been loaded behind the card. Prints what
was on the screen and the seconds since the password; imports nothing the program does not import.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from app.home.paths import CounterHome
from ui.demo.clock import ScriptedClock
from ui.presenters.session import SignInState
from ui.program.door import CounterDoor
from ui.program.program import OFFICE, Program
from ui.program.settings import Settings
from ui.program.start import make_application


class Eye(QObject):
    """Looks at the paints of some widgets; the first on which something is there ends it all."""

    def __init__(self, told: Callable[[], str], *watched: QWidget) -> None:
        super().__init__()
        self.since = time.perf_counter()
        self._told = told
        for widget in watched:
            widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The end comes behind the paint, not before it."""
        if event.type() == QEvent.Type.Paint and self._told():
            QTimer.singleShot(0, self._end)
        return False

    def _end(self) -> None:
        sys.stdout.write(f"{self._told()} {time.perf_counter() - self.since:.4f}\n")
        sys.stdout.flush()
        os._exit(0)


class Start:
    """The program on one home, and what it is waited for."""

    def __init__(self, home: Path, at: datetime) -> None:
        settings = Settings(home=CounterHome(home))
        self.app = make_application(settings, offscreen=True)
        door = CounterDoor(settings.home, lambda: None, ScriptedClock(at))  # type: ignore[arg-type,return-value]
        self.program = Program(self.app, settings, door)

    def run(self) -> None:
        """Start, and work until the eye ends it."""
        self.program.sign_in.subscribe(_complain)
        self.program.start()
        self.program.front.show()
        self.app.exec()
        raise SystemExit("it was closed before it was there")

    def look_for_the_card(self) -> None:
        """The end is the card with its faces."""
        faces = self.program.card.faces
        self._eye = Eye(lambda: f"{faces.count()} faces" if faces.count() else "", faces.viewport())

    def sign_in(self, staff_id: str, password: str, *, loaded: bool) -> None:
        """Once the card has its faces and, where asked for, the office is loaded behind it."""
        presenter = self.program.sign_in
        looking = QTimer(self.app)

        def enter() -> None:
            ids = [face.staff_id for face in presenter.state.faces]
            if not ids or (loaded and (OFFICE not in sys.modules or self._is_busy())):
                return
            looking.stop()
            presenter.choose(ids.index(staff_id))
            self._look_for_the_list(time.perf_counter())
            presenter.enter(password)

        looking.timeout.connect(enter)
        looking.start(0)

    def _look_for_the_list(self, since: float) -> None:
        """The end is the list with rows, or its card saying that there are none."""
        waiting = QTimer(self.app)

        def told() -> str:
            assert self.program.office is not None
            work = self.program.office.shell.work
            rows = len(work.model.rows)
            return f"{rows} rows" if rows or work.list.isHidden() else ""

        def watch() -> None:
            if self.program.office is not None:
                waiting.stop()
                work = self.program.office.shell.work
                self._eye = Eye(told, work, work.list.viewport())
                self._eye.since = since

        waiting.timeout.connect(watch)
        waiting.start(0)

    def _is_busy(self) -> bool:
        return bool(getattr(self.program.runner, "is_busy", False))


def _complain(state: SignInState) -> None:
    if state.error is not None:
        sys.stderr.write(f"{state.error}\n")
        os._exit(1)


def main() -> None:
    """Start one, up to one screen."""
    screen, home, at, *who = sys.argv[1:]
    start = Start(Path(home), datetime.fromisoformat(at))
    if screen == "card":
        start.look_for_the_card()
    else:
        start.sign_in(*who, loaded=screen == "loaded")
    start.run()


if __name__ == "__main__":
    main()
