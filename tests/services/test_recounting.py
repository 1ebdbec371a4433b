"""A year's plan is published after clocks were reckoned into it: they end when the plan says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.calendar import CalendarDay, DayKind
from app.domain.cases.states import ClockName, State
from app.domain.clocks import deadline
from app.domain.facts.case import ClocksRecounted
from app.protocol.bundle import reopen
from app.services import intake
from tests.support.bundles import bundle
from tests.support.memory import counter, first_bundle, template
from tests.support.window import Window
from ui.presenters.happened import timeline

OFF = (date(2027, 1, 1), date(2027, 1, 4), date(2027, 1, 5))


@pytest.fixture
def window(tmp_path):
    with counter(tmp_path) as made:
        yield Window(made)


def publish(window, off=OFF):
    """A bundle whose calendar knows 2027: two more days off than anybody could reckon with."""
    content = reopen(first_bundle(template().center)).content
    days = [CalendarDay(day, DayKind.SHIFT_REST, "元旦", "调休通知", "2027") for day in off]
    calendar = content.calendar.with_revision(days, "2027.1", [2027])
    issued = window.clock.at + timedelta(minutes=1)
    window.clock.at = issued + timedelta(minutes=1)
    window.counter.install(bundle(replace(content, calendar=calendar), issued_at=issued))


def moves(window, case_id):
    history = window.reads.history(case_id)
    return [one.body for one in history if isinstance(one.body, ClocksRecounted)]


def test_silence_accepts_on_the_day_after_the_last_of_the_published_plan(window):
    window.at(date(2026, 12, 30))
    case_id = window.draft("M12")
    intake.receive_case(window.desk, case_id)
    (before,) = window.case(case_id).clocks
    assert before.provisional
    publish(window)
    (after,) = window.case(case_id).clocks
    assert (before.due, after.due) == (date(2027, 1, 7), date(2027, 1, 11))
    assert not after.provisional
    window.at(date(2027, 1, 8))
    assert not intake.deem_overdue(window.desk).cases
    window.at(date(2027, 1, 12))
    assert intake.deem_overdue(window.desk).cases == {case_id}


def test_every_running_clock_is_recounted_and_the_move_is_on_record(window):
    window.at(date(2026, 12, 18))
    case_id = window.draft("M12")
    intake.accept_case(window.desk, case_id)
    before = {run.name: run.due for run in window.case(case_id).clocks}
    publish(window)
    calendar = window.reads.calendar()
    case = window.case(case_id)
    for run in case.clocks:
        if run.stopped_on is None:
            assert run.due == deadline(run.start, run.limit, run.unit, calendar)
    (told,) = moves(window, case_id)
    assert told.before == tuple(before[run.name] for run in told.clocks)
    assert ClockName.STATUTORY in {run.name for run in told.clocks}
    rows = timeline(window.reads.history(case_id), window.reads.staff(), window.desk.today)
    row = next(one for one in rows if "重算" in one.text)
    assert f"法定办结期限 {before[ClockName.STATUTORY]} → {case.statutory_due}" in row.detail
    assert window.counter.verify().is_sound


def test_a_day_that_is_certain_now_is_no_longer_marked_as_open(window):
    """The plan changes nothing of this clock but that it is published."""
    window.at(date(2026, 12, 30))
    case_id = window.draft("M12")
    intake.receive_case(window.desk, case_id)
    (before,) = window.case(case_id).clocks
    publish(window, OFF[:1])
    (after,) = window.case(case_id).clocks
    assert (before.provisional, after.provisional) == (True, False)
    assert after.due == before.due


def test_clocks_that_end_where_they_did_are_not_written_again(window):
    window.at(date(2026, 9, 23))
    case_id = window.draft("M12")
    intake.accept_case(window.desk, case_id)
    publish(window)
    assert moves(window, case_id) == []


def test_a_clock_that_stopped_stays_as_it_stopped(window):
    window.at(date(2026, 12, 30))
    case_id = window.draft("M18")
    intake.decide_on_spot(window.desk, case_id)
    stopped = [run for run in window.case(case_id).clocks if run.stopped_on]
    publish(window)
    assert [run for run in window.case(case_id).clocks if run.stopped_on] == stopped
    assert window.case(case_id).state is State.APPROVED
