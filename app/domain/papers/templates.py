"""The table of templates: which content a kind takes, on which sheets, and what may not be empty.

A path names a field of the snapshot; `[]` steps into every row of a list.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.papers import decisions, intake, money, service
from app.domain.papers.kinds import Layout, PaperKind

Content = (
    intake.Requirements
    | intake.MaterialsTaken
    | intake.SupplementNotice
    | intake.SupplementTaken
    | decisions.Acceptance
    | decisions.Refusal
    | decisions.NotRequired
    | decisions.Approval
    | money.PaymentNotice
    | money.Receipt
    | service.ProofOfService
    | service.ReadyNotice
    | service.Exit
)


@dataclass(frozen=True, slots=True)
class Template:
    """One version of one printed form; a published version is never changed, only followed."""

    name: str
    version: int
    content: type[Content]
    layouts: tuple[Layout, ...]
    mandatory: tuple[str, ...]


def _paths(prefix: str, names: str) -> tuple[str, ...]:
    return tuple(f"{prefix}.{name}" for name in names.split())


_SHEET = _paths(
    "header", "organ title matter task_code window window_tel complaint_tel issued_on destinations"
)
_CASE = _paths("header", "case_no query_code verification applicant masked_id")
_NUMBER = _paths("header", "doc_no seal")


def _case_paper(name: str, content: type[Content], fields: str) -> Template:
    mandatory = _SHEET + _CASE + _NUMBER + _paths("content", fields)
    return Template(name, 1, content, (Layout.A4,), mandatory)


_LINE = "lines[].item_code lines[].name lines[].unit lines[].quantity lines[].standard"
_REMEDY = "remedy.review_organ remedy.court"

TEMPLATES: dict[PaperKind, Template] = {
    PaperKind.D01: Template(
        "requirements",
        1,
        intake.Requirements,
        (Layout.A4,),
        _SHEET
        + _paths(
            "content",
            "subject basis conditions procedure statutory_limit promised_limit result charge_basis"
            " charge_standard supervision quantity_limit sample_forms place hours materials"
            " materials[].name materials[].necessity materials[].form materials[].source",
        ),
    ),
    PaperKind.D02: _case_paper(
        "materials-taken",
        intake.MaterialsTaken,
        "received_at items[].name items[].form items[].remark deliverer receiver notice_due"
        " silence basis",
    ),
    PaperKind.D03: _case_paper(
        "supplement-notice",
        intake.SupplementNotice,
        "applied_on items items[].name items[].problem items[].correct_form items[].basis"
        " items[].how answer consequence place handler handler_tel basis",
    ),
    PaperKind.D04: _case_paper(
        "supplement-taken",
        intake.SupplementTaken,
        "received_at items items[].name items[].asked deliverer receiver basis",
    ),
    PaperKind.D05: _case_paper(
        "acceptance",
        decisions.Acceptance,
        "contact applied_on accepted_on basis statutory_limit promised_limit promised_due fee",
    ),
    PaperKind.D06: _case_paper(
        "refusal", decisions.Refusal, f"applied_on reason basis competent_organ {_REMEDY}"
    ),
    PaperKind.D07: _case_paper(
        "not-required", decisions.NotRequired, f"applied_on reason basis {_REMEDY}"
    ),
    PaperKind.D11: _case_paper(
        "approval",
        decisions.Approval,
        "applied_on accepted_on facts basis granted conditions validity certificate"
        f" certificate_no publicity {_REMEDY}",
    ),
    PaperKind.D13: _case_paper(
        "payment-notice",
        money.PaymentNotice,
        f"collecting_unit collecting_unit_code payer lines {_LINE} basis channels due_on"
        " unpaid_consequence",
    ),
    PaperKind.D14: Template(
        "receipt",
        1,
        money.Receipt,
        (Layout.W80, Layout.A5),
        _paths("header", "organ title case_no query_code verification matter window complaint_tel")
        + _paths("header", "issued_on seal")
        + _paths(
            "content",
            "bill_code bill_no collecting_unit collecting_unit_code payer payer_id lines"
            f" {_LINE} method payee paid_at",
        ),
    ),
    PaperKind.D17: _case_paper(
        "proof-of-service",
        service.ProofOfService,
        "papers papers[].name papers[].number addressee place method served_at receiver server"
        " relation basis",
    ),
    PaperKind.D18: _case_paper(
        "ready-notice",
        service.ReadyNotice,
        "result certificate_no place hours until bring agent_rules mail_option basis",
    ),
    PaperKind.D19: _case_paper(
        "exit",
        service.Exit,
        "variant applied_on ended_on reason basis returned[].name returned[].form handler again",
    ),
}

KIND_OF: dict[type[Content], PaperKind] = {t.content: kind for kind, t in TEMPLATES.items()}
