"""Which published items a case is charged, and the assessment made of them."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.catalogue.answers import Answers, complete, effects_in_force
from app.domain.catalogue.charges import FeeItem
from app.domain.catalogue.kinds import FeeMethod
from app.domain.catalogue.matter import Matter
from app.domain.fees.lines import Assessment, FeeLine
from app.domain.fees.reckoning import Quantities, reckoned
from app.domain.money import parse_yuan
from app.domain.situations import fee_variants


def assess(
    matter: Matter, answers: Mapping[str, object], quantities: Quantities | None = None
) -> Assessment:
    """What the matter costs under these answers; lines of quantity or amount 0 are left out.

    `quantities` holds by item id what no question asks: a number of units, or for RANGE the
    amount in fen. Raises Refused: FEE_QUANTITY_MISSING, FEE_QUANTITY_BAD, FEE_OUT_OF_RANGE,
    and as `complete` does.
    """
    full = complete(matter, answers)
    entered = quantities or {}
    lines = (_line(item, full, entered) for item in _charged(matter, full))
    return Assessment(tuple(line for line in lines if line.amount))


def charged_items(matter: Matter, answers: Mapping[str, object]) -> tuple[FeeItem, ...]:
    """The published items that apply: one variant of each group, and all without a group."""
    return _charged(matter, complete(matter, answers))


def quantities_needed(matter: Matter, answers: Mapping[str, object]) -> tuple[FeeItem, ...]:
    """The items whose quantity or amount a clerk must enter."""
    return tuple(item for item in charged_items(matter, answers) if asks_quantity(item))


def asks_quantity(item: FeeItem) -> bool:
    """Whether the item waits for an entered quantity or amount."""
    if item.method is FeeMethod.RANGE:
        return True
    return item.method is not FeeMethod.FIXED and not item.factors


def _charged(matter: Matter, full: Answers) -> tuple[FeeItem, ...]:
    items = matter.fee_standard.items
    chosen = {item.group: item.variant for item in reversed(items) if item.group}
    chosen |= fee_variants(effects_in_force(matter, full))
    return tuple(item for item in items if not item.group or item.variant == chosen[item.group])


def _line(item: FeeItem, answers: Answers, entered: Quantities) -> FeeLine:
    quantity, amount = reckoned(item, answers, entered)
    return FeeLine(
        item_id=item.id,
        item_code=item.code,
        item_name=item.name,
        unit_code=item.unit_code,
        unit_name=item.unit_name,
        standard=item.standard,
        unit=item.unit,
        quantity=quantity,
        price=item.price,
        amount=amount,
        basis=item.basis,
    )


def quantities_typed(matter: Matter, typed: Mapping[str, str]) -> dict[str, str]:
    """What a clerk typed, as `assess` wants it: for RANGE an amount in yuan becomes fen.

    Raises Refused MONEY_* for an amount that is none.
    """
    ranged = {one.id for one in matter.fee_standard.items if one.method is FeeMethod.RANGE}
    return {
        key: str(parse_yuan(text)) if key in ranged else text
        for key, text in typed.items()
        if text.strip()
    }
