"""Acts of a case sheet that need an explanation first: what is asked, and what may be proposed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum

from app.domain.cases.reminding import Channel
from app.domain.cases.serving import Receiver, Relation, receiving_problem, relations_of
from app.domain.people import Party, PartyKind
from ui.i18n import N_, _
from ui.presenters.asking import AskState, Choice, blank_problem, phrases, written
from ui.presenters.case.foot import RECEIVER, REMIND, RETURN, WITHDRAW, Standing
from ui.presenters.intake.party import field_problem
from ui.presenters.problems import act_words
from ui.presenters.refusing import REFUSE, refusal_ask, refusal_written
from ui.widgets.rows import Option

VIEW = "identity"
_WITHDRAWN = (N_("申请人改变主意"), N_("申请人拟改办其他事项"), N_("申请信息有误，另行申请"))
_VIEWED = (N_("核对证件"), N_("申请人要求更正"), N_("制作文书"))
_REMINDED = (N_("提醒按告知书补正"), N_("提醒补正期限将到"), N_("提醒补正期限已过，将退件"))


class Cause(StrEnum):
    """Why papers go back (T09)."""

    GIVEN_UP = "GIVEN_UP"
    OVERDUE = "OVERDUE"


_CAUSES = {
    Cause.GIVEN_UP: N_("申请人书面表示不再补正"),
    Cause.OVERDUE: N_("补正期限届满未补正"),
}
_RELATIONS = {Relation.AGENT: N_("受托代理人（持授权委托书）")}


def ask_state(act: str, standing: Standing) -> AskState:
    """The panel of one act as it opens."""
    return checked(_PANELS[act](standing), standing)


def written_in(ask: AskState, name: str, text: str, standing: Standing) -> AskState:
    """The panel after something was written or chosen in it."""
    if ask.act == REFUSE:
        return refusal_written(ask, standing.file.matter, name, text)
    return checked(written(ask, name, text), standing)


def checked(ask: AskState, standing: Standing) -> AskState:
    """The panel with what is still wrong, as things stand now."""
    if ask.act == REFUSE:
        return refusal_written(ask, standing.file.matter, "ground", ask.chosen)
    problem = blank_problem(ask)
    if not problem and ask.act == RECEIVER:
        problem = _receiver_words(ask, standing)
    return replace(ask, problem=problem)


def receiver_of(ask: AskState, standing: Standing) -> Receiver:
    """The receiver as written; the applicant in person is the one the case names."""
    relation, party = Relation(ask.chosen), standing.file.case.applicant
    if relation is Relation.SELF and party is not None:
        return Receiver(name=party.name, id_no=party.id_no, relation=relation)
    return Receiver(
        name=ask.said("receiver"), id_no=ask.said("receiver_id").upper(), relation=relation
    )


def _withdrawal(_at: Standing) -> AskState:
    return _reason(WITHDRAW, _("申请人撤回：须有书面申请，原件退还"), _WITHDRAWN)


def _view(_at: Standing) -> AskState:
    return _reason(VIEW, _("查看完整证件号：将留下记录"), _VIEWED)


def _reason(act: str, title: str, words: tuple[str, ...]) -> AskState:
    return AskState(act=act, title=title, values={"text": ""}, suggestions=phrases(words))


def _return(at: Standing) -> AskState:
    options = tuple(Option(cause.value, _(word)) for cause, word in _CAUSES.items())
    return AskState(
        act=RETURN,
        title=_("退件：原件退还，出具退件通知书"),
        values={"cause": "", "text": ""},
        choice=Choice("cause", _("退件的情形"), options),
        brings={cause.value: {"text": _(word)} for cause, word in _CAUSES.items()},
        against={Cause.OVERDUE.value: at.reason("T09")},
        known=phrases(tuple(_CAUSES.values())),
    )


def _reminder(_at: Standing) -> AskState:
    options = tuple(Option(channel.value, _(channel.value)) for channel in Channel)
    return AskState(
        act=REMIND,
        title=_("提醒申请人补正：记下方式和内容"),
        values={"channel": "", "message": ""},
        choice=Choice("channel", _("提醒方式"), options),
        suggestions=phrases(_REMINDED),
        suggest_to="message",
    )


def _receiver(at: Standing) -> AskState:
    case = at.file.case
    party = case.applicant
    assert party is not None
    relations = relations_of(party)
    if case.agent is None:
        relations = tuple(one for one in relations if one is not Relation.SELF)
    ask = AskState(
        act=RECEIVER,
        title=_("领取人：核对身份证件和与申请人的关系"),
        values={"relation": ""},
        choice=Choice("relation", _("与申请人的关系"), tuple(map(_relation, relations))),
        brings={one.value: _person(one, party) for one in relations},
    )
    is_unit = party.kind is PartyKind.ORGANISATION
    return written(ask, "relation", Relation.REPRESENTATIVE.value) if is_unit else ask


def _relation(relation: Relation) -> Option:
    return Option(relation.value, _(_RELATIONS.get(relation, relation.value)))


def _person(relation: Relation, party: Party) -> dict[str, str]:
    """What must be written of the receiver: nothing of the applicant, whom the case knows."""
    if relation is Relation.SELF:
        return {}
    proposed = party.representative if relation is Relation.REPRESENTATIVE else ""
    return {"receiver": proposed, "receiver_id": ""}


def _receiver_words(ask: AskState, at: Standing) -> str:
    receiver, case = receiver_of(ask, at), at.file.case
    code = receiving_problem(case, receiver, at.today)
    if code == "AUTHORITY_ENDED" and case.agent is not None:
        return act_words(code, {"until": case.agent.until})
    return field_problem(code, receiver.name, is_organisation=False) if code else ""


_PANELS: dict[str, Callable[[Standing], AskState]] = {
    WITHDRAW: _withdrawal,
    RETURN: _return,
    REFUSE: lambda at: refusal_ask(at.file.matter, whole=not at.file.case.lacking),
    RECEIVER: _receiver,
    REMIND: _reminder,
    VIEW: _view,
}
