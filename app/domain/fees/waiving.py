"""Lawful reductions: who may grant them, on what proof, and what they take off a line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from app.domain.catalogue.answers import complete, holds
from app.domain.catalogue.charges import WaiverRule
from app.domain.catalogue.kinds import WaiverKind
from app.domain.catalogue.matter import Matter
from app.domain.errors import Refused
from app.domain.fees.lines import Assessment, FeeLine, Waived
from app.domain.money import line_amount
from app.domain.people import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class WaiverGrant:
    """Who granted a waiver, with the roles they hold, against which proof; who asked for it."""

    approver: str
    asker: str = ""
    roles: tuple[Role, ...]
    proof: str


def waivers_offered(matter: Matter, answers: Mapping[str, object]) -> tuple[WaiverRule, ...]:
    """The waiver rules whose condition holds under these answers."""
    full = complete(matter, answers)
    return tuple(rule for rule in matter.fee_standard.waivers if holds(rule.when, full))


def waive(assessment: Assessment, rule: WaiverRule, grant: WaiverGrant) -> Assessment:
    """The assessment with the rule applied to the lines it names; original amounts stay.

    Raises Refused: WAIVER_ROLE, WAIVER_OWN where who asks grants it himself, WAIVER_NO_PROOF,
    WAIVER_NO_LINE when nothing is touched, WAIVER_TWICE for a line that already carries one.
    """
    if rule.approver not in grant.roles:
        raise Refused("WAIVER_ROLE", rule=rule.name, needed=rule.approver)
    if grant.approver == grant.asker:
        raise Refused("WAIVER_OWN", rule=rule.name)
    if not grant.proof.strip():
        raise Refused("WAIVER_NO_PROOF", rule=rule.id, proof=rule.proof)
    touched = [line for line in assessment.lines if _covers(rule, line)]
    if not touched:
        raise Refused("WAIVER_NO_LINE", rule=rule.id)
    if any(line.waived for line in touched):
        raise Refused("WAIVER_TWICE", rule=rule.id)
    lines = (_reduced(line, rule, grant) if line in touched else line for line in assessment.lines)
    return Assessment(tuple(lines))


def _covers(rule: WaiverRule, line: FeeLine) -> bool:
    return not rule.items or line.item_id in rule.items


def _reduced(line: FeeLine, rule: WaiverRule, grant: WaiverGrant) -> FeeLine:
    waived = Waived(
        rule_id=rule.id,
        name=rule.name,
        basis=f"{rule.basis}{rule.article}",
        proof=grant.proof,
        approver=grant.approver,
    )
    return replace(line, reduction=_reduction(line.amount, rule), waived=waived)


def _reduction(amount: int, rule: WaiverRule) -> int:
    match rule.kind:
        case WaiverKind.FREE:
            return amount
        case WaiverKind.HALF:
            return line_amount(Decimal("0.5"), amount)
        case WaiverKind.PERCENT:
            return line_amount(Decimal(rule.value) / 100, amount)
        case WaiverKind.TO:
            return max(0, amount - rule.value)
