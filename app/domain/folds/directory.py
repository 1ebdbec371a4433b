"""Applicants this counter has met, so that a returning person types nothing twice."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from app.domain.facts.base import Fact
from app.domain.facts.case import CaseReceived
from app.domain.people import Party


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The latest particulars of one applicant, and how often he came; `seen_in` is a fact's id."""

    party: Party
    last_on: date
    visits: int
    last_matter: str
    seen_in: str = ""


def fold_known(known: Known | None, fact: Fact) -> Known | None:
    """The directory entry after another receipt, in whichever order receipts become known."""
    body = fact.body
    if not isinstance(body, CaseReceived):
        return known
    visits = (known.visits if known else 0) + 1
    if known is not None and (known.last_on, known.seen_in) > (body.received_on, fact.event_id):
        return replace(known, visits=visits)
    return Known(
        party=body.applicant,
        last_on=body.received_on,
        visits=visits,
        last_matter=body.matter.local_code,
        seen_in=fact.event_id,
    )
