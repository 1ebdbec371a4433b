"""Money at the window: reductions by who may grant them, and one bill for every collecting unit."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.cases.states import FeeStatus
from app.domain.catalogue.kinds import FeeMethod
from app.domain.errors import Refused
from app.domain.facts.money import FeeAssessed, PayMethod
from app.domain.people import Role
from app.services import intake, money
from tests.support.bundles import LATER, following
from tests.support.window import FIRM
from ui.presenters.casefile import read_case_file
from ui.presenters.money.panel import case_money
from ui.presenters.money.waiving import chosen_waiver, waiver_state

DIBAO = {"answer.action": "DAMAGED", "answer.hardship": "URBAN_DIBAO"}


def owing(window, **answers):
    case_id = window.draft("M17", **answers)
    intake.receive_case(window.desk, case_id)
    assert window.case(case_id).money.status is FeeStatus.DUE
    return case_id


def receipts(window, case_id):
    papers = window.reads.documents_of(case_id)
    return [one.snapshot["content"] for one in papers if one.kind == "D14"]


def over_two_units(window):
    """A case that owes 20 yuan to each of two collecting units."""
    case_id = owing(window, **{"answer.action": "DAMAGED"})
    with window.desk.work() as work:
        (line,) = work.assessed_lines(case_id)
        other = replace(line, unit_code="990121003", unit_name="示例县不动产登记中心")
        body = FeeAssessed(
            assessment_id="two",
            document_id="",
            lines=(line, other),
            due=line.payable * 2,
            due_on=window.desk.today,
        )
        work.record(case_id, body)
        work.commit()
    return case_id


def test_a_free_case_by_a_lawful_waiver_has_no_bill(window):
    case_id = owing(window, **DIBAO)
    money.waive_fee(window.desk, case_id, "dibao", "低保证 0012", "zhou")
    assert window.case(case_id).money.status is FeeStatus.WAIVED
    assert window.reads.bills_of(case_id) == ()


def test_who_was_asked_to_pay_is_asked_anew_for_what_a_waiver_leaves(window):
    told = {"answer.extra_books": "2", "answer.buyer": "SMALL_FIRM"}
    case_id = window.draft("M19", **FIRM, **told)
    intake.accept_case(window.desk, case_id)
    before = window.case(case_id).money.due
    money.waive_fee(window.desk, case_id, "small_firm", "营业执照", "zhou")
    notices = [one for one in window.reads.documents_of(case_id) if one.kind == "D13"]
    assert len(notices) == 2
    content = notices[-1].snapshot["content"]
    left = sum(one["amount_fen"] - one["reduction_fen"] for one in content["lines"])
    assert left == window.case(case_id).money.due < before
    assert "小微企业" in content["waiver"]


@pytest.mark.parametrize("approver", ["lin", "nobody", ""])
def test_nobody_but_who_may_grant_a_waiver_grants_it(window, approver):
    case_id = owing(window, **DIBAO)
    with pytest.raises(Refused, match="WAIVER_ROLE"):
        money.waive_fee(window.desk, case_id, "dibao", "低保证 0012", approver)
    assert window.case(case_id).money.status is FeeStatus.DUE


def test_one_payment_over_two_units_is_two_bills_that_do_not_repeat_the_cash(window):
    case_id = over_two_units(window)
    due = window.case(case_id).money.due
    money.take_cash(window.desk, case_id, due + 1000)
    bills = window.reads.bills_of(case_id)
    assert sum(bill.amount for bill in bills) == due
    assert len({bill.bill_no for bill in bills}) == 2
    contents = receipts(window, case_id)
    assert {one["collecting_unit_code"] for one in contents} == {"990121001", "990121003"}
    bills = [p for p in window.reads.documents_of(case_id) if p.kind == "D14"]
    for one in bills:
        header, content = one.snapshot["header"], one.snapshot["content"]
        assert header["organ"] == content["collecting_unit"], "whose seal it bears"
        assert content["bill_no"] in header["verification"]
    assert [(one["tendered_fen"], one["change_fen"]) for one in contents] == [(None, None)] * 2


def test_one_bill_says_what_was_handed_over_and_back(window):
    case_id = owing(window, **{"answer.action": "DAMAGED"})
    due = window.case(case_id).money.due
    money.take_cash(window.desk, case_id, due + 1000)
    (content,) = receipts(window, case_id)
    assert (content["tendered_fen"], content["change_fen"]) == (due + 1000, 1000)


def test_a_card_payment_is_unknown_until_told_and_billed_once(window):
    case_id = owing(window, **{"answer.action": "DAMAGED"})
    money.start_payment(window.desk, case_id, PayMethod.POS)
    assert window.case(case_id).money.status is FeeStatus.UNKNOWN
    with pytest.raises(Refused, match="PAYMENT_UNKNOWN"):
        money.take_cash(window.desk, case_id, 5000)
    (payment,) = window.reads.payments_of(case_id)
    money.confirm_payment(window.desk, payment.payment_id, "POS 000123")
    with pytest.raises(Refused, match="PAYMENT_NOT_OPEN"):
        money.confirm_payment(window.desk, payment.payment_id, "POS 000123")
    assert len(window.reads.bills_of(case_id)) == 1
    assert receipts(window, case_id)[0]["tendered_fen"] is None


def test_cash_is_refused_when_a_whole_note_would_come_back(window):
    case_id = owing(window, **{"answer.action": "DAMAGED"})
    due = window.case(case_id).money.due
    with pytest.raises(Refused, match="TENDERED_TOO_MUCH"):
        money.take_cash(window.desk, case_id, due + 10_000)
    money.take_cash(window.desk, case_id, due + 9_999)


def test_an_acceptance_after_payment_says_it_is_paid_and_a_bill_names_no_reviewer(window):
    case_id = owing(window, **{"answer.action": "DAMAGED"})
    money.take_cash(window.desk, case_id, 4000)
    intake.accept_case(window.desk, case_id)
    papers = {one.kind: one.snapshot["content"] for one in window.reads.documents_of(case_id)}
    assert papers["D05"]["fee"] == "40.00元（已缴）"
    assert papers["D14"].get("reviewer", "") == ""


def notices(window, case_id, kind):
    papers = window.reads.documents_of(case_id)
    return [one for one in papers if one.kind == kind]


def test_a_reduction_replaces_the_notice_that_named_the_sum_before(window):
    case_id = owing(window, **{"answer.action": "DAMAGED", "answer.hardship": "OTHER"})
    window.clock.advance(days=3)
    money.waive_fee(window.desk, case_id, "other", "困难证明 7", "zhou")
    before, after = notices(window, case_id, "D13")
    assert after.snapshot["content"]["replaces"] == before.number
    assert after.snapshot["content"]["due_on"] == before.snapshot["content"]["due_on"]
    (line,) = after.snapshot["content"]["lines"]
    assert line["amount_fen"] - line["reduction_fen"] == window.case(case_id).money.due
    assert "减免" in after.snapshot["content"]["waiver"]
    assert notices(window, case_id, "D05") == []


def test_an_acceptance_that_named_the_fee_is_replaced_after_a_reduction(window):
    case_id = window.draft("M19", **FIRM, **{"answer.buyer": "SMALL_FIRM"})
    intake.accept_case(window.desk, case_id)
    money.waive_fee(window.desk, case_id, "small_firm", "小微企业信息 3", "zhou")
    before, after = notices(window, case_id, "D05")
    assert any(before.number in note for note in after.snapshot["content"]["notes"])
    assert before.snapshot["content"]["fee"].endswith("元")
    assert "减免" in after.snapshot["content"]["fee"]
    assert len(notices(window, case_id, "D13")) == 2


WIDE = {"answer.area": "30000", "answer.days": "100"}


def test_cash_over_the_limit_is_neither_announced_nor_taken(window):
    """One rule for the notice, the panel and the drawer (DOMAIN 4.2)."""
    case_id = window.draft("M25", **WIDE)
    intake.accept_case(window.desk, case_id)
    due = window.case(case_id).money.due
    assert due == 150_000_000
    assert window.told(case_id, "D13")["channels"] == ["刷卡", "扫码"]
    shown = case_money(read_case_file(window.reads, case_id), None, window.desk.staff)
    assert not shown.takes_cash
    assert ("现金", "限额 ¥50,000.00", "warn") in shown.facts
    assert shown.methods
    with pytest.raises(Refused, match="CASH_LIMIT"):
        money.take_cash(window.desk, case_id, due)


def test_cash_of_just_the_limit_is_taken(window):
    case_id = window.draft("M25", **{"answer.area": "1000", "answer.days": "100"})
    intake.accept_case(window.desk, case_id)
    due = window.case(case_id).money.due
    assert due == 5_000_000
    money.take_cash(window.desk, case_id, due)
    assert window.case(case_id).money.paid == due


def test_cash_within_the_limit_is_announced_and_taken(window):
    case_id = window.draft("M25", **{"answer.area": "10", "answer.days": "3"})
    intake.accept_case(window.desk, case_id)
    assert "窗口现金" in window.told(case_id, "D13")["channels"]
    assert case_money(read_case_file(window.reads, case_id), None, window.desk.staff).takes_cash
    money.take_cash(window.desk, case_id, window.case(case_id).money.due)


def test_nobody_grants_a_reduction_he_asks_for_himself(window):
    case_id = owing(window, **DIBAO)
    both = window.as_staff(Role.SUPERVISOR, Role.CASHIER, staff_id="zhou")
    with pytest.raises(Refused, match="WAIVER_OWN"):
        money.waive_fee(both, case_id, "dibao", "低保证 0012", "zhou")
    assert window.case(case_id).money.status is FeeStatus.DUE
    file = read_case_file(window.reads, case_id)
    alone = waiver_state(file, "zhou")
    assert alone.approvers == ()
    assert "不能批准自己" in chosen_waiver(replace(alone, proof="低保证"), file, "zhou").problem
    assert [one.id for one in waiver_state(file, "lin").approvers] == ["zhou"]


@pytest.mark.parametrize("method", [PayMethod.QR, PayMethod.POS])
def test_one_slip_confirms_one_payment(window, method):
    first, second = owing(window), owing(window, **{"applicant.name": "王秀英"})
    for case_id in (first, second):
        money.start_payment(window.desk, case_id, method)
    (one,), (other,) = (window.reads.payments_of(case_id) for case_id in (first, second))
    money.confirm_payment(window.desk, one.payment_id, "4200001")
    with pytest.raises(Refused, match="REFERENCE_USED") as refused:
        money.confirm_payment(window.desk, other.payment_id, " 4200001 ")
    assert refused.value.facts["case"] == window.case(first).case_no
    assert window.case(second).money.status is FeeStatus.UNKNOWN
    money.confirm_payment(window.desk, other.payment_id, "0923-4200001")
    assert window.case(second).money.status is FeeStatus.PAID


def test_a_slip_of_another_way_of_paying_is_another_slip(window):
    first, second = owing(window), owing(window, **{"applicant.name": "王秀英"})
    money.start_payment(window.desk, first, PayMethod.QR, "17")
    money.start_payment(window.desk, second, PayMethod.POS, "17")
    for case_id in (first, second):
        (payment,) = window.reads.payments_of(case_id)
        money.confirm_payment(window.desk, payment.payment_id, "")
        assert window.case(case_id).money.status is FeeStatus.PAID


def test_an_amount_within_a_range_is_charged_as_typed_in_yuan(window):
    matter = window.matter("M18")
    (item,) = matter.fee_standard.items
    ranged = replace(item, method=FeeMethod.RANGE, price=0, minimum=1000, maximum=50000, factors=())
    fees = replace(matter.fee_standard, items=(ranged,))
    window.clock.at = LATER + timedelta(minutes=1)
    window.counter.install(following(M18={"version": matter.version + 1, "fee_standard": fees}))
    case_id = window.draft("M18", **{f"quantity.{item.id}": "123.45"})
    intake.decide_on_spot(window.desk, case_id)
    assert window.case(case_id).money.due == 12345
    assert window.told(case_id, "D11")
    wrong = window.draft("M18", **{f"quantity.{item.id}": "9.99"})
    with pytest.raises(Refused, match="FEE_OUT_OF_RANGE"):
        intake.decide_on_spot(window.desk, wrong)
