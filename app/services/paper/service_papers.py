"""Draws the papers at the end of a case: D17 proof of service, D18 ready notice, D19 exits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.domain.cases.case import Case
from app.domain.cases.certificate import told_number
from app.domain.catalogue.citing import laws_of_delivery
from app.domain.catalogue.kinds import MaterialForm
from app.domain.facts.case import CaseDelivered
from app.domain.folds.paper import Document
from app.domain.materials import was_handed_over
from app.domain.papers import (
    Exit,
    ExitVariant,
    Header,
    ProofOfService,
    ReadyNotice,
    ReturnedMaterial,
    SealKind,
    ServedPaper,
)
from app.domain.papers.dates import day
from app.services.paper.frame import Frame
from app.services.paper.intake_papers import FORM_WORDS

SERVED_KINDS = ("D11", "D12")


def proof_of_service(
    frame: Frame, doc_no: str, documents: Sequence[Document], served: CaseDelivered
) -> tuple[Header, ProofOfService]:
    """D17: what was handed to whom, how and when, signed by both hands."""
    case = frame.the_case
    papers = [
        ServedPaper(name=document.title, number=document.number or "无")
        for document in documents
        if document.kind in SERVED_KINDS
    ]
    if case.certificate_no:
        papers.append(
            ServedPaper(name=case.certificate_name, number=told_number(case.certificate_no))
        )
    content = ProofOfService(
        papers=tuple(papers),
        addressee=frame.applicant.name,
        place=frame.place,
        method=served.method,
        served_at=frame.now,
        receiver=served.receiver,
        server=frame.clerk,
        relation=served.relation,
        basis=laws_of_delivery(frame.matter),
    )
    return frame.header(doc_no, SealKind.ORGAN), content


def ready_notice(frame: Frame, doc_no: str, until: date) -> tuple[Header, ReadyNotice]:
    """D18: the result may be collected: where, until when, what to bring."""
    case, outcome, wording = frame.the_case, frame.matter.result, frame.center.wording
    content = ReadyNotice(
        result=outcome.name,
        certificate_no=told_number(case.certificate_no) or "无",
        place=frame.place,
        hours=frame.center.opening_hours,
        until=until,
        bring=wording.collect_with,
        agent_rules=wording.collect_for_another,
        mail_option=outcome.delivery,
        validity=_validity(case),
        basis=laws_of_delivery(frame.matter),
    )
    return frame.header(doc_no, SealKind.ORGAN), content


def _validity(case: Case) -> str:
    until = case.certificate_until
    return f"至{day(until)}" if until else case.certificate_validity


def left_case(
    frame: Frame, doc_no: str, variant: ExitVariant, reason: str, basis: str
) -> tuple[Header, Exit]:
    """D19: the case ends without a decision; what was kept goes back."""
    case = frame.the_case
    assert case.received_on is not None
    content = Exit(
        variant=variant,
        applied_on=case.received_on,
        ended_on=frame.now.date(),
        reason=reason,
        basis=basis,
        returned=returned_materials(frame),
        handler=frame.clerk,
        remedy=frame.remedy if variant is ExitVariant.TERMINATED else None,
    )
    return frame.header(doc_no), content


def returned_materials(frame: Frame) -> tuple[ReturnedMaterial, ...]:
    """What goes back when a case ends early: every paper that was kept, good or bad.

    Originals shown only to be checked went back when they were seen (D02); their copies stayed.
    """
    case = frame.the_case
    came = {item for supplement in case.supplements for item in supplement.items}
    rows = []
    for row in case.checklist:
        verdict = case.verdicts.get(row.material_id)
        result = verdict.result if verdict else None
        is_supplied = row.material_id in came and not row.shared
        held = is_supplied or was_handed_over(row, result)
        is_shown_only = row.form is MaterialForm.ORIGINAL_CHECK
        count = row.copies if is_shown_only else max(1, row.originals + row.copies)
        if held and count and row.form is not MaterialForm.ELECTRONIC:
            form = MaterialForm.COPY if is_shown_only else row.form
            rows.append(ReturnedMaterial(name=row.name, form=FORM_WORDS[form], count=count))
    return tuple(rows)
