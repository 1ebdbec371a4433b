"""The verifiers of first passwords: made once a person, so that a new bundle changes nobody's."""

from __future__ import annotations

from collections.abc import Mapping

from app.storage.engine.link import Link, Statement
from app.vault import Hardness, first_verifier

_PUT = Statement(
    "INSERT INTO first_key (center_id, staff_id, verifier) "
    "VALUES (:center_id, :staff_id, :verifier)"
)
_KNOWN = Statement("SELECT staff_id, verifier FROM first_key WHERE center_id = :center_id")


def known(link: Link, center_id: str) -> dict[str, str]:
    """The verifier of everybody who has one, by staff id."""
    return {row[0]: row[1] for row in link.all(_KNOWN, center_id=center_id)}


def put(
    link: Link, center_id: str, passwords: Mapping[str, str], hardness: Hardness | None = None
) -> None:
    """Keep what proves these first passwords; they themselves are kept nowhere."""
    for staff_id, password in passwords.items():
        verifier = first_verifier(password, hardness)
        link.run(_PUT, {"center_id": center_id, "staff_id": staff_id, "verifier": verifier})
