"""Conflicts: a duty supervisor says what was found; both sides stay in the journal."""

from __future__ import annotations

from app.domain.cases.case import TWIN, Finding
from app.domain.errors import Refused
from app.domain.facts.case import ConflictSettled
from app.domain.people import Role
from app.ports.memory import Changed
from app.services.desk import Desk


def settle_conflict(
    desk: Desk, case_id: str, event_id: str, finding: Finding, reason: str
) -> Changed:
    """Settle one conflict of a case (DOMAIN 1.11); nothing it is about is changed.

    Raises `Refused` ROLE for anybody but a duty supervisor, REASON_EMPTY, CONFLICT_UNKNOWN for one
    that is none any more.
    """
    desk.require_role(Role.SUPERVISOR)
    if not reason.strip():
        raise Refused("REASON_EMPTY", move="裁决")
    with desk.work() as work:
        known = {one.event_id: one for one in work.case(case_id).conflicts}
        if event_id not in known:
            raise Refused("CONFLICT_UNKNOWN", key=event_id)
        conflict = known[event_id]
        settled = ConflictSettled(
            event_id=event_id,
            finding=finding.value,
            reason=reason.strip(),
            twin=conflict.against if conflict.cause == TWIN else "",
        )
        work.record(case_id, settled)
        return work.commit()
