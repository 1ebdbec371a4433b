"""The simulation is worth what it catches: each planted bug is found, or has its own scenario."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.ports.exchange import Standing
from app.protocol.sync.messages import Place, Pull, Pulled, Verdict, Welcome
from app.sync import engine, events
from app.sync.state import Phase, Round
from tests.support.office import Office
from tests.sync import planted
from tests.sync.simulation import run_seed

WITHIN = 40
BY_SCENARIO = (planted.keep_the_segment, planted.stale_answers)


@pytest.mark.parametrize(
    "bug", [one for one in planted.PLANTED if one not in BY_SCENARIO], ids=lambda one: one.__name__
)
def test_a_planted_bug_is_caught(bug: planted.Planted) -> None:
    assert _first_caught(bug), bug.__doc__


def test_numbers_kept_after_a_restore_come_out_twice(tmp_path: Path) -> None:
    first, second = _print_set_back_print(tmp_path / "sound")
    assert first != second
    with planted.keep_the_segment():
        first, second = _print_set_back_print(tmp_path / "planted")
    assert first == second


def test_an_answer_nobody_waits_for_moves_nothing() -> None:
    waiting = _pulling("new.1")
    stale = events.Replied(Pulled("old.7", "g", (), 90, 90))
    assert engine.step(waiting, stale) == (waiting, ())
    with planted.stale_answers():
        moved, _then = engine.step(waiting, stale)
    assert moved.cursor == 90


def _first_caught(bug: planted.Planted) -> int:
    for seed in range(1, WITHIN + 1):
        try:
            with bug():
                run_seed(seed)
        except Exception:
            return seed
    return 0


def _print_set_back_print(folder: Path) -> tuple[str, str]:
    folder.mkdir()
    office = Office(folder)
    one = office.counter("B07", "W1")
    office.sync_until_quiet()
    copy = office.back_up(one)
    office.sync_until_quiet(1)
    first = one.pay()
    office.restore_backup(one, copy)
    office.sync_until_quiet()
    return first, one.pay()


def _pulling(ticket: str) -> Round:
    place = Place(0, "")
    standing = Standing(
        terminal_id="B07",
        epoch=1,
        head=place,
        acked=place,
        stable_seq=0,
        generation="g",
        cursor=10,
        visit=1,
        nonce="new",
    )
    welcome = Welcome(
        ticket="new.0",
        version=1,
        verdict=Verdict.WELCOME,
        generation="g",
        born_at=0,
        have=place,
        agrees=True,
        placed=(),
        stable_seq=0,
        end=50,
        now="",
    )
    sent = Pull(ticket, "g", "B07", 1, 10)
    return Round(phase=Phase.PULLING, standing=standing, welcome=welcome, cursor=10, sent=sent)
