"""A new life: this machine was set back, or another one bears its identity."""

from __future__ import annotations

from dataclasses import replace

from app.ports.correspondence import Tiding
from app.protocol.sync.messages import MOST_MARKS, Ending, No, Problem, Renew, Renewed
from app.sync import effects, events, greeting
from app.sync.resting import Step, again, put_off
from app.sync.state import Phase, Round


def begin(at: Round, cause: Ending) -> Step:
    """Name places of the own chain, so that the center can find the last one both agree on."""
    mark = effects.Mark(at.stood.head.seq, MOST_MARKS)
    return replace(at, phase=Phase.MARKING, cause=cause), (mark,)


def renew(at: Round, event: events.Marked) -> Step:
    """Ask for the new life. Its name is durable, so a lost answer makes no second."""
    stood = at.stood
    assert at.cause is not None
    question = Renew(
        ticket=at.ticket,
        generation=at.welcomed.generation,
        terminal_id=stood.terminal_id,
        epoch=stood.epoch,
        cause=at.cause,
        marks=event.marks,
        nonce=event.nonce,
    )
    return at.ask(Phase.RENEWING, question), (effects.Send(question),)


def renewed(at: Round, event: events.Replied) -> Step:
    """The center opened it, or looks further back."""
    answer = event.answer
    assert at.cause is not None
    if isinstance(answer, Problem) and answer.code == No.OLDER and answer.have is not None:
        mark = effects.Mark(answer.have.seq - 1, MOST_MARKS)
        return replace(at, phase=Phase.MARKING), (mark,)
    if isinstance(answer, Problem):
        return put_off(at, answer)
    if not isinstance(answer, Renewed):
        return again(at, "ANSWER")
    return replace(at, phase=Phase.OPENING), (effects.OpenLife(answer, at.cause),)


def opened(at: Round, _event: events.Kept) -> Step:
    """The new life has begun: tell a person, and begin again in it."""
    is_fork = at.cause is Ending.FORKED
    tiding = Tiding.FORKED if is_fork else Tiding.RESTORED
    after, then = greeting.visit(replace(at, cause=None))
    return after, (effects.Tell(tiding), *then)
