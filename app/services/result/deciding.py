"""The decision at the window (T21, T22) for immediate matters, with its paper D11."""

from __future__ import annotations

from app.domain.cases.case import Case
from app.domain.cases.certificate import holders_number
from app.domain.cases.guards import Attempt
from app.domain.cases.moves import require
from app.domain.cases.states import State
from app.domain.catalogue import Matter
from app.domain.facts.case import CaseApproved, DecisionOpened
from app.domain.papers import PaperKind
from app.domain.situations import resolve
from app.ports.memory import UnitOfWork
from app.services.desk import Desk
from app.services.intake.clocks import delivery_clock
from app.services.paper.decision_papers import approval
from app.services.paper.frame import frame
from app.services.paper.issue import issue


def decide_in(desk: Desk, work: UnitOfWork, case_id: str) -> Case:
    """Open and grant the decision of an immediate matter inside an open unit of work.

    Raises `Refused` NOT_IMMEDIATE, MATERIALS_INCOMPLETE, FEE_DUE, ROLE.
    """
    case = work.case(case_id)
    matter = work.matter(case.matter.task_code, case.matter.version)
    if case.state is not State.DECIDING:
        require("T21", _attempt(desk, case, matter))
        work.record(case_id, DecisionOpened())
        case = work.case(case_id)
    require("T22", _attempt(desk, case, matter))
    limits = resolve(matter, case.answers).limits
    document_id, granted = desk.ids.event_id(), f"准予{matter.name}，发给{matter.result.name}"
    body = CaseApproved(
        document_id=document_id,
        decided_on=desk.today,
        content=granted,
        clocks=delivery_clock(limits, desk.today, work.calendar()),
    )
    work.record(case_id, body)
    set_in = frame(desk, work, work.case(case_id))
    issue(
        desk,
        work,
        set_in,
        PaperKind.D11,
        lambda no: approval(set_in, no, granted, holders_number(case, matter)),
        document_id,
    )
    return work.case(case_id)


def _attempt(desk: Desk, case: Case, matter: Matter) -> Attempt:
    return Attempt(case=case, matter=matter, staff=desk.staff, today=desk.today)
