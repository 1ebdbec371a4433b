"""The panel of a reduction: only rules the law publishes, each with its basis and its approver."""

from __future__ import annotations

from dataclasses import replace

from app.domain.catalogue.charges import WaiverRule
from app.domain.errors import Refused
from app.domain.fees import waivers_offered
from ui.i18n import _
from ui.presenters.casefile import CaseFile
from ui.presenters.money.state import WaiverState
from ui.presenters.problems import role_name
from ui.widgets.rows import Option


def waiver_state(file: CaseFile, clerk: str) -> WaiverState:
    """The rules offered under the answers of the case; a single one is chosen already.

    `clerk` is the member of staff who asks: he grants nothing to his own request. Where no rule
    fits, it says which answers would lead to one and asks for nothing.
    """
    rules = offered(file)
    if not rules:
        every = "、".join(rule.condition for rule in file.matter.fee_standard.waivers)
        told = _("本情形没有法定减免。可以减免的情形：{conditions}").format(conditions=every)
        return WaiverState(told=told)
    state = WaiverState(
        rules=tuple(Option(rule.id, rule.name) for rule in rules),
        chosen=rules[0].id if len(rules) == 1 else "",
    )
    return chosen_waiver(state, file, clerk)


def chosen_waiver(state: WaiverState, file: CaseFile, clerk: str) -> WaiverState:
    """The panel after a choice: what the chosen rule says, who may approve it, what is missing."""
    rule = next((rule for rule in offered(file) if rule.id == state.chosen), None)
    if rule is None:
        return replace(state, told="", approvers=(), problem=_waiver_problem(state, None))
    approvers = tuple(
        Option(person.staff_id, person.name)
        for person in file.staff
        if rule.approver in person.roles and person.staff_id != clerk
    )
    approver = state.approver or (approvers[0].id if len(approvers) == 1 else "")
    told = _("{condition}；{basis}{article}；凭 {proof}，由{role}批准").format(
        condition=rule.condition,
        basis=rule.basis,
        article=rule.article,
        proof=rule.proof,
        role=role_name(rule.approver),
    )
    fresh = replace(state, told=told, approvers=approvers, approver=approver)
    return replace(fresh, problem=_waiver_problem(fresh, rule))


def offered(file: CaseFile) -> tuple[WaiverRule, ...]:
    """The rules whose condition the answers meet."""
    try:
        return waivers_offered(file.matter, file.case.answers)
    except Refused:
        return ()


def _waiver_problem(state: WaiverState, rule: WaiverRule | None) -> str:
    if rule is None:
        return _("请选择减免依据")
    if not state.proof.strip():
        return _("请登记证明：{proof}").format(proof=rule.proof)
    if not state.approvers:
        return _("没有别的人可以批准：经办人不能批准自己经办的减免")
    return "" if state.approver else _("请选择批准人")
