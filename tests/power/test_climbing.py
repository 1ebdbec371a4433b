"""A migration that the power cuts off has not begun or is done, and nothing else."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

from app.storage.engine.link import connect
from app.storage.migrations.run import LATEST, migrate
from tests.power.checks import Looker, Notes
from tests.power.cuts import Disk, Weather
from tests.power.disk import Kind, Recorder
from tests.power.driver import standing_on
from tests.power.plain import home_in, key, laid_out, new_counter
from tests.power.session import Kept, image_of, listen


def _step(op: Any) -> None:
    """Changes tables that hold much, and tables that hold little."""
    op.execute("ALTER TABLE fact ADD COLUMN weight INTEGER NOT NULL DEFAULT 0")
    op.execute("CREATE TABLE heavy AS SELECT pos, body FROM fact")
    op.execute("UPDATE published SET body = body || ' '")


def test_a_step_is_climbed_whole_or_not_at_all(tmp_path: Path) -> None:
    recorder = _climb(tmp_path / "made")
    chance, disk, notes = random.Random(1), Disk.of(recorder.base), Notes()
    looker = Looker(home_in(tmp_path / "cut").database, key())
    found = []
    for nth, event in enumerate(recorder.trace):
        disk.feed([event])
        if event.kind is Kind.NOTE:
            notes.hear(event.data)
        if notes.kept and nth % 3 == 0:
            survivor = disk.survivor(chance, chance.choice(tuple(Weather)))
            found.append(looker.look(survivor.files, notes))
    assert len(found) > 50
    assert set(found) == {None}


def _climb(folder: Path) -> Recorder:
    folder.mkdir()
    home = laid_out(folder, new_counter())
    recorder = Recorder(home.database)
    with standing_on(recorder.name) as plug:
        link = connect(home.database, key())
        recorder.note(Kept(image_of(link.raw)))
        link.close()
        listen(plug, recorder)
        migrate(home.database, key(), LATEST, {LATEST + 1: _step})
    recorder.close()
    return recorder
