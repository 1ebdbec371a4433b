"""The price of one fee item: fixed, by quantity, by tiers, or entered within a range."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from app.domain.catalogue.answers import Answers
from app.domain.catalogue.charges import FeeItem
from app.domain.catalogue.kinds import FeeMethod, TierMode
from app.domain.errors import Refused
from app.domain.money import LARGEST, line_amount

Quantities = Mapping[str, Decimal | int | str]


def reckoned(item: FeeItem, answers: Answers, entered: Quantities) -> tuple[Decimal, int]:
    """The quantity and the amount in fen, for complete answers.

    Raises Refused: FEE_QUANTITY_MISSING, FEE_QUANTITY_BAD, FEE_OUT_OF_RANGE.
    """
    if item.method is FeeMethod.FIXED:
        return Decimal(1), item.price
    if item.method is FeeMethod.RANGE:
        return Decimal(1), _ranged(item, entered)
    quantity = _quantity(item, answers, entered)
    if item.method is FeeMethod.QUANTITY:
        return quantity, line_amount(item.price, quantity)
    return quantity, _tiered(item, quantity)


def _quantity(item: FeeItem, answers: Answers, entered: Quantities) -> Decimal:
    if not item.factors:
        return _entered(item, entered)
    product = Decimal(1)
    for name in item.factors:
        if name not in answers:
            raise Refused("FEE_QUANTITY_MISSING", item=item.name, unit=item.unit)
        product *= Decimal(str(answers[name]))
    return product


def _entered(item: FeeItem, entered: Quantities) -> Decimal:
    value = entered.get(item.id)
    if value is None:
        raise Refused("FEE_QUANTITY_MISSING", item=item.name, unit=item.unit)
    try:
        number = Decimal(value) if not isinstance(value, (bool, float)) else Decimal("NaN")
    except InvalidOperation as error:
        raise Refused("FEE_QUANTITY_BAD", item=item.name, quantity=str(value)) from error
    if not number.is_finite() or not 0 <= number <= LARGEST:
        raise Refused("FEE_QUANTITY_BAD", item=item.name, quantity=str(value))
    return number


def _ranged(item: FeeItem, entered: Quantities) -> int:
    amount = _entered(item, entered)
    if amount != int(amount):
        raise Refused("FEE_QUANTITY_BAD", item=item.name, quantity=str(amount))
    if not item.minimum <= amount <= item.maximum:
        raise Refused(
            "FEE_OUT_OF_RANGE",
            item=item.name,
            amount=int(amount),
            minimum=item.minimum,
            maximum=item.maximum,
        )
    return int(amount)


def _tiered(item: FeeItem, quantity: Decimal) -> int:
    if item.tier_mode is TierMode.BRACKET:
        reached = next(tier for tier in item.tiers if not tier.upto or quantity <= tier.upto)
        return line_amount(reached.price, quantity)
    exact, floor = Decimal(0), Decimal(0)
    for tier in item.tiers:
        top = min(quantity, Decimal(tier.upto)) if tier.upto else quantity
        if top > floor:
            exact, floor = exact + (top - floor) * tier.price, top
    return line_amount(exact, 1)
