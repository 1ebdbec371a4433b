"""A fee-bearing immediate matter in one sitting: one commit an act, nothing half done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.cases.serving import Receiver, Relation
from app.domain.cases.states import FeeStatus, State
from app.domain.cases.values import Number
from app.domain.errors import Refused
from app.domain.facts.case import CaseDelivered
from app.domain.facts.money import BillIssued, PayMethod
from app.domain.folds.money import BillState
from app.domain.people import Role
from app.services import intake, money, result
from tests.support.window import AGENT, ELSEWHERE, FIRM, WANG

BILL = BillIssued(
    bill_code="99010126",
    number=Number("", "", 0, ""),
    payment_id="p",
    unit_code="990121002",
    unit_name="示例县公安局交通警察大队",
    lines=(),
    amount=1,
    payer="王秀兰",
    issued_on=date(2026, 9, 23),
    document_id="d",
)


def granted(window, **fields):
    case_id = window.draft("M18", **fields)
    intake.decide_on_spot(window.desk, case_id)
    return case_id


def test_from_draft_to_closed_with_every_paper_the_law_asks_for(window):
    case_id = granted(window)
    money.take_cash(window.desk, case_id, 2000)
    result.issue_and_deliver(window.desk, case_id)
    case = window.case(case_id)
    assert case.state is State.CLOSED
    assert window.papers(case_id) == ["D02", "D05", "D11", "D14", "D17"]
    assert case.certificate_no == "440524188001010014"
    assert case.conflicts == ()


def test_payment_bill_and_books_are_one_commit(window):
    case_id = granted(window)
    before = window.reads.segments()
    money.take_cash(window.desk, case_id, 2000)
    payment, bill = window.reads.payments_of(case_id)[0], window.reads.bills_of(case_id)[0]
    assert (payment.amount, payment.tendered, payment.change) == (1000, 2000, 1000)
    assert (bill.amount, bill.payment_id, bill.state) == (
        1000,
        payment.payment_id,
        BillState.ISSUED,
    )
    assert bill.bill_no == "0000123457"
    books = window.reads.books(window.desk.today)
    assert [(line.count, line.amount) for line in books] == [(1, 1000)]
    used = sum(s.next_no - s.from_no for s in window.reads.segments())
    assert used - sum(s.next_no - s.from_no for s in before) == 1


def test_a_second_payment_for_the_same_case_is_refused_and_takes_no_number(window):
    case_id = granted(window)
    money.take_cash(window.desk, case_id, 1000)
    segments = window.reads.segments()
    with pytest.raises(Refused, match="FEE_NOT_DUE"):
        money.take_cash(window.desk, case_id, 1000)
    assert window.reads.segments() == segments


def test_too_little_cash_changes_nothing(window):
    case_id = granted(window)
    with pytest.raises(Refused, match="TENDERED_SHORT"):
        money.take_cash(window.desk, case_id, 999)
    assert window.case(case_id).money.status is FeeStatus.DUE
    assert window.reads.bills_of(case_id) == ()


def test_no_certificate_before_the_fee_is_paid(window):
    case_id = granted(window)
    with pytest.raises(Refused, match="FEE_DUE"):
        result.issue_and_deliver(window.desk, case_id)
    assert window.case(case_id).state is State.APPROVED


def test_a_code_payment_stays_unknown_until_it_is_confirmed(window):
    case_id = granted(window)
    money.start_payment(window.desk, case_id, PayMethod.QR)
    assert window.case(case_id).money.status is FeeStatus.UNKNOWN
    with pytest.raises(Refused, match="PAYMENT_UNKNOWN"):
        money.take_cash(window.desk, case_id, 1000)
    payment = window.reads.payments_of(case_id)[0]
    with pytest.raises(Refused, match="REFERENCE_EMPTY"):
        money.confirm_payment(window.desk, payment.payment_id, " ")
    money.confirm_payment(window.desk, payment.payment_id, "QR20260923-1")
    assert window.case(case_id).money.status is FeeStatus.PAID
    assert len(window.reads.bills_of(case_id)) == 1


def test_a_code_payment_that_failed_leaves_the_fee_due_and_no_bill(window):
    case_id = granted(window)
    money.start_payment(window.desk, case_id, PayMethod.POS, "slip 7")
    payment = window.reads.payments_of(case_id)[0]
    money.fail_payment(window.desk, payment.payment_id, "余额不足")
    assert window.case(case_id).money.status is FeeStatus.DUE
    with pytest.raises(Refused, match="PAYMENT_NOT_OPEN"):
        money.confirm_payment(window.desk, payment.payment_id, "x")
    assert window.reads.bills_of(case_id) == ()


def test_an_agent_needs_a_power_of_attorney(window):
    case_id = window.draft("M18", **(AGENT | {"agent.authority": " "}))
    with pytest.raises(Refused, match="APPLICANT_INCOMPLETE") as refused:
        intake.decide_on_spot(window.desk, case_id)
    assert refused.value.facts["fields"] == {"agent.authority": "AUTHORITY_EMPTY"}


@pytest.mark.parametrize(
    ("agent", "code"),
    [
        ({"agent.name": "王秀兰", "agent.id_no": "440524188001010014"}, "AGENT_IS_APPLICANT"),
        ({"agent.id_no": "110105201503070013"}, "AGENT_TOO_YOUNG"),
    ],
)
def test_an_agent_is_another_person_who_may_act(window, agent, code):
    """民法典 18, 19, 162."""
    case_id = window.draft("M18", **(AGENT | agent))
    with pytest.raises(Refused, match="APPLICANT_INCOMPLETE") as refused:
        intake.decide_on_spot(window.desk, case_id)
    assert refused.value.facts["fields"] == {"agent.id_no": code}


def test_an_agent_brings_his_papers_and_signs_for_the_result(window):
    case_id = granted(window, **AGENT)
    case = window.case(case_id)
    assert case.answers["agent"] == "YES"
    assert {row.material_id for row in case.checklist if row.applies} >= {"authority", "agent_id"}
    money.take_cash(window.desk, case_id, 1000)
    result.issue_and_deliver(window.desk, case_id)
    served = window.reads.documents_of(case_id)[-1].snapshot["content"]
    assert (served["receiver"], served["relation"]) == ("李明", "受托代理人")


def test_a_refused_act_leaves_the_draft_as_it_was(window):
    case_id = window.draft("M18", **{"applicant.id_no": "440524188001010015"})
    facts = window.reads.counts().unsent
    with pytest.raises(Refused) as refused:
        intake.decide_on_spot(window.desk, case_id)
    assert refused.value.facts["fields"] == {"applicant.id_no": "ID_CHECK_DIGIT"}
    assert window.reads.counts().unsent == facts
    assert window.reads.draft_values(case_id)["applicant.name"] == "王秀兰"


def test_a_matter_for_persons_is_not_taken_from_an_organisation(window):
    case_id = window.draft("M18", **FIRM)
    with pytest.raises(Refused) as refused:
        intake.decide_on_spot(window.desk, case_id)
    assert refused.value.facts["fields"]["applicant.kind"] == "KIND_NOT_SERVED"


def test_the_supervisor_cannot_decide_a_case(window):
    case_id = window.draft("M18")
    with pytest.raises(Refused, match="ROLE"):
        intake.decide_on_spot(window.as_staff(Role.SUPERVISOR), case_id)


@pytest.mark.parametrize("method", ["cash", "code"])
def test_nothing_is_refused_while_money_lies_with_it(window, method):
    case_id = window.draft("M17")
    intake.receive_case(window.desk, case_id)
    if method == "cash":
        money.take_cash(window.desk, case_id, 2000)
    else:
        money.start_payment(window.desk, case_id, PayMethod.QR)
    with pytest.raises(Refused, match=r"PAID_REFUND_FIRST|PAYMENT_UNKNOWN"):
        intake.refuse_acceptance(window.desk, case_id, ELSEWHERE)


def test_what_is_typed_too_late_is_kept_nowhere(window):
    case_id = granted(window)
    with pytest.raises(Refused, match="NOT_A_DRAFT"):
        intake.keep_field(window.desk, case_id, "applicant.name", "X")
    assert window.reads.draft_values(case_id) == {}


def test_only_the_cash_desk_may_say_that_a_payment_failed(window):
    case_id = granted(window)
    money.start_payment(window.desk, case_id, PayMethod.QR)
    payment = window.reads.payments_of(case_id)[0]
    with pytest.raises(Refused, match="ROLE"):
        money.fail_payment(window.as_staff(Role.PROXY), payment.payment_id, "x")


def test_an_expired_bill_segment_refuses_and_keeps_the_fee_due(window):
    case_id = granted(window)
    window.at(date(2027, 1, 4))
    with pytest.raises(Refused, match=r"SEGMENT_(MISSING|EXPIRED)"):
        money.take_cash(window.desk, case_id, 1000)
    assert window.case(case_id).money.status is FeeStatus.DUE


def test_an_empty_bill_segment_refuses_and_keeps_the_fee_due(window):
    case_id = granted(window)
    bills = next(s for s in window.reads.segments() if s.series == "bill:99010126")
    last = Number(bills.lease_id, bills.series, bills.to_no, bills.text(bills.to_no))
    with window.desk.work() as work:
        work.record("elsewhere", replace(BILL, number=last))
        work.commit()
    with pytest.raises(Refused, match="SEGMENT_EMPTY"):
        money.take_cash(window.desk, case_id, 1000)
    assert window.case(case_id).money.status is FeeStatus.DUE
    assert window.reads.payments_of(case_id) == ()


def test_a_waiver_needs_a_published_rule(window):
    case_id = granted(window)
    with pytest.raises(Refused, match="WAIVER_UNKNOWN"):
        money.waive_fee(window.desk, case_id, "friendship", "无", "周敏")


def test_a_draft_cannot_be_delivered(window):
    case_id = window.draft("M04")
    with pytest.raises(Refused, match="STATE"):
        result.issue_and_deliver(window.desk, case_id)


def test_a_name_no_font_can_write_is_refused_before_anything_is_kept(window):
    case_id = window.draft("M18", **{"applicant.name": "李\U00030000"})
    facts = window.reads.counts().unsent
    with pytest.raises(Refused, match="GLYPH_MISSING") as refused:
        intake.decide_on_spot(window.desk, case_id)
    assert refused.value.facts["characters"] == ("U+30000",)
    assert window.reads.counts().unsent == facts
    assert window.case(case_id).state is State.DRAFT


def test_a_case_handed_over_elsewhere_is_not_closed_while_money_is_owed(window):
    case_id = window.draft("M18")
    intake.decide_on_spot(window.desk, case_id)
    handed = CaseDelivered(
        document_id="d",
        method="直接送达",
        receiver="王秀兰",
        receiver_id="",
        relation="本人",
        served_on=window.desk.today,
        proof="",
    )
    with window.desk.work() as work:
        work.record(case_id, handed)
        work.commit()
    with pytest.raises(Refused, match="FEE_DUE"):
        result.close_case(window.desk, case_id)
    assert window.case(case_id).state is State.DELIVERED


def test_a_licence_that_bears_its_holders_number_bears_no_other(window):
    case_id = window.draft("M18")
    intake.decide_on_spot(window.desk, case_id)
    money.take_cash(window.desk, case_id, window.case(case_id).money.due)
    with pytest.raises(Refused, match="CERTIFICATE_NO_FIXED"):
        result.issue_and_deliver(window.desk, case_id, "999888777")
    assert window.case(case_id).state is State.APPROVED


def test_on_the_last_day_of_his_power_an_agent_takes_the_result(window):
    case_id = window.draft("M01", **AGENT, **{"agent.until": window.desk.today.isoformat()})
    intake.decide_on_spot(window.desk, case_id)
    result.issue_and_deliver(window.desk, case_id)
    assert window.case(case_id).state is State.CLOSED


def test_an_agent_whose_power_has_ended_takes_no_result(window):
    """民法典 173: the power of attorney ends with its term."""
    last = window.desk.today
    case_id = window.draft("M01", **AGENT, **{"agent.until": last.isoformat()})
    intake.decide_on_spot(window.desk, case_id)
    window.at(last + timedelta(days=1))
    with pytest.raises(Refused, match="AUTHORITY_ENDED"):
        result.issue_and_deliver(window.desk, case_id)
    result.issue_and_deliver(
        window.desk, case_id, receiver=Receiver(name="王秀兰", id_no=WANG["applicant.id_no"])
    )
    assert window.case(case_id).state is State.CLOSED


def test_an_identity_number_that_is_the_licence_number_is_masked_on_every_paper(window):
    case_id = granted(window)
    money.take_cash(window.desk, case_id, 1000)
    result.issue_and_deliver(window.desk, case_id)
    assert window.case(case_id).certificate_no == "440524188001010014"
    assert window.told(case_id, "D11")["certificate_no"] == "440524********0014"
    assert window.told(case_id, "D17")["papers"][-1]["number"] == "440524********0014"


@pytest.mark.parametrize(
    ("name", "id_no", "code"),
    [
        ("王?兰", WANG["applicant.id_no"], "NAME_CHARACTERS"),
        ("王秀兰", "440524198001010015", "ID_CHECK_DIGIT"),
        ("王秀兰", "", "ID_LENGTH"),
        ("王秀兰", WANG["applicant.id_no"], ""),
    ],
)
def test_whoever_takes_a_result_is_a_person_with_a_number(window, name, id_no, code):
    case_id = granted(window)
    money.take_cash(window.desk, case_id, 1000)
    receiver = Receiver(name=name, id_no=id_no, relation=Relation.FAMILY)
    if not code:
        result.issue_and_deliver(window.desk, case_id, receiver=receiver)
        return
    with pytest.raises(Refused, match=code):
        result.issue_and_deliver(window.desk, case_id, receiver=receiver)
    assert window.case(case_id).state is State.APPROVED


def test_who_may_only_hand_results_over_does_and_the_case_closes(window):
    case_id = window.draft("M01")
    intake.decide_on_spot(window.desk, case_id)
    result.issue_and_deliver(window.as_staff(Role.ISSUER), case_id)
    assert window.case(case_id).state is State.CLOSED


def test_as_many_copies_come_out_as_the_paper_says(window):
    case_id = window.draft("M12")
    intake.accept_case(window.desk, case_id)
    for paper in window.reads.documents_of(case_id):
        jobs = [j for j in window.reads.jobs_of_case(case_id) if j.document_id == paper.document_id]
        (job,) = jobs
        assert job.copies == len(paper.snapshot["header"]["destinations"]) > 1
