"""When the power goes, what was acknowledged is there and what was not is there whole or not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.power import planted
from tests.power.center import run_center
from tests.power.checks import Loss
from tests.power.plain import new_counter
from tests.power.run import Plan, run
from tests.power.session import record_morning

SHORT = Plan(cuts=120, lives=2, cases=3, share=0.025)
BRIEF = Plan(cuts=60, lives=1, cases=3, share=0.0)


def test_no_power_cut_loses_halves_or_damages_anything(tmp_path: Path) -> None:
    tally = run(tmp_path, 20260923, SHORT)
    assert tally.words == []
    assert tally.cuts == SHORT.cuts
    assert tally.commits > 100
    assert tally.checkpoints > 2
    assert tally.torn > 0
    assert tally.surveyed > 0


def test_no_power_cut_takes_from_a_center_what_it_said_it_has(tmp_path: Path) -> None:
    tally = run_center(tmp_path, 20260923, Plan(cuts=80, lives=2, cases=10, share=0.1))
    assert tally.words == []
    assert tally.commits > 80
    assert tally.surveyed > 0


def test_a_center_that_answers_before_its_commit_is_caught(tmp_path: Path) -> None:
    with planted.acknowledge_before_commit():
        tally = run_center(tmp_path, 1, Plan(cuts=60, lives=1, cases=10, share=0.0))
    assert tally.losses[Loss.LOST] > 3


@pytest.mark.slow
@pytest.mark.parametrize("mistake", planted.SEEN_BY_A_LOOK, ids=lambda one: one.__name__)
def test_a_mistake_with_the_disk_is_caught(mistake: planted.Planted, tmp_path: Path) -> None:
    with mistake():
        tally = run(tmp_path, 1, BRIEF)
    assert tally.losses[Loss.LOST] > 3, mistake.__doc__


def test_flushing_the_log_at_checkpoints_alone_loses_most_cuts(tmp_path: Path) -> None:
    """The setting that many libraries advise for a log: the last acts are not on the disk yet."""
    with planted.synchronous_normal():
        tally = run(tmp_path, 2, BRIEF)
    assert tally.losses[Loss.LOST] > BRIEF.cuts / 3
    assert tally.losses[Loss.CORRUPT] == tally.losses[Loss.HALF] == 0


def test_an_act_in_two_commits_is_found_by_the_survey(tmp_path: Path) -> None:
    with planted.tables_in_a_second_commit():
        tally = run(tmp_path, 1, Plan(cuts=6, lives=1, cases=1, share=1.0))
    assert tally.losses[Loss.UNSOUND] > 0


def test_a_morning_is_recorded_the_same_to_the_byte(tmp_path: Path) -> None:
    (tmp_path / "again").mkdir()
    first = record_morning(tmp_path, new_counter(), 5, 2)
    second = record_morning(tmp_path / "again", new_counter(), 5, 2)
    assert first == second
    assert record_morning(tmp_path, new_counter(), 6, 2) != first
