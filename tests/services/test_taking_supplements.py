"""What the notice asked for comes: taken whatever else stands in the way, and counted from."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.cases.states import ClockName, FeeStatus, State
from app.domain.errors import Refused
from app.services import intake, money
from tests.support.spending import exhaust_papers
from tests.support.window import FIRM, WANG
from ui.presenters.worklist import left_of

NOTICED, CAME, LATER = date(2026, 9, 23), date(2026, 9, 28), date(2026, 10, 12)


def noticed(window, code="M12"):
    """A case whose form the one-time notice asks for."""
    window.at(NOTICED)
    case_id = window.draft(code, **{"verdict.form": "MISSING"})
    intake.give_notice(window.desk, case_id)
    return case_id


def test_the_last_paper_is_taken_and_the_case_accepted_in_one_act(window):
    case_id = noticed(window)
    before = len(window.reads.history(case_id))
    changed = intake.take_supplement(window.desk, case_id, ("form",), accepts=True)
    assert window.case(case_id).state is State.ACCEPTED
    assert window.papers(case_id) == ["D02", "D03", "D04", "D05"]
    assert changed.facts == len(window.reads.history(case_id)) - before


def test_what_keeps_a_case_from_acceptance_keeps_nobodys_papers_out(window):
    """No number of the organ is left to accept under; the papers are receipted all the same."""
    case_id = noticed(window)
    exhaust_papers(window, case_id)
    window.at(CAME)
    intake.take_supplement(window.desk, case_id, ("form",), accepts=True)
    case = window.case(case_id)
    assert (case.state, case.complete_on, case.outstanding) == (State.SUPPLEMENTING, CAME, ())
    assert window.papers(case_id) == ["D02", "D03", "D04"]
    with pytest.raises(Refused, match="SEGMENT_"):
        intake.accept_case(window.desk, case_id)


def test_what_nobody_asked_for_is_not_taken_with_acceptance_either(window):
    case_id = noticed(window)
    with pytest.raises(Refused, match="SUPPLEMENT_NOT_ASKED"):
        intake.take_supplement(window.desk, case_id, ("form", "plan"), accepts=True)
    assert window.case(case_id).supplements == ()


def test_from_the_last_paper_on_the_applicant_waits_for_the_organ(window):
    """The limits to decide run from the day it came, though acceptance is said only later."""
    case_id = noticed(window)
    assert window.case(case_id).due_on is None
    window.at(CAME)
    intake.take_supplement(window.desk, case_id, ("form",))
    waiting = window.case(case_id)
    assert waiting.state is State.SUPPLEMENTING
    assert {waiting.clock(name).start for name in (ClockName.STATUTORY, ClockName.PROMISED)} == {
        CAME
    }
    window.at(LATER)
    intake.accept_case(window.desk, case_id)
    after = window.case(case_id)
    assert after.accepted_on == CAME
    assert after.clocks == waiting.clocks


def test_a_list_speaks_of_the_applicants_time_only_while_it_is_his(window):
    case_id = noticed(window)
    (before,) = window.reads.open_cases_of(WANG["applicant.id_no"])
    assert left_of(before, window.desk.today, window.reads.watch())[0].startswith("补正至")
    intake.take_supplement(window.desk, case_id, ("form",))
    window.at(date(2026, 11, 20))
    (after,) = window.reads.open_cases_of(WANG["applicant.id_no"])
    assert after.supplement_until is None
    assert "补正" not in left_of(after, window.desk.today, window.reads.watch())[0]


def test_while_papers_are_awaited_no_limit_runs_against_the_organ(window):
    window.at(NOTICED)
    bad = {"verdict.form": "MISSING", "verdict.layout": "WRONG_FORM"}
    case_id = window.draft("M21", **FIRM, **bad)
    intake.give_notice(window.desk, case_id)
    window.at(CAME)
    intake.take_supplement(window.desk, case_id, ("form",), accepts=True)
    case = window.case(case_id)
    assert [row.material_id for row in case.outstanding] == ["layout"]
    assert (case.state, case.due_on) == (State.SUPPLEMENTING, None)


def test_the_fee_before_acceptance_is_asked_for_when_all_is_there(window):
    case_id = noticed(window, "M17")
    assert window.case(case_id).money.status is FeeStatus.NONE
    intake.take_supplement(window.desk, case_id, ("form",), accepts=True)
    case = window.case(case_id)
    assert (case.state, case.money.status) == (State.SUPPLEMENTING, FeeStatus.DUE)
    with pytest.raises(Refused, match="FEE_DUE"):
        intake.accept_case(window.desk, case_id)
    money.take_cash(window.desk, case_id, case.money.due)
    intake.accept_case(window.desk, case_id)
    assert window.case(case_id).accepted_on == NOTICED
