"""A disk that is full or fails at any call refuses an act whole, in our words; nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.power.disk import Fault, Trouble
from tests.power.faults import (
    FOR_GOOD,
    NEARLY_FOLDED,
    Act,
    closing,
    copy,
    decide,
    keep,
    opening,
    scene,
    sweep,
)

FEW = (Trouble.IO_SYNC, Trouble.IO_TRUNCATE)
"""Of these there are few calls: each is tried."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("made", "now", "then"):
        (tmp_path / name).mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("trouble", "times"),
    [
        (Trouble.FULL_WRITE, FOR_GOOD),
        (Trouble.IO_WRITE, 1),
        (Trouble.IO_SYNC, 1),
        (Trouble.IO_READ, FOR_GOOD),
    ],
    ids=lambda one: getattr(one, "name", ""),
)
@pytest.mark.parametrize(("act", "stride"), [(keep, 15), (decide, 61), (copy, 151)])
def test_an_act_meets_a_failing_disk(
    folder: Path, act: Act, stride: int, trouble: Trouble, times: int
) -> None:
    made = scene(folder / "made", act)
    assert list(sweep(folder, made, trouble, times, 1 if trouble in FEW else stride)) == []


@pytest.mark.parametrize("trouble", [Trouble.FULL_WRITE, *FEW], ids=lambda one: one.name)
def test_a_log_that_cannot_be_folded_refuses_no_act(folder: Path, trouble: Trouble) -> None:
    made = scene(folder / "made", decide, NEARLY_FOLDED)
    assert list(sweep(folder, made, trouble, FOR_GOOD, 1 if trouble in FEW else 401)) == []


@pytest.mark.parametrize("trouble", Trouble, ids=lambda one: one.name)
def test_a_counter_is_switched_on_and_off_with_a_failing_disk(
    folder: Path, trouble: Trouble
) -> None:
    made = scene(folder / "made", decide)
    for at in (1, 20):
        assert list(opening(folder, made, Fault(trouble, at, FOR_GOOD))) == []
        assert list(closing(folder, made, Fault(trouble, at))) == []


@pytest.mark.slow
@pytest.mark.parametrize("times", [1, FOR_GOOD], ids=["once", "for-good"])
@pytest.mark.parametrize("trouble", Trouble, ids=lambda one: one.name)
@pytest.mark.parametrize(
    ("act", "pages", "stride"),
    [(keep, 0, 1), (decide, 0, 1), (decide, NEARLY_FOLDED, 5), (copy, 0, 3)],
)
def test_an_act_meets_a_disk_that_fails_at_every_call_in_turn(
    folder: Path, act: Act, pages: int, stride: int, trouble: Trouble, times: int
) -> None:
    made = scene(folder / "made", act, pages)
    assert list(sweep(folder, made, trouble, times, 1 if trouble in FEW else stride)) == []
