"""The grounds on which acceptance is refused (行政许可法 32(1), 不动产登记暂行条例 17).

A clerk says which ground it is; no wording of a reason or an article is ever read for it. Whoever
is refused for want of competence must be told which organ to turn to.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.catalogue.kinds import Regime
from app.domain.catalogue.matter import Matter

NO_OTHER_ORGAN = "无"
"""Said in place of an organ where the ground is another one."""


class Ground(StrEnum):
    """Why an organ does not accept: it is not competent, no licence is needed, the papers for
    realty are not complete, or whatever else a law names.
    """

    NOT_OURS = "NOT_OURS"
    NOT_NEEDED = "NOT_NEEDED"
    INCOMPLETE = "INCOMPLETE"
    OTHER = "OTHER"


_LICENCE_LAW = "《中华人民共和国行政许可法》第三十二条第一款"
_LICENCE = {
    Ground.NOT_OURS: f"{_LICENCE_LAW}第二项",
    Ground.NOT_NEEDED: f"{_LICENCE_LAW}第一项",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusing:
    """A refusal as a clerk means it: the ground, the reason, the law, and who is competent."""

    ground: Ground
    reason: str
    basis: str
    organ: str = ""

    @property
    def competent_organ(self) -> str:
        """The organ the applicant is sent to, 无 where the ground is no want of competence."""
        return self.organ.strip() if self.ground is Ground.NOT_OURS else NO_OTHER_ORGAN


def grounds_of(regime: Regime) -> tuple[Ground, ...]:
    """The grounds the law of this acceptance knows, the commonest first."""
    if regime is Regime.LICENSE:
        return (Ground.NOT_OURS, Ground.NOT_NEEDED, Ground.OTHER)
    if regime is Regime.REALTY:
        return (Ground.INCOMPLETE, Ground.NOT_OURS, Ground.OTHER)
    return (Ground.NOT_OURS, Ground.OTHER)


def usual_basis(matter: Matter, ground: Ground) -> str:
    """The article the law of acceptance gives for a ground; empty where only the clerk knows it."""
    if matter.regime is Regime.LICENSE:
        return _LICENCE.get(ground, "")
    if matter.regime is Regime.REALTY and ground is not Ground.OTHER:
        return matter.limits.notice.basis
    return ""


def refusal_problem(regime: Regime, refusing: Refusing) -> str:
    """What is wrong with a refusal, as a code; empty when it is sound.

    GROUND_UNKNOWN under the law of this acceptance, BASIS_EMPTY, COMPETENT_ORGAN_OWED.
    """
    if refusing.ground not in grounds_of(regime):
        return "GROUND_UNKNOWN"
    if not refusing.basis.strip():
        return "BASIS_EMPTY"
    is_owed = refusing.ground is Ground.NOT_OURS
    nobody = refusing.competent_organ in ("", NO_OTHER_ORGAN)
    return "COMPETENT_ORGAN_OWED" if is_owed and nobody else ""
