"""Pull: the feed behind the cursor, page by page."""

from __future__ import annotations

from dataclasses import replace

from app.domain.facts.office import BundlePublished
from app.protocol.sync.messages import Problem, Pulled
from app.sync import effects, events
from app.sync.checking import check
from app.sync.listening import question_of
from app.sync.resting import Step, again, put_off
from app.sync.state import Phase, Round

_OFFER = BundlePublished.__name__


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
    is_offered = at.is_offered or any(row.entry.kind == _OFFER for row in answer.rows)
    after = replace(after, more=answer.next < answer.end, is_offered=is_offered)
    return after, (effects.KeepPulled(answer),)


def stored(at: Round, _event: events.Kept) -> Step:
    """The page is in the memory, the cursor behind it; after news of a bundle say hello at once."""
    if at.more:
        return pull(at)
    if at.is_offered:
        return again(replace(at, is_offered=False), "OFFER")
    return check(at)
