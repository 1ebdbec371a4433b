"""The verifiers of first passwords: made once a person, so that a new bundle changes nobody's."""

from __future__ import annotations

from collections.abc import Mapping

from app.center.engine.port import Link
from app.storage.engine.link import Statement

_PUT = Statement(
    "INSERT INTO first_key (center_id, staff_id, verifier) "
    "VALUES (:center_id, :staff_id, :verifier)"
)
_KNOWN = Statement("SELECT staff_id, verifier FROM first_key WHERE center_id = :center_id")


def known(link: Link, center_id: str) -> dict[str, str]:
    """The verifier of everybody who has one, by staff id."""
    return {row[0]: row[1] for row in link.all(_KNOWN, center_id=center_id)}


def put(link: Link, center_id: str, verifiers: Mapping[str, str]) -> None:
    """Keep what proves first passwords, by staff id; they themselves are kept nowhere."""
    for staff_id, verifier in verifiers.items():
        link.run(_PUT, {"center_id": center_id, "staff_id": staff_id, "verifier": verifier})
