"""The content of the papers at the end: collect, receive, or take everything back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.domain.marking import N_
from app.domain.papers.remedies import Remedy


@dataclass(frozen=True, slots=True, kw_only=True)
class ServedPaper:
    """One paper handed over, with its number or 无."""

    name: str
    number: str
    copies: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofOfService:
    """D17. `method` in the words of 民事诉讼法 88 ff.; `relation` when another received it.

    `refusal_reason` and `witnesses` belong to service by leaving (留置送达).
    """

    papers: tuple[ServedPaper, ...]
    addressee: str
    place: str
    method: str
    served_at: datetime
    receiver: str
    server: str
    relation: str = "本人"
    refusal_reason: str = ""
    witnesses: tuple[str, ...] = ()
    remark: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyNotice:
    """D18: what to collect, where, until when, what to bring, and the ways not to come.

    `validity` says how long the certificate holds; empty where none was recorded.
    """

    result: str
    certificate_no: str
    place: str
    hours: str
    until: date
    bring: tuple[str, ...]
    agent_rules: str
    mail_option: str
    validity: str = ""
    basis: str = ""


class ExitVariant(StrEnum):
    """How a case left without a decision; the value is the title of its paper."""

    RETURNED = N_("退件通知书")
    WITHDRAWN = N_("撤回申请确认书")
    TERMINATED = N_("终止办理通知书")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedMaterial:
    """One row of what goes back to the applicant."""

    name: str
    form: str
    count: int
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exit:
    """D19. `returned` may be empty: the paper then says that there is nothing to return."""

    variant: ExitVariant
    applied_on: date
    ended_on: date
    reason: str
    basis: str
    returned: tuple[ReturnedMaterial, ...]
    handler: str
    again: str = "材料齐备后可以重新提出申请，本次办理不影响您再次申请的权利。"
    remedy: Remedy | None = None
