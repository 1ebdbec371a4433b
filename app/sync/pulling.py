"""Pull: the feed behind the cursor, page by page."""

from __future__ import annotations

from dataclasses import replace

from app.protocol.sync.messages import Problem, Pulled
from app.sync import effects, events
from app.sync.checking import check
from app.sync.listening import question_of
from app.sync.resting import Step, again, put_off
from app.sync.state import Phase, Round


def pull(at: Round) -> Step:
    """Ask for the next page."""
    question = question_of(at)
    return at.ask(Phase.PULLING, question), (effects.Send(question),)


def pulled(at: Round, event: events.Replied) -> Step:
    """A page came."""
    answer = event.answer
    if isinstance(answer, Problem):
        return put_off(at, answer)
    if not isinstance(answer, Pulled) or answer.generation != at.welcomed.generation:
        return again(at, "GENERATION")
    if answer.next == at.cursor:
        return check(at)
    after = replace(at, phase=Phase.STORING_ROWS, cursor=answer.next, failures=0)
    return replace(after, more=answer.next < answer.end), (effects.KeepPulled(answer),)


def stored(at: Round, _event: events.Kept) -> Step:
    """The page is in the memory, the cursor behind it."""
    return pull(at) if at.more else check(at)
