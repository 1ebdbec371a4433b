"""What stops every act from outside its case: a clock in doubt, a bundle that lapsed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.domain.cases.states import State
from app.domain.errors import NeedsPerson, Refused
from app.domain.facts.office import SignedIn
from app.domain.people import Role
from app.services import intake, session
from tests.support.memory import FakeClock, FakeIdentifiers, counter
from tests.support.window import Window


def granted(window, **fields):
    case_id = window.draft("M18", **fields)
    intake.decide_on_spot(window.desk, case_id)
    return case_id


def test_a_clock_set_back_stops_receipts_until_a_supervisor_confirms(window):
    granted(window)
    case_id = window.draft("M18")
    window.clock.at = window.clock.at - timedelta(minutes=6)
    session.record_sign_in(window.desk)
    assert session.note_clock(window.desk).facts
    assert session.note_clock(window.desk).facts
    with pytest.raises(NeedsPerson, match="CLOCK_SET_BACK"):
        intake.decide_on_spot(window.desk, case_id)
    with pytest.raises(Refused, match="ROLE"):
        session.confirm_clock(window.desk, "时间对的")
    session.confirm_clock(window.as_staff(Role.SUPERVISOR), "与电话报时一致")
    intake.decide_on_spot(window.desk, case_id)
    assert window.case(case_id).state is State.APPROVED


def test_doubt_about_the_clock_survives_a_restart(tmp_path):
    with counter(tmp_path) as opened:
        granted(Window(opened))
    early = FakeClock()
    early.advance(days=-40)
    with counter(tmp_path, early) as opened:
        window = Window(opened)
        session.record_sign_in(window.desk)
        with pytest.raises(NeedsPerson, match="CLOCK_SET_BACK"):
            intake.receive_case(window.desk, window.draft("M18"))


def test_doubt_about_the_clock_outlives_any_number_of_facts(tmp_path):
    with counter(tmp_path) as opened:
        granted(Window(opened))
    early = FakeClock()
    early.advance(days=-40)
    with counter(tmp_path, early, FakeIdentifiers(21)) as opened:
        window = Window(opened)
        assert session.note_clock(window.desk).facts
        with opened.memory.unit("lin") as work:
            for _ in range(600):
                work.record("staff:lin", SignedIn(staff_id="lin", window="B09"))
            work.commit()
        session.note_clock(window.desk)
    with counter(tmp_path, early, FakeIdentifiers(22)) as opened:
        window = Window(opened)
        with pytest.raises(NeedsPerson, match="CLOCK_SET_BACK"):
            intake.receive_case(window.desk, window.draft("M18"))


def test_under_a_lapsed_bundle_no_case_is_taken_or_accepted(window):
    """Nor one received before, at once (T10) or after its supplement (T08)."""
    drafted, received = window.draft("M18"), window.draft("M04")
    noticed = window.draft("M12", **{"verdict.form": "MISSING"})
    intake.receive_case(window.desk, received)
    intake.give_notice(window.desk, noticed)
    intake.take_supplement(window.desk, noticed, ("form",))
    states = [window.case(one).state for one in (drafted, received, noticed)]
    window.at(date(2027, 1, 11))
    for case_id, act in (
        (drafted, intake.decide_on_spot),
        (received, intake.accept_case),
        (noticed, intake.accept_case),
    ):
        with pytest.raises(Refused, match="BUNDLE_LAPSED"):
            act(window.desk, case_id)
    assert [window.case(one).state for one in (drafted, received, noticed)] == states
