"""The one table of lawful moves of a case: DOMAIN 1.6, row by row.

Services ask it before they act, the fold asks it again when a fact arrives, the window asks it
which key is lawful now, and `app.domain.diagram` draws it. There is no second list of moves.
"""

from __future__ import annotations

from app.domain.cases.states import State
from app.domain.cases.table.decision import DECISION
from app.domain.cases.table.exits import EXITS
from app.domain.cases.table.intake import INTAKE
from app.domain.cases.table.review import REVIEW
from app.domain.cases.table.row import Transition

TRANSITIONS: dict[str, Transition] = {row.id: row for row in (*INTAKE, *REVIEW, *DECISION, *EXITS)}


def lawful_from(state: State | None) -> tuple[Transition, ...]:
    """Every row that starts in this state, in the table's order."""
    return tuple(row for row in TRANSITIONS.values() if row.leaves(state))
