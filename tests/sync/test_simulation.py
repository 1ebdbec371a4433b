"""A share of the simulated offices, and every seed that ever failed."""

from __future__ import annotations

import pytest

from tests.support.databases import ServerDisk
from tests.sync.simulation import run_seed

ONCE_FAILED = (
    *(12, 14, 19, 21, 22, 27, 55, 861, 1041, 1060, 1077, 1172, 1204, 1334, 1457, 2143),
    *(2158, 2406, 2907, 3142),
)
FAILED_WITH_SPARES = (15, 28, 35, 2081, 2142, 3167, 3171, 5007, 5491, 5841, 10586)
"""Found when spare machines began to take disks over."""


@pytest.mark.parametrize("first", range(1, 41, 5))
def test_an_office_under_every_fault_settles_and_agrees(first: int) -> None:
    for seed in range(first, first + 5):
        assert run_seed(seed).total() > 0


@pytest.mark.parametrize("seed", ONCE_FAILED)
def test_a_seed_that_failed_once_does_not_again(seed: int) -> None:
    run_seed(seed, spares=False)


@pytest.mark.parametrize("seed", FAILED_WITH_SPARES)
def test_a_seed_that_failed_since_machines_are_taken_over_does_not_again(seed: int) -> None:
    run_seed(seed)


@pytest.mark.parametrize("seed", [3, 21, 1334])
def test_a_seed_goes_the_same_way_on_postgresql(seed: int, on_server: ServerDisk) -> None:
    assert run_seed(seed, disk=on_server) == run_seed(seed)


def test_a_seed_replays_to_the_byte() -> None:
    assert run_seed(3) == run_seed(3)
