"""The content of the papers by which the organ speaks: accepted, refused, not needed, granted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.papers.intake import DeficientItem
from app.domain.papers.remedies import Remedy
from app.domain.papers.service import ReturnedMaterial


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """D05. `omission` says what the organ left undone when its silence accepted (许可法 32, 条例
    17): `accepted_on` is then the day the materials were received; it is empty otherwise. A matter
    decided on the spot has equal dates. `notes` are whole sentences: what does not count into the
    limit, a calendar not yet published. `statutory_due` is None where no law sets a limit.
    """

    contact: str
    applied_on: date
    accepted_on: date
    basis: str
    statutory_limit: str
    statutory_due: date | None
    promised_limit: str
    promised_due: date
    fee: str
    omission: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """D06. `competent_organ` is the organ to turn to, or 无 when the reason is another one.

    `missing` is the full list of what must be put right, where the law wants it told with the
    refusal (不动产登记暂行条例 17(3)).
    """

    applied_on: date
    reason: str
    basis: str
    competent_organ: str
    remedy: Remedy
    missing: tuple[DeficientItem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NotRequired:
    """D07. What the applicant wants needs no licence: why, by which law, and what goes back."""

    applied_on: date
    reason: str
    basis: str
    remedy: Remedy
    returned: tuple[ReturnedMaterial, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """D11. `granted` is the scope, `conditions` what the holder must keep to.

    `matter_kind` (事项类型) gives it its title; `publicity` says who may read it (许可法 40).
    """

    applied_on: date
    accepted_on: date
    facts: str
    basis: str
    granted: str
    conditions: tuple[str, ...]
    validity: str
    certificate: str
    certificate_no: str
    remedy: Remedy
    matter_kind: str
    publicity: str
