"""Payments, bills, the books and what is owed."""

from __future__ import annotations

from datetime import date

from app.domain.facts.money import FeeAssessed, FeeWaived
from app.domain.fees import FeeLine
from app.domain.folds.money import BookLine
from app.protocol.canonical import body_of, canonical_text
from app.storage import journal
from app.storage.engine.link import Link
from app.storage.reads.states import states_by

_OWING = canonical_text([FeeAssessed.__name__, FeeWaived.__name__])


def assessed_lines(link: Link, case_id: str) -> tuple[FeeLine, ...]:
    """The fee lines of the last assessment or waiver of a case; none when nothing was assessed."""
    row = journal.last_body(link, case_id, _OWING)
    body = body_of(*row) if row else None
    return body.lines if isinstance(body, FeeAssessed | FeeWaived) else ()


def books(link: Link, day: date) -> tuple[BookLine, ...]:
    """The lines of the books of one day."""
    return states_by(link, BookLine, "day", day.isoformat())
