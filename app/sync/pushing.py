"""Push: own facts in order, in batches that shrink when answers are lost and grow again.

While one is on its way the next is read, and sent as soon as the first is known to be stored: only
then is it written down here what the center has. A batch that was read is never changed.
"""

from __future__ import annotations

from dataclasses import replace

from app.protocol.chain import Entry
from app.protocol.sync.messages import MOST_BYTES, MOST_ENTRIES, No, Problem, Push, Pushed
from app.sync import effects, events, pulling
from app.sync.resting import Step, again, put_off
from app.sync.state import LEAST_BATCH, Phase, Round


def gather(at: Round, _event: object = None) -> Step:
    """Read what the center has not stored."""
    read = effects.Gather(at.have.seq, at.batch, MOST_BYTES)
    return replace(at, phase=Phase.GATHERING, ready=()), (read,)


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
    question = _question(at, event.entries, event.signature)
    after = at.ask(Phase.PUSHING, question)
    return after, (effects.Send(question), *_read_on(after, event.entries[-1]))


def laid_ready(at: Round, event: events.Gathered) -> Step:
    """What follows the batch that is on its way."""
    return replace(at, ready=event.entries, ready_signature=event.signature), ()


def pushed(at: Round, event: events.Replied) -> Step:
    """Stored for good, or refused whole."""
    answer = event.answer
    if isinstance(answer, Problem):
        if answer.code == No.TOO_LARGE and at.batch > LEAST_BATCH:
            return gather(replace(at, batch=max(LEAST_BATCH, at.batch // 2)))
        return put_off(at, answer)
    if not isinstance(answer, Pushed) or answer.generation != at.welcomed.generation:
        return again(at, "GENERATION")
    batch = min(MOST_ENTRIES, at.batch * 2)
    keep = effects.KeepAck(answer.have, answer.stable_seq, answer.placed)
    after = replace(at, phase=Phase.STORING_ACK, sent=None, have=answer.have, batch=batch)
    after = replace(after, failures=0)
    if not _follows(after, at.ready):
        return after, (keep,)
    question = _question(after, at.ready, at.ready_signature)
    return after.ask(Phase.STORING_ACK, question), (effects.Send(question), keep)


def stored(at: Round, _event: events.Kept) -> Step:
    """It is written down what the center has; the next batch may be on its way already."""
    if not at.sent:
        return gather(at)
    after = replace(at, phase=Phase.PUSHING, ready=())
    return after, _read_on(after, at.ready[-1])


def _question(at: Round, entries: tuple[Entry, ...], signature: str) -> Push:
    return Push(
        ticket=at.ticket,
        generation=at.welcomed.generation,
        terminal_id=at.stood.terminal_id,
        epoch=at.stood.epoch,
        base=at.have,
        entries=entries,
        signature=signature,
    )


def _read_on(at: Round, last: Entry) -> tuple[effects.Effect, ...]:
    """Read what follows, where the hello told of more."""
    if last.seq >= at.stood.head.seq:
        return ()
    return (effects.Gather(last.seq, at.batch, MOST_BYTES),)


def _follows(at: Round, ready: tuple[Entry, ...]) -> bool:
    """Whether a batch is of the life that speaks and goes on where the center ends."""
    if not ready or ready[0].epoch != at.stood.epoch:
        return False
    return (ready[0].seq, ready[0].prev_hash) == (at.have.seq + 1, at.have.hash)
