"""The facts of money: what was assessed, waived, taken, and which bill number answers for it.

Amounts are integer fen. Money moves only by adding facts.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.cases.values import Number
from app.domain.facts.base import fact_body
from app.domain.fees import FeeLine


class PayMethod(StrEnum):
    """How money came in (DOMAIN 4.4)."""

    CASH = "CASH"
    POS = "POS"
    QR = "QR"


class PaymentState(StrEnum):
    """Where a payment stands; UNKNOWN until the payment service's answer is known."""

    UNKNOWN = "UNKNOWN"
    PAID = "PAID"
    FAILED = "FAILED"


@fact_body()
@dataclass(frozen=True, slots=True, kw_only=True)
class FeeAssessed:
    """What is owed was computed and frozen, with basis and standard of every line."""

    assessment_id: str
    document_id: str = ""
    lines: tuple[FeeLine, ...]
    due: int
    due_on: date | None = None


@fact_body()
@dataclass(frozen=True, slots=True, kw_only=True)
class FeeWaived:
    """A reduction was granted on a lawful basis; `lines` replace the assessed ones.

    `document_id` is the notice D13 that takes the place of the one before; empty where none was.
    """

    assessment_id: str
    document_id: str = ""
    rule_id: str
    basis: str
    proof: str
    approver: str
    reduction: int
    lines: tuple[FeeLine, ...]
    due: int


@fact_body()
@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentStarted:
    """A card or QR payment was begun; nobody knows yet whether money moved."""

    payment_id: str
    assessment_id: str
    method: PayMethod
    amount: int
    reference: str


@fact_body()
@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentFailed:
    """A begun payment turned out not to have moved money."""

    payment_id: str
    cause: str


@fact_body()
@dataclass(frozen=True, slots=True, kw_only=True)
class FeePaid:
    """Money arrived: cash in the drawer, or a begun payment confirmed by reference."""

    payment_id: str
    assessment_id: str
    method: PayMethod
    amount: int
    tendered: int
    change: int
    reference: str
    payer: str
    paid_on: date
    lines: tuple[FeeLine, ...]


@fact_body()
@dataclass(frozen=True, slots=True, kw_only=True)
class BillIssued:
    """A fiscal bill number was used for a payment, in the payment's own commit."""

    bill_code: str
    number: Number
    payment_id: str
    unit_code: str
    unit_name: str
    lines: tuple[FeeLine, ...]
    amount: int
    payer: str
    issued_on: date
    document_id: str
