"""A new life of this terminal: what the center never agreed to is recorded again in it.

renewed     the same machine, behind the last place both chains agree on
taken over  another machine with this disk, behind the last place the disk knows to be stored
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from msgspec import structs
from sqlalchemy import bindparam, select

from app.domain.facts.office import LifeBegun
from app.domain.people import SYSTEM_ACTOR
from app.ports.clock import Clock, Identifiers
from app.protocol.canonical import canonical
from app.protocol.chain import Entry, Head, genesis, sealed
from app.protocol.sync.messages import Ending, Renewed
from app.storage import blobs, journal, leases, lives
from app.storage.engine.link import Link, Statement
from app.storage.exchange import standing
from app.storage.folding.projector import Projector
from app.storage.journal import Tip
from app.storage.tables import fact
from app.storage.writing import Pen

_BEHIND = Statement(
    select(*journal.FIELDS)
    .where(
        fact.c.terminal_id == bindparam("terminal_id"),
        fact.c.epoch == bindparam("epoch"),
        fact.c.seq > bindparam("after"),
    )
    .order_by(fact.c.seq)
)
_TAKE_OUT = Statement(
    "DELETE FROM fact WHERE terminal_id = :terminal_id AND epoch = :epoch AND seq > :after"
)
_UNSIGN = Statement(
    "DELETE FROM signed_head WHERE terminal_id = :terminal_id AND epoch = :epoch AND seq > :after"
)
_OPEN_LIVES = Statement(
    "SELECT epoch, min(seq) - 1 FROM fact WHERE terminal_id = :terminal_id AND center_pos IS NULL "
    "GROUP BY epoch ORDER BY epoch"
)
"""The lives of which something has no position, and what stands before it."""
_POSITION = Statement(
    "SELECT max(center_pos) FROM fact WHERE terminal_id = :terminal_id AND epoch = :epoch "
    "AND seq <= :upto"
)
_KEY = Statement("SELECT public_key FROM terminal ORDER BY epoch DESC LIMIT 1")
"""Of this machine: the life that speaks may be one of the machine whose disk this was."""


@dataclass(frozen=True, slots=True)
class Life:
    """A life that is to begin: its key, why, and the leases of the former one it goes on with.

    `earlier` are those before the former one of which something is said again, and up to where each
    stands as it was.
    """

    epoch: int
    public_key: str
    cause: Ending
    on_with: tuple[str, ...] = ()
    earlier: tuple[tuple[int, int], ...] = ()


def open_life(
    link: Link, renewed: Renewed, cause: Ending, clock: Clock, ids: Identifiers
) -> Projector:
    """Begin life `renewed.epoch` of this machine inside an open transaction.

    The facts behind the base keep their identity, time, actor and content and get new places in
    the new chain; as they first stood they are kept as bytes, named by the first fact of the life.
    The feed is read again from the base on: what this terminal said and lost lies there.
    """
    old, _acked, _is_former = standing.speaking(link)
    (public_key,) = link.one(_KEY) or ("",)
    base = Head(old.terminal_id, old.epoch, renewed.base.seq, renewed.base.hash)
    behind = _taken_out(link, old, base.seq)
    return _begun(link, Life(renewed.epoch, public_key, cause), base, behind, clock, ids)


def take_over(link: Link, life: Life, clock: Clock, ids: Identifiers) -> Projector:
    """Begin the life of the machine that took this disk over inside an open transaction.

    What is not known to be stored is said again in it, of whichever life, as by `open_life`: what
    the center has all the same it knows by its identity.
    """
    old, _acked = journal.head(link)
    stands: dict[int, int] = dict(link.all(_OPEN_LIVES, terminal_id=old.terminal_id))
    behind = [
        one
        for epoch, before in stands.items()
        for one in _taken_out(link, Head(old.terminal_id, epoch, 0, ""), before)
    ]
    base_seq = stands.pop(old.epoch, old.seq)
    base = standing.place_at(link, old, base_seq)
    assert base is not None
    standing.keep_fence(link, "")
    at = Head(old.terminal_id, old.epoch, base.seq, base.hash)
    life = replace(life, earlier=tuple(stands.items()))
    return _begun(link, life, at, behind, clock, ids)


def _taken_out(link: Link, life: Head, after: int) -> list[Entry]:
    where = {"terminal_id": life.terminal_id, "epoch": life.epoch, "after": after}
    behind = [Entry(*row) for row in link.all(_BEHIND, **where)]
    link.run(_TAKE_OUT, where)
    link.run(_UNSIGN, where)
    return behind


def _begun(
    link: Link, life: Life, base: Head, behind: list[Entry], clock: Clock, ids: Identifiers
) -> Projector:
    kept = blobs.put(link, b"\n".join(canonical(one) for one in behind)) if behind else ""
    lives.begin_life(link, base.terminal_id, life.epoch, clock.now().at, life.public_key)
    burnt = tuple(one for one in _burning(link) if one not in life.on_with)
    body = LifeBegun(
        cause=life.cause.value,
        former_epoch=base.epoch,
        base_seq=base.seq,
        base_hash=base.hash,
        kept=kept,
        burnt=burnt,
        epoch=life.epoch,
        on_with=life.on_with,
        earlier=life.earlier,
    )
    pen = Pen(link, Tip(genesis(base.terminal_id, life.epoch), None, 0), clock, ids, SYSTEM_ACTOR)
    begun, at = pen.write(f"terminal:{base.terminal_id}", body)
    pen.flush()
    journal.append(link, _said_again(pen.tip.head, behind))
    known = {"terminal_id": base.terminal_id, "epoch": base.epoch, "upto": base.seq}
    (position,) = link.one(_POSITION, **known) or (0,)
    standing.keep_cursor(link, min(position or 0, standing.center_link_of(link).cursor))
    standing.keep_renewal(link, "")
    projector = Projector(link)
    projector.fold(begun, at)
    return projector


def _said_again(head: Head, entries: list[Entry]) -> list[Entry]:
    again = []
    for entry in entries:
        moved = structs.replace(
            entry, epoch=head.epoch, seq=head.seq + 1, prev_hash=head.hash, hash=""
        )
        moved = sealed(moved)
        head = Head(moved.terminal_id, moved.epoch, moved.seq, moved.hash)
        again.append(moved)
    return again


def _burning(link: Link) -> tuple[str, ...]:
    return tuple(one.lease_id for one in leases.held(link) if one.burnt in ("", leases.FORMER))
