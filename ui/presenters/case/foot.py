"""The acts of a case sheet: what the table offers now, the next one loud, the rest with reasons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from app.domain.cases.case import Case
from app.domain.cases.guards import Attempt, Objection
from app.domain.cases.moves import objection_to
from app.domain.cases.states import FeeStatus, State
from app.domain.cases.transitions import TRANSITIONS
from app.domain.catalogue.kinds import CaseType, FeeGate
from app.domain.money import yuan
from app.domain.people import AT_THE_WINDOW, COLLECTS, Role, Staff
from ui.i18n import _, counted
from ui.presenters.acts import ActState, FootState, notice_words
from ui.presenters.case.state import ResultState
from ui.presenters.casefile import CaseFile
from ui.presenters.problems import act_words
from ui.presenters.refusing import REFUSE
from ui.presenters.words import day_word

NEW, FEE = "case.new", "fee"
ACCEPT, NOTICE = "case.accept", "case.notice"
ISSUE, WITHDRAW, RETURN, REMIND = "case.issue", "case.withdraw", "case.return", "case.remind"
RECEIVER, MAKE = "case.receiver", "case.make"
ASKING = frozenset({WITHDRAW, RETURN, REFUSE, REMIND, RECEIVER})
"""The acts that ask something before they are done."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A case as it stands before a clerk today, with what is ticked and typed on the sheet."""

    file: CaseFile
    staff: Staff
    today: date
    ticked: frozenset[str] = frozenset()
    result: ResultState | None = None
    brought: Mapping[str, object] = field(default_factory=dict)

    def objection(self, move: str) -> Objection | None:
        """Why a row of the table may not be taken now."""
        file = self.file
        attempt = Attempt(
            case=file.case,
            matter=file.matter,
            staff=self.staff,
            today=self.today,
            brought=self.brought,
        )
        return objection_to(TRANSITIONS[move], attempt)

    def reason(self, move: str) -> str:
        """The same in words."""
        found = self.objection(move)
        return act_words(found.code, found.facts) if found else ""

    def role_reason(self, roles: frozenset[Role]) -> str:
        """Whose act it is, where it is not this clerk's."""
        return "" if self.staff.may(roles) else act_words("ROLE", {"roles": tuple(sorted(roles))})

    @property
    def owes(self) -> bool:
        """Whether money is waited for."""
        return self.file.case.money.status in (FeeStatus.DUE, FeeStatus.UNKNOWN)

    @property
    def is_immediate(self) -> bool:
        """Whether it is decided at the window."""
        return self.file.matter.case_type is CaseType.IMMEDIATE


def case_foot(standing: Standing) -> FootState:
    """The line and the acts in the case's state."""
    maker = _FEET.get(standing.file.case.state, _waiting)
    foot = maker(standing)
    acts = sorted(foot.acts, key=lambda act: act.is_next)
    return FootState(foot.message, foot.tone, tuple(acts))


def arrives_whole(standing: Standing) -> bool:
    """Whether with what is ticked now everything the notice asked for is there."""
    return all(row.material_id in standing.ticked for row in standing.file.case.outstanding)


def _received(at: Standing) -> FootState:
    accept = at.reason("T10")
    notice = at.reason("T07")
    owes = at.owes and bool(accept) and _fee_is_the_matter(at, "T10")
    next_act = FEE if owes else NOTICE if not notice else ACCEPT
    words = _("当场办结") if at.is_immediate else _("受理")
    tell = notice_words(at.file.matter.regime)
    acts = [
        _withdraw(at),
        ActState(REFUSE, _("不予受理"), at.reason("T05"), is_grave=True),
        ActState(NOTICE, tell, notice, next_act == NOTICE),
        ActState(ACCEPT, words, accept, next_act == ACCEPT),
    ]
    if owes:
        acts.append(_fee(at))
    return FootState(accept if next_act != NOTICE else _("有不合格材料"), "muted", tuple(acts))


def _supplementing(at: Standing) -> FootState:
    case, count = at.file.case, len(at.ticked)
    whole, owes = arrives_whole(at), at.owes
    words = _("补正齐全，受理") if accepts_with_it(at) else _("接收补正材料")
    left = [row.name for row in case.outstanding if row.material_id not in at.ticked]
    next_act, tone = FEE if owes else ACCEPT, "good" if whole else "muted"
    if owes or (whole and not accepts_with_it(at)):
        message = _("补正材料已齐；先收费，再受理")
    elif whole:
        message = _("补正材料已齐")
    else:
        message = counted("还差 {count} 项：{names}", len(left), names="、".join(left))
    if _is_late(at) and not count and not whole:
        next_act, tone = RETURN if case.reminders else REMIND, "warn"
        message = _late_words(case)
    acts = [
        _withdraw(at),
        ActState(RETURN, _("退件"), _unless_given_up(at), next_act == RETURN),
        ActState(REMIND, _("提醒"), at.role_reason(AT_THE_WINDOW), next_act == REMIND),
        ActState(ACCEPT, words, _why_not_taken(at), next_act == ACCEPT),
    ]
    if owes:
        acts.append(_fee(at))
    return FootState(message, tone, tuple(acts))


def accepts_with_it(at: Standing) -> bool:
    """Whether taking what is ticked accepts the case at once: all is there, no fee comes first."""
    first = at.file.matter.fee_standard.gate is FeeGate.BEFORE_ACCEPT
    assessed = bool(at.file.case.money.assessment_id)
    return arrives_whole(at) and (assessed or not first or not at.file.case.outstanding)


def _why_not_taken(at: Standing) -> str:
    reason = at.role_reason(TRANSITIONS["T08"].actors)
    if not reason and at.file.case.outstanding:
        return "" if at.ticked else _("到一项按一次空格")
    return reason or at.reason("T08")


def _is_late(at: Standing) -> bool:
    until = at.file.case.supplement_until
    return until is not None and at.today > until


def _late_words(case: Case) -> str:
    until = day_word(case.supplement_until)
    if case.reminders:
        return _("补正期限 {until} 已过，提醒过，可以退件").format(until=until)
    return _("补正期限 {until} 已过，请先提醒申请人").format(until=until)


def _accepted(at: Standing) -> FootState:
    lacking = "、".join(row.name for row in at.file.case.lacking)
    if not at.is_immediate:
        foot = _waiting(at)
        words = _("视为受理，仍缺：{names}").format(names=lacking)
        return FootState(words, "warn", foot.acts) if lacking else foot
    move = "T21" if at.file.case.state is State.ACCEPTED else "T22"
    acts = (_withdraw(at), ActState(ACCEPT, _("当场决定"), at.reason(move), True))
    if lacking:
        return FootState(_("视为受理，仍缺：{names}").format(names=lacking), "warn", acts)
    return FootState(_("已受理，可以当场决定"), "muted", acts)


def _approved(at: Standing) -> FootState:
    needs = at.result is not None and at.result.needs_number
    move = "T24" if needs and at.file.case.state is State.APPROVED else "T26"
    reason = "" if at.file.case.state is State.CERTIFYING else at.reason(move)
    if not reason and at.owes and at.objection("T26") and not needs:
        reason = at.reason("T26")
    if not reason and needs and at.result is not None and not at.result.number.strip():
        reason = act_words("CERTIFICATE_NO_EMPTY")
    if not reason and needs and at.result is not None:
        reason = at.result.validity_problem
    words = _("发证并送达") if needs else _("送达")
    fee_next = at.owes and bool(reason)
    made = [ActState(MAKE, _("制证待领"), reason)] if needs else []
    acts = [
        *made,
        ActState(RECEIVER, _("他人领取"), reason),
        ActState(ISSUE, words, reason, not fee_next),
    ]
    if at.owes:
        acts.append(_fee(at))
    message = _("准予；先收费，再发证") if fee_next else _("准予；核对无误后发证送达")
    return FootState(message, "muted", tuple(acts))


def _delivered(at: Standing) -> FootState:
    acts = [ActState(ISSUE, _("办结本件"), at.reason("T27"), not at.owes)]
    if at.owes:
        acts.append(_fee(at))
    return FootState(_("已送达"), "muted", tuple(acts))


def _over(_at: Standing) -> FootState:
    return FootState(_("本件已了结"), "good", (ActState(NEW, _("新收件"), "", True),))


def _waiting(at: Standing) -> FootState:
    case = at.file.case
    acts = [_withdraw(at)]
    if at.owes:
        acts.append(_fee(at))
    else:
        acts.append(ActState(NEW, _("新收件"), "", True))
    due = day_word(case.due_on)
    message = _("由{organ}办理，{due} 前决定").format(
        organ=at.file.matter.subject.dept_name, due=due
    )
    return FootState(message, "muted", tuple(acts))


def _withdraw(at: Standing) -> ActState:
    return ActState(WITHDRAW, _("申请人撤回"), at.reason("T29"))


def _fee(at: Standing) -> ActState:
    """Leads to the money; the loud button stands there, beside the amount."""
    words = _("收费 ¥{due}").format(due=yuan(at.file.case.money.due))
    return ActState(FEE, words, at.role_reason(COLLECTS))


def _fee_is_the_matter(at: Standing, move: str) -> bool:
    found = at.objection(move)
    return found is not None and found.code in ("FEE_DUE", "PAYMENT_UNKNOWN")


def _unless_given_up(at: Standing) -> str:
    """Returning is always open to an applicant who gives up; the panel asks which it is."""
    given_up = Standing(at.file, at.staff, at.today, brought={"given_up": True})
    return given_up.reason("T09")


_FEET = {
    State.RECEIVED: _received,
    State.SUPPLEMENTING: _supplementing,
    State.ACCEPTED: _accepted,
    State.DECIDING: _accepted,
    State.APPROVED: _approved,
    State.CERTIFYING: _approved,
    State.READY: _approved,
    State.DELIVERED: _delivered,
    State.CLOSED: _over,
    State.REFUSED: _over,
    State.RETURNED: _over,
    State.WITHDRAWN: _over,
    State.NOT_REQUIRED: _over,
    State.VOIDED: _over,
    State.TERMINATED: _over,
    State.ARCHIVED: _over,
}
