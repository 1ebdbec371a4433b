"""Check: does the center hold the last days of this life as we do? A difference is told, loudly.

Nothing is repaired: what differs after both sides agreed on every hash was changed by something
that is neither of them, and a person must look.
"""

from __future__ import annotations

from dataclasses import replace

from app.ports.correspondence import Tiding
from app.protocol.sync.messages import Check, Checked, Problem
from app.sync import effects, events
from app.sync.listening import listen
from app.sync.resting import Step, again, put_off
from app.sync.state import Phase, Round

EVERY = 1000
"""How many facts later both sides are compared again within one session."""


def check(at: Round) -> Step:
    """Everything is said and heard: compare, unless that was done at this place or nearly."""
    life = (at.welcomed.generation, at.stood.epoch)
    if at.checked[:2] == life and at.have.seq < at.checked[2] + EVERY:
        return listen(at)
    if at.stood.fence or not at.have.seq:
        return listen(at)
    return replace(at, phase=Phase.COUNTING), (effects.Count(at.have.seq),)


def ask(at: Round, event: events.Counted) -> Step:
    """Name our days."""
    question = Check(
        ticket=at.ticket,
        generation=at.welcomed.generation,
        terminal_id=at.stood.terminal_id,
        epoch=at.stood.epoch,
        upto=at.have.seq,
        days=event.days,
    )
    return at.ask(Phase.CHECKING, question), (effects.Send(question),)


def checked(at: Round, event: events.Replied) -> Step:
    """The center named the days that are otherwise there."""
    answer = event.answer
    if isinstance(answer, Problem):
        return put_off(at, answer)
    if not isinstance(answer, Checked):
        return again(at, "ANSWER")
    done = replace(at, checked=(at.welcomed.generation, at.stood.epoch, at.have.seq))
    after, then = listen(done)
    if not answer.differing:
        return after, then
    days = ", ".join(one.day for one in answer.differing)
    return after, (effects.Tell(Tiding.DIFFERS, days), *then)
