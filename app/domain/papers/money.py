"""The content of the papers of money: the notice to pay and the receipt. Amounts are fen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeLine:
    """One line of a fee: what is owed is `amount_fen` less `reduction_fen`.

    `quantity` and `standard` are as published, with their unit: 2 and 80.00元/件. A line that is
    not `is_rated` has no single price (tiers, a range): its amount is no product of the two.
    """

    item_code: str
    name: str
    unit: str
    quantity: str
    standard: str
    amount_fen: int
    reduction_fen: int = 0
    remark: str = ""
    is_rated: bool = True

    @property
    def payable_fen(self) -> int:
        """What is owed after the reduction, never below nothing."""
        return max(0, self.amount_fen - self.reduction_fen)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentNotice:
    """D13. `payment_code` is the 20 digits of the collecting platform, empty at a cash counter.

    `replaces` is the number of the notice this one takes the place of, once a reduction changed
    what is due.
    """

    collecting_unit: str
    collecting_unit_code: str
    payer: str
    lines: tuple[FeeLine, ...]
    basis: str
    channels: tuple[str, ...]
    due_on: date
    unpaid_consequence: str
    payment_code: str = ""
    waiver: str = ""
    replaces: str = ""

    @property
    def total_fen(self) -> int:
        """The sum of what every line owes."""
        return sum(line.payable_fen for line in self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """D14, the fields of a non-tax bill. Its code, number and check code come from finance.

    `tendered_fen` and `change_fen` are set for cash only. `waiver` names the basis of a reduction;
    `reference` is the slip of a card or the serial of a QR payment.
    """

    bill_code: str
    bill_no: str
    collecting_unit: str
    collecting_unit_code: str
    payer: str
    payer_id: str
    lines: tuple[FeeLine, ...]
    method: str
    payee: str
    reviewer: str = ""
    paid_at: datetime
    check_code: str = ""
    tendered_fen: int | None = None
    change_fen: int | None = None
    waiver: str = ""
    reference: str = ""
    remark: str = ""

    @property
    def total_fen(self) -> int:
        """What was paid: the sum of the lines."""
        return sum(line.payable_fen for line in self.lines)
