"""Acts that need an explanation first: what is asked, with the commonest answers at hand."""

from __future__ import annotations

from dataclasses import replace

from app.domain.papers.remedies import Remedy
from ui.i18n import N_, _
from ui.presenters.case.foot import REFUSE, RETURN, WITHDRAW
from ui.presenters.case.state import AskState
from ui.presenters.casefile import CaseFile
from ui.presenters.intake.refusing import NO_OTHER_ORGAN
from ui.presenters.problems import act_words

VIEW = "identity"
GIVEN_UP = N_("申请人书面表示不再补正")
_SUGGESTIONS = {
    WITHDRAW: (N_("申请人改变主意"), N_("申请人拟改办其他事项"), N_("申请信息有误，另行申请")),
    RETURN: (GIVEN_UP, N_("补正期限届满未补正")),
    VIEW: (N_("核对证件"), N_("申请人要求更正"), N_("制作文书")),
}


def ask_state(act: str, file: CaseFile) -> AskState:
    """The panel of one act."""
    titles = {
        WITHDRAW: _("申请人撤回：须有书面申请，原件退还"),
        RETURN: _("退件：原件退还，出具退件通知书"),
        REFUSE: _("不予受理：说明理由、依据和有权机关"),
        VIEW: _("查看完整证件号：将留下记录"),
    }
    ask = AskState(
        act=act,
        title=titles[act],
        suggestions=tuple(_(text) for text in _SUGGESTIONS.get(act, ())),
        is_refusal=act == REFUSE,
    )
    return checked(_with_law(ask, file) if act == REFUSE else ask)


def checked(ask: AskState) -> AskState:
    """The panel with what is still to be written."""
    problem = "" if ask.text.strip() else act_words("REASON_EMPTY")
    if not problem and ask.is_refusal and not ask.basis.strip():
        problem = _("请写明依据")
    if not problem and ask.is_refusal and not ask.organ.strip():
        problem = act_words("COMPETENT_ORGAN_EMPTY")
    return replace(ask, problem=problem)


def _with_law(ask: AskState, file: CaseFile) -> AskState:
    first = file.matter.basis[0] if file.matter.basis else None
    told = Remedy(file.matter.supervision.review_organ, file.matter.supervision.court)
    basis = f"{first.law}{first.article}" if first else ""
    return replace(ask, basis=basis, organ=NO_OTHER_ORGAN, told=told.text())
