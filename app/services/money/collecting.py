"""Money comes in: payment, bill number and books in one commit; then, and only then, paper.

cash:     DUE ──take_cash──▶ PAID
card/QR:  DUE ──start_payment──▶ UNKNOWN ──confirm_payment──▶ PAID
            ▲────fail_payment───────┘
"""

from __future__ import annotations

from app.domain.cases.case import Case
from app.domain.cases.states import FeeStatus
from app.domain.catalogue.center import BillType
from app.domain.errors import Refused
from app.domain.facts.money import (
    BillIssued,
    FeePaid,
    PaymentFailed,
    PaymentStarted,
    PaymentState,
    PayMethod,
)
from app.domain.fees import Assessment, cash_problem
from app.domain.folds.money import Payment
from app.domain.money import plain_reference
from app.domain.papers import Layout, draw_up
from app.domain.people import COLLECTS
from app.domain.series import bill_series
from app.ports.memory import Changed, UnitOfWork
from app.services.desk import Desk
from app.services.paper.frame import Frame, frame
from app.services.paper.issue import issue_drawn
from app.services.paper.money_papers import receipt

LARGEST_NOTE = 10_000
"""100 yuan in fen: nobody hands over a note that comes back whole as change."""


def take_cash(desk: Desk, case_id: str, tendered: int) -> Changed:
    """Take cash for what a case owes: `tendered` fen in, the change out, the bill issued.

    Raises `Refused` FEE_NOT_DUE, PAYMENT_UNKNOWN, TENDERED_SHORT, TENDERED_TOO_MUCH,
    CASH_NOT_ALLOWED, CASH_LIMIT, SEGMENT_*, ROLE; `NeedsPerson` CLOCK_SET_BACK. Nothing is kept
    of a refused payment.
    """
    with desk.work() as work:
        case = _owing(desk, work, case_id)
        due = case.money.due
        if tendered < due:
            raise Refused("TENDERED_SHORT", due=due, tendered=tendered)
        if tendered - due >= LARGEST_NOTE:
            raise Refused("TENDERED_TOO_MUCH", due=due, tendered=tendered)
        lines = tuple(work.assessed_lines(case_id))
        problem = cash_problem(work.center(), lines)
        if problem is not None:
            raise problem
        body = FeePaid(
            payment_id=desk.ids.event_id(),
            assessment_id=case.money.assessment_id,
            method=PayMethod.CASH,
            amount=due,
            tendered=tendered,
            change=tendered - due,
            reference="",
            payer=case.applicant.name if case.applicant else "",
            paid_on=desk.today,
            lines=lines,
        )
        _settle(desk, work, case_id, body)
        return work.commit()


def start_payment(desk: Desk, case_id: str, method: PayMethod, reference: str = "") -> Changed:
    """Record that a card or QR payment was begun; its outcome stays UNKNOWN until told.

    Raises `Refused` FEE_NOT_DUE, PAYMENT_UNKNOWN, METHOD_IS_CASH, REFERENCE_TOO_LONG, ROLE.
    """
    if method is PayMethod.CASH:
        raise Refused("METHOD_IS_CASH")
    with desk.work() as work:
        case = _owing(desk, work, case_id)
        body = PaymentStarted(
            payment_id=desk.ids.event_id(),
            assessment_id=case.money.assessment_id,
            method=method,
            amount=case.money.due,
            reference=plain_reference(reference),
        )
        work.record(case_id, body)
        return work.commit()


def confirm_payment(desk: Desk, payment_id: str, reference: str) -> Changed:
    """Record that a begun payment arrived, by the service's reference, and issue the bill.

    Raises `Refused` PAYMENT_NOT_OPEN, REFERENCE_EMPTY, REFERENCE_TOO_LONG, REFERENCE_USED,
    SEGMENT_*.
    """
    with desk.work() as work:
        desk.require_role(*COLLECTS)
        desk.require_sound_clock(work)
        payment = _open_payment(work, payment_id)
        told = plain_reference(reference) or payment.reference
        if not told:
            raise Refused("REFERENCE_EMPTY")
        _require_unused(work, payment, told)
        case = work.case(payment.case_id)
        body = FeePaid(
            payment_id=payment_id,
            assessment_id=payment.assessment_id,
            method=payment.method,
            amount=payment.amount,
            tendered=payment.amount,
            change=0,
            reference=told,
            payer=case.applicant.name if case.applicant else "",
            paid_on=desk.today,
            lines=tuple(work.assessed_lines(payment.case_id)),
        )
        _settle(desk, work, payment.case_id, body)
        return work.commit()


def fail_payment(desk: Desk, payment_id: str, cause: str) -> Changed:
    """Record that a begun payment moved no money; the fee is due again.

    Raises `Refused` ROLE, PAYMENT_NOT_OPEN, REASON_EMPTY.
    """
    if not cause.strip():
        raise Refused("REASON_EMPTY", move="支付未成功")
    with desk.work() as work:
        desk.require_role(*COLLECTS)
        payment = _open_payment(work, payment_id)
        work.record(payment.case_id, PaymentFailed(payment_id=payment_id, cause=cause.strip()))
        return work.commit()


def _owing(desk: Desk, work: UnitOfWork, case_id: str) -> Case:
    desk.require_role(*COLLECTS)
    desk.require_sound_clock(work)
    case = work.case(case_id)
    if case.money.status is FeeStatus.UNKNOWN:
        raise Refused("PAYMENT_UNKNOWN", due=case.money.due)
    if case.money.status is not FeeStatus.DUE or not case.is_open:
        raise Refused("FEE_NOT_DUE", status=case.money.status)
    return case


def _open_payment(work: UnitOfWork, payment_id: str) -> Payment:
    payment = work.payment(payment_id)
    if payment.state is not PaymentState.UNKNOWN:
        raise Refused("PAYMENT_NOT_OPEN", state=payment.state)
    return payment


def _require_unused(work: UnitOfWork, payment: Payment, reference: str) -> None:
    """One slip, one payment: the same reference for another one confirms money nobody paid."""
    for other in work.payments_under(reference):
        is_another = other.payment_id != payment.payment_id and other.method is payment.method
        if is_another and other.state is PaymentState.PAID:
            case_no = work.case(other.case_id).case_no
            raise Refused("REFERENCE_USED", reference=reference, case=case_no)


def _settle(desk: Desk, work: UnitOfWork, case_id: str, paid: FeePaid) -> None:
    """Record the payment, and one bill for every collecting unit it pays (DOMAIN 1.9)."""
    work.record(case_id, paid)
    set_in = frame(desk, work, work.case(case_id))
    kind = set_in.center.paper_bill
    if kind is None:
        raise Refused("BILL_TYPE_UNKNOWN", bill_type="纸质票据")
    parts = [part for part in Assessment(paid.lines).by_unit().values() if part.total]
    for part in parts:
        _bill(desk, work, set_in, kind, paid, part, handed=len(parts) == 1)


def _bill(
    desk: Desk,
    work: UnitOfWork,
    set_in: Frame,
    kind: BillType,
    paid: FeePaid,
    part: Assessment,
    *,
    handed: bool,
) -> None:
    """One bill; what was `handed` over and back stands on it only where it is the only one."""
    case_id = set_in.the_case.case_id
    code = kind.bill_code(paid.paid_on.year)
    number = work.take(bill_series(code), paid.paid_on)
    first, document_id = part.lines[0], desk.ids.event_id()
    work.record(
        case_id,
        BillIssued(
            bill_code=code,
            number=number,
            payment_id=paid.payment_id,
            unit_code=first.unit_code,
            unit_name=first.unit_name,
            lines=part.lines,
            amount=part.total,
            payer=paid.payer,
            issued_on=paid.paid_on,
            document_id=document_id,
        ),
    )
    tendered, change = (paid.tendered, paid.change) if handed else (None, None)
    header, content = receipt(set_in, code, number.text, part.lines, paid, tendered, change)
    snapshot = draw_up(header, content)
    issue_drawn(
        desk,
        work,
        set_in,
        snapshot,
        None,
        Layout(kind.layout),
        document_id=document_id,
        copies=kind.copies,
    )
