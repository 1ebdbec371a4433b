"""The window that is killed: the real program, signed in and worked by keys without a display.

`python -m tests.crash.window HOME SPOOL SEED` with the database key in hexadecimal on the first
line of standard input. Whenever the program has nothing left to do, what stands on the screen is
promised, one JSON line each: from then on it must survive.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.bootstrap import open_counter
from app.domain.cases.states import State
from app.domain.identity import citizen_id_check
from app.domain.people import Party
from app.home.paths import CounterHome
from app.ports.vault import DATABASE_KEY
from tests.crash.child import say
from tests.support.memory import PASSWORD, SOFT, FakeClock, MemoryVault
from tests.support.morning import act_promise
from tests.support.screens import CARD
from ui.demo.clock import ScriptedClock
from ui.demo.hand import Hand
from ui.demo.stage import Stage
from ui.program.door import CounterDoor
from ui.program.program import Program
from ui.program.settings import Settings
from ui.program.start import make_application

Key = Qt.Key
FIELDS = ("name", "id_no", "mobile")
NAMES = ("王秀兰", "阿卜杜拉·买买提", "周\U0002cb4e", "欧阳\u4dae", "赵德福")
AFTER_A_CUT_S = 45


class TellingHand(Hand):
    """Promises what is on the screen whenever the program has come to rest; takes no pictures."""

    on_rest: Callable[[], None] = staticmethod(lambda: None)

    def settle(self) -> None:
        """Wait until core and paper have nothing left to do, then promise."""
        super().settle()
        self.on_rest()

    def photograph(self, name: str) -> None:
        """There is nobody to look at pictures."""


class Morning:
    """People one after another, each with a number of his own, until the plug is pulled."""

    def __init__(self, stage: Stage, seed: int) -> None:
        self.stage, self.hand = stage, stage.hand
        self.random = random.Random(seed)
        self._said: dict[str, object] = {}

    def run(self) -> None:
        """Sign in and work for ever."""
        self.hand.step(Key.Key_Tab, self.stage.program.card.faces.hasFocus)
        self.hand.press("1", PASSWORD, Key.Key_Return)
        self.hand.until(lambda: self.stage.program.office is not None)
        self.stage.office.read_card = self.stage.read
        self.hand.settle()
        say(ready=True)
        self.hand.on_rest = self.promise
        scenes = (self.licence, self.unemployed, self.felling, self.identity_card)
        while True:
            self.random.choice(scenes)()
            self.stage.clock.advance(seconds=self.random.randrange(5, 120))

    def licence(self) -> None:
        """Accepted, granted, paid and handed over."""
        self._begin("jsz")
        self.hand.press(Key.Key_F8, Key.Key_Return, Key.Key_F9)

    def unemployed(self) -> None:
        """Free, and done on the spot."""
        self._begin("m01")
        self.hand.press(Key.Key_F8, Key.Key_F9)

    def felling(self) -> None:
        """Told what is missing; or accepted, and sometimes withdrawn again."""
        self._begin("m12")
        if self.random.random() < 0.5:
            self.hand.press("1", "x", Key.Key_F7)
            return
        self.hand.press(Key.Key_F8)
        if self.random.random() < 0.5:
            self.hand.chord(Key.Key_W, Qt.KeyboardModifier.AltModifier)
            self.hand.press("1", Key.Key_Return)

    def identity_card(self) -> None:
        """Received, paid, accepted."""
        self._begin("m17")
        self.hand.press(Key.Key_F8, Key.Key_Return, Key.Key_F8)

    def promise(self) -> None:
        """Say what the screen shows and has not been said yet."""
        office = self.stage.office
        case_id = office.presenter.state.case_id
        if not case_id:
            return
        case = office.counter.reads.case(case_id)
        if case.state is State.DRAFT:
            party = office.presenter.intake.state.applicant
            for name in FIELDS:
                value = party.field(name).value
                if value and self._is_new(f"{case_id} {name}", value):
                    say(kept=case_id, field=f"applicant.{name}", value=value)
        elif self._is_new(case_id, (case.state, case.money.paid)):
            say(**act_promise(office.counter, case_id))

    def _begin(self, matter: str) -> None:
        self.hand.press(Key.Key_F2)
        self.stage.lay(self._somebody())
        self.hand.press(matter, Key.Key_Return)
        self.hand.to_field("applicant.mobile")
        self.hand.press(f"139{self.random.randrange(10**8):08d}", Key.Key_F5, "a")

    def _somebody(self) -> Party:
        born = date(1950, 1, 1).replace(year=self.random.randrange(1945, 2000))
        first = f"990121{born:%Y%m%d}{self.random.randrange(1000):03d}"
        name = self.random.choice(NAMES)
        number = first + citizen_id_check(first)
        return replace(CARD, name=name, name_raw=name, id_no=number, birth=born)

    def _is_new(self, key: str, value: object) -> bool:
        if self._said.get(key) == value:
            return False
        self._said[key] = value
        return True


def clock_after(home: CounterHome, key: bytes) -> ScriptedClock:
    """A clock that goes on where the newest fact stands, as a computer's own does after a cut."""
    start = FakeClock()
    with open_counter(home, key, start, hardness=SOFT) as counter:
        last = counter.reads.last_at() or start.at
    clock = ScriptedClock(start.at)
    clock.advance(seconds=max(0.0, (last - start.at).total_seconds()) + AFTER_A_CUT_S)
    return clock


def main() -> None:
    """Start the program on this home and work until killed."""
    home, spool, seed = CounterHome(Path(sys.argv[1])), sys.argv[2], int(sys.argv[3])
    key = bytes.fromhex(sys.stdin.readline().strip())
    settings = Settings(home=home, printer=f"folder:{spool}", idle_minutes=600, scanner=False)
    app: QApplication = make_application(settings, offscreen=True)
    clock, vault = clock_after(home, key), MemoryVault({DATABASE_KEY: key})
    program = Program(app, settings, CounterDoor(home, lambda: vault, clock, hardness=SOFT))
    hand = TellingHand(app, program, home.root)
    program.start()
    program.front.resize(1366, 768)
    program.front.show()
    program.front.activateWindow()
    hand.settle()
    Morning(Stage(program, hand, clock), seed).run()


if __name__ == "__main__":
    main()
