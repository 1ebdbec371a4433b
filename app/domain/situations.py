"""What the answers of one applicant make of a matter (情形, DOMAIN 3.5).

The result is frozen into the case at receipt: a later catalogue does not change it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from app.domain.catalogue.answers import Answer, Answers, complete, effects_in_force
from app.domain.catalogue.demands import Child, Effect
from app.domain.catalogue.elements import Limit, Limits, SpecialProcedure
from app.domain.catalogue.kinds import EffectOp
from app.domain.catalogue.matter import Matter
from app.domain.clocks import DayUnit
from app.domain.materials import ChecklistItem, resolve_checklist

__all__ = ["Answer", "Answers", "Resolved", "complete", "fee_variants", "resolve"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """A matter under one set of complete answers."""

    answers: Mapping[str, Answer]
    checklist: tuple[ChecklistItem, ...]
    limits: Limits
    children: tuple[Child, ...]
    specials: tuple[SpecialProcedure, ...]
    fee_variants: Mapping[str, str]
    reasons: tuple[str, ...]


def resolve(matter: Matter, answers: Mapping[str, object]) -> Resolved:
    """The checklist, limits, children, procedures and fee variants under these answers.

    Raises Refused as `complete` does.
    """
    full = complete(matter, answers)
    effects = effects_in_force(matter, full)
    added_children = _targets(effects, EffectOp.ADD_CHILD)
    added_specials = _targets(effects, EffectOp.ADD_SPECIAL)
    return Resolved(
        answers=full,
        checklist=resolve_checklist(matter, full),
        limits=_limits(matter.limits, effects),
        children=tuple(c for c in matter.children if c.applies or c.id in added_children),
        specials=tuple(s for s in matter.specials if s.applies or s.id in added_specials),
        fee_variants=fee_variants(effects),
        reasons=tuple(effect.why for effect in effects if effect.why),
    )


def fee_variants(effects: Iterable[Effect]) -> dict[str, str]:
    """The chosen variant per fee group; the last effect that names a group wins."""
    return {e.target: str(e.value) for e in effects if e.op is EffectOp.FEE_VARIANT}


def _targets(effects: Iterable[Effect], op: EffectOp) -> frozenset[str]:
    return frozenset(effect.target for effect in effects if effect.op is op)


def _limits(limits: Limits, effects: Iterable[Effect]) -> Limits:
    for effect in effects:
        if effect.op is not EffectOp.SET_LIMIT:
            continue
        if effect.target == "promised":
            limits = replace(limits, promised=_reset(limits.promised, effect))
        else:
            limits = replace(limits, statutory=_reset(limits.statutory, effect))
    return limits


def _reset(limit: Limit, effect: Effect) -> Limit:
    days = int(effect.value)
    unit = limit.unit if days else DayUnit.IMMEDIATE
    if days and unit is DayUnit.IMMEDIATE:
        unit = DayUnit.WORKDAY
    return replace(limit, stated=True, days=days, unit=unit, explain=effect.why or limit.explain)
