"""The panel of a refusal: none without reason, basis, competent organ and remedies."""

from __future__ import annotations

from dataclasses import replace

from app.domain.papers.remedies import Remedy
from ui.i18n import _
from ui.presenters.intake.reading import Reading
from ui.presenters.intake.state import RefusalState
from ui.presenters.problems import act_words

NO_OTHER_ORGAN = "无"


def refusal_state(refusal: RefusalState | None, reading: Reading | None = None) -> RefusalState:
    """The panel with what is still to be written; a fresh one takes the matter's own basis."""
    if refusal is None:
        assert reading is not None
        matter = reading.matter
        first = matter.basis[0] if matter.basis else None
        told = Remedy(matter.supervision.review_organ, matter.supervision.court)
        refusal = RefusalState(
            basis=f"{first.law}{first.article}" if first else "",
            organ=NO_OTHER_ORGAN,
            remedies=told.text(),
        )
    return replace(refusal, problem=_problem(refusal))


def _problem(refusal: RefusalState) -> str:
    if not refusal.reason.strip():
        return act_words("REASON_EMPTY")
    if not refusal.basis.strip():
        return _("请写明依据")
    return "" if refusal.organ.strip() else act_words("COMPETENT_ORGAN_EMPTY")
