"""What a case owes: computed once and frozen (with D13), reduced only on a lawful basis."""

from __future__ import annotations

from datetime import date

from app.domain.cases.states import FeeStatus
from app.domain.catalogue.kinds import CaseType
from app.domain.clocks import DayUnit, deadline
from app.domain.errors import Refused
from app.domain.facts.money import FeeAssessed, FeeWaived
from app.domain.fees import Assessment, WaiverGrant, assess, waive, waivers_offered
from app.domain.folds.paper import Document
from app.domain.papers import PaperKind, PaymentNotice, Snapshot
from app.domain.people import COLLECTS
from app.ports.memory import Changed, UnitOfWork
from app.services.desk import Desk
from app.services.paper.decision_papers import acceptance
from app.services.paper.frame import frame
from app.services.paper.issue import issue
from app.services.paper.money_papers import payment_notice


def assess_in(desk: Desk, work: UnitOfWork, case_id: str, move: str = "") -> Assessment:
    """Compute and freeze what a case owes, inside an open unit of work.

    A case decided at the window pays there and gets its receipt; any other gets the notice D13.
    Raises `Refused` FEE_* when a quantity is missing or out of range.
    """
    case = work.case(case_id)
    matter = work.matter(case.matter.task_code, case.matter.version)
    assessment = assess(matter, case.answers, case.quantities)
    if not assessment.lines:
        return assessment
    notified = matter.case_type is not CaseType.IMMEDIATE
    document_id = desk.ids.event_id() if notified else ""
    due_on = _due_on(desk, work)
    body = FeeAssessed(
        assessment_id=desk.ids.event_id(),
        document_id=document_id,
        lines=assessment.lines,
        due=assessment.total,
        due_on=due_on if notified else desk.today,
    )
    work.record(case_id, body)
    if notified:
        _notify(desk, work, case_id, document_id, due_on, move=move)
    return assessment


def _due_on(desk: Desk, work: UnitOfWork) -> date:
    days = work.center().practice.payment_days
    return deadline(desk.today, days, DayUnit.WORKDAY, work.calendar())


def _latest(work: UnitOfWork, case_id: str, kind: PaperKind) -> Document | None:
    """The latest paper of a kind, if one was issued."""
    papers = [paper for paper in work.documents_of(case_id) if paper.kind == kind.value]
    return papers[-1] if papers else None


def _notify(
    desk: Desk,
    work: UnitOfWork,
    case_id: str,
    document_id: str,
    until: date,
    replaces: str = "",
    move: str = "",
) -> None:
    set_in = frame(desk, work, work.case(case_id))
    lines = tuple(work.assessed_lines(case_id))
    issue(
        desk,
        work,
        set_in,
        PaperKind.D13,
        lambda no: payment_notice(set_in, no, lines, until, replaces),
        document_id,
        move,
    )


def waive_fee(desk: Desk, case_id: str, rule_id: str, proof: str, approver_id: str) -> Changed:
    """Reduce what a case owes under a published rule, approved before collection (预算法 55).

    `approver_id` is the member of staff who signed the waiver form, `proof` its number or the
    proof seen. The papers that named the sum before, D13 and D05, are issued anew and name the
    number they replace. Raises `Refused` ROLE, FEE_NOT_DUE, WAIVER_UNKNOWN, WAIVER_ROLE,
    WAIVER_OWN, WAIVER_NO_PROOF, WAIVER_NO_LINE, WAIVER_TWICE.
    """
    with desk.work() as work:
        desk.require_role(*COLLECTS)
        desk.require_sound_clock(work)
        case = work.case(case_id)
        if case.money.status is not FeeStatus.DUE:
            raise Refused("FEE_NOT_DUE", status=case.money.status)
        matter = work.matter(case.matter.task_code, case.matter.version)
        rules = {rule.id: rule for rule in waivers_offered(matter, case.answers)}
        if rule_id not in rules:
            raise Refused("WAIVER_UNKNOWN", rule=rule_id)
        rule = rules[rule_id]
        approver = next((one for one in work.staff() if one.staff_id == approver_id), None)
        roles = approver.roles if approver else ()
        grant = WaiverGrant(
            approver=approver_id, asker=desk.staff.staff_id, roles=roles, proof=proof.strip()
        )
        reduced = waive(Assessment(tuple(work.assessed_lines(case_id))), rule, grant)
        notice = _latest(work, case_id, PaperKind.D13)
        body = FeeWaived(
            assessment_id=case.money.assessment_id,
            document_id=desk.ids.event_id() if notice else "",
            rule_id=rule.id,
            basis=f"{rule.basis}{rule.article}",
            proof=grant.proof,
            approver=grant.approver,
            reduction=reduced.reduction,
            lines=reduced.lines,
            due=reduced.total,
        )
        work.record(case_id, body)
        if notice:
            # A reduction gives nobody more time to pay than the first notice gave.
            before = Snapshot.from_mapping(notice.snapshot).content
            assert isinstance(before, PaymentNotice)
            _notify(desk, work, case_id, body.document_id, before.due_on, notice.number)
        accepted = _latest(work, case_id, PaperKind.D05)
        if accepted:
            set_in, number = frame(desk, work, work.case(case_id)), accepted.number
            issue(desk, work, set_in, PaperKind.D05, lambda no: acceptance(set_in, no, number))
        return work.commit()
