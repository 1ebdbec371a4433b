"""A life of a terminal ended: another begins from the last place both chains agree on."""

from __future__ import annotations

from datetime import datetime

from app.center import journal, lives
from app.center.engine.port import Link
from app.center.lives import Life
from app.protocol.chain import genesis
from app.protocol.sync.messages import Answer, Ending, No, Place, Problem, Renew, Renewed


def renewed(link: Link, center_id: str, asked: Renew, signer: str, now: datetime) -> Answer:
    """A new life of the machine that signs, from the last place both chains agree on.

    The life that ended may be one on a disk it took over: what holds of that holds not of it.
    """
    lives.hold(link, center_id, asked.terminal_id)
    old = lives.life(link, center_id, asked.terminal_id, asked.epoch)
    known = lives.lives(link, center_id, asked.terminal_id)
    base = _base(link, center_id, old, asked)
    if base is None:
        return Problem(asked.ticket, No.OLDER, have=asked.marks[-1])
    again = next((one for one in known if one.nonce == asked.nonce), None)
    if again is not None:
        return Renewed(asked.ticket, again.epoch, base)
    newest, own = known[-1], _of_the_asker(known, old, signer)
    is_twin = newest.epoch != old.epoch or asked.cause is Ending.FORKED
    is_over = own.fence in lives.OUT_OF_SERVICE
    fence = own.fence if is_over else Ending.FORKED.value if is_twin else ""
    epoch = lives.next_epoch(newest, now)
    lives.open_life(
        link,
        center_id,
        asked.terminal_id,
        epoch,
        own.public_key,
        fence,
        asked.nonce,
        now,
    )
    for one in known:
        if not one.fence and not is_over:
            cause = Ending.FORKED if is_twin else asked.cause
            lives.keep_fence(link, center_id, one, cause.value)
    return Renewed(asked.ticket, epoch, base)


def _of_the_asker(known: list[Life], old: Life, signer: str) -> Life:
    if signer in ("", old.public_key):
        return old
    return lives.in_force([one for one in known if one.public_key == signer] or [old])


def _base(link: Link, center_id: str, old: Life, asked: Renew) -> Place | None:
    for mark in sorted(asked.marks, key=lambda one: -one.seq):
        where = (center_id, old.terminal_id, old.epoch, mark.seq)
        stored = journal.hash_at(link, *where) if mark.seq else genesis_of(old)
        if stored == mark.hash:
            return mark
    return None


def genesis_of(life: Life) -> str:
    """The hash at place 0 of a life."""
    return genesis(life.terminal_id, life.epoch).hash
