"""Refusal and withdrawal: reasoned, papered, final."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.cases.grounds import Ground, Refusing, grounds_of, usual_basis
from app.domain.cases.states import FeeStatus, State
from app.domain.catalogue.kinds import Regime
from app.domain.errors import Refused
from app.services import intake, money
from tests.support.window import ELSEWHERE, FIRM


def test_a_refusal_names_reason_competent_organ_and_remedies(window):
    case_id = window.draft("M21", **FIRM)
    intake.refuse_acceptance(window.desk, case_id, ELSEWHERE)
    case = window.case(case_id)
    assert (case.state, case.end_reason) == (State.REFUSED, ELSEWHERE.reason)
    content = window.reads.documents_of(case_id)[-1].snapshot["content"]
    assert content["competent_organ"] == "邻县市场监督管理局"
    assert content["remedy"]["review_organ"]
    assert content["remedy"]["court"]


def test_who_needs_no_licence_is_told_so_and_not_refused(window):
    """行政许可法 32(1)1: told at once that nothing has to be applied for."""
    case_id = window.draft("M21", **FIRM)
    matter = window.matter("M21")
    told = Refusing(
        ground=Ground.NOT_NEEDED,
        reason="只销售预包装食品，备案即可",
        basis=usual_basis(matter, Ground.NOT_NEEDED),
    )
    intake.refuse_acceptance(window.desk, case_id, told)
    case = window.case(case_id)
    assert (case.state, case.end_reason) == (State.NOT_REQUIRED, told.reason)
    assert window.papers(case_id) == ["D02", "D07"]
    assert "第一项" in window.told(case_id, "D07")["basis"]
    assert all(run.stopped_on for run in case.clocks)


@pytest.mark.parametrize(
    ("lacking", "code"),
    [
        ({"reason": " "}, "REASON_EMPTY"),
        ({"basis": " "}, "BASIS_EMPTY"),
        ({"organ": " "}, "COMPETENT_ORGAN_OWED"),
        ({"ground": Ground.INCOMPLETE}, "GROUND_UNKNOWN"),
    ],
)
def test_a_refusal_that_lacks_anything_does_not_happen(window, lacking, code):
    case_id = window.draft("M21", **FIRM)
    with pytest.raises(Refused, match=code):
        intake.refuse_acceptance(window.desk, case_id, replace(ELSEWHERE, **lacking))
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


def test_nobody_is_asked_for_money_with_a_refusal_or_before_his_papers_are_whole(window):
    refused = window.draft("M17")
    intake.refuse_acceptance(window.desk, refused, ELSEWHERE)
    short = window.draft("M17", **{"verdict.form": "MISSING"})
    intake.give_notice(window.desk, short)
    assert window.papers(short) == ["D02", "D03"]
    assert window.case(short).money.status is FeeStatus.NONE
    intake.take_supplement(window.desk, short, ("form",))
    assert window.case(short).money.status is FeeStatus.DUE
    assert "D13" in window.papers(short)


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


@pytest.mark.parametrize(
    ("matter", "basis"),
    [
        ("M01", "就业促进法第三十五条"),
        ("M12", "行政许可法第三十二条第一款第（二）项"),
        ("M18", "法"),
    ],
)
def test_who_is_not_competent_says_who_is_however_the_law_is_written(window, matter, basis):
    case_id = window.draft(matter)
    nobody = replace(ELSEWHERE, basis=basis, organ=" 无 ")
    with pytest.raises(Refused, match="COMPETENT_ORGAN_OWED"):
        intake.refuse_acceptance(window.desk, case_id, nobody)
    assert window.case(case_id).state is State.DRAFT


def test_another_ground_owes_no_organ(window):
    case_id = window.draft("M12")
    other = replace(ELSEWHERE, ground=Ground.OTHER, organ="")
    intake.refuse_acceptance(window.desk, case_id, other)
    assert window.told(case_id, "D06")["competent_organ"] == "无"


def test_no_matter_is_refused_under_a_law_that_says_nothing_of_refusing(window):
    for matter in window.reads.matters(window.desk.today):
        own = {f"《{row.law}》{row.article}" for row in matter.basis}
        for ground in grounds_of(matter.regime):
            proposed = usual_basis(matter, ground)
            assert proposed not in own or matter.regime is Regime.REALTY
            assert not proposed or "许可法》第三十二条" in proposed or "条例》第十七条" in proposed


def test_what_nobody_paid_falls_with_the_case(window):
    case_id = window.draft("M17")
    intake.receive_case(window.desk, case_id)
    assert window.case(case_id).money.due == 2000
    intake.withdraw_case(window.desk, case_id, "不办了")
    owed = window.case(case_id).money
    assert (owed.status, owed.due, owed.assessed) == (FeeStatus.NONE, 0, 2000)
    with pytest.raises(Refused, match="FEE_NOT_DUE"):
        money.take_cash(window.desk, case_id, 2000)
