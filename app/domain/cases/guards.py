"""The guards of the transition table: each answers why a move may not happen, or nothing.

A guard looks at the case, its frozen matter, the day, and what the act brings along; what an
act has not been told yet (`brought` without the key) is not held against it, so that the same
guards tell the window which keys are lawful before anything is typed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.domain.cases.case import Case
from app.domain.cases.certificate import holders_number, number_problem
from app.domain.cases.grounds import Ground, refusal_problem
from app.domain.cases.serving import receiving_problem
from app.domain.cases.states import ClockName, FeeStatus, State
from app.domain.cases.validity import validity_problem
from app.domain.catalogue import Matter
from app.domain.catalogue.answers import is_committed
from app.domain.catalogue.kinds import CaseType, FeeGate, Regime
from app.domain.errors import Refused
from app.domain.materials import CheckResult
from app.domain.people import Role, Staff


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """An act somebody wants to do, or may want to."""

    case: Case
    matter: Matter
    staff: Staff
    today: date
    brought: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Objection:
    """Why a move is not lawful now: a code and its facts."""

    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)

    def raised(self) -> Refused:
        """The objection as the error a service raises."""
        return Refused(self.code, **self.facts)


Guard = Callable[[Attempt], Objection | None]


def _unless(holds: bool, code: str, **facts: Any) -> Objection | None:
    return None if holds else Objection(code, facts)


def _brought(name: str, code: str) -> Guard:
    def guard(attempt: Attempt) -> Objection | None:
        return _unless(bool(attempt.brought.get(name, True)), code)

    return guard


def _matter_in_force(attempt: Attempt) -> Objection | None:
    matter = attempt.matter
    if not matter.is_in_force(attempt.today):
        return Objection("MATTER_NOT_IN_FORCE", {"matter": matter.name})
    newest = attempt.brought.get("version_in_force", matter.version)
    facts = {"matter": matter.name, "version": matter.version, "newest": newest}
    return _unless(newest == matter.version, "MATTER_REVISED", **facts)


def _applicant_captured(attempt: Attempt) -> Objection | None:
    fields = attempt.brought.get("problems", {})
    return _unless(not fields, "APPLICANT_INCOMPLETE", fields=fields)


def _checklist_not_empty(attempt: Attempt) -> Objection | None:
    rows = attempt.brought.get("checklist", (True,))
    return _unless(bool(rows), "CHECKLIST_EMPTY")


def _remedies_known(attempt: Attempt) -> Objection | None:
    told = attempt.matter.supervision
    return _unless(bool(told.review_organ and told.court), "REMEDIES_UNKNOWN")


def _something_missing(attempt: Attempt) -> Objection | None:
    return _unless(bool(attempt.case.found_deficient), "NOTHING_MISSING")


def _is_silent(attempt: Attempt) -> bool:
    """Whether the time to speak ran out and nothing was said."""
    clock = attempt.case.clock(ClockName.NOTICE)
    return clock is not None and clock.stopped_on is None and attempt.today > clock.due


def _notice_due(attempt: Attempt) -> date | None:
    clock = attempt.case.clock(ClockName.NOTICE)
    return clock.due if clock else None


def _notice_in_time(attempt: Attempt) -> Objection | None:
    if attempt.matter.regime is not Regime.LICENSE:
        return None
    return _unless(not _is_silent(attempt), "NOTICE_TOO_LATE", due=_notice_due(attempt))


def _notice_not_expired(attempt: Attempt) -> Objection | None:
    """Past its time to speak the organ has accepted already: T11 first (许可法 32(4), 条例 17)."""
    if not attempt.matter.regime.silence_accepts:
        return None
    return _unless(not _is_silent(attempt), "DEEMED_FIRST", due=_notice_due(attempt))


def _regime_gives_notice(attempt: Attempt) -> Objection | None:
    realty = attempt.matter.regime is Regime.REALTY
    return _unless(not realty, "REALTY_REFUSES_AT_ONCE", matter=attempt.matter.name)


def _notice_fulfilled(attempt: Attempt) -> Objection | None:
    rows = tuple(row.name for row in attempt.case.outstanding)
    return _unless(not rows, "SUPPLEMENT_OPEN", rows=rows)


def _return_is_due(attempt: Attempt) -> Objection | None:
    case = attempt.case
    if attempt.brought.get("given_up") or attempt.matter.regime.returns_at_once:
        return None
    if not case.outstanding:
        return Objection("SUPPLEMENT_WHOLE")
    if not case.reminders:
        return Objection("NOT_REMINDED")
    over = case.supplement_until is not None and attempt.today > case.supplement_until
    return _unless(over, "SUPPLEMENT_PERIOD_RUNS", until=case.supplement_until)


def _promises_served(attempt: Attempt) -> Objection | None:
    """Deferred and committed papers need forms of their own (容缺, 告知承诺), not served yet."""
    case = attempt.case
    results = {verdict.result for verdict in case.verdicts.values()}
    owed = bool({CheckResult.DEFERRED, CheckResult.COMMITTED} & results)
    promised = owed or is_committed(attempt.matter, case.answers)
    return _unless(not promised, "PROMISE_PAPERS_NOT_SERVED")


def _materials_whole(attempt: Attempt) -> Objection | None:
    """Nobody is accepted while papers lack; silence does accept, but grants nobody anything."""
    rows = tuple(row.name for row in attempt.case.lacking)
    return _unless(not rows, "MATERIALS_INCOMPLETE", rows=rows)


def _papers_still_open(attempt: Attempt) -> Objection | None:
    """What was accepted as whole is not checked anew; what silence accepted may still be mended."""
    case = attempt.case
    return _unless(case.is_still_checked, "ACCEPTED_AS_WHOLE", on=case.accepted_on)


def _silence_accepts(attempt: Attempt) -> Objection | None:
    return _unless(attempt.matter.regime.silence_accepts, "SILENCE_SAYS_NOTHING")


def _notice_clock_expired(attempt: Attempt) -> Objection | None:
    return _unless(_is_silent(attempt), "NOTICE_CLOCK_RUNS", due=_notice_due(attempt))


def _immediate_matter(attempt: Attempt) -> Objection | None:
    immediate = attempt.matter.case_type is CaseType.IMMEDIATE
    return _unless(immediate, "NOT_IMMEDIATE", matter=attempt.matter.name)


def _decider_is_not_reviewer(attempt: Attempt) -> Objection | None:
    if attempt.matter.case_type is CaseType.IMMEDIATE:
        return None
    decides = attempt.staff.may(frozenset({Role.DECIDER}))
    other = attempt.case.opened_decision_by != attempt.staff.staff_id
    return _unless(decides and other, "DECIDER_IS_REVIEWER")


_GATES = (
    FeeGate.BEFORE_ACCEPT,
    FeeGate.BEFORE_DECISION,
    FeeGate.BEFORE_CERTIFICATE,
    FeeGate.AT_DELIVERY,
)


def _fee_gate(gate: FeeGate) -> Guard:
    shut = _GATES[: _GATES.index(gate) + 1]

    def guard(attempt: Attempt) -> Objection | None:
        case = attempt.case
        if attempt.matter.fee_standard.gate not in shut or case.fee_is_settled:
            return None
        unknown = case.money.status is FeeStatus.UNKNOWN
        return Objection("PAYMENT_UNKNOWN" if unknown else "FEE_DUE", {"due": case.money.due})

    return guard


def _fee_gate_accept(attempt: Attempt) -> Objection | None:
    gated = attempt.matter.fee_standard.gate is FeeGate.BEFORE_ACCEPT
    drafted = attempt.case.state is State.DRAFT
    if drafted and gated and attempt.brought.get("fee_due"):
        return Objection("FEE_BEFORE_ACCEPTANCE", {"due": attempt.brought["fee_due"]})
    return _fee_gate(FeeGate.BEFORE_ACCEPT)(attempt)


def _certificate_needed(attempt: Attempt) -> Objection | None:
    return _unless(attempt.matter.result.certificate_needed, "NO_CERTIFICATE")


def _certificate_made(attempt: Attempt) -> Objection | None:
    skipped = attempt.case.state is State.APPROVED and attempt.matter.result.certificate_needed
    return _unless(not skipped, "CERTIFICATE_NOT_MADE")


def _overlays_settled(attempt: Attempt) -> Objection | None:
    return _unless(attempt.case.fee_is_settled, "FEE_DUE", due=attempt.case.money.due)


def _nothing_paid(attempt: Attempt) -> Objection | None:
    status = attempt.case.money.status
    if status is FeeStatus.UNKNOWN:
        return Objection("PAYMENT_UNKNOWN", {"due": attempt.case.money.due})
    return _unless(status is not FeeStatus.PAID, "PAID_REFUND_FIRST")


def _refusal_grounded(attempt: Attempt) -> Objection | None:
    if "refusing" not in attempt.brought:
        return None
    refusing = attempt.brought["refusing"]
    problem = refusal_problem(attempt.matter.regime, refusing)
    if not problem and refusing.ground is Ground.INCOMPLETE and not attempt.case.lacking:
        problem = "NOTHING_MISSING"
    return Objection(problem) if problem else None


def _receiver_lawful(attempt: Attempt) -> Objection | None:
    """Who takes a result, in what relation and by which method (DOMAIN 2.6)."""
    if "receiver" not in attempt.brought:
        return None
    receiver, agent = attempt.brought["receiver"], attempt.case.agent
    if receiver is None:
        return Objection("RECEIVER_EMPTY")
    problem = receiving_problem(attempt.case, receiver, attempt.today)
    until = agent.until if agent else None
    return Objection(problem, {"until": until}) if problem else None


def _certificate_numbered(attempt: Attempt) -> Objection | None:
    if "certificate_no" not in attempt.brought:
        return None
    number = attempt.brought["certificate_no"]
    problem = number_problem(attempt.case, attempt.matter, number)
    fixed = holders_number(attempt.case, attempt.matter)
    return Objection(problem, {"number": number, "fixed": fixed}) if problem else None


def _certificate_valid(attempt: Attempt) -> Objection | None:
    if "validity" not in attempt.brought:
        return None
    outcome, validity = attempt.matter.result, attempt.brought["validity"]
    problem = validity_problem(outcome, validity, attempt.today)
    return Objection(problem, {"until": validity.until}) if problem else None


GUARDS: dict[str, Guard] = {
    "matter_in_force": _matter_in_force,
    "applicant_captured": _applicant_captured,
    "checklist_not_empty": _checklist_not_empty,
    "agent_has_authority": _brought("authority", "AUTHORITY_EMPTY"),
    "refusal_grounded": _refusal_grounded,
    "remedies_known": _remedies_known,
    "something_missing": _something_missing,
    "not_noticed_before": lambda attempt: _unless(
        attempt.case.noticed_on is None, "NOTICED_BEFORE", on=attempt.case.noticed_on
    ),
    "notice_in_time": _notice_in_time,
    "notice_not_expired": _notice_not_expired,
    "regime_gives_notice": _regime_gives_notice,
    "notice_fulfilled": _notice_fulfilled,
    "return_is_due": _return_is_due,
    "materials_whole": _materials_whole,
    "promises_served": _promises_served,
    "papers_still_open": _papers_still_open,
    "silence_accepts": _silence_accepts,
    "notice_clock_expired": _notice_clock_expired,
    "immediate_matter": _immediate_matter,
    "decider_is_not_reviewer": _decider_is_not_reviewer,
    "fee_gate_accept": _fee_gate_accept,
    "fee_gate_decision": _fee_gate(FeeGate.BEFORE_DECISION),
    "fee_gate_certificate": _fee_gate(FeeGate.BEFORE_CERTIFICATE),
    "fee_gate_delivery": _fee_gate(FeeGate.AT_DELIVERY),
    "certificate_needed": _certificate_needed,
    "certificate_made": _certificate_made,
    "certificate_numbered": _certificate_numbered,
    "certificate_valid": _certificate_valid,
    "receiver_lawful": _receiver_lawful,
    "overlays_settled": _overlays_settled,
    "written_request": _brought("written", "NOT_WRITTEN"),
    "nothing_paid": _nothing_paid,
}
"""The guards of every row this version serves; the other rows name guards still to be written."""


def objection(guards: tuple[str, ...], attempt: Attempt) -> Objection | None:
    """The first objection among these guards, in the table's order; None when there is none."""
    for name in guards:
        found = GUARDS[name](attempt)
        if found is not None:
            return found
    return None
