"""Pull: the feed behind the cursor, page by page; then wait for news."""

from __future__ import annotations

from dataclasses import replace

from app.ports.correspondence import Matter
from app.protocol.sync.messages import Problem, Pull, Pulled
from app.sync import effects, events
from app.sync.resting import Step, again, idle, put_off
from app.sync.state import Phase, Round

MOST_LISTENS = 8
"""How often to listen before saying hello again: leases and clocks want to be looked at."""


def pull(at: Round) -> Step:
    """Ask for the next page."""
    question = _question(at, 0)
    return at.ask(Phase.PULLING, question), (effects.Send(question),)


def listen(at: Round) -> Step:
    """Ask for what comes next, and let the question wait at the center."""
    if not at.listen_s or at.asked > MOST_LISTENS:
        return idle(at)
    question = _question(at, at.listen_s)
    told = effects.Tell(Matter.QUIET)
    return at.ask(Phase.LISTENING, question), (told, effects.Send(question))


def pulled(at: Round, event: events.Replied) -> Step:
    """A page came."""
    answer = event.answer
    if isinstance(answer, Problem):
        return put_off(at, answer)
    if not isinstance(answer, Pulled) or answer.generation != at.welcomed.generation:
        return again(at, "GENERATION")
    if answer.next == at.cursor:
        return listen(at)
    after = replace(at, phase=Phase.STORING_ROWS, cursor=answer.next, failures=0)
    return replace(after, more=answer.next < answer.end), (effects.KeepPulled(answer),)


def stored(at: Round, _event: events.Kept) -> Step:
    """The page is in the memory, the cursor behind it."""
    return pull(at) if at.more else listen(at)


def _question(at: Round, wait_s: int) -> Pull:
    return Pull(
        ticket=at.ticket,
        generation=at.welcomed.generation,
        terminal_id=at.stood.terminal_id,
        epoch=at.stood.epoch,
        after=at.cursor,
        wait_s=wait_s,
    )
