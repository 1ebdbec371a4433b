"""An office of real processes, of which one is killed at any moment, loses nothing it promised."""

from __future__ import annotations

from app.storage.engine.link import Statement
from tests.crash.house import House, house
from tests.crash.reckoning import reckon
from tests.crash.storm import CENTER, COUNTER, SERVER, Storm, weather
from tests.support.databases import running_server
from tests.support.roll import Notes
from tests.support.served import until

PATIENCE_S = 60.0
BUSY = 4000
"""So many bytes of promises hold a case or two."""
FEW = Storm(seconds=0, kills=20, pause_s=0.12, seed=20261124)


def test_an_office_on_postgresql_keeps_every_promise_through_kills_of_all_its_processes(tmp_path):
    with running_server(is_safe=True) as server, house(tmp_path, 4, server) as made:
        assert until(lambda: all(one.said > BUSY for one in made.clerks), PATIENCE_S)
        outcome = weather(made, FEW)
    assert outcome.violations == []
    assert outcome.kills.total() >= FEW.kills
    assert all(outcome.kills[one] for one in (COUNTER, CENTER, SERVER))
    assert outcome.reckoning.facts > 0


def test_an_office_with_an_embedded_center_does_so_too_and_what_is_amiss_is_found(tmp_path):
    with house(tmp_path, 2) as made:
        assert until(lambda: all(one.said > BUSY for one in made.clerks), PATIENCE_S)
        outcome = weather(made, Storm(seconds=0, kills=10, pause_s=0.15, seed=7))
        assert outcome.violations == []
        assert outcome.reckoning.acts
        _spoil(made)
        found = " ".join(reckon(made).violations)
    assert "T01: sheet nobody-knows came out" in found
    assert "HAVE" in found
    assert "was promised and is not at the center" in found


def _spoil(made: House) -> None:
    """A sheet nobody asked for, and a center that forgot the last half of what it was told."""
    Notes(made.places[0].paper).add(f"nobody-knows {'0' * 64}")
    with made.center() as center, center.store.writing() as link:
        link.run(Statement("DELETE FROM fact WHERE terminal_id = 'T02' AND seq > 5"))
        link.run(Statement("DELETE FROM feed WHERE terminal_id = 'T02' AND seq > 5"))
