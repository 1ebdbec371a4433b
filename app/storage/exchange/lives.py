"""A new life of this terminal: what the center never agreed to is recorded again in it."""

from __future__ import annotations

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
_POSITION = Statement(
    "SELECT max(center_pos) FROM fact WHERE terminal_id = :terminal_id AND epoch = :epoch "
    "AND seq <= :upto"
)
_KEY = Statement(
    "SELECT public_key FROM terminal WHERE terminal_id = :terminal_id AND epoch = :epoch"
)


def open_life(
    link: Link, renewed: Renewed, cause: Ending, clock: Clock, ids: Identifiers
) -> Projector:
    """Begin life `renewed.epoch` of this terminal inside an open transaction.

    The facts behind the base keep their identity, time, actor and content and get new places in
    the new chain; as they first stood they are kept as bytes, named by the first fact of the life.
    The feed is read again from the base on: what this terminal said and lost lies there.
    """
    old, _acked, _is_former = standing.speaking(link)
    behind = [
        Entry(*row)
        for row in link.all(
            _BEHIND, terminal_id=old.terminal_id, epoch=old.epoch, after=renewed.base.seq
        )
    ]
    kept = blobs.put(link, b"\n".join(canonical(one) for one in behind)) if behind else ""
    values = {"terminal_id": old.terminal_id, "epoch": old.epoch}
    link.run(_TAKE_OUT, {**values, "after": renewed.base.seq})
    (public_key,) = link.one(_KEY, **values) or ("",)
    lives.begin_life(link, old.terminal_id, renewed.epoch, clock.now().at, public_key)
    body = LifeBegun(
        cause=cause.value,
        former_epoch=old.epoch,
        base_seq=renewed.base.seq,
        base_hash=renewed.base.hash,
        kept=kept,
        burnt=_burning(link),
    )
    pen = Pen(link, Tip(genesis(old.terminal_id, renewed.epoch), None, 0), clock, ids, SYSTEM_ACTOR)
    begun, at = pen.write(f"terminal:{old.terminal_id}", body)
    pen.flush()
    journal.append(link, _said_again(pen.tip.head, behind))
    (position,) = link.one(_POSITION, **values, upto=renewed.base.seq) or (0,)
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
