"""Pull: the feed behind the cursor, page by page.

The next page is on its way while the last one is written down; what comes before that is durable
is dropped with the round, and asked for again from the cursor that is.
"""

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
    keep = effects.KeepPulled(answer)
    is_offered = at.is_offered or any(row.entry.kind == _OFFER for row in answer.rows)
    after = replace(at, phase=Phase.STORING_ROWS, sent=None, cursor=answer.next, failures=0)
    after = replace(after, is_offered=is_offered)
    if answer.next >= answer.end:
        return after, (keep,)
    question = question_of(after)
    return after.ask(Phase.STORING_ROWS, question), (effects.Send(question), keep)


def stored(at: Round, _event: events.Kept) -> Step:
    """The page is in the memory, the cursor behind it; was another one asked for?

    After news of a bundle the round begins again at once: its hello offers it.
    """
    if at.sent:
        return replace(at, phase=Phase.PULLING), ()
    if at.is_offered:
        return again(replace(at, is_offered=False), "OFFER")
    return check(at)
