"""The panels of intake that ask first: a refusal with its law, and why a draft is put away."""

from __future__ import annotations

from dataclasses import replace

from app.domain.cases.competence import COMPETENCE_BASIS, NO_OTHER_ORGAN, organ_problem
from app.domain.catalogue import Matter
from app.domain.catalogue.kinds import Regime
from app.domain.papers.remedies import Remedy
from ui.i18n import N_, _
from ui.presenters.intake.reading import Reading
from ui.presenters.intake.state import DropState, RefusalState
from ui.presenters.problems import act_words

_DROPS = (N_("申请人不办了"), N_("录入有误，重新收件"), N_("重复收件"))


def refusal_state(refusal: RefusalState | None, reading: Reading | None = None) -> RefusalState:
    """The panel with what is still to be written; a fresh one takes the matter's own basis."""
    if refusal is None:
        assert reading is not None
        matter = reading.matter
        told = Remedy.against(matter.supervision)
        refusal = RefusalState(
            basis=refusal_basis(matter),
            organ=usual_organ(matter),
            remedies=told.text(),
        )
    return replace(refusal, problem=_problem(refusal))


def drop_state(reason: str) -> DropState:
    """The panel of a draft being put away; the reason stays on record, what was typed does not."""
    problem = "" if reason.strip() else act_words("REASON_EMPTY")
    return DropState(reason, tuple(_(text) for text in _DROPS), problem)


def refusal_basis(matter: Matter) -> str:
    """On what acceptance is refused: for licences the rule on competence, for realty the rule on
    papers that are not complete, else the matter's own.
    """
    if matter.regime is Regime.LICENSE:
        return COMPETENCE_BASIS
    if matter.regime is Regime.REALTY:
        return matter.limits.notice.basis
    first = matter.basis[0] if matter.basis else None
    return f"《{first.law}》{first.article}" if first else ""


def _problem(refusal: RefusalState) -> str:
    if not refusal.reason.strip():
        return act_words("REASON_EMPTY")
    if not refusal.basis.strip():
        return _("请写明依据")
    problem = organ_problem(refusal.basis, refusal.organ)
    return act_words(problem) if problem else ""


def usual_organ(matter: Matter) -> str:
    """无 where the usual ground is not competence; else empty, for the clerk to name the organ."""
    return "" if refusal_basis(matter) == COMPETENCE_BASIS else NO_OTHER_ORGAN
