"""A center at work on the recorded disk, with counters that believe what it tells them.

The counters stand on disks of their own, in the cipher as ever. At the end of every day the power
of the center goes: the office goes on with what is left, and both sides must agree.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from app.center.auditing import audit
from app.protocol.sync.messages import Answer, Push, Pushed, Question
from app.storage.engine.link import Statement
from app.storage.engine.store import Store
from tests.power.checks import Looker, Loss, Notes, Violation
from tests.power.cuts import Disk, Weather
from tests.power.disk import Recorder
from tests.power.driver import standing_on
from tests.power.plain import drawn_from, lay
from tests.power.run import Plan, Site, Tally, cut_apart
from tests.power.session import Kept, Recording, image_of, listen
from tests.support.machine import KEY
from tests.support.office import CENTER_ID, Office

_STORED = Statement(
    "SELECT hash FROM fact WHERE center_id = :center_id AND terminal_id = :terminal_id "
    "AND epoch = :epoch AND seq = :seq"
)

DAYS = Plan(lives=2, cases=100, share=0.1)
"""How long a center works in one run."""


class TellingOffice(Office):
    """Notes what a counter was told is stored: from then on it may forget it."""

    def __init__(self, recorder: Recorder, seed: int) -> None:
        self.recorder = recorder
        super().__init__(recorder.database.parent, seed)

    def ask(self, question: Question, private: bytes = b"") -> Answer:
        """Over the wire and back, as bytes."""
        answer = super().ask(question, private)
        if isinstance(question, Push) and isinstance(answer, Pushed):
            last = question.entries[-1]
            place = {"terminal_id": last.terminal_id, "epoch": last.epoch, "seq": last.seq}
            self.recorder.note(Kept(self.image, {"place": place, "hash": last.hash}))
        return answer

    @property
    def image(self) -> str:
        """The center's database as its writer sees it."""
        return image_of(self.center.store._writer.raw)  # type: ignore[attr-defined]


@dataclass(frozen=True)
class CenterSurvey:
    """The center proves its books, and has all it said it had."""

    database: Path

    def __call__(self, files: Mapping[str, bytes], notes: Notes, seed: int) -> Iterator[Violation]:
        lay(self.database, files)
        with standing_on():
            store = Store(self.database, KEY)
            for words in audit(store.reader, CENTER_ID).breaks:
                yield Violation(Loss.UNSOUND, words)
            for told in notes.promises:
                row = store.reader.one(_STORED, center_id=CENTER_ID, **told["place"])
                if row is None or row[0] != told["hash"]:
                    yield Violation(Loss.LOST, f"told as stored and is not: {told['place']}")
            store.close()


def run_center(folder: Path, seed: int, plan: Plan) -> Tally:
    """Some days of one center, each begun on what a cut at the end of the day before has left."""
    chance, tally = random.Random(seed), Tally()
    database, looked_at = folder / "office" / "center.db", folder / "cut" / "center.db"
    for path in (database, looked_at):
        path.parent.mkdir(parents=True)
    site, office = Site("center", Looker(looked_at, KEY), CenterSurvey(looked_at)), None
    private = patch("tests.support.office.new_private_key", lambda: chance.randbytes(32))
    with drawn_from(seed), private:
        for life in range(plan.lives):
            recorder = Recorder(database)
            office = _day(office, recorder, seed, plan.cases)
            day = Recording(recorder.base, recorder.trace)
            cut_apart(site, day, seed * 100 + life, plan.part(life), tally)
            _pull_the_plug(database, day, chance)
    return tally


def _day(office: TellingOffice | None, recorder: Recorder, seed: int, cases: int) -> TellingOffice:
    """The center is switched on, both sides agree, and then everybody works."""
    with standing_on(recorder.name, only=recorder.database) as plug:
        if office is None:
            office = TellingOffice(recorder, seed)
            for terminal_id, window_id in (("B07", "W1"), ("B08", "W1"), ("B09", "W2")):
                office.counter(terminal_id, window_id)
        else:
            office.recorder = recorder
            office._open_center()
        recorder.note(Kept(office.image))
        listen(plug, recorder)
        office.sync_until_quiet()
        office.assert_agrees()
        for _nth in range(cases):
            machine = office.random.choice(list(office.machines.values()))
            machine.take_case()
            machine.pay()
            office.sync(machine)
        written = len(recorder.trace)
        office.center.store.close()
    recorder.close()
    del recorder.trace[written:]
    return office


def _pull_the_plug(database: Path, day: Recording, chance: random.Random) -> None:
    disk = Disk.of(day.base)
    disk.feed(day.trace)
    lay(database, disk.survivor(chance, chance.choice(tuple(Weather))).files)
