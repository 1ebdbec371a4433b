"""The draft before receipt: begun (T02), kept field by field, or put away."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from app.domain.cases.case import Case
from app.domain.cases.guards import Attempt, objection
from app.domain.cases.states import State
from app.domain.cases.transitions import TRANSITIONS
from app.domain.cases.values import MatterRef
from app.domain.catalogue import Matter
from app.domain.errors import Refused
from app.domain.facts.case import CaseDrafted, DraftDropped
from app.domain.facts.office import CardRead
from app.domain.masking import mask_citizen_id
from app.domain.people import Role
from app.ports.memory import Changed
from app.services.desk import Desk


def ref_of(matter: Matter) -> MatterRef:
    """The frozen reference a case keeps to the version it runs under."""
    return MatterRef(
        task_code=matter.task_code,
        version=matter.version,
        local_code=matter.local_code,
        name=matter.name,
        case_type=matter.case_type.value,
        regime=matter.regime.value,
    )


def start_case(desk: Desk, matter: Matter, channel: str = "0") -> tuple[str, Changed]:
    """Begin a draft for a matter in force (T02) and return its case id with what it touched.

    Raises `Refused` MATTER_NOT_IN_FORCE or ROLE.
    """
    with desk.work() as work:
        case_id = desk.ids.event_id()
        blank = Case(
            case_id=case_id, state=State.DRAFT, matter=ref_of(matter), opened_on=desk.today
        )
        _require_draftable(desk, matter, blank)
        work.record(
            case_id, CaseDrafted(matter=blank.matter, channel=channel, window=desk.window_id)
        )
        return case_id, work.commit()


def _require_draftable(desk: Desk, matter: Matter, case: Case) -> None:
    row = TRANSITIONS["T02"]
    desk.require_role(*row.actors)
    attempt = Attempt(case=case, matter=matter, staff=desk.staff, today=desk.today)
    found = objection(row.guards, attempt)
    if found is not None:
        raise found.raised()


def change_matter(desk: Desk, case_id: str, matter: Matter) -> Changed:
    """Choose another matter for a draft; what was typed of the persons stays.

    Answers, results and quantities go: they were given for the old matter, and the new one may
    ask for other things under the same ids.

    Raises `Refused` NOT_A_DRAFT, MATTER_NOT_IN_FORCE, ROLE.
    """
    with desk.work() as work:
        case = work.case(case_id)
        if case.state is not State.DRAFT:
            raise Refused("NOT_A_DRAFT", state=case.state)
        _require_draftable(desk, matter, replace(case, matter=ref_of(matter)))
        for field in work.draft(case_id):
            if not is_of_persons(field.name):
                work.keep_field(case_id, field.name, None)
        body = CaseDrafted(matter=ref_of(matter), channel=case.channel, window=desk.window_id)
        work.record(case_id, body)
        return work.commit()


def is_of_persons(name: str) -> bool:
    """Whether a field of a draft tells of the applicant or the agent, whatever the matter."""
    return name.startswith(("applicant.", "agent."))


def keep_field(desk: Desk, case_id: str, name: str, value: Any) -> Changed:
    """Make one field of a draft durable the moment it changes."""
    return keep_fields(desk, case_id, {name: value})


def keep_fields(desk: Desk, case_id: str, values: dict[str, Any]) -> Changed:
    """Make several fields of a draft durable in one commit, as after a card was read.

    Raises `Refused` ROLE, NOT_A_DRAFT, CASE_UNKNOWN: what is typed too late is kept nowhere.
    """
    desk.require_role(Role.ACCEPTOR, Role.PROXY)
    with desk.work() as work:
        state = work.case(case_id).state
        if state is not State.DRAFT:
            raise Refused("NOT_A_DRAFT", state=state)
        for name, value in values.items():
            work.keep_field(case_id, name, value)
        return work.commit()


def note_card_read(desk: Desk, case_id: str, id_no: str, reader: str) -> Changed:
    """Record that a card was read for a case, with the number masked (PIPL 6).

    Raises `Refused` ROLE.
    """
    desk.require_at_window()
    with desk.work() as work:
        work.record(case_id, CardRead(masked_id=mask_citizen_id(id_no), reader=reader))
        return work.commit()


def drop_draft(desk: Desk, case_id: str, reason: str) -> Changed:
    """Put a draft away with its reason and delete what was typed.

    Raises `Refused` ROLE, REASON_EMPTY, NOT_A_DRAFT.
    """
    desk.require_role(Role.ACCEPTOR, Role.PROXY)
    if not reason.strip():
        raise Refused("REASON_EMPTY", move="放弃草稿")
    with desk.work() as work:
        case = work.case(case_id)
        if case.state is not State.DRAFT:
            raise Refused("NOT_A_DRAFT", state=case.state)
        work.record(case_id, DraftDropped(reason=reason.strip()))
        work.forget_draft(case_id)
        return work.commit()
