"""Push: own facts in order, in batches that shrink when answers are lost and grow again.

While one is on its way the next is read, and sent as soon as the first is known to be stored: only
then is it written down here what the center has. A batch that was read is never changed.
"""

from __future__ import annotations

from dataclasses import replace

from app.protocol.sync.messages import MOST_BYTES, No, Place, Problem, Push, Pushed
from app.sync import effects, events, pulling
from app.sync.resting import Step, again, put_off
from app.sync.state import LEAST_BATCH, Phase, Round


def gather(at: Round, _event: object = None) -> Step:
    """Read what the center has not stored."""
    read = effects.Gather(at.have.seq, at.batch, MOST_BYTES)
    return replace(at, phase=Phase.GATHERING, ready=None), (read,)


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
    question = _question(at, at.have, event)
    after = at.ask(Phase.PUSHING, question)
    return after, (effects.Send(question), *_read_on(after, question))


def read_on(at: Round, event: events.Gathered) -> Step:
    """What follows the batch that is on its way; another life has to say hello first."""
    if not event.entries or event.entries[0].epoch != at.stood.epoch:
        return at, ()
    base = Place(event.entries[0].seq - 1, event.entries[0].prev_hash)
    question = _question(at, base, event)
    return replace(at, ready=question), (effects.Expect(question),)


def pushed(at: Round, event: events.Replied) -> Step:
    """Stored for good, or refused whole."""
    answer = event.answer
    if isinstance(answer, Problem):
        if answer.code == No.TOO_LARGE and at.batch > LEAST_BATCH:
            return gather(at.smaller())
        return put_off(at, answer)
    if not isinstance(answer, Pushed) or answer.generation != at.welcomed.generation:
        return again(at, "GENERATION")
    keep = effects.KeepAck(answer.have, answer.stable_seq, answer.placed)
    question = at.ready
    after = replace(at, have=answer.have, batch=at.larger, failures=0, ready=None)
    if question is None or question.base != answer.have:
        return replace(after, phase=Phase.STORING_ACK, sent=None), (keep,)
    return after.ask(Phase.STORING_ACK, question), (effects.Send(question), keep)


def stored(at: Round, _event: events.Kept) -> Step:
    """It is written down what the center has; the next batch may be on its way already."""
    if not isinstance(at.sent, Push):
        return gather(at)
    return replace(at, phase=Phase.PUSHING), _read_on(at, at.sent)


def _question(at: Round, base: Place, event: events.Gathered) -> Push:
    return Push(
        ticket=at.ticket,
        generation=at.welcomed.generation,
        terminal_id=at.stood.terminal_id,
        epoch=at.stood.epoch,
        base=base,
        entries=event.entries,
        signature=event.signature,
    )


def _read_on(at: Round, question: Push) -> tuple[effects.Effect, ...]:
    """Read what follows a batch, where the hello told of more."""
    last = question.entries[-1]
    if last.seq >= at.stood.head.seq:
        return ()
    return (effects.Gather(last.seq, at.batch, MOST_BYTES),)
