"""Payments, bills and the day's books, as their facts leave them. Integer fen throughout."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from app.domain.facts import money as facts
from app.domain.facts.base import Fact
from app.domain.facts.money import PaymentState, PayMethod


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """One payment of one case; the bill number joins it by `payment_id`."""

    payment_id: str
    case_id: str
    assessment_id: str
    method: PayMethod
    amount: int
    tendered: int = 0
    change: int = 0
    reference: str = ""
    payer: str = ""
    state: PaymentState
    cause: str = ""
    at: datetime
    clerk: str


class BillState(StrEnum):
    """The life of a bill number at a counter (DOMAIN 4.6)."""

    ISSUED = "ISSUED"
    SPOILED = "SPOILED"
    VOIDED = "VOIDED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bill:
    """One used fiscal bill number; (code, number) is unique for ever."""

    bill_code: str
    bill_no: str
    n: int
    lease_id: str
    case_id: str
    payment_id: str
    document_id: str
    unit_code: str
    amount: int
    payer: str
    issued_on: date
    clerk: str
    state: BillState = BillState.ISSUED


@dataclass(frozen=True, slots=True, kw_only=True)
class BookLine:
    """One line of the books: a day, unit, revenue item and way of paying, with its totals."""

    day: date
    unit_code: str
    item_code: str
    method: PayMethod
    count: int = 0
    amount: int = 0


def fold_payment(payment: Payment | None, fact: Fact) -> Payment | None:
    """The payment after this fact; money that arrived is never forgotten again."""
    body = fact.body
    if isinstance(body, facts.PaymentStarted):
        return payment or Payment(
            payment_id=body.payment_id,
            case_id=fact.subject,
            assessment_id=body.assessment_id,
            method=body.method,
            amount=body.amount,
            reference=body.reference,
            state=PaymentState.UNKNOWN,
            at=fact.at,
            clerk=fact.actor,
        )
    if isinstance(body, facts.PaymentFailed) and payment is not None:
        if payment.state is PaymentState.UNKNOWN:
            return replace(payment, state=PaymentState.FAILED, cause=body.cause)
        return payment
    if isinstance(body, facts.FeePaid):
        return Payment(
            payment_id=body.payment_id,
            case_id=fact.subject,
            assessment_id=body.assessment_id,
            method=body.method,
            amount=body.amount,
            tendered=body.tendered,
            change=body.change,
            reference=body.reference,
            payer=body.payer,
            state=PaymentState.PAID,
            at=fact.at,
            clerk=fact.actor,
        )
    return payment


def fold_bill(bill: Bill | None, fact: Fact) -> Bill | None:
    """The bill after this fact."""
    body = fact.body
    if bill is None and isinstance(body, facts.BillIssued):
        return Bill(
            bill_code=body.bill_code,
            bill_no=body.number.text,
            n=body.number.n,
            lease_id=body.number.lease_id,
            case_id=fact.subject,
            payment_id=body.payment_id,
            document_id=body.document_id,
            unit_code=body.unit_code,
            amount=body.amount,
            payer=body.payer,
            issued_on=body.issued_on,
            clerk=fact.actor,
        )
    return bill


def book_keys(fact: Fact) -> tuple[str, ...]:
    """The book lines a payment falls into, one per unit and revenue item, in order."""
    body = fact.body
    if not isinstance(body, facts.FeePaid):
        return ()
    keys = (f"{body.paid_on}|{row.unit_code}|{row.item_code}|{body.method}" for row in body.lines)
    return tuple(dict.fromkeys(keys))


def fold_book(line: BookLine | None, fact: Fact, key: str) -> BookLine | None:
    """The book line after this payment; amounts of all its fee lines under `key` are added."""
    body = fact.body
    day, unit, item, method = key.split("|")
    added = sum(
        row.payable for row in body.lines if row.unit_code == unit and row.item_code == item
    )
    now = line or BookLine(
        day=date.fromisoformat(day), unit_code=unit, item_code=item, method=PayMethod(method)
    )
    return replace(now, count=now.count + 1, amount=now.amount + added)
