"""Ends before a decision: not required (T04), refused (T05), returned (T09), withdrawn (T29)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.domain.cases.case import Case
from app.domain.cases.grounds import Ground, Refusing
from app.domain.cases.guards import Attempt
from app.domain.cases.moves import require
from app.domain.cases.states import State
from app.domain.facts.case import (
    AcceptanceRefused,
    CaseReturned,
    CaseWithdrawn,
    LicenceNotRequired,
)
from app.domain.papers import ExitVariant, PaperKind
from app.ports.memory import Changed, UnitOfWork
from app.services.desk import Desk
from app.services.intake.receiving import receipt_of_later_papers, receive_in
from app.services.paper.decision_papers import not_required, refusal
from app.services.paper.frame import frame
from app.services.paper.issue import issue
from app.services.paper.service_papers import left_case, returned_materials

RETURN_BASIS = "一次性告知书载明的补正期限"
GIVEN_UP_BASIS = "申请人放弃补正的意思表示"
WITHDRAWAL_BASIS = "申请人的书面撤回申请"
_RETURNED = ExitVariant.RETURNED


@dataclass(frozen=True, slots=True)
class Returning:
    """Why papers go back, on what basis, and whether the applicant gave up himself."""

    reason: str
    basis: str
    given_up: bool = False


@dataclass(frozen=True, slots=True)
class _Leaving:
    """An end without a decision: the move, what it brings, its paper, its fact."""

    move: str
    brought: dict[str, Any]
    variant: ExitVariant
    basis: str
    body: Callable[[str, tuple[str, ...]], object]


def refuse_acceptance(desk: Desk, case_id: str, refusing: Refusing) -> Changed:
    """Refuse acceptance in writing with the competent organ and the remedies (T05, D06); where no
    licence is needed, tell so at once instead (T04, D07).

    A draft is received first: nobody is refused without a receipt. Raises `Refused`
    REASON_EMPTY, GROUND_UNKNOWN, BASIS_EMPTY, COMPETENT_ORGAN_OWED, REMEDIES_UNKNOWN,
    NOTHING_MISSING, STATE.
    """
    not_needed = refusing.ground is Ground.NOT_NEEDED
    move, kind = ("T04", PaperKind.D07) if not_needed else ("T05", PaperKind.D06)
    draw = not_required if not_needed else refusal
    brought = {"reason": refusing.reason, "refusing": refusing}
    with desk.work() as work:
        if work.case(case_id).state is State.DRAFT:
            receive_in(desk, work, case_id, refusing.ground)
        _lawful(desk, work, case_id, move, brought)
        receipt_of_later_papers(desk, work, case_id)
        document_id = desk.ids.event_id()
        returned = returned_materials(frame(desk, work, work.case(case_id))) if not_needed else ()
        names = tuple(row.name for row in returned)
        work.record(case_id, _refused(refusing, document_id, desk.today, names))
        set_in = frame(desk, work, work.case(case_id))
        issue(desk, work, set_in, kind, lambda no: draw(set_in, no, refusing), document_id, move)
        return work.commit()


def _refused(
    refusing: Refusing, document_id: str, today: date, returned: tuple[str, ...]
) -> AcceptanceRefused | LicenceNotRequired:
    reason, basis = refusing.reason.strip(), refusing.basis.strip()
    if refusing.ground is Ground.NOT_NEEDED:
        return LicenceNotRequired(
            document_id=document_id,
            reason=reason,
            basis=basis,
            returned=returned,
            told_on=today,
        )
    return AcceptanceRefused(
        document_id=document_id,
        ground=refusing.ground,
        reason=reason,
        basis=basis,
        competent_organ=refusing.competent_organ,
        refused_on=today,
    )


def return_case(desk: Desk, case_id: str, reason: str, given_up: bool) -> Changed:
    """Return the papers of a case whose supplement never came or was given up (T09, D19).

    Raises `Refused` REASON_EMPTY, NOT_REMINDED, SUPPLEMENT_PERIOD_RUNS, STATE.
    """
    with desk.work() as work:
        basis = GIVEN_UP_BASIS if given_up else RETURN_BASIS
        return_in(desk, work, case_id, Returning(reason, basis, given_up))
        return work.commit()


def return_in(desk: Desk, work: UnitOfWork, case_id: str, returning: Returning) -> None:
    """Return the papers inside a unit of work that does more; raises what `return_case` raises."""
    brought = {"reason": returning.reason, "given_up": returning.given_up}

    def body(document_id: str, returned: tuple[str, ...]) -> CaseReturned:
        return CaseReturned(
            document_id=document_id,
            reason=returning.reason.strip(),
            given_up=returning.given_up,
            returned=returned,
            returned_on=desk.today,
        )

    _leave(desk, work, case_id, _Leaving("T09", brought, _RETURNED, returning.basis, body))


def withdraw_case(desk: Desk, case_id: str, reason: str, written: bool = True) -> Changed:
    """Record a written withdrawal before the decision and give the originals back (T29, D19).

    Raises `Refused` REASON_EMPTY, NOT_WRITTEN, PAID_REFUND_FIRST, PAYMENT_UNKNOWN, STATE.
    """
    brought = {"reason": reason, "written": written}

    def body(document_id: str, returned: tuple[str, ...]) -> CaseWithdrawn:
        return CaseWithdrawn(
            document_id=document_id,
            reason=reason.strip(),
            written=written,
            returned=returned,
            withdrawn_on=desk.today,
        )

    with desk.work() as work:
        leaving = _Leaving("T29", brought, ExitVariant.WITHDRAWN, WITHDRAWAL_BASIS, body)
        _leave(desk, work, case_id, leaving)
        return work.commit()


def _lawful(desk: Desk, work: UnitOfWork, case_id: str, move: str, brought: dict[str, Any]) -> Case:
    desk.require_sound_clock(work)
    case = work.case(case_id)
    matter = work.matter(case.matter.task_code, case.matter.version)
    require(
        move,
        Attempt(case=case, matter=matter, staff=desk.staff, today=desk.today, brought=brought),
    )
    return case


def _leave(desk: Desk, work: UnitOfWork, case_id: str, leaving: _Leaving) -> None:
    case = _lawful(desk, work, case_id, leaving.move, leaving.brought)
    before = frame(desk, work, case)
    document_id = desk.ids.event_id()
    names = tuple(row.name for row in returned_materials(before))
    work.record(case_id, leaving.body(document_id, names))
    set_in = frame(desk, work, work.case(case_id))
    reason = str(leaving.brought["reason"]).strip()
    issue(
        desk,
        work,
        set_in,
        PaperKind.D19,
        lambda no: left_case(set_in, no, leaving.variant, reason, leaving.basis),
        document_id,
        leaving.move,
    )
