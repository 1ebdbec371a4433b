"""What a case owes, line by line, as it is frozen on notices, bills and in the books."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Waived:
    """The reduction a line carries: under which rule, on what basis, approved by whom."""

    rule_id: str
    name: str
    basis: str
    proof: str
    approver: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeLine:
    """One line of a payment notice or bill; `price` and the amounts are fen.

    `price` is 0 where no single price exists (tiers, ranges): `standard` says it in words.
    """

    item_id: str
    item_code: str
    item_name: str
    unit_code: str
    unit_name: str
    standard: str
    unit: str
    quantity: Decimal
    price: int
    amount: int
    reduction: int = 0
    basis: str
    waived: Waived | None = None

    @property
    def payable(self) -> int:
        """What is left to pay: never below nothing."""
        return max(0, self.amount - self.reduction)


@dataclass(frozen=True, slots=True)
class Assessment:
    """What one case owes; the totals are sums of its lines and nothing else."""

    lines: tuple[FeeLine, ...] = ()

    @property
    def original(self) -> int:
        """The sum before reductions."""
        return sum(line.amount for line in self.lines)

    @property
    def reduction(self) -> int:
        """The sum of reductions that took effect."""
        return self.original - self.total

    @property
    def total(self) -> int:
        """The sum to pay."""
        return sum(line.payable for line in self.lines)

    @property
    def payable(self) -> int:
        """The sum to pay, by the name lines use."""
        return self.total

    def by_unit(self) -> dict[str, Assessment]:
        """The assessment split by collecting unit: one bill each (DOMAIN 1.9)."""
        codes = dict.fromkeys(line.unit_code for line in self.lines)
        return {
            code: Assessment(tuple(line for line in self.lines if line.unit_code == code))
            for code in codes
        }
