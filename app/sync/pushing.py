"""Push: own facts in order, in batches that shrink when answers are lost and grow again."""

from __future__ import annotations

from dataclasses import replace

from app.protocol.sync.messages import MOST_BYTES, No, Problem, Push, Pushed
from app.sync import effects, events, pulling
from app.sync.resting import Step, again, put_off
from app.sync.state import LEAST_BATCH, Phase, Round


def gather(at: Round, _event: object = None) -> Step:
    """Read what the center has not stored."""
    read = effects.Gather(at.have.seq, at.batch, MOST_BYTES)
    return replace(at, phase=Phase.GATHERING), (read,)


def push(at: Round, event: events.Gathered) -> Step:
    """Send it; when there is nothing left, pull.

    A life that is over ends within its round, once the last it said is known to be stored: what is
    read then belongs to the next life, which has to say hello first.
    """
    is_next_life = any(one.epoch != at.stood.epoch for one in event.entries[:1])
    if is_next_life or (not event.entries and at.stood.is_former):
        return again(at, "FORMER")
    if not event.entries:
        return pulling.pull(at)
    question = Push(
        ticket=at.ticket,
        generation=at.welcomed.generation,
        terminal_id=at.stood.terminal_id,
        epoch=at.stood.epoch,
        base=at.have,
        entries=event.entries,
        signature=event.signature,
    )
    return at.ask(Phase.PUSHING, question), (effects.Send(question),)


def pushed(at: Round, event: events.Replied) -> Step:
    """Stored for good, or refused whole."""
    answer = event.answer
    if isinstance(answer, Problem):
        if answer.code == No.TOO_LARGE and at.batch > LEAST_BATCH:
            return gather(at.smaller())
        return put_off(at, answer)
    if not isinstance(answer, Pushed) or answer.generation != at.welcomed.generation:
        return again(at, "GENERATION")
    after = replace(at, phase=Phase.STORING_ACK, have=answer.have, batch=at.larger, failures=0)
    return after, (effects.KeepAck(answer.have, answer.stable_seq, answer.placed),)
