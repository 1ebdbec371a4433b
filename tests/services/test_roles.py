"""Whose act each act is (DOMAIN 1.1, 1.6), and that none is dated by a clock in doubt (4.7-9)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.domain.cases.reminding import Channel
from app.domain.cases.states import State
from app.domain.errors import NeedsPerson, Refused
from app.domain.facts.case import CaseDelivered
from app.domain.facts.money import PayMethod
from app.domain.people import AT_THE_WINDOW, Role
from app.services import intake, money, paper, result, session
from tests.support.window import ELSEWHERE


def drafted(window):
    return window.draft("M18")


def received(window):
    case_id = window.draft("M17")
    intake.receive_case(window.desk, case_id)
    return case_id


def noticed(window):
    case_id = window.draft("M12", **{"verdict.form": "MISSING"})
    intake.give_notice(window.desk, case_id)
    return case_id


def granted(window):
    case_id = window.draft("M18")
    intake.decide_on_spot(window.desk, case_id)
    return case_id


def paid(window):
    case_id = granted(window)
    money.take_cash(window.desk, case_id, window.case(case_id).money.due)
    return case_id


def a_paper(window, case_id):
    return window.reads.documents_of(case_id)[0].document_id


def a_job(window, case_id):
    return window.reads.jobs_of_case(case_id)[0].job_id


def any_matter(window):
    return window.reads.matters(window.desk.today)[0]


def to_deliver(window):
    case_id = paid(window)
    result.make_certificate(window.desk, case_id)
    return case_id


def delivered(window):
    """Handed over by a counter that had not heard of the payment: the case stays to be closed."""
    case_id = to_deliver(window)
    handed = CaseDelivered(
        document_id="d",
        method="WINDOW",
        receiver="王秀兰",
        receiver_id="440524188001010014",
        relation="SELF",
        served_on=window.desk.today,
        proof="",
    )
    with window.desk.work() as work:
        work.record(case_id, handed)
        work.commit()
    return case_id


def promised(window):
    case_id = granted(window)
    money.start_payment(window.desk, case_id, PayMethod.QR)
    return case_id


def payment_of(window, case_id):
    return window.reads.payments_of(case_id)[-1].payment_id


ACTS = {
    "start_case": (drafted, lambda w, desk, _c: intake.start_case(desk, any_matter(w))),
    "change_matter": (drafted, lambda w, desk, c: intake.change_matter(desk, c, any_matter(w))),
    "keep_field": (drafted, lambda _w, desk, c: intake.keep_field(desk, c, "note", "x")),
    "keep_fields": (drafted, lambda _w, desk, c: intake.keep_fields(desk, c, {"note": "x"})),
    "drop_draft": (drafted, lambda _w, desk, c: intake.drop_draft(desk, c, "错")),
    "receive_case": (drafted, lambda _w, desk, c: intake.receive_case(desk, c)),
    "accept_case": (drafted, lambda _w, desk, c: intake.accept_case(desk, c)),
    "decide_on_spot": (drafted, lambda _w, desk, c: intake.decide_on_spot(desk, c)),
    "refuse_acceptance": (
        received,
        lambda _w, desk, c: intake.refuse_acceptance(desk, c, ELSEWHERE),
    ),
    "give_notice": (received, lambda _w, desk, c: intake.give_notice(desk, c)),
    "correct_materials": (received, lambda _w, desk, c: intake.correct_materials(desk, c, {})),
    "withdraw_case": (received, lambda _w, desk, c: intake.withdraw_case(desk, c, "不办了")),
    "take_supplement": (noticed, lambda _w, desk, c: intake.take_supplement(desk, c, ("form",))),
    "remind": (noticed, lambda _w, desk, c: intake.remind(desk, c, Channel.MESSAGE, "请来")),
    "return_case": (
        noticed,
        lambda _w, desk, c: intake.return_case(desk, c, "不办了", given_up=True),
    ),
    "start_payment": (granted, lambda _w, desk, c: money.start_payment(desk, c, PayMethod.QR)),
    "confirm_payment": (
        promised,
        lambda w, desk, c: money.confirm_payment(desk, payment_of(w, c), "P20261123"),
    ),
    "fail_payment": (
        promised,
        lambda w, desk, c: money.fail_payment(desk, payment_of(w, c), "没有到账"),
    ),
    "take_cash": (granted, lambda _w, desk, c: money.take_cash(desk, c, 2000)),
    "waive_fee": (granted, lambda _w, desk, c: money.waive_fee(desk, c, "r", "p", "zhou")),
    "make_certificate": (paid, lambda _w, desk, c: result.make_certificate(desk, c)),
    "deliver": (to_deliver, lambda _w, desk, c: result.deliver(desk, c)),
    "close_case": (delivered, lambda _w, desk, c: result.close_case(desk, c)),
    "issue_and_deliver": (paid, lambda _w, desk, c: result.issue_and_deliver(desk, c)),
    "confirm_printed": (received, lambda w, desk, c: paper.confirm_printed(desk, a_job(w, c))),
    "report_failed": (
        received,
        lambda w, desk, c: paper.report_failed(desk, a_job(w, c), "卡纸"),
    ),
    "print_again": (received, lambda w, desk, c: paper.print_again(desk, a_job(w, c))),
    "reprint": (received, lambda w, desk, c: paper.reprint(desk, a_paper(w, c), "破损")),
    "print_disclosure": (
        received,
        lambda w, desk, c: paper.print_disclosure(desk, any_matter(w), c),
    ),
    "note_card_read": (
        drafted,
        lambda _w, desk, c: intake.note_card_read(desk, c, "440524188001010014", "x"),
    ),
    "view_identity": (received, lambda _w, desk, c: session.view_identity(desk, c, "好奇")),
    "note_fetched": (received, lambda _w, desk, c: session.note_fetched(desk, c)),
}
OF_NO_CASE = {"record_sign_in", "record_sign_out", "note_clock", "confirm_clock", "deem_overdue"}
"""A session of whoever may sign in, the clock, and what the law does by itself."""


def test_every_service_that_acts_is_tried():
    packages = (intake, money, paper, result, session)
    acts = {
        name
        for package in packages
        for name in package.__all__
        if "desk" in getattr(getattr(package, name), "__annotations__", {})
    }
    assert acts == ACTS.keys() | OF_NO_CASE


ACCEPTING = {Role.ACCEPTOR}
DRAFTING = {Role.ACCEPTOR, Role.PROXY}
PAYING = {Role.CASHIER}
ISSUING = {Role.ISSUER}
MAY = {
    "start_case": DRAFTING,
    "change_matter": DRAFTING,
    "keep_field": DRAFTING,
    "keep_fields": DRAFTING,
    "drop_draft": DRAFTING,
    "receive_case": ACCEPTING,
    "accept_case": ACCEPTING,
    "decide_on_spot": ACCEPTING,
    "refuse_acceptance": ACCEPTING,
    "give_notice": ACCEPTING,
    "correct_materials": ACCEPTING,
    "withdraw_case": ACCEPTING,
    "take_supplement": ACCEPTING,
    "return_case": ACCEPTING,
    "start_payment": PAYING,
    "confirm_payment": PAYING,
    "fail_payment": PAYING,
    "take_cash": PAYING,
    "waive_fee": PAYING,
    "make_certificate": ISSUING,
    "issue_and_deliver": ISSUING,
    "deliver": {Role.ISSUER, Role.PROXY},
    "close_case": ACCEPTING,
}
"""Whose act it is; every other act is open to all who work at the window."""
PERSONS = frozenset(Role) - {Role.SYSTEM}
UNDATED = {
    *("start_case", "change_matter", "keep_field", "keep_fields", "drop_draft", "fail_payment"),
    *("confirm_printed", "report_failed", "print_again", "reprint", "print_disclosure"),
    *("note_card_read", "view_identity", "note_fetched"),
}
"""Acts that set no day a law counts from."""


def tried(do, window, desk, case_id):
    """The code an act is refused with; empty when it is done."""
    try:
        do(window, desk, case_id)
    except (Refused, NeedsPerson) as refused:
        return refused.code
    return ""


@pytest.mark.parametrize("act", ACTS)
def test_an_act_belongs_to_its_roles_and_to_no_other(window, act):
    made, do = ACTS[act]
    case_id, may = made(window), MAY.get(act, AT_THE_WINDOW)
    before = window.reads.counts().unsent
    for role in sorted(PERSONS - may):
        assert tried(do, window, window.as_staff(role), case_id) == "ROLE", role
    assert window.reads.counts().unsent == before
    for role in sorted(may):
        assert tried(do, window, window.as_staff(role), case_id) != "ROLE", role


@pytest.mark.parametrize("act", sorted(ACTS.keys() - UNDATED))
def test_nothing_the_law_counts_from_is_dated_by_a_clock_in_doubt(window, act):
    made, do = ACTS[act]
    case_id = made(window)
    before = window.reads.counts().unsent
    window.clock.at -= timedelta(hours=1)
    assert tried(do, window, window.desk, case_id) == "CLOCK_SET_BACK"
    assert window.reads.counts().unsent == before


def test_a_case_accepted_before_is_not_decided_by_a_clock_in_doubt(window):
    window.at(date(2026, 2, 10))
    case_id = window.draft("M18")
    intake.receive_case(window.desk, case_id)
    window.at(date(2026, 2, 25))
    intake.deem_overdue(window.desk)
    window.clock.at -= timedelta(days=20)
    with pytest.raises(NeedsPerson, match="CLOCK_SET_BACK"):
        intake.decide_on_spot(window.desk, case_id)
    assert window.case(case_id).state is State.ACCEPTED
