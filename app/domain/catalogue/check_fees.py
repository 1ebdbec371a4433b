"""Checks of fees: charged or free without contradiction, every price computable."""

from __future__ import annotations

from app.domain.catalogue.charges import FeeItem, WaiverRule
from app.domain.catalogue.kinds import FeeMethod, QuestionType, WaiverKind
from app.domain.catalogue.matter import Matter
from app.domain.errors import Refused


def check_fees(matter: Matter) -> None:
    """Refuse a charge without items, items without a charge, and prices that cannot be reckoned."""
    standard = matter.fee_standard
    if matter.fee_basis.charged is not bool(standard.items):
        raise Refused("FEE_CHARGED_OR_FREE", charged=matter.fee_basis.charged)
    if standard.waivers and not standard.items:
        raise Refused("FEE_CHARGED_OR_FREE", charged=False)
    ids = {item.id for item in standard.items}
    if len(ids) != len(standard.items):
        raise Refused("CATALOGUE_ID_TWICE", path="fee_standard.items")
    numbers = {q.id for q in matter.questions if q.type is QuestionType.NUMBER}
    presumed = {q.id: q for q in matter.questions if q.default}
    for item in standard.items:
        _check_item(item, numbers)
        for name in presumed.keys() & set(item.factors):
            raise Refused("QUESTION_DEFAULT", question=name)
    for rule in standard.waivers:
        _check_waiver(rule, ids)


def _check_item(item: FeeItem, numbers: set[str]) -> None:
    sound = False
    match item.method:
        case FeeMethod.FIXED | FeeMethod.QUANTITY:
            sound = item.price > 0 and not item.tiers
        case FeeMethod.TIER:
            sound = item.price == 0 and _tiers_are_sound(item)
        case FeeMethod.RANGE:
            sound = item.price == 0 and 0 <= item.minimum <= item.maximum > 0
    if not sound or bool(item.group) is not bool(item.variant):
        raise Refused("FEE_ITEM", item=item.id)
    if not numbers.issuperset(item.factors):
        raise Refused("FEE_FACTOR", item=item.id, factors="、".join(item.factors))


def _tiers_are_sound(item: FeeItem) -> bool:
    """Ends rise, and only the last is open: every quantity has its price."""
    ends = [tier.upto for tier in item.tiers]
    return bool(ends) and ends[-1] == 0 and ends[:-1] == sorted({*ends[:-1]} - {0})


def _check_waiver(rule: WaiverRule, ids: set[str]) -> None:
    match rule.kind:
        case WaiverKind.PERCENT:
            sound = 0 < rule.value <= 100
        case WaiverKind.TO:
            sound = rule.value >= 0
        case _:
            sound = rule.value == 0
    if not sound or not ids.issuperset(rule.items):
        raise Refused("WAIVER_RULE", rule=rule.id)
