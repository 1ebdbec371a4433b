"""What one row of the transition table says."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.cases.states import ClockEffect, Offline, State
from app.domain.people import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """One row of the table.

    `sources` empty means the case does not exist yet; `target` None means the state stays.
    `fact` is the kind that records the move; `guards` name predicates of `cases.guards`;
    `documents` are the papers that must leave with it; `also` those only sometimes due.
    """

    id: str
    name: str
    sources: frozenset[State]
    target: State | None
    fact: str
    actors: frozenset[Role]
    guards: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    clock: ClockEffect = ClockEffect.NONE
    offline: Offline = Offline.YES
    reason: bool = False

    def leaves(self, state: State | None) -> bool:
        """Whether the move is lawful for a case in this state."""
        return state in self.sources if self.sources else state is None


def states(*names: State) -> frozenset[State]:
    """The set of source states, as the table writes it."""
    return frozenset(names)


def roles(*names: Role) -> frozenset[Role]:
    """The set of lawful actors, as the table writes it."""
    return frozenset(names)


WINDOW = roles(Role.ACCEPTOR)
