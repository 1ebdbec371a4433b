"""Guessing one-time codes shuts the door for a while; a known machine does not."""

from __future__ import annotations

from app.center.door import Door
from app.protocol.sync.messages import No, Problem


def test_many_unknown_codes_shut_the_door_and_time_opens_it() -> None:
    now = [0.0]
    door = Door(lambda: now[0])
    for _ in range(Door.MOST - 1):
        door.heard(Problem("t", No.CODE_UNKNOWN))
    assert not door.is_shut
    door.heard(Problem("t", No.CODE_UNKNOWN))
    assert door.is_shut
    now[0] = Door.SHUT_S + 1.0
    assert not door.is_shut


def test_other_answers_do_not_count() -> None:
    door = Door(lambda: 0.0)
    for _ in range(3 * Door.MOST):
        door.heard(Problem("t", No.CODE_USED))
    assert not door.is_shut
