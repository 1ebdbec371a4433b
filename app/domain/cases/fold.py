"""The fold of a case: (case so far, fact) → case now. Pure, the same at counter and center.

A move the table does not allow from the state it meets changes nothing but `conflicts`: the
fact stays in the journal and a person sees both sides. Money facts always count.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from app.domain.cases.case import TWIN, Case, Conflict, Money
from app.domain.cases.states import ClockEffect, ClockName, FeeStatus, State
from app.domain.cases.transitions import TRANSITIONS
from app.domain.cases.values import ClockRun, Supplement, Verdict
from app.domain.catalogue.kinds import ClockStart
from app.domain.facts import case as facts
from app.domain.facts import money as money_facts
from app.domain.facts.base import Fact
from app.domain.materials import ChecklistItem, CheckResult, was_handed_over

Step = Callable[[Case, Fact, Any], Case]


def fold_case(case: Case | None, fact: Fact) -> Case | None:
    """The case after this fact; None while it does not exist."""
    body = fact.body
    if isinstance(body, facts.CaseDrafted):
        return _drafted(case, fact, body)
    if case is None:
        return None
    if isinstance(body, facts.DraftDropped):
        return None if case.state is State.DRAFT else _conflict(case, fact, "NOT_A_DRAFT")
    if hasattr(body, "by"):
        return _moved(case, fact, body)
    step = _AT_REST.get(type(body))
    return step(case, fact, body) if step else case


def _drafted(case: Case | None, fact: Fact, body: facts.CaseDrafted) -> Case:
    if case is not None and case.state is not State.DRAFT:
        return _conflict(case, fact, "ALREADY_BEGUN")
    if case is not None:
        return replace(case, matter=body.matter, channel=body.channel, window=body.window)
    return Case(
        case_id=fact.subject,
        state=State.DRAFT,
        matter=body.matter,
        channel=body.channel,
        window=body.window,
        clerk=fact.actor,
        opened_on=fact.day,
    )


def _moved(case: Case, fact: Fact, body: Any) -> Case:
    row = TRANSITIONS.get(body.by)
    if row is None or row.fact != fact.kind:
        return _conflict(case, fact, "UNKNOWN_MOVE")
    if not row.leaves(case.state):
        return _conflict(case, fact, "STATE")
    cause = _misdated(case, body)
    if isinstance(body, facts.MaterialsCorrected) and not case.is_still_checked:
        cause = "ACCEPTED_AS_WHOLE"
    if cause:
        return _conflict(case, fact, cause)
    step = _MOVES.get(type(body), _plain)
    stepped = replace(step(case, fact, body), last_move=fact.event_id)
    if row.target is State.DECIDING:
        stepped = replace(stepped, opened_decision_by=fact.actor)
    if row.target in (State.APPROVED, State.DENIED) and stepped.decided_on is None:
        stepped = replace(stepped, decided_on=fact.day, decided_by=fact.actor)
    clocks = _clocked(stepped.clocks, row.clock, fact.day)
    if row.target is None:
        return replace(stepped, clocks=clocks)
    if row.target is State.DENIED:
        stepped = replace(stepped, money=_let_go(stepped.money))
    return _ended(replace(stepped, clocks=clocks, state=row.target), fact, body)


def _misdated(case: Case, body: Any) -> str:
    """What is wrong with the day of a move, as a cause: ACCEPTED_ON, DECIDED_ON; else empty.

    A case is accepted no earlier than received, by silence on that very day, and decided no
    earlier than accepted (DOMAIN 1.10-3).
    """
    if isinstance(body, facts.CaseAccepted):
        received = case.received_on
        early = received is None or body.accepted_on < received
        moved = body.by == "T11" and body.accepted_on != received
        return "ACCEPTED_ON" if early or moved else ""
    if isinstance(body, facts.CaseApproved):
        accepted = case.accepted_on
        return "DECIDED_ON" if accepted is None or body.decided_on < accepted else ""
    return ""


def _conflict(case: Case, fact: Fact, cause: str) -> Case:
    seen = Conflict(
        event_id=fact.event_id,
        kind=fact.kind,
        state=case.state,
        cause=cause,
        against=case.last_move,
    )
    return replace(case, conflicts=(*case.conflicts, seen))


def _settled(case: Case, _fact: Fact, body: facts.ConflictSettled) -> Case:
    """The second of two who settled the same changes nothing."""
    still = tuple(
        one
        for one in case.conflicts
        if one.event_id != body.event_id and not (one.cause == TWIN and one.against == body.twin)
    )
    apart = (*case.apart, body.twin) if body.twin else case.apart
    return replace(case, conflicts=still, apart=apart)


def _twin(case: Case, fact: Fact, body: facts.TwinFound) -> Case:
    """Told once, and only of a case that is still under way."""
    known = {one.against for one in case.conflicts if one.cause == TWIN} | set(case.apart)
    if not case.is_open or body.other in known:
        return case
    twin = Conflict(
        event_id=fact.event_id, kind=fact.kind, state=case.state, cause=TWIN, against=body.other
    )
    return replace(case, conflicts=(*case.conflicts, twin))


_STOPS: dict[ClockEffect, frozenset[ClockName]] = {
    ClockEffect.STOP_NOTICE: frozenset({ClockName.NOTICE}),
    ClockEffect.START_DECIDE: frozenset({ClockName.NOTICE}),
    ClockEffect.START_DECIDE_AT_RECEIPT: frozenset({ClockName.NOTICE}),
    ClockEffect.STOP_DECIDE_START_DELIVERY: frozenset({ClockName.STATUTORY, ClockName.PROMISED}),
    ClockEffect.STOP_DELIVERY: frozenset({ClockName.DELIVERY}),
    ClockEffect.STOP_ALL: frozenset(ClockName),
}


def _clocked(clocks: tuple[ClockRun, ...], effect: ClockEffect, day: date) -> tuple[ClockRun, ...]:
    stopping = _STOPS.get(effect, frozenset())
    return tuple(
        replace(run, stopped_on=day) if run.name in stopping and run.stopped_on is None else run
        for run in clocks
    )


def _ended(case: Case, fact: Fact, body: Any) -> Case:
    if case.is_open:
        return case
    return replace(
        case,
        conflicts=tuple(one for one in case.conflicts if one.cause != TWIN),
        ended_on=fact.day,
        end_reason=getattr(body, "reason", ""),
        money=_let_go(case.money),
    )


def _let_go(money: Money) -> Money:
    """A notice nobody paid falls with the case it was for (DOMAIN 4.4); what was paid stays."""
    if money.status is not FeeStatus.DUE:
        return money
    return replace(money, status=FeeStatus.NONE, due=0)


def _plain(case: Case, _fact: Fact, _body: Any) -> Case:
    return case


def _received(case: Case, _fact: Fact, body: facts.CaseReceived) -> Case:
    received = replace(
        case,
        case_no=body.number.text,
        query_code=body.query_code,
        matter=body.matter,
        received_on=body.received_on,
        applicant=body.applicant,
        suspected=body.suspected,
        apart=(*case.apart, *body.apart),
        agent=body.agent,
        channel=body.channel,
        answers=body.answers,
        quantities=body.quantities,
        checklist=body.checklist,
        verdicts=body.verdicts,
        disclosure=body.disclosure,
        window=body.window,
        clocks=body.clocks,
    )
    return _whole_since(received, body.received_on)


def _whole_since(case: Case, day: date) -> Case:
    """The day on which the last paper owed came; none again once a paper is found wanting."""
    if case.lacking and case.accepted_on is not None:
        return replace(case, complete_on=None)
    if case.lacking:
        # What presumes whole papers has not begun after all; acceptance begins it (DOMAIN 1.5).
        clocks = tuple(run for run in case.clocks if run.starts is not ClockStart.COMPLETE)
        return replace(case, complete_on=None, clocks=clocks)
    return replace(case, complete_on=case.complete_on or day)


def _corrected(case: Case, fact: Fact, body: facts.MaterialsCorrected) -> Case:
    came = tuple(
        row.material_id
        for row in case.checklist
        if row.material_id in body.verdicts and _came(case, row, body, fact.day)
    )
    later = (*case.brought_later, Supplement(fact.day, came)) if came else case.brought_later
    verdicts = {**case.verdicts, **body.verdicts}
    return _whole_since(replace(case, verdicts=verdicts, brought_later=later), fact.day)


def _came(case: Case, row: ChecklistItem, body: facts.MaterialsCorrected, day: date) -> bool:
    """Whether a paper in order came now: it was not here, or on another day a worse one was."""
    before = _result_of(case.verdicts.get(row.material_id))
    now = body.verdicts[row.material_id].result
    if now is not CheckResult.OK or before is CheckResult.OK or row.shared:
        return False
    return not was_handed_over(row, before) or day != case.received_on


def _result_of(verdict: Verdict | None) -> CheckResult | None:
    return verdict.result if verdict else None


def _noticed(case: Case, _fact: Fact, body: facts.SupplementNoticed) -> Case:
    return replace(
        case,
        noticed_on=body.noticed_on,
        deficiencies=body.deficiencies,
        supplement_until=body.until,
    )


def _accepted(case: Case, _fact: Fact, body: facts.CaseAccepted) -> Case:
    accepted = replace(case, accepted_on=body.accepted_on, deemed=body.by == "T11")
    return _started(accepted, body.clocks)


def _started(case: Case, clocks: tuple[ClockRun, ...]) -> Case:
    """A clock that is started anew takes the place of the one that ran under its name."""
    anew = {run.name for run in clocks}
    kept = (run for run in case.clocks if run.name not in anew)
    return replace(case, clocks=(*kept, *clocks))


def _approved(case: Case, fact: Fact, body: facts.CaseApproved) -> Case:
    return replace(
        case,
        decided_on=body.decided_on,
        decided_by=fact.actor,
        certificate_until=body.valid_until,
        clocks=(*case.clocks, *body.clocks),
    )


def _certified(case: Case, _fact: Fact, body: facts.CertificateMade) -> Case:
    return replace(
        case,
        certificate_name=body.name,
        certificate_no=body.certificate_no,
        certificate_until=body.valid_until,
        certificate_validity=body.validity,
    )


def _delivered(case: Case, _fact: Fact, body: facts.CaseDelivered) -> Case:
    return replace(case, delivered_on=body.served_on)


def _arrived(case: Case, fact: Fact, body: facts.SupplementArrived) -> Case:
    if case.state is not State.SUPPLEMENTING:
        return _conflict(case, fact, "STATE")
    if case.noticed_on is None or body.supplement.arrived_on < case.noticed_on:
        return _conflict(case, fact, "ARRIVED_ON")
    came = replace(case, supplements=(*case.supplements, body.supplement))
    return _started(_whole_since(came, body.supplement.arrived_on), body.clocks)


def _reminded(case: Case, _fact: Fact, _body: facts.ReminderGiven) -> Case:
    return replace(case, reminders=case.reminders + 1)


def _assessed(case: Case, _fact: Fact, body: money_facts.FeeAssessed) -> Case:
    money = replace(
        case.money,
        status=_fee_status(body.due, case.money.paid),
        assessment_id=body.assessment_id,
        assessed=body.due,
        due=body.due,
    )
    return replace(case, money=money)


def _fee_status(due: int, paid: int) -> FeeStatus:
    if not due:
        return FeeStatus.NONE
    return FeeStatus.PAID if paid >= due else FeeStatus.DUE


def _waived(case: Case, _fact: Fact, body: money_facts.FeeWaived) -> Case:
    status = FeeStatus.DUE if body.due else FeeStatus.WAIVED
    money = replace(case.money, status=status, reduction=body.reduction, due=body.due)
    return replace(case, money=money)


def _with_fee(case: Case, status: FeeStatus) -> Case:
    if case.money.status is FeeStatus.PAID:
        return case
    return replace(case, money=replace(case.money, status=status))


def _payment_started(case: Case, _fact: Fact, _body: money_facts.PaymentStarted) -> Case:
    return _with_fee(case, FeeStatus.UNKNOWN)


def _payment_failed(case: Case, _fact: Fact, _body: money_facts.PaymentFailed) -> Case:
    due = _with_fee(case, FeeStatus.DUE)
    owes_nothing = case.state is State.DENIED or not case.is_open
    return replace(due, money=_let_go(due.money)) if owes_nothing else due


def _recounted(case: Case, _fact: Fact, body: facts.ClocksRecounted) -> Case:
    """A clock that stopped meanwhile stays as it stopped."""
    anew = {(run.name, run.start): run for run in body.clocks}
    clocks = tuple(
        anew.get((run.name, run.start), run) if run.stopped_on is None else run
        for run in case.clocks
    )
    return replace(case, clocks=clocks)


def _paid(case: Case, _fact: Fact, body: money_facts.FeePaid) -> Case:
    paid = case.money.paid + body.amount
    status = FeeStatus.PAID if paid >= case.money.due else FeeStatus.DUE
    return replace(case, money=replace(case.money, status=status, paid=paid))


_MOVES: dict[type, Step] = {
    facts.CaseReceived: _received,
    facts.MaterialsCorrected: _corrected,
    facts.SupplementNoticed: _noticed,
    facts.CaseAccepted: _accepted,
    facts.CaseApproved: _approved,
    facts.CertificateMade: _certified,
    facts.CaseDelivered: _delivered,
}

_AT_REST: dict[type, Step] = {
    facts.SupplementArrived: _arrived,
    facts.ReminderGiven: _reminded,
    facts.ClocksRecounted: _recounted,
    facts.ConflictSettled: _settled,
    facts.TwinFound: _twin,
    money_facts.FeeAssessed: _assessed,
    money_facts.FeeWaived: _waived,
    money_facts.PaymentStarted: _payment_started,
    money_facts.PaymentFailed: _payment_failed,
    money_facts.FeePaid: _paid,
}
