"""What the money panel shows, whole and frozen; texts come ready to read."""

from __future__ import annotations

from dataclasses import dataclass

from ui.presenters.acts import ActState, Focus
from ui.widgets.rows import ChipRow, ErrorText, Option


@dataclass(frozen=True, slots=True)
class QuoteLine:
    """One line of what is owed: its name with the computation, the amount, and its basis."""

    name: str
    amount: str
    basis: str = ""


@dataclass(frozen=True, slots=True)
class QuoteField:
    """A quantity or an amount only the clerk can know."""

    id: str
    name: str
    value: str = ""
    unit: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """What a case would cost: before receipt, nothing of it is owed yet."""

    figures: str = ""
    words: str = ""
    when: str = ""
    lines: tuple[QuoteLine, ...] = ()
    asked: tuple[QuoteField, ...] = ()
    problem: str = ""


@dataclass(frozen=True, slots=True)
class WaiverState:
    """The panel of a reduction: the rules the law offers, the one chosen, proof and approver."""

    rules: tuple[Option, ...] = ()
    chosen: str = ""
    told: str = ""
    proof: str = ""
    approvers: tuple[Option, ...] = ()
    approver: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class PendingPayment:
    """A card or QR payment nobody knows the outcome of yet."""

    payment_id: str
    text: str


@dataclass(frozen=True, slots=True)
class MoneyState:
    """The panel: the amount, why, and what can be done about it now."""

    title: str = ""
    chip: ChipRow | None = None
    figures: str = ""
    words: str = ""
    lines: tuple[QuoteLine, ...] = ()
    facts: tuple[tuple[str, str, str], ...] = ()
    asked: tuple[QuoteField, ...] = ()
    takes_cash: bool = False
    tendered: str = ""
    change: str = ""
    tendered_problem: str = ""
    methods: tuple[ActState, ...] = ()
    reference: str = ""
    reference_problem: str = ""
    pending: PendingPayment | None = None
    waiver: WaiverState | None = None
    may_waive: bool = False
    focus: Focus = Focus()
    error: ErrorText | None = None
    is_busy: bool = False
