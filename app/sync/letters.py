"""A round by letter, at the counter: everything said at once, the answers taken in days later.

write ── begin a visit ─▶ hello, pushes from what is acknowledged, one pull ─▶ letter
take  ── reply to a visit of this life ─▶ acknowledged, then the feed, then the fence

A reply may come late: other rounds or other letters may have been in between. What it calls stored
is stored, and nothing goes back. The rest, feed and fence, is believed of the newest visit alone: a
copy of this disk may have asked for an older one.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.errors import Refused
from app.ports.clock import Clock
from app.ports.exchange import Exchange, Standing
from app.ports.memory import Changed
from app.protocol.letters import Letter, Reply
from app.protocol.sync.messages import (
    MOST_BYTES,
    MOST_ENTRIES,
    Place,
    Problem,
    Pull,
    Pulled,
    Push,
    Pushed,
    Verdict,
    Welcome,
)
from app.sync.greeting import fence_of, hello_of

MOST_PUSHES = 200
"""So many batches go with one letter; what is left goes with the next, after the reply."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a reply brought: facts now known to be stored, and rows read.

    `again`: the center was set back and lost some, another letter is needed. Unless `is_newest`, a
    later reply brings what the center told.
    """

    stored: int
    rows: int
    again: bool
    is_newest: bool
    changed: Changed
    bundle: bytes = b""


def write(exchange: Exchange, clock: Clock, program: str, bundle_id: str) -> Letter:
    """A letter with everything the center is not known to have.

    Raises Refused LETTER_BEFORE_ROUND for a counter that never spoke with its center, or whose
    former life has not been told to the end: both need the wire once.
    """
    stood = exchange.begin_visit()
    if not stood.generation or stood.is_former or stood.renewal:
        raise Refused("LETTER_BEFORE_ROUND", terminal=stood.terminal_id)
    now = clock.now().at.isoformat()
    return Letter(
        hello=hello_of(stood, f"{stood.nonce}.hello", program, now),
        pushes=tuple(_pushes(exchange, stood)),
        pull=Pull(
            ticket=f"{stood.nonce}.pull",
            generation=stood.generation,
            terminal_id=stood.terminal_id,
            epoch=stood.epoch,
            after=stood.cursor,
        ),
        bundle_id=bundle_id,
    )


def take(exchange: Exchange, reply: Reply) -> Taken:
    """Take a reply in; the same again changes nothing.

    Raises Refused REPLY_OTHER for another terminal or life; REPLY_UNKNOWN for a letter this memory
    did not write, REPLY_DISAGREES where both sides hold other facts: both need the wire once;
    REPLY_OVERTAKEN when the center was set back and a newer letter is under way; REPLY_REFUSED with
    the cause, where the center took no or not every fact: what it took is kept.
    """
    stood = exchange.standing()
    if (reply.terminal_id, reply.epoch) != (stood.terminal_id, stood.epoch):
        raise Refused("REPLY_OTHER", terminal=reply.terminal_id)
    is_newest = reply.visit == stood.visit
    if reply.visit > stood.visit or (is_newest and reply.nonce != stood.nonce):
        raise Refused("REPLY_UNKNOWN", terminal=reply.terminal_id)
    welcome = reply.welcome
    if isinstance(welcome, Problem):
        raise Refused("REPLY_REFUSED", cause=welcome.code)
    _require_agreed(exchange, stood, welcome.have)
    if welcome.generation != stood.generation:
        return _begun_again(exchange, stood, welcome, is_newest=is_newest)
    if is_newest and welcome.verdict is Verdict.ROLLED_BACK and not reply.is_again:
        raise Refused("REPLY_DISAGREES")
    changed, stored = _acknowledged(exchange, stood, welcome, reply)
    rows = 0
    if is_newest:
        read, rows = _read(exchange, stood, reply)
        changed |= read
    if is_newest and not reply.is_again and fence_of(welcome) != stood.fence:
        changed |= exchange.keep_fence(fence_of(welcome))
    refused = next((one for one in reply.pushed if isinstance(one, Problem)), None)
    if refused is not None:
        raise Refused("REPLY_REFUSED", cause=refused.code)
    return Taken(
        stored, rows, again=False, is_newest=is_newest, changed=changed, bundle=reply.bundle
    )


def _pushes(exchange: Exchange, stood: Standing) -> list[Push]:
    found: list[Push] = []
    base = stood.acked
    while len(found) < MOST_PUSHES:
        entries, signature = exchange.unsent(stood, base.seq, MOST_ENTRIES, MOST_BYTES)
        if not entries:
            break
        question = Push(
            ticket=f"{stood.nonce}.{len(found)}",
            generation=stood.generation,
            terminal_id=stood.terminal_id,
            epoch=stood.epoch,
            base=base,
            entries=entries,
            signature=signature,
        )
        found.append(question)
        base = Place(entries[-1].seq, entries[-1].hash)
    return found


def _require_agreed(exchange: Exchange, stood: Standing, have: Place) -> None:
    if exchange.place(stood, have.seq) != have:
        raise Refused("REPLY_DISAGREES")


def _begun_again(
    exchange: Exchange, stood: Standing, welcome: Welcome, *, is_newest: bool
) -> Taken:
    if not is_newest:
        raise Refused("REPLY_OVERTAKEN")
    told = (welcome.generation, welcome.born_at, welcome.have)
    changed = exchange.change_generation(stood, *told)
    return Taken(0, 0, again=True, is_newest=True, changed=changed)


def _acknowledged(
    exchange: Exchange, stood: Standing, welcome: Welcome, reply: Reply
) -> tuple[Changed, int]:
    stored = [one for one in reply.pushed if isinstance(one, Pushed)]
    have = max((welcome.have, *(one.have for one in stored)), key=lambda one: one.seq)
    if have.seq <= stood.acked.seq:
        return Changed(), 0
    _require_agreed(exchange, stood, have)
    placed = (*welcome.placed, *(run for one in stored for run in one.placed))
    changed = exchange.keep_ack(stood, have, welcome.stable_seq, placed)
    return changed, have.seq - stood.acked.seq


def _read(exchange: Exchange, stood: Standing, reply: Reply) -> tuple[Changed, int]:
    changed, rows = Changed(), 0
    if reply.after > stood.cursor:
        return changed, rows
    for page in reply.pulled:
        if isinstance(page, Pulled):
            rows += sum(row.pos > stood.cursor for row in page.rows)
            changed |= exchange.keep_pulled(page)
    return changed, rows
