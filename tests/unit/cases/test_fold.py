"""The fold turns facts into the present of a case, and refuses to lose or invent anything."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.domain.cases.fold import fold_case
from app.domain.cases.states import TERMINAL_STATES, ClockName, FeeStatus, State
from app.domain.cases.transitions import TRANSITIONS
from app.domain.cases.values import Supplement, Verdict
from app.domain.facts import case as f
from app.domain.facts import money as m
from app.domain.materials import CheckResult
from tests.support.facts import DAY, MATTER, MISSING, accepted, clock, fact, folded, received

ON_HAND = {
    *(State.ACCEPTED, State.REVIEWING, State.SUSPENDED, State.FORWARDED, State.DECIDING),
}
"""Accepted and not decided yet."""
DRAFTED = f.CaseDrafted(matter=MATTER, window="B07")
NOTICED = f.SupplementNoticed(
    document_id="d3",
    deficiencies=(MISSING,),
    until=date(2026, 10, 28),
    consequence="退回",
    noticed_on=DAY,
)
ARRIVED = f.SupplementArrived(supplement=Supplement(DAY, ("form",)))
APPROVED = f.CaseApproved(
    document_id="d11", decided_on=DAY, content="准予", clocks=(clock(ClockName.DELIVERY),)
)
DELIVERED = f.CaseDelivered(
    document_id="d17",
    method="直接送达",
    receiver="王秀兰",
    receiver_id="",
    relation="本人",
    served_on=DAY,
    proof="签收",
)
CERTIFIED = f.CertificateMade(name="驾驶证", certificate_no="1", valid_until=None, seal="章")
ASSESSED = m.FeeAssessed(assessment_id="a1", lines=(), due=1000)
PAID = m.FeePaid(
    payment_id="p1",
    assessment_id="a1",
    method=m.PayMethod.CASH,
    amount=1000,
    tendered=2000,
    change=1000,
    reference="",
    payer="王秀兰",
    paid_on=DAY,
    lines=(),
)
STARTED = m.PaymentStarted(
    payment_id="p2", assessment_id="a1", method=m.PayMethod.QR, amount=1000, reference=""
)
FAILED = m.PaymentFailed(payment_id="p2", cause="未到账")
WITHDRAWN = f.CaseWithdrawn(
    document_id="d19", reason="不办了", written=True, returned=(), withdrawn_on=DAY
)
TO_A_HIGHER_ORGAN = (f.CaseMoved(by="T18"), f.CaseMoved(by="T19a"))
BODIES = (
    DRAFTED,
    received(),
    NOTICED,
    ARRIVED,
    accepted("T08"),
    accepted("T10"),
    accepted("T11"),
    accepted("T10", DAY - timedelta(days=1)),
    accepted("T11", DAY + timedelta(days=1)),
    f.DecisionOpened(),
    APPROVED,
    f.CertificateStarted(),
    CERTIFIED,
    DELIVERED,
    f.CaseClosed(),
    WITHDRAWN,
    ASSESSED,
    PAID,
    *(
        f.CaseMoved(by=row.id, reason="原因")
        for row in TRANSITIONS.values()
        if row.fact == "CaseMoved" and row.sources
    ),
)
MONEY = (m.FeeAssessed, m.FeePaid)


def test_an_immediate_matter_goes_from_draft_to_closed():
    case = folded(
        DRAFTED,
        received(),
        accepted(),
        f.DecisionOpened(),
        APPROVED,
        ASSESSED,
        PAID,
        f.CertificateStarted(),
        CERTIFIED,
        DELIVERED,
        f.CaseClosed(),
    )
    assert case is not None
    assert case.state is State.CLOSED
    assert case.conflicts == ()
    assert case.money.status is FeeStatus.PAID
    assert (case.ended_on, case.certificate_no) == (DAY, "1")
    assert all(run.stopped_on == DAY for run in case.clocks)


def test_a_supplement_waits_until_every_item_has_come():
    case = folded(DRAFTED, received(), NOTICED)
    assert case is not None
    assert case.state is State.SUPPLEMENTING
    assert [row.material_id for row in case.outstanding] == ["form"]
    assert case.clock(ClockName.NOTICE).stopped_on == DAY
    assert folded(ARRIVED, case=case).outstanding == ()


@pytest.mark.parametrize("day", [DAY - timedelta(days=1), DAY - timedelta(days=30)])
def test_what_is_said_to_have_come_before_it_was_asked_for_is_a_conflict(day):
    case = folded(DRAFTED, received(), NOTICED)
    after = folded(f.SupplementArrived(supplement=Supplement(day, ("form",))), case=case)
    assert replace(after, conflicts=()) == case
    assert after.conflicts[0].cause == "ARRIVED_ON"


def test_the_last_paper_of_a_supplement_sets_the_limits_running():
    begun = (clock(ClockName.STATUTORY), clock(ClockName.PROMISED))
    case = folded(DRAFTED, received(), NOTICED, replace(ARRIVED, clocks=begun))
    assert case.clocks[-2:] == begun
    later = folded(accepted("T08"), case=case)
    assert [run.name for run in later.clocks] == [run.name for run in case.clocks]


@pytest.mark.parametrize("body", [STARTED, FAILED])
def test_what_is_paid_stays_paid_whatever_a_late_word_of_a_card_says(body):
    case = folded(DRAFTED, received(), accepted(), ASSESSED, PAID)
    assert folded(body, case=case).money == case.money


def test_a_payment_that_failed_is_not_owed_again_for_a_case_that_ended_meanwhile():
    case = folded(DRAFTED, received(), ASSESSED, STARTED, WITHDRAWN, FAILED)
    assert (case.state, case.money.status, case.money.due) == (
        State.WITHDRAWN,
        FeeStatus.NONE,
        0,
    )


def test_deemed_acceptance_is_marked_and_dated_back_to_receipt():
    case = folded(DRAFTED, received(), accepted("T11"))
    assert case.deemed
    assert case.accepted_on == case.received_on


@pytest.mark.parametrize(
    ("by", "days"), [("T10", -1), ("T11", -1), ("T11", 1)], ids=["early", "before", "after"]
)
def test_an_acceptance_before_receipt_or_a_silent_one_on_another_day_is_a_conflict(by, days):
    case = folded(DRAFTED, received(), accepted(by, DAY + timedelta(days=days)))
    assert case.state is State.RECEIVED
    assert case.accepted_on is None
    assert case.conflicts[0].cause == "ACCEPTED_ON"


def test_results_that_change_after_an_acceptance_as_whole_are_a_conflict():
    case = folded(DRAFTED, received(), accepted())
    worse = f.MaterialsCorrected(verdicts={"form": Verdict(CheckResult.MISSING)})
    after = folded(worse, case=case)
    assert replace(after, conflicts=()) == case
    assert after.conflicts[0].cause == "ACCEPTED_AS_WHOLE"


def test_a_decision_dated_before_its_acceptance_is_a_conflict():
    case = folded(DRAFTED, received(), accepted(), f.DecisionOpened())
    early = replace(APPROVED, decided_on=case.accepted_on - timedelta(days=1))
    after = folded(early, case=case)
    assert (after.state, after.decided_on) == (State.DECIDING, None)
    assert after.conflicts[0].cause == "DECIDED_ON"


def test_who_is_denied_is_not_kept_waiting_for_a_fee_nobody_paid():
    case = folded(DRAFTED, received(), accepted(), f.DecisionOpened(), ASSESSED)
    assert case.money.status is FeeStatus.DUE
    denied = folded(f.CaseMoved(by="T23", reason="不符合条件"), case=case)
    assert (denied.state, denied.money.status, denied.money.due) == (
        State.DENIED,
        FeeStatus.NONE,
        0,
    )


@pytest.mark.parametrize("body", [f.DecisionOpened(), f.CaseMoved(by="T20")])
def test_who_brings_a_case_to_decision_is_known(body):
    before = State.ACCEPTED if isinstance(body, f.DecisionOpened) else State.REVIEWING
    case = replace(folded(DRAFTED, received(), accepted()), state=before)
    assert fold_case(case, fact(body, actor="reviewer")).opened_decision_by == "reviewer"


def test_a_dropped_draft_is_no_case_any_more():
    assert folded(DRAFTED, f.DraftDropped(reason="来错窗口")) is None


def test_a_received_case_cannot_be_dropped():
    case = folded(DRAFTED, received(), f.DraftDropped(reason="x"))
    assert case.state is State.RECEIVED
    assert case.conflicts[0].cause == "NOT_A_DRAFT"


def test_a_second_notice_becomes_a_conflict_and_changes_nothing():
    once = folded(DRAFTED, received(), NOTICED)
    twice = folded(replace(NOTICED, document_id="again"), case=once)
    assert replace(twice, conflicts=()) == once
    assert twice.conflicts[0].state is State.SUPPLEMENTING


def test_a_decision_freezes_the_clock_and_cannot_be_reopened():
    case = folded(DRAFTED, received(), accepted(), f.DecisionOpened(), APPROVED)
    again = folded(accepted(), f.DecisionOpened(), case=case)
    assert case.clock(ClockName.STATUTORY).stopped_on == DAY
    assert replace(again, conflicts=()) == case
    assert len(again.conflicts) == 2


def test_money_that_arrives_after_a_withdrawal_still_counts():
    case = folded(DRAFTED, received(), ASSESSED, WITHDRAWN, PAID)
    assert case.state is State.WITHDRAWN
    assert case.money.paid == 1000


def test_a_fact_that_names_a_row_of_another_kind_is_a_conflict():
    case = folded(DRAFTED, received(), f.CaseMoved(by="T10"))
    assert case.state is State.RECEIVED
    assert case.conflicts[0].cause == "UNKNOWN_MOVE"


@pytest.mark.parametrize("state", sorted(TERMINAL_STATES))
def test_nothing_but_money_changes_a_case_at_its_end(state):
    ended = replace(folded(DRAFTED, received()), state=state)
    for body in BODIES:
        after = fold_case(ended, fact(body))
        assert after.state is state
        if not isinstance(body, MONEY):
            assert replace(after, conflicts=()) == ended, body


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(BODIES), max_size=25))
@example([DRAFTED, received(), accepted("T10"), f.CaseMoved(by="T12"), *TO_A_HIGHER_ORGAN])
def test_whatever_arrives_in_whatever_order_the_invariants_hold(bodies):
    case, paid, notices = None, 0, 0
    for body in bodies:
        before = case
        case = fold_case(case, fact(body))
        if case is None:
            continue
        paid += body.amount if before is not None and isinstance(body, m.FeePaid) else 0
        moved = before is not None and case.state is not before.state
        notices += moved and isinstance(body, f.SupplementNoticed)
        if moved:
            assert any(
                before.state in row.sources and row.target is case.state
                for row in TRANSITIONS.values()
            )
        if case.accepted_on:
            assert case.received_on
            assert case.accepted_on >= case.received_on
            assert case.accepted_on == case.received_on or not case.deemed
        if case.decided_on:
            stopped = [case.clock(name) for name in (ClockName.STATUTORY, ClockName.PROMISED)]
            assert all(run is None or run.stopped_on for run in stopped)
        on_hand = case.state in ON_HAND
        ended = case.ended_on is not None or case.decided_on is not None
        assert on_hand == (case.accepted_on is not None and not ended)
        assert case.is_open == (case.ended_on is None)
        assert case.money.paid == paid
        assert notices <= 1
