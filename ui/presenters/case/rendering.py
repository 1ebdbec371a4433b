"""Turns a case file into the parts of its sheet; the foot is made in `foot`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.domain.cases.case import Case
from app.domain.cases.certificate import certificate_number, holders_number, told_number
from app.domain.cases.serving import usual_receiver
from app.domain.cases.states import State
from app.domain.cases.transitions import TRANSITIONS
from app.domain.cases.validity import proposed_validity, validity_of, validity_problem
from app.domain.cases.values import Verdict
from app.domain.identity import Sex
from app.domain.masking import mask_mobile
from app.domain.materials import ChecklistItem, CheckResult
from app.domain.people import Agent, Party, PartyKind, Staff
from ui.i18n import N_, _, counted
from ui.presenters.case.state import CaseHead, CaseList, ListMode, PersonLine, ResultState
from ui.presenters.casefile import CaseFile
from ui.presenters.intake.checklist import checklist_state, material_row
from ui.presenters.problems import act_words
from ui.presenters.strips import ClockCard, clock_card
from ui.presenters.words import case_type_word, day_word, state_chip
from ui.widgets.rows import ChipRow, MaterialRow, Tone

_SEXES = {Sex.MALE: N_("男"), Sex.FEMALE: N_("女")}


def case_head(file: CaseFile) -> CaseHead:
    """The head: matter, state, case number, when it came."""
    case = file.case
    chips = [state_chip(case.state, deemed=case.deemed)]
    if case.conflicts:
        words = counted("{count} 处待裁决", len(case.conflicts))
        chips.append(ChipRow(words, Tone.BAD, "conflict"))
    if case.suspected and case.is_open:
        chips.append(ChipRow(_("疑似重复"), Tone.WARN, "conflict"))
    chips.append(ChipRow(case_type_word(case.matter.case_type)))
    parts = [case.case_no or _("未编号"), file.matter.subject.dept_name]
    if case.query_code:
        parts.append(_("查询码 {code}").format(code=case.query_code))
    parts.append(_("{day} 收件").format(day=day_word(case.received_on or case.opened_on)))
    return CaseHead(case.matter.name, tuple(chips), " · ".join(parts))


def person_line(case: Case, *, whole: bool) -> PersonLine:
    """The applicant and the agent, masked unless `whole`."""
    party = case.applicant
    if party is None:
        return PersonLine(_("（未填申请人）"))
    agent = _agent_words(case.agent, whole=whole) if case.agent else ""
    return PersonLine(party.name, _person_facts(party, whole=whole), agent, not whole)


def clock_cards(file: CaseFile, today: date) -> tuple[ClockCard, ...]:
    """The clocks still running, the nearest first; none runs any more: the last that stopped."""
    running = sorted((c for c in file.case.clocks if c.stopped_on is None), key=lambda c: c.due)
    shown = running or list(file.case.clocks[-1:])
    law, deemed = file.case.statutory_due, file.case.deemed
    return tuple(
        clock_card(run, file.watch, today, statutory_due=law, deemed=deemed) for run in shown
    )


def case_list(file: CaseFile, staff: Staff, ticked: frozenset[str], said: str) -> CaseList:
    """The rows of the notice while a supplement is awaited, else the checklist as it was; results
    are open to who may correct them.
    """
    case = file.case
    if case.state is State.SUPPLEMENTING:
        return _awaited(case, ticked, said)
    may_correct = case.is_still_checked and staff.may(TRANSITIONS["T06"].actors)
    mode = ListMode.CORRECT if may_correct else ListMode.READ
    listed = checklist_state(case.checklist, {**case.verdicts, **_supplied(case)})
    return CaseList(_("材料核验"), listed.aside, mode, listed.rows, said)


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed about a certificate; None where what is proposed stands."""

    number: str | None = None
    validity: str | None = None


def result_state(
    file: CaseFile, typed: Typed, today: date, *, whole: bool = False
) -> ResultState | None:
    """The certificate, while one is to be made or handed over; an identity number is masked."""
    case, matter = file.case, file.matter
    if case.state not in (State.APPROVED, State.CERTIFYING, State.READY):
        return None
    proposed = certificate_number(case, matter)
    needed = matter.result.certificate_needed and case.state is not State.READY
    number = case.certificate_no or (proposed if typed.number is None else typed.number)
    is_typed = not case.certificate_no and not holders_number(case, matter)
    return ResultState(
        name=matter.result.name,
        number=number if whole or is_typed else told_number(number),
        is_proposed=typed.number is None and bool(proposed),
        needs_number=needed,
        is_fixed=bool(holders_number(case, matter)),
        asks_number=needed and not proposed and case.fee_is_settled,
        receiver=_receiver(case),
        **_validity(file, typed.validity, today, needed=needed),
    )


def _validity(file: CaseFile, typed: str | None, today: date, *, needed: bool) -> dict[str, Any]:
    """How long the certificate holds: as recorded, as typed, or as its matter proposes."""
    case, outcome = file.case, file.matter.result
    if not needed:
        until = case.certificate_until
        return {"validity": until.isoformat() if until else case.certificate_validity}
    proposed = proposed_validity(outcome, case.decided_on or today)
    told = proposed if typed is None else typed
    code = validity_problem(outcome, validity_of(told), today)
    return {
        "validity": told,
        "validity_problem": act_words(code),
        "asks_validity": not proposed and case.fee_is_settled,
    }


def outcome_row(case: Case) -> ChipRow | None:
    """How a case that is over ended, in one line; good only where it was done, not broken off."""
    if case.is_open:
        return None
    day, state = day_word(case.ended_on), state_chip(case.state)
    words = _("{day} {state}").format(day=day, state=state.text)
    if case.end_reason:
        words = _("{outcome}：{reason}").format(outcome=words, reason=_(case.end_reason))
    is_done = case.state in (State.CLOSED, State.ARCHIVED)
    return ChipRow(words, Tone.GOOD if is_done else state.tone, state.icon)


def _supplied(case: Case) -> dict[str, Verdict]:
    """What was missing at first and came later, with the day it came."""
    return {
        item: Verdict(CheckResult.OK, _("{day} 补正").format(day=one.arrived_on))
        for one in case.supplements
        for item in one.items
    }


def _awaited(case: Case, ticked: frozenset[str], said: str) -> CaseList:
    open_rows = {row.material_id for row in case.outstanding}
    items = {item.material_id: item for item in case.checklist}
    rows = tuple(
        _awaited_row(items[row.material_id], row.problem, ticked, row.material_id in open_rows)
        for row in case.deficiencies
        if row.material_id in items
    )
    here = len(case.deficiencies) - len(open_rows)
    aside = _("{asked} 项 · 已到 {here} · {until} 前补正").format(
        asked=len(rows), here=here + len(ticked & open_rows), until=day_word(case.supplement_until)
    )
    return CaseList(_("补正材料"), aside, ListMode.ARRIVE, rows, said)


def _awaited_row(
    item: ChecklistItem, problem: str, ticked: frozenset[str], is_open: bool
) -> MaterialRow:
    here = not is_open or item.material_id in ticked
    verdicts: Mapping[str, Verdict] = {
        item.material_id: Verdict(CheckResult.OK if here else CheckResult.MISSING)
    }
    row = material_row(item, verdicts)
    return MaterialRow(
        key=row.key,
        name=row.name,
        necessity=_("已接收") if not is_open else _("待补"),
        copies=row.copies,
        result=row.result,
        note="" if here else problem,
        allowed=frozenset({CheckResult.OK.value}) if is_open else frozenset({"-"}),
    )


def _person_facts(party: Party, *, whole: bool) -> str:
    number = party.id_no if whole else party.masked_id
    mobile = party.mobile if whole else mask_mobile(party.mobile)
    if party.kind is PartyKind.ORGANISATION:
        head = _("法定代表人 {name}").format(name=party.representative)
        return " · ".join(part for part in (number, head, mobile) if part)
    sex = _(_SEXES[Sex(party.sex)]) if party.sex in set(_SEXES) else ""
    return " · ".join(part for part in (number, sex, party.ethnicity, mobile) if part)


def _agent_words(agent: Agent, *, whole: bool) -> str:
    number = agent.party.id_no if whole else agent.party.masked_id
    return _("代理人 {name} · {number} · {authority}").format(
        name=agent.party.name, number=number, authority=agent.authority
    )


def _receiver(case: Case) -> str:
    if case.agent is not None:
        return _("{name}（代理人）").format(name=case.agent.party.name)
    if usual_receiver(case) is None:
        return _("送达时登记：法定代表人或者单位收件人")
    return _("{name}（本人）").format(name=case.applicant.name) if case.applicant else ""
