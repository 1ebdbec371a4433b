"""Hello: who we are, whether the center knows the same of us, and what follows from it."""

from __future__ import annotations

from dataclasses import replace

from app.ports.correspondence import Tiding
from app.ports.exchange import Standing
from app.protocol.sync.messages import Ending, Hello, Problem, Verdict, Welcome
from app.protocol.sync.versions import NEWEST, OLDEST
from app.sync import effects, events, pushing, renewing
from app.sync.resting import Step, again, put_off
from app.sync.state import Phase, Round


def visit(at: Round, _event: object = None) -> Step:
    """Begin a round."""
    fresh = replace(at, phase=Phase.VISITING, standing=None, welcome=None, sent=None, asked=0)
    return fresh, (effects.BeginVisit(),)


def greet(at: Round, event: events.Stood) -> Step:
    """Say hello."""
    stood = event.standing
    at = replace(at, standing=stood, cursor=stood.cursor)
    hello = hello_of(stood, at.ticket, at.program, event.at)
    return at.ask(Phase.GREETING, hello), (effects.Send(hello),)


def hello_of(stood: Standing, ticket: str, program: str, now: str) -> Hello:
    """What a terminal says of itself where it stands."""
    return Hello(
        ticket=ticket,
        oldest=OLDEST,
        newest=NEWEST,
        program=program,
        terminal_id=stood.terminal_id,
        epoch=stood.epoch,
        visit=stood.visit,
        nonce=stood.nonce,
        head=stood.head,
        acked=stood.acked,
        generation=stood.generation,
        cursor=stood.cursor,
        at=now,
        leases=stood.leases,
        renewal=stood.renewal,
        is_former=stood.is_former,
    )


def welcomed(at: Round, event: events.Replied) -> Step:
    """The center answered: was this terminal set back, or do both chains agree?"""
    answer = event.answer
    if isinstance(answer, Problem):
        return put_off(at, answer)
    if not isinstance(answer, Welcome):
        return again(at, "ANSWER")
    at = replace(at, welcome=answer, have=answer.have)
    if at.stood.is_former and answer.have.seq >= at.stood.head.seq and answer.agrees:
        at = replace(at, have=at.stood.head)
        return compared(at, events.Compared(answer.have))
    if answer.verdict is Verdict.ROLLED_BACK or answer.have.seq > at.stood.head.seq:
        return renewing.begin(at, Ending.RESTORED)
    return replace(at, phase=Phase.COMPARING), (effects.Compare(answer.have.seq),)


def compared(at: Round, event: events.Compared) -> Step:
    """Both chains laid side by side at the place the center has."""
    welcome = at.welcomed
    if event.place != welcome.have:
        return renewing.begin(at, Ending.FORKED)
    if welcome.generation != at.stood.generation:
        changed = effects.ChangeGeneration(welcome.generation, welcome.born_at, at.have)
        return replace(at, phase=Phase.CHANGING), (changed,)
    return _acked(at) if at.stood.is_former else _fenced(at)


def changed(at: Round, _event: events.Kept) -> Step:
    """The old generation is forgotten: begin again under the new one."""
    after, then = visit(at)
    if at.stood.generation:
        then = (effects.Tell(Tiding.CENTER_RESTORED), *then)
    return after, then


def fenced(at: Round, _event: events.Kept) -> Step:
    """The fence stands, or is gone."""
    reason = fence_of(at.welcomed)
    after = replace(at, standing=replace(at.stood, fence=reason))
    after, then = _acked(after)
    told = (effects.Tell(Tiding.FENCED, at.welcomed.reason),) if reason else ()
    return after, (*told, *then)


def _fenced(at: Round) -> Step:
    reason = fence_of(at.welcomed)
    if reason != at.stood.fence:
        return replace(at, phase=Phase.FENCING), (effects.KeepFence(reason),)
    return _acked(at)


def _acked(at: Round) -> Step:
    welcome, stood = at.welcomed, at.stood
    tell = effects.Tell(Tiding.ONLINE, now=welcome.now, bundle=welcome.bundle)
    if (at.have, welcome.stable_seq) == (stood.acked, stood.stable_seq):
        after, then = pushing.gather(replace(at, failures=0))
        return after, (tell, *then)
    keep = effects.KeepAck(at.have, welcome.stable_seq, welcome.placed)
    return replace(at, phase=Phase.ACKING, failures=0), (tell, keep)


def fence_of(welcome: Welcome) -> str:
    """Why this terminal takes no numbers; empty when it may."""
    if welcome.verdict is not Verdict.FENCED:
        return ""
    return welcome.reason or Ending.RETIRED.value
