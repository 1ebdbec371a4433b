"""Refusal and withdrawal: reasoned, papered, final."""

from __future__ import annotations

import pytest

from app.domain.cases.competence import COMPETENCE_BASIS
from app.domain.cases.states import FeeStatus, State
from app.domain.errors import Refused
from app.services import intake, money
from tests.support.window import FIRM


def test_a_refusal_names_reason_competent_organ_and_remedies(window):
    case_id = window.draft("M21", **FIRM)
    intake.refuse_acceptance(
        window.desk, case_id, "经营场所不在本县", "行政许可法第三十二条", "邻县市场监督管理局"
    )
    case = window.case(case_id)
    assert (case.state, case.end_reason) == (State.REFUSED, "经营场所不在本县")
    content = window.reads.documents_of(case_id)[-1].snapshot["content"]
    assert content["competent_organ"] == "邻县市场监督管理局"
    assert content["remedy"]["review_organ"]
    assert content["remedy"]["court"]


@pytest.mark.parametrize(("reason", "organ"), [(" ", "某局"), ("不属本机关职权", " ")])
def test_a_refusal_without_reason_or_organ_does_not_happen(window, reason, organ):
    case_id = window.draft("M21", **FIRM)
    with pytest.raises(Refused):
        intake.refuse_acceptance(window.desk, case_id, reason, "依据", organ)
    assert window.case(case_id).state is State.DRAFT
    assert window.papers(case_id) == []


def test_a_withdrawal_gives_the_papers_back(window):
    case_id = window.draft("M12")
    intake.accept_case(window.desk, case_id)
    intake.withdraw_case(window.desk, case_id, "申请人改变计划")
    case = window.case(case_id)
    assert case.state is State.WITHDRAWN
    assert all(run.stopped_on for run in case.clocks)
    assert window.reads.documents_of(case_id)[-1].snapshot["content"]["returned"]


def test_an_oral_withdrawal_is_not_enough(window):
    case_id = window.draft("M12")
    intake.accept_case(window.desk, case_id)
    with pytest.raises(Refused, match="NOT_WRITTEN"):
        intake.withdraw_case(window.desk, case_id, "口头说的", written=False)


def test_paid_money_is_refunded_before_a_case_is_withdrawn(window):
    case_id = window.draft("M17")
    intake.receive_case(window.desk, case_id)
    money.take_cash(window.desk, case_id, window.case(case_id).money.due)
    with pytest.raises(Refused, match="PAID_REFUND_FIRST"):
        intake.withdraw_case(window.desk, case_id, "不办了")


def test_a_matter_paid_at_application_is_not_accepted_before_the_money(window):
    case_id = window.draft("M17")
    with pytest.raises(Refused, match="FEE_DUE"):
        intake.accept_case(window.desk, case_id)
    intake.receive_case(window.desk, case_id)
    case = window.case(case_id)
    assert case.money.due == 2000
    money.take_cash(window.desk, case_id, 2000)
    intake.accept_case(window.desk, case_id)
    assert window.papers(case_id) == ["D02", "D13", "D14", "D05"]


def test_a_dropped_draft_leaves_nothing_typed_behind(window):
    case_id = window.draft("M12")
    intake.drop_draft(window.desk, case_id, "走错窗口")
    assert window.reads.draft_values(case_id) == {}
    with pytest.raises(Refused, match="CASE_UNKNOWN"):
        window.case(case_id)


def test_want_of_competence_without_the_competent_organ_is_no_ground(window):
    case_id = window.draft("M18")
    with pytest.raises(Refused, match="COMPETENT_ORGAN_OWED"):
        intake.refuse_acceptance(window.desk, case_id, "不归本机关管", COMPETENCE_BASIS, " 无 ")
    assert window.case(case_id).state is State.DRAFT


def test_what_nobody_paid_falls_with_the_case(window):
    case_id = window.draft("M17")
    intake.receive_case(window.desk, case_id)
    assert window.case(case_id).money.due == 2000
    intake.withdraw_case(window.desk, case_id, "不办了")
    owed = window.case(case_id).money
    assert (owed.status, owed.due, owed.assessed) == (FeeStatus.NONE, 0, 2000)
    with pytest.raises(Refused, match="FEE_NOT_DUE"):
        money.take_cash(window.desk, case_id, 2000)
