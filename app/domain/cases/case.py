"""The present of one case, as its facts leave it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from app.domain.cases.states import (
    SETTLED_FEES,
    TERMINAL_STATES,
    ClockName,
    FeeStatus,
    State,
)
from app.domain.cases.values import (
    ClockRun,
    MatterRef,
    Supplement,
    Verdict,
    nearest_of,
    statutory_due_of,
)
from app.domain.materials import ChecklistItem, Deficiency, acceptance_problem, deficiencies
from app.domain.people import Agent, Party


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """What a case owes and what became of it, in fen."""

    status: FeeStatus = FeeStatus.NONE
    assessment_id: str = ""
    assessed: int = 0
    reduction: int = 0
    due: int = 0
    paid: int = 0


TWIN = "TWIN"
"""The cause of a mark that another window has an open case of the same person and matter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A fact that arrived but that the rules do not permit in the state it met.

    `against` is the fact that had brought the case into that state, empty before the first; of a
    TWIN it is the other case.
    """

    event_id: str
    kind: str
    state: State | None
    cause: str
    against: str = ""


class Finding(StrEnum):
    """What was found about a conflict; no side is ever changed by it (DOMAIN 1.11)."""

    APART = "APART"
    """Two cases that looked alike are two applications."""
    STANDS = "STANDS"
    """What took effect first stands; what the other side issued is taken back."""
    CORRECTED = "CORRECTED"
    """The case was put right by acts of its own, as withdrawal or return."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One handled application (办件), folded from its facts; never edited in place."""

    case_id: str
    state: State
    matter: MatterRef
    channel: str = "0"
    window: str = ""
    clerk: str = ""
    opened_on: date
    case_no: str = ""
    query_code: str = ""
    applicant: Party | None = None
    agent: Agent | None = None
    answers: Mapping[str, str | int | bool | tuple[str, ...]] = field(default_factory=dict)
    quantities: Mapping[str, str] = field(default_factory=dict)
    checklist: tuple[ChecklistItem, ...] = ()
    verdicts: Mapping[str, Verdict] = field(default_factory=dict)
    disclosure: str = ""
    clocks: tuple[ClockRun, ...] = ()
    received_on: date | None = None
    noticed_on: date | None = None
    deficiencies: tuple[Deficiency, ...] = ()
    supplement_until: date | None = None
    supplements: tuple[Supplement, ...] = ()
    brought_later: tuple[Supplement, ...] = ()
    """Papers that were not there at receipt and came before any notice (T06)."""
    reminders: int = 0
    complete_on: date | None = None
    """The day from which the whole application was there; None while a paper is still owed."""
    accepted_on: date | None = None
    deemed: bool = False
    opened_decision_by: str = ""
    decided_on: date | None = None
    decided_by: str = ""
    certificate_name: str = ""
    certificate_no: str = ""
    certificate_until: date | None = None
    certificate_validity: str = ""
    delivered_on: date | None = None
    ended_on: date | None = None
    end_reason: str = ""
    money: Money = field(default_factory=Money)
    last_move: str = ""
    """The fact that brought the case into its state."""
    conflicts: tuple[Conflict, ...] = ()
    """Those nobody has settled yet."""
    suspected: tuple[str, ...] = ()
    """Cases this one may be the same as, marked when it was received."""
    apart: tuple[str, ...] = ()
    """Cases of which somebody said that they are not this one."""

    @property
    def is_open(self) -> bool:
        """Whether somebody still has something to do."""
        return self.state not in TERMINAL_STATES and self.state is not State.CLOSED

    @property
    def is_still_checked(self) -> bool:
        """Whether results may still change: until acceptance, and after one by silence."""
        return self.state is State.RECEIVED or (self.state is State.ACCEPTED and self.deemed)

    @property
    def fee_is_settled(self) -> bool:
        """Whether no money stands between the case and its next gate."""
        return self.money.status in SETTLED_FEES

    def clock(self, name: ClockName) -> ClockRun | None:
        """The clock of that name, if it was ever started."""
        return next((run for run in self.clocks if run.name is name), None)

    @property
    def nearest(self) -> ClockRun | None:
        """The clock that ends first among those that still run."""
        return nearest_of(self.clocks)

    @property
    def statutory_due(self) -> date | None:
        """The last day by law, while that clock runs."""
        return statutory_due_of(self.clocks)

    @property
    def due_on(self) -> date | None:
        """The nearest last day among the clocks that still run."""
        return self.nearest.due if self.nearest else None

    @property
    def found_deficient(self) -> tuple[Deficiency, ...]:
        """All rows a one-time notice would name, as the checklist stands."""
        results = {key: verdict.result for key, verdict in self.verdicts.items()}
        notes = {key: verdict.note for key, verdict in self.verdicts.items()}
        return deficiencies(self.checklist, results, notes)

    @property
    def lacking(self) -> tuple[ChecklistItem, ...]:
        """The required rows whose paper is not there in order, by check or by supplement."""
        arrived = {item for supplement in self.supplements for item in supplement.items}
        results = {key: verdict.result for key, verdict in self.verdicts.items()}
        blocking = acceptance_problem(self.checklist, results)
        return tuple(row for row in blocking if row.material_id not in arrived)

    @property
    def outstanding(self) -> tuple[Deficiency, ...]:
        """The rows of the one-time notice that have not arrived yet."""
        arrived = {item for supplement in self.supplements for item in supplement.items}
        return tuple(row for row in self.deficiencies if row.material_id not in arrived)
