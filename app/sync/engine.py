"""The round as one table: in which phase what may happen, and who handles it.

    IDLE ─▶ VISITING ─▶ GREETING ─▶ COMPARING ─▶ [CHANGING│FENCING│ACKING] ─▶ GATHERING ⇄ PUSHING
                    ▲           │            │                                      │
                    │       ROLLED_BACK    differs                              nothing left
                    │           └──▶ MARKING ▶ RENEWING ▶ OPENING ──▶ VISITING      ▼
                    └── RESTING ◀── an answer lost, a problem              PULLING ⇄ STORING
                                                      LISTENING ◀─ [COUNTING ▶ CHECKING] ┘

In both loops the next question is sent before the last answer is stored, so that one works while
the other does. What is not in the table for a phase is an answer nobody waits for, and is dropped.
"""

from __future__ import annotations

from collections.abc import Mapping

from app.sync import checking, greeting, pulling, pushing, renewing, resting
from app.sync.events import (
    Compared,
    Counted,
    Event,
    Gathered,
    Kept,
    Lost,
    Marked,
    NotKept,
    Overtaken,
    Replied,
    Stood,
    Wake,
)
from app.sync.resting import Handler, Step
from app.sync.state import Phase, Round

_TABLE: Mapping[tuple[Phase, type], Handler] = {
    (Phase.IDLE, Wake): greeting.visit,
    (Phase.RESTING, Wake): greeting.visit,
    (Phase.LISTENING, Wake): greeting.visit,
    (Phase.VISITING, Stood): greeting.greet,
    (Phase.GREETING, Replied): greeting.welcomed,
    (Phase.COMPARING, Compared): greeting.compared,
    (Phase.CHANGING, Kept): greeting.changed,
    (Phase.FENCING, Kept): greeting.fenced,
    (Phase.ACKING, Kept): pushing.gather,
    (Phase.GATHERING, Gathered): pushing.push,
    (Phase.PUSHING, Replied): pushing.pushed,
    (Phase.PUSHING, Gathered): pushing.read_on,
    (Phase.STORING_ACK, Kept): pushing.stored,
    (Phase.PULLING, Replied): pulling.pulled,
    (Phase.LISTENING, Replied): pulling.pulled,
    (Phase.STORING_ROWS, Kept): pulling.stored,
    (Phase.COUNTING, Counted): checking.ask,
    (Phase.CHECKING, Replied): checking.checked,
    (Phase.MARKING, Marked): renewing.renew,
    (Phase.RENEWING, Replied): renewing.renewed,
    (Phase.OPENING, Kept): renewing.opened,
}


def step(at: Round, event: Event) -> Step:
    """The round after an event, and what to do now."""
    if isinstance(event, Lost):
        return resting.lost(at, event) if _awaits(at, event.ticket) else (at, ())
    if isinstance(event, Replied) and not _awaits(at, event.answer.ticket):
        return at, ()
    if isinstance(event, Overtaken):
        return resting.again(at, "ROUND_OVERTAKEN")
    if isinstance(event, NotKept):
        return resting.not_kept(at, event)
    handler = _TABLE.get((at.phase, type(event)))
    return handler(at, event) if handler else (at, ())


def _awaits(at: Round, ticket: str) -> bool:
    return at.sent is not None and at.sent.ticket == ticket
