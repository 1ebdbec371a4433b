"""Puts the program on an invisible stage: signed in, cards at hand, the clock in the script."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain.cases.case import Case
from app.domain.people import Party
from ui.demo.clock import ScriptedClock
from ui.demo.hand import Hand
from ui.demo.home import PASSWORD, QUICK, demo_vault
from ui.program.door import CounterDoor
from ui.program.office import Office
from ui.program.program import Program
from ui.program.settings import Settings

SIZE = (1366, 768)


class Stage:
    """One start of the program with a hand at its keys."""

    def __init__(self, program: Program, hand: Hand, clock: ScriptedClock) -> None:
        self.program, self.hand, self.clock = program, hand, clock
        self._card: Party | None = None

    @property
    def office(self) -> Office:
        """The office of the clerk who signed in."""
        assert self.program.office is not None
        return self.program.office

    def case(self) -> Case:
        """The case in hand, as committed."""
        return self.office.counter.reads.case(self.office.presenter.state.case_id)

    def sign_in(self, clerk: str) -> None:
        """Choose the clerk by the number before his name and type the password."""
        hand, names = self.hand, [face.name for face in self.program.sign_in.state.faces]
        hand.step(Qt.Key.Key_Tab, self.program.card.faces.hasFocus)
        hand.press(str(names.index(clerk) + 1), PASSWORD, Qt.Key.Key_Return)
        hand.until(lambda: self.program.office is not None)
        self.office.read_card = self.read
        self.office.paper.kick()
        hand.settle()

    def open(self, case_id: str) -> None:
        """Go to the work list and down to a case, and open it."""
        self.hand.chord(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
        work = self.office.shell.work.list
        self.hand.press(Qt.Key.Key_Home)
        self.hand.step(Qt.Key.Key_Down, lambda: work.current_key == case_id)
        self.hand.press(Qt.Key.Key_Return)

    def lay(self, card: Party) -> None:
        """Lay a card on the reader and press its key."""
        self._card = card
        self.hand.press(Qt.Key.Key_F4)

    def pass_time(self, *, days: float = 0, minutes: float = 2) -> None:
        """Let time pass between one person and the next; the window looks at its clock."""
        self.clock.advance(days=days, minutes=minutes)
        self.office.presenter.status.tick()

    def read(self) -> Party:
        """The card that lies on the reader."""
        assert self._card is not None
        return replace(self._card)


@contextmanager
def on_stage(
    app: QApplication, settings: Settings, clock: ScriptedClock, pictures: Path, first: int = 1
) -> Iterator[Stage]:
    """Start the program on an existing demonstration home, and close it in the end."""
    home = settings.home
    door = CounterDoor(home, lambda: demo_vault(home), clock, hardness=QUICK)
    program = Program(app, replace(settings, scanner=False), door)
    hand = Hand(app, program, pictures, first)
    program.start()
    program.front.resize(*SIZE)
    program.front.show()
    program.front.activateWindow()
    hand.settle()
    try:
        yield Stage(program, hand, clock)
    finally:
        program.front.close()
        program.close()
