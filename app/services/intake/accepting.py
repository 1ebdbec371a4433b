"""Acceptance: at once (T10), after a supplement (T08), by silence (T11), on the spot (T21, T22)."""

from __future__ import annotations

from datetime import date

from app.domain.cases.case import Case
from app.domain.cases.guards import Attempt
from app.domain.cases.moves import require
from app.domain.cases.states import State
from app.domain.catalogue.kinds import FeeGate
from app.domain.errors import Refused
from app.domain.facts.case import CaseAccepted
from app.domain.papers import PaperKind
from app.domain.people import SYSTEM, SYSTEM_ACTOR, Staff
from app.domain.situations import resolve
from app.ports.memory import Changed, UnitOfWork
from app.services.desk import Desk
from app.services.intake.clocks import decision_clocks
from app.services.intake.receiving import receipt_of_later_papers, receive_in
from app.services.money.assessing import assess_in
from app.services.paper.decision_papers import acceptance
from app.services.paper.frame import frame
from app.services.paper.issue import issue
from app.services.result.deciding import decide_in


def accept_case(desk: Desk, case_id: str) -> Changed:
    """Accept a case (T10, or T08 after a supplement); a draft is received in the same act.

    Raises `Refused` MATERIALS_INCOMPLETE, SUPPLEMENT_OPEN, FEE_DUE and what receipt refuses.
    """
    with desk.work() as work:
        accept_in(desk, work, case_id)
        return work.commit()


def decide_on_spot(desk: Desk, case_id: str) -> Changed:
    """Handle an immediate matter in one sitting: receive, accept and grant in one commit.

    Starts from wherever the case stands. Raises `Refused` NOT_IMMEDIATE, MATERIALS_INCOMPLETE,
    FEE_DUE (where money comes before the decision) and what receipt refuses.
    """
    with desk.work() as work:
        desk.require_sound_clock(work)
        case = work.case(case_id)
        if case.state not in (State.ACCEPTED, State.DECIDING):
            accept_in(desk, work, case_id)
        decide_in(desk, work, case_id)
        return work.commit()


def accept_in(desk: Desk, work: UnitOfWork, case_id: str) -> Case:
    """Accept inside an open unit of work, receiving first when the case is still a draft."""
    desk.require_sound_clock(work)
    desk.require_bundle(work)
    case = work.case(case_id)
    if case.state is State.DRAFT:
        case = receive_in(desk, work, case_id)
    move = "T08" if case.state is State.SUPPLEMENTING else "T10"
    # The day the last paper came, not the day somebody looks again (DOMAIN 1.6, T08).
    if move == "T10":
        receipt_of_later_papers(desk, work, case_id)
    accepted_on = case.complete_on if move == "T08" and case.complete_on else desk.today
    return _accepted(desk, work, case, move, accepted_on, desk.staff)


def deem_overdue(desk: Desk) -> Changed:
    """Accept every case whose organ stayed silent past the notice limit (T11, 许可法 32(4)).

    Dated back to the day of receipt. Each case is its own act: one that cannot be accepted does
    not keep the others from it. Returns what all touched, or raises the first refusal when none
    could be accepted; `NeedsPerson` CLOCK_SET_BACK while the clock is in doubt.
    """
    with desk.work() as work:
        desk.require_sound_clock(work)
        silent = work.overdue_notices(desk.today)
    touched, refused = Changed(), []
    for case_id in silent:
        try:
            touched |= _deem(desk, case_id)
        except Refused as refusal:
            refused.append(refusal)
    if refused and not touched.facts:
        raise refused[0]
    return touched


def _deem(desk: Desk, case_id: str) -> Changed:
    with desk.memory.unit(SYSTEM_ACTOR) as work:
        case = work.case(case_id)
        assert case.received_on is not None
        _accepted(desk, work, case, "T11", case.received_on, SYSTEM)
        return work.commit()


def _accepted(
    desk: Desk, work: UnitOfWork, case: Case, move: str, accepted_on: date, staff: Staff
) -> Case:
    matter = work.matter(case.matter.task_code, case.matter.version)
    require(move, Attempt(case=case, matter=matter, staff=staff, today=desk.today))
    limits, deemed = resolve(matter, case.answers).limits, move == "T11"
    clocks = decision_clocks(case, limits, accepted_on, work.calendar(), deemed=deemed)
    document_id = desk.ids.event_id()
    body = CaseAccepted(document_id=document_id, accepted_on=accepted_on, clocks=clocks, by=move)
    work.record(case.case_id, body)
    if matter.fee_standard.gate is not FeeGate.BEFORE_ACCEPT:
        assess_in(desk, work, case.case_id, move)
    set_in = frame(desk, work, work.case(case.case_id))
    issue(desk, work, set_in, PaperKind.D05, lambda no: acceptance(set_in, no), document_id, move)
    return work.case(case.case_id)
