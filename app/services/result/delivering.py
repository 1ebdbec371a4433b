"""From the decision into the person's hand: certificate (T24, T25), service (T26), close (T27)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from app.domain.cases.case import Case
from app.domain.cases.certificate import certificate_number
from app.domain.cases.guards import Attempt
from app.domain.cases.moves import require
from app.domain.cases.serving import Receiver, usual_receiver
from app.domain.cases.states import State
from app.domain.cases.validity import proposed_validity, validity_of
from app.domain.catalogue import Matter
from app.domain.facts.case import CaseClosed, CaseDelivered, CertificateMade, CertificateStarted
from app.domain.papers import PaperKind, SealKind
from app.domain.people import SYSTEM, Staff
from app.ports.memory import Changed, UnitOfWork
from app.services.desk import Desk
from app.services.paper.frame import frame
from app.services.paper.issue import issue
from app.services.paper.service_papers import proof_of_service, ready_notice


def make_certificate(
    desk: Desk, case_id: str, certificate_no: str = "", validity: str = ""
) -> Changed:
    """Make, number and seal the certificate (T24, T25) and notify with D18.

    `certificate_no` may be left empty where the matter derives it or a number series gives it,
    `validity` (a last day as 2031-09-22, or words) where the matter proposes it. Raises `Refused`
    FEE_DUE, NO_CERTIFICATE, CERTIFICATE_NO_EMPTY, CERTIFICATE_NO_FIXED, VALIDITY_EMPTY,
    VALIDITY_NO_DAY, VALIDITY_OVER, STATE.
    """
    with desk.work() as work:
        desk.require_sound_clock(work)
        _certify_in(desk, work, case_id, certificate_no, validity)
        set_in = frame(desk, work, work.case(case_id))
        until = desk.today + timedelta(days=work.center().practice.collect_days)
        issue(desk, work, set_in, PaperKind.D18, lambda no: ready_notice(set_in, no, until))
        return work.commit()


def deliver(desk: Desk, case_id: str, receiver: Receiver | None = None) -> Changed:
    """Serve the result (T26, D17), to the applicant or agent unless said otherwise; then close.

    Raises `Refused` FEE_DUE, CERTIFICATE_NOT_MADE, STATE, and what `receiving_problem` says of
    the receiver; RECEIVER_EMPTY for an organisation whose receiver nobody named.
    """
    with desk.work() as work:
        desk.require_sound_clock(work)
        _deliver_in(desk, work, case_id, receiver)
        return work.commit()


def issue_and_deliver(
    desk: Desk,
    case_id: str,
    certificate_no: str = "",
    receiver: Receiver | None = None,
    validity: str = "",
) -> Changed:
    """Make the certificate where one is needed and hand it over, T24 to T27 in one commit.

    Raises what `make_certificate` and `deliver` refuse.
    """
    with desk.work() as work:
        desk.require_sound_clock(work)
        case = work.case(case_id)
        matter = work.matter(case.matter.task_code, case.matter.version)
        if case.state is not State.READY and matter.result.certificate_needed:
            _certify_in(desk, work, case_id, certificate_no, validity)
        _deliver_in(desk, work, case_id, receiver)
        return work.commit()


def close_case(desk: Desk, case_id: str) -> Changed:
    """Close a delivered case with nothing outstanding (T27). Raises `Refused` FEE_DUE, STATE."""
    with desk.work() as work:
        desk.require_sound_clock(work)
        _require(desk, work, case_id, "T27")
        work.record(case_id, CaseClosed())
        return work.commit()


def _require(
    desk: Desk,
    work: UnitOfWork,
    case_id: str,
    move: str,
    staff: Staff | None = None,
    **brought: Any,
) -> tuple[Case, Matter]:
    case, who = work.case(case_id), staff or desk.staff
    matter = work.matter(case.matter.task_code, case.matter.version)
    attempt = Attempt(case=case, matter=matter, staff=who, today=desk.today, brought=brought)
    require(move, attempt)
    return case, matter


def _certify_in(
    desk: Desk, work: UnitOfWork, case_id: str, certificate_no: str, validity: str
) -> None:
    if work.case(case_id).state is not State.CERTIFYING:
        _require(desk, work, case_id, "T24")
        work.record(case_id, CertificateStarted())
    case = work.case(case_id)
    matter = work.matter(case.matter.task_code, case.matter.version)
    number = certificate_no.strip() or certificate_number(case, matter)
    told = validity.strip() or proposed_validity(matter.result, case.decided_on or desk.today)
    holds = validity_of(told)
    _require(desk, work, case_id, "T25", certificate_no=number, validity=holds)
    body = CertificateMade(
        name=matter.result.name,
        certificate_no=number,
        valid_until=holds.until,
        validity=holds.words,
        seal=SealKind.APPROVAL.value,
    )
    work.record(case_id, body)


def _deliver_in(desk: Desk, work: UnitOfWork, case_id: str, receiver: Receiver | None) -> None:
    _require(desk, work, case_id, "T26")
    who = receiver or usual_receiver(work.case(case_id))
    case, _ = _require(desk, work, case_id, "T26", receiver=who)
    assert who is not None
    documents = work.documents_of(case_id)
    document_id = desk.ids.event_id()
    body = CaseDelivered(
        document_id=document_id,
        method=who.method.value,
        receiver=who.name.strip(),
        receiver_id=who.id_no.strip().upper(),
        relation=who.relation.value,
        served_on=desk.today,
        proof=who.proof,
    )
    work.record(case_id, body)
    set_in = frame(desk, work, work.case(case_id))
    issue(
        desk,
        work,
        set_in,
        PaperKind.D17,
        lambda no: proof_of_service(set_in, no, documents, body),
        document_id,
        "T26",
    )
    if work.case(case.case_id).fee_is_settled:
        # Nobody has to decide it: who may only hand results over closes nothing himself.
        _require(desk, work, case_id, "T27", SYSTEM)
        work.record(case_id, CaseClosed())
