"""How long a certificate holds (T25): proposed by its matter, confirmed by the clerk, recorded.

matter says years ──▶ the last day of so many years after the decision
matter says its certificate bears a last day ──▶ typed from the certificate
otherwise ──▶ the words the matter publishes: 长期有效, 与原证有效期一致
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.catalogue.elements import Outcome
from app.domain.days import day_written
from app.domain.errors import Refused

ENDLESS = "长期"
"""Said in place of a last day; no matter forbids it, as an identity card of the old may have it."""


@dataclass(frozen=True, slots=True)
class Validity:
    """How long a certificate holds: its last day, or else the words for it."""

    until: date | None = None
    words: str = ""


def proposed_validity(outcome: Outcome, decided_on: date) -> str:
    """What stands in the line before anybody writes; empty where the last day must be typed."""
    if outcome.bears_last_day:
        return ""
    if outcome.valid_years:
        return _last_day(decided_on, outcome.valid_years).isoformat()
    return outcome.validity


def validity_of(text: str) -> Validity:
    """A line as written: a day is a last day, all else are words."""
    told = text.strip()
    try:
        return Validity(until=day_written(told))
    except Refused:
        return Validity(words=told)


def validity_problem(outcome: Outcome, validity: Validity, today: date) -> str:
    """What is wrong with it, as a code: VALIDITY_EMPTY, VALIDITY_NO_DAY, VALIDITY_OVER."""
    if validity.until is not None:
        return "VALIDITY_OVER" if validity.until < today else ""
    if not validity.words:
        return "VALIDITY_EMPTY"
    has_days = outcome.bears_last_day or outcome.valid_years
    lawful = {ENDLESS} if has_days else {ENDLESS, outcome.validity}
    return "" if validity.words in lawful else "VALIDITY_NO_DAY"


def _last_day(start: date, years: int) -> date:
    """The day before the same day so many years on; 29 February counts to 28 February."""
    try:
        return start.replace(year=start.year + years) - timedelta(days=1)
    except ValueError:
        return start.replace(year=start.year + years, day=28)
