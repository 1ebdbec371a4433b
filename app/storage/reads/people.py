"""Applicants this counter has met."""

from __future__ import annotations

from app.domain.folds.directory import Known
from app.storage.engine.link import Link, Statement
from app.storage.reads.states import states
from app.storage.search.query import LAST_CHARACTER

_BY_NAME = Statement(
    "SELECT state FROM known_applicant WHERE name >= :low AND name < :high "
    "ORDER BY name, last_on DESC LIMIT :most"
)


def known_by_name(link: Link, prefix: str, most: int) -> tuple[Known, ...]:
    """Applicants whose name begins so, by name; of one name the latest first."""
    if not prefix.strip():
        return ()
    low = prefix.strip()
    return states(Known, link.all(_BY_NAME, low=low, high=low + LAST_CHARACTER, most=most))
