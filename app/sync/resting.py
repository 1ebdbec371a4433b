"""When a round cannot go on: rest and begin anew, since nothing but the journal is remembered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeAlias

from app.ports.correspondence import Tiding
from app.protocol.sync.messages import No, Problem
from app.sync import effects, events
from app.sync.state import LONGEST_REST_S, MOST_RESTARTS, POLL_S, Phase, Round

Step: TypeAlias = tuple[Round, tuple[effects.Effect, ...]]
Handler: TypeAlias = Callable[[Round, Any], Step]

_BEGIN_AGAIN = frozenset({No.GENERATION, No.GAP, No.FORK})
_FOR_A_PERSON = {
    No.UPGRADE: Tiding.UPGRADE,
    "UNKNOWN_TERMINAL": Tiding.STRANGER,
    No.SIGNATURE: Tiding.STRANGER,
}


def rest(at: Round, seconds: float, *told: effects.Effect) -> Step:
    """Rest, and begin with a hello when woken."""
    after = replace(at, phase=Phase.RESTING, sent=None, restarts=0)
    return after, (*told, effects.Rest(seconds))


def idle(at: Round) -> Step:
    """All is said: rest until the next poll."""
    after = replace(at, phase=Phase.IDLE, sent=None, failures=0, restarts=0)
    return after, (effects.Tell(Tiding.QUIET), effects.Rest(POLL_S))


def lost(at: Round, event: events.Lost) -> Step:
    """No answer. What was asked may have had effect: the next hello tells."""
    at = at.smaller() if at.phase is Phase.PUSHING else at
    after = replace(at, failures=at.failures + 1)
    return rest(after, at.rest_s, effects.Tell(Tiding.OFFLINE, event.cause))


def not_kept(at: Round, event: events.NotKept) -> Step:
    """The own memory could not write: nothing was taken over, and nothing is lost."""
    after = replace(at, failures=at.failures + 1)
    return rest(after, at.rest_s, effects.Tell(Tiding.CANNOT_KEEP, event.code))


def again(at: Round, cause: str) -> Step:
    """Begin the round anew at once; a few times, then after a rest."""
    if at.restarts >= MOST_RESTARTS:
        after = replace(at, failures=at.failures + 1)
        return rest(after, at.rest_s, effects.Tell(Tiding.OFFLINE, cause))
    after = replace(
        at,
        phase=Phase.VISITING,
        standing=None,
        welcome=None,
        sent=None,
        asked=0,
        restarts=at.restarts + 1,
    )
    return after, (effects.BeginVisit(),)


def put_off(at: Round, problem: Problem) -> Step:
    """The center said no, with a reason."""
    if problem.code in _BEGIN_AGAIN:
        return again(at, problem.code)
    if problem.code in _FOR_A_PERSON:
        tiding = _FOR_A_PERSON[problem.code]
        return rest(at, LONGEST_REST_S, effects.Tell(tiding, problem.detail))
    after = replace(at, failures=at.failures + 1)
    seconds = float(problem.retry_after_s) or at.rest_s
    return rest(after, seconds, effects.Tell(Tiding.OFFLINE, problem.code))
