"""Asks the table: may this case make this move, now, by this person; and if not, why."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.cases.guards import GUARDS, Attempt, Objection, objection
from app.domain.cases.table.row import Transition
from app.domain.cases.transitions import TRANSITIONS, lawful_from

SERVED = frozenset("T02 T03 T04 T05 T06 T07 T08 T09 T10 T11 T21 T22 T24 T25 T26 T27 T29".split())
"""The rows that have a service; the others wait for the desks they belong to."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One move as the window shows it: lawful now, or grey with the objection at hand."""

    id: str
    name: str
    objection: Objection | None = None

    @property
    def allowed(self) -> bool:
        """Whether nothing stands in the way."""
        return self.objection is None


def objection_to(row: Transition, attempt: Attempt) -> Objection | None:
    """Why this row may not be taken: wrong state, wrong person, a guard; None when it may."""
    if not row.leaves(attempt.case.state):
        return Objection("STATE", {"move": row.name, "state": attempt.case.state})
    if row.reason and not str(attempt.brought.get("reason", "-")).strip():
        return Objection("REASON_EMPTY", {"move": row.name})
    if not attempt.staff.may(row.actors):
        return Objection("ROLE", {"move": row.name, "roles": tuple(sorted(row.actors))})
    return objection(row.guards, attempt)


def require(transition_id: str, attempt: Attempt) -> Transition:
    """The row, when it may be taken; raises `Refused` with the objection otherwise."""
    row = TRANSITIONS[transition_id]
    found = objection_to(row, attempt)
    if found is not None:
        raise found.raised()
    return row


def offers(attempt: Attempt) -> tuple[Offer, ...]:
    """Every served move that starts in the case's state, lawful or not, in the table's order."""
    rows = (row for row in lawful_from(attempt.case.state) if row.id in SERVED)
    return tuple(Offer(row.id, row.name, objection_to(row, attempt)) for row in rows)


def unserved_guards() -> frozenset[str]:
    """The guards named by rows that no service takes yet."""
    named = {name for row in TRANSITIONS.values() for name in row.guards}
    return frozenset(named - GUARDS.keys())
