"""Draws the papers by which the organ speaks: D05 accepted, D06 refused, D07 not needed, D11."""

from __future__ import annotations

from datetime import date

from app.domain.cases.case import Case
from app.domain.cases.certificate import told_number
from app.domain.cases.grounds import Ground, Refusing
from app.domain.cases.states import ClockName, FeeStatus
from app.domain.catalogue import limit_words
from app.domain.catalogue.citing import laws_of_acceptance, laws_of_decision, laws_of_notice
from app.domain.catalogue.kinds import LICENCE
from app.domain.money import yuan
from app.domain.papers import Acceptance, Approval, Header, NotRequired, Refusal, SealKind
from app.domain.papers.silence import omitted
from app.domain.situations import resolve
from app.services.paper.frame import Frame
from app.services.paper.intake_papers import deficient_items
from app.services.paper.service_papers import returned_materials

PROVISIONAL = "上述日期所在年份的放假安排尚未公布，公布的安排与之不同的，期限依公布的安排计算"


def acceptance(frame: Frame, doc_no: str, replaces: str = "") -> tuple[Header, Acceptance]:
    """D05: accepted as of when, decided by when, at what cost; `replaces`: the number before."""
    case = frame.the_case
    limits = resolve(frame.matter, case.answers).limits
    assert case.accepted_on is not None
    assert case.received_on is not None
    promised = _due(case, ClockName.PROMISED, case.accepted_on)
    content = Acceptance(
        contact=frame.applicant.mobile or "未留联系电话",
        applied_on=case.received_on,
        accepted_on=case.accepted_on,
        basis=(laws_of_notice if case.deemed else laws_of_acceptance)(frame.matter),
        statutory_limit=limit_words(limits.statutory),
        statutory_due=_last_day(case) if limits.statutory.stated else None,
        promised_limit=limit_words(limits.promised),
        promised_due=promised,
        fee=_fee(case),
        omission=omitted(frame.matter.regime) if case.deemed else "",
        notes=_notes(case, limits.statutory.stated, replaces),
    )
    return frame.header(doc_no), content


def _last_day(case: Case) -> date | None:
    """The last day by law, also once the decision stopped the clock."""
    clock = case.clock(ClockName.STATUTORY)
    return clock.due if clock else None


def _fee(case: Case) -> str:
    if not case.money.due:
        return "不收费" if case.money.status is FeeStatus.NONE else "已依法减免，不再收取"
    paid = "（已缴）" if case.money.status is FeeStatus.PAID else ""
    return f"{yuan(case.money.due)}元{paid}"


def _due(case: Case, name: ClockName, otherwise: date) -> date:
    clock = case.clock(name)
    return clock.due if clock else otherwise


def _notes(case: Case, stated: bool, replaces: str) -> tuple[str, ...]:
    notes = () if stated else ("法律、法规未规定本事项的办理期限，以本机关承诺期限为准",)
    if replaces:
        notes = (f"应缴费用已依法减免，原受理通知书（{replaces}）由本通知书替代", *notes)
    provisional = any(run.provisional for run in case.clocks if run.stopped_on is None)
    return (*notes, PROVISIONAL) if provisional else notes


def refusal(frame: Frame, doc_no: str, refusing: Refusing) -> tuple[Header, Refusal]:
    """D06: why not, on which ground, which organ is competent, and the remedies.

    Where incomplete papers are refused on the spot, it lists all that is missing (条例 17(3)).
    """
    case = frame.the_case
    assert case.received_on is not None
    tells_all = refusing.ground is Ground.INCOMPLETE
    content = Refusal(
        applied_on=case.received_on,
        reason=refusing.reason.strip(),
        basis=refusing.basis.strip(),
        competent_organ=refusing.competent_organ,
        remedy=frame.remedy,
        missing=deficient_items(case, case.found_deficient) if tells_all else (),
    )
    return frame.header(doc_no), content


def not_required(frame: Frame, doc_no: str, refusing: Refusing) -> tuple[Header, NotRequired]:
    """D07: no licence is needed (许可法 32(1)1)."""
    assert frame.the_case.received_on is not None
    content = NotRequired(
        applied_on=frame.the_case.received_on,
        reason=refusing.reason.strip(),
        basis=refusing.basis.strip(),
        remedy=frame.remedy,
        returned=returned_materials(frame),
    )
    return frame.header(doc_no), content


def approval(
    frame: Frame, doc_no: str, granted: str, certificate_no: str
) -> tuple[Header, Approval]:
    """D11: what is granted, for how long, on what facts and law."""
    case, outcome, wording = frame.the_case, frame.matter.result, frame.center.wording
    is_public = frame.matter.kind.name == LICENCE
    assert case.received_on is not None
    assert case.accepted_on is not None
    content = Approval(
        applied_on=case.received_on,
        accepted_on=case.accepted_on,
        facts="申请人提交的申请材料齐全、符合法定形式，经审核符合规定的条件。",
        basis=laws_of_decision(frame.matter),
        granted=granted,
        conditions=wording.holder_keeps_to,
        validity=outcome.validity,
        certificate=outcome.name,
        certificate_no=told_number(certificate_no) or "制证时编定",
        remedy=frame.remedy,
        matter_kind=frame.matter.kind.name,
        publicity=wording.licence_is_public if is_public else wording.others_are_private,
    )
    return frame.header(doc_no, SealKind.APPROVAL), content
