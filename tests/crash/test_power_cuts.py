"""A power cut at any moment loses nothing that was promised and leaves nothing half done."""

from __future__ import annotations

from tests.crash.power import WINDOW, cut


def test_a_killed_counter_keeps_every_promise(tmp_path):
    outcome = cut(tmp_path, kills=4, seed=20260923)
    assert outcome.violations == []
    assert outcome.kills == 4
    assert outcome.promised > 20


def test_a_killed_window_keeps_what_stood_on_its_screen(tmp_path):
    outcome = cut(tmp_path, kills=2, seed=20260924, victim=WINDOW)
    assert outcome.violations == []
    assert outcome.promised > 5
