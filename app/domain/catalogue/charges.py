"""What a matter may charge, as published: items, tiers and waivers. All money is integer fen."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.catalogue.kinds import FeeMethod, TierMode, WaiverKind
from app.domain.people import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Tier:
    """One step of a tiered price: up to and including `upto` (0 for the open end)."""

    upto: int
    price: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeItem:
    """One revenue item under one standard.

    Items of one `group` are variants of each other: FEE_VARIANT names the one that is charged
    (`NONE` for no charge); unless it does, the first listed is. `factors` are number questions
    whose product is the quantity; without factors QUANTITY and TIER ask for it, and RANGE asks
    for the amount itself, between `minimum` and `maximum`.
    """

    id: str
    code: str
    name: str
    unit_code: str
    unit_name: str
    standard: str
    method: FeeMethod = FeeMethod.FIXED
    price: int = 0
    unit: str
    factors: tuple[str, ...] = ()
    group: str = ""
    variant: str = ""
    tier_mode: TierMode = TierMode.MARGINAL
    tiers: tuple[Tier, ...] = ()
    minimum: int = 0
    maximum: int = 0
    basis: str
    tag: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WaiverRule:
    """A lawful reduction: nobody may reduce but as a law provides (预算法 55).

    `when` offers the rule by the answers; `items` empty means every line. `value` is the
    percentage taken off for PERCENT, the amount left in fen for TO.
    """

    id: str
    name: str
    kind: WaiverKind
    value: int = 0
    condition: str
    when: str = ""
    items: tuple[str, ...] = ()
    basis: str
    article: str
    proof: str
    approver: Role
    tag: str
