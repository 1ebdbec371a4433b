"""Acts that need an explanation first: what is asked, with the commonest answers at hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.domain.cases.competence import organ_problem
from app.domain.intake import receiver_problem
from app.domain.papers.remedies import Remedy
from ui.i18n import N_, _
from ui.presenters.case.foot import RECEIVER, REFUSE, RETURN, WITHDRAW, Standing
from ui.presenters.case.state import AskState
from ui.presenters.casefile import CaseFile
from ui.presenters.intake.party import field_problem
from ui.presenters.intake.refusing import refusal_basis, usual_organ
from ui.presenters.problems import act_words

VIEW = "identity"
GIVEN_UP = N_("申请人书面表示不再补正")
_TITLES = {
    WITHDRAW: N_("申请人撤回：须有书面申请，原件退还"),
    RETURN: N_("退件：原件退还，出具退件通知书"),
    REFUSE: N_("不予受理：说明理由、依据和有权机关"),
    RECEIVER: N_("他人领取：核对领取人的证件和与申请人的关系"),
    VIEW: N_("查看完整证件号：将留下记录"),
}
_FIELDS = {
    REFUSE: ("text", "basis", "organ"),
    RECEIVER: ("relation", "receiver", "receiver_id"),
}
_SUGGESTIONS = {
    WITHDRAW: (N_("申请人改变主意"), N_("申请人拟改办其他事项"), N_("申请信息有误，另行申请")),
    RETURN: (GIVEN_UP, N_("补正期限届满未补正")),
    RECEIVER: (N_("同住成年家属"), N_("受托代理人（有委托书）"), N_("单位收件人")),
    VIEW: (N_("核对证件"), N_("申请人要求更正"), N_("制作文书")),
}


def ask_state(act: str, standing: Standing) -> AskState:
    """The panel of one act."""
    file, today = standing.file, standing.today
    ask = AskState(
        act=act,
        title=_(_TITLES[act]),
        values=dict.fromkeys(_FIELDS.get(act, ("text",)), ""),
        suggestions=tuple(_(text) for text in _SUGGESTIONS.get(act, ())),
        suggest_to="relation" if act == RECEIVER else "text",
        unless_given_up=standing.reason("T09") if act == RETURN else "",
    )
    return checked(_with_law(ask, file) if act == REFUSE else ask, today)


def checked(ask: AskState, today: date) -> AskState:
    """The panel with what is still to be written."""
    blank = [name for name, value in ask.values.items() if not value.strip()]
    problem = _BLANK[blank[0]]() if blank else ""
    if not problem and "receiver_id" in ask.values:
        problem = _receiver_words(ask.values["receiver"], ask.values["receiver_id"], today)
    if not problem and ask.values.get("text", "").strip() != _(GIVEN_UP):
        problem = ask.unless_given_up
    if not problem and "organ" in ask.values:
        owed = organ_problem(ask.values["basis"], ask.values["organ"])
        problem = act_words(owed) if owed else ""
    return replace(ask, problem=problem)


def _receiver_words(name: str, id_no: str, today: date) -> str:
    problem = receiver_problem(name, id_no, today)
    return field_problem(problem, name, is_organisation=False) if problem else ""


_BLANK = {
    "text": lambda: act_words("REASON_EMPTY"),
    "basis": lambda: _("请写明依据"),
    "organ": lambda: act_words("COMPETENT_ORGAN_EMPTY"),
    "receiver": lambda: act_words("RECEIVER_EMPTY"),
    "receiver_id": lambda: _("请核对并登记领取人的身份证号"),
    "relation": lambda: _("请写明与申请人的关系"),
}


def _with_law(ask: AskState, file: CaseFile) -> AskState:
    told = Remedy.against(file.matter.supervision)
    written = {**ask.values, "basis": refusal_basis(file.matter), "organ": usual_organ(file.matter)}
    return replace(ask, values=written, told=told.text())
