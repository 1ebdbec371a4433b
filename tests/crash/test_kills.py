"""A process killed at any moment loses nothing it promised and leaves nothing half done."""

from __future__ import annotations

import shutil

from app.services import intake, money
from tests.crash.killing import WINDOW, cut
from tests.support.memory import FakeIdentifiers, counter
from tests.support.morning import act_promise
from tests.support.survey import violations
from tests.support.window import Window


def test_a_killed_counter_keeps_every_promise(tmp_path):
    outcome = cut(tmp_path, kills=4, seed=20260923)
    assert outcome.violations == []
    assert outcome.kills == 4
    assert outcome.promised > 20


def test_a_killed_window_keeps_what_stood_on_its_screen(tmp_path):
    outcome = cut(tmp_path, kills=2, seed=20260924, victim=WINDOW)
    assert outcome.violations == []
    assert outcome.promised > 5


def test_a_lost_act_is_found_by_the_survey(tmp_path):
    """A disk that forgot its last commit leaves a counter that is sound in itself."""
    spool, before = tmp_path / "spool", tmp_path / "before" / "counter"
    with counter(tmp_path / "now") as opened:
        case_id = Window(opened).draft("M18")
        intake.decide_on_spot(Window(opened).desk, case_id)
        kept = act_promise(opened, case_id)
    shutil.copytree(tmp_path / "now" / "counter", before)
    with counter(tmp_path / "now", ids=FakeIdentifiers(8)) as opened:
        money.take_cash(Window(opened).desk, case_id, opened.reads.case(case_id).money.due)
        lost = act_promise(opened, case_id)
        assert list(violations(opened, spool, [kept, lost])) == []
    with counter(tmp_path / "before") as opened:
        assert list(violations(opened, spool, [kept])) == []
        assert len(list(violations(opened, spool, [lost]))) == 2


def test_an_act_that_was_replaced_is_found_by_the_survey(tmp_path):
    """As many facts as were promised, and the same state: but not those facts."""
    with counter(tmp_path) as opened:
        case_id = Window(opened).draft("M18")
        intake.decide_on_spot(Window(opened).desk, case_id)
        promise = act_promise(opened, case_id)
        promise["head"]["hash"] = "0" * 64
        (found,) = violations(opened, tmp_path / "spool", [promise])
        assert "another is there" in found
