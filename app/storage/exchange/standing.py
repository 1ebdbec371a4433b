"""Reads and writes where this terminal stands with its center."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import bindparam, select, update

from app.ports.exchange import Standing
from app.protocol.chain import Head, genesis
from app.protocol.sync.messages import Held, Place
from app.storage import journal, leases
from app.storage.engine.link import Link, Statement
from app.storage.tables import center_link, terminal

_READ = Statement(
    select(
        center_link.c.generation,
        center_link.c.cursor,
        center_link.c.visit,
        center_link.c.nonce,
        center_link.c.fence,
        center_link.c.renewal,
    )
)
_BEGIN = Statement(
    "INSERT INTO center_link (only, generation, cursor, visit, nonce, fence, renewal) "
    "VALUES (1, '', 0, 0, '', '', '') ON CONFLICT DO NOTHING"
)
_VISIT = Statement("UPDATE center_link SET visit = :visit, nonce = :nonce")
_CURSOR = Statement("UPDATE center_link SET cursor = :cursor")
_GENERATION = Statement("UPDATE center_link SET generation = :generation, cursor = :cursor")
_RENEWAL = Statement("UPDATE center_link SET renewal = :renewal")
_FENCE = Statement("UPDATE center_link SET fence = :fence")
_STABLE = Statement(
    select(terminal.c.stable_seq).where(
        terminal.c.terminal_id == bindparam("terminal_id"), terminal.c.epoch == bindparam("epoch")
    )
)
_ACK = Statement(
    update(terminal)
    .where(terminal.c.terminal_id == bindparam("who"), terminal.c.epoch == bindparam("life"))
    .values(acked_seq=bindparam("acked_seq"), stable_seq=bindparam("stable_seq"))
)
_BOUND = Statement(
    "UPDATE terminal SET acked_seq = min(acked_seq, coalesce((SELECT min(seq) - 1 FROM fact "
    "WHERE fact.terminal_id = terminal.terminal_id AND fact.epoch = terminal.epoch "
    "AND center_pos IS NULL), acked_seq)) WHERE terminal_id = :terminal_id AND epoch = :epoch"
)
_FORMER = Statement(
    "SELECT last.epoch, last.seq, last.hash, open.first - 1 FROM (SELECT epoch, min(seq) AS first "
    "FROM fact WHERE terminal_id = :terminal_id AND epoch < :epoch AND center_pos IS NULL "
    "GROUP BY epoch ORDER BY epoch LIMIT 1) AS open JOIN fact AS last ON last.epoch = open.epoch "
    "AND last.terminal_id = :terminal_id ORDER BY last.seq DESC LIMIT 1"
)


@dataclass(frozen=True, slots=True)
class CenterLink:
    """The one row of `center_link`."""

    generation: str = ""
    cursor: int = 0
    visit: int = 0
    nonce: str = ""
    fence: str = ""
    renewal: str = ""


def center_link_of(link: Link) -> CenterLink:
    """What is known of the center; nothing before the first word with it."""
    row = link.one(_READ)
    return CenterLink(*row) if row else CenterLink()


def begin_visit(link: Link, nonce: str) -> None:
    """Count a round and name it."""
    link.run(_BEGIN)
    link.run(_VISIT, {"visit": center_link_of(link).visit + 1, "nonce": nonce})


def keep_renewal(link: Link, nonce: str) -> None:
    """A new life is asked for under this name; empty once it has begun."""
    link.run(_RENEWAL, {"renewal": nonce})


def keep_cursor(link: Link, cursor: int) -> None:
    """The feed was read up to here."""
    link.run(_CURSOR, {"cursor": cursor})


def keep_generation(link: Link, generation: str, cursor: int) -> None:
    """Another life of the center is spoken to."""
    link.run(_GENERATION, {"generation": generation, "cursor": cursor})


def keep_fence(link: Link, reason: str) -> None:
    """Numbers and money are closed for a reason, or open with none."""
    link.run(_FENCE, {"fence": reason})


def keep_ack(link: Link, head: Head, acked_seq: int, stable_seq: int) -> None:
    """The center holds this life up to `acked_seq`."""
    values = {"acked_seq": acked_seq, "stable_seq": stable_seq}
    link.run(_ACK, {**values, "who": head.terminal_id, "life": head.epoch})


def speaking(link: Link) -> tuple[Head, int, bool]:
    """The end of the life that speaks, how much of it is acknowledged, and whether it is over.

    An earlier life of which something has no position speaks first, so that a case's facts reach a
    center that lost them in the order in which they were recorded.
    """
    head, acked = journal.head(link)
    row = link.one(_FORMER, terminal_id=head.terminal_id, epoch=head.epoch)
    if row is None:
        return head, acked, False
    epoch, seq, hash_, acked_seq = row
    return Head(head.terminal_id, epoch, seq, hash_), acked_seq, True


def bound_ack(link: Link, terminal_id: str, epoch: int) -> None:
    """What has no position any more is not acknowledged any more."""
    link.run(_BOUND, {"terminal_id": terminal_id, "epoch": epoch})


def standing(link: Link) -> Standing:
    """Where this terminal stands."""
    known = center_link_of(link)
    head, acked_seq, is_former = speaking(link)
    beginning = Place(0, genesis(head.terminal_id, head.epoch).hash)
    stable = link.one(_STABLE, terminal_id=head.terminal_id, epoch=head.epoch)
    return Standing(
        terminal_id=head.terminal_id,
        epoch=head.epoch,
        head=Place(head.seq, head.hash),
        acked=place_at(link, head, acked_seq) or beginning,
        stable_seq=int(stable[0]) if stable else 0,
        generation=known.generation,
        cursor=known.cursor,
        visit=known.visit,
        nonce=known.nonce,
        leases=() if is_former else held(link),
        fence=known.fence,
        renewal="" if is_former else known.renewal,
        is_former=is_former,
    )


def place_at(link: Link, head: Head, seq: int) -> Place | None:
    """A place of the present life's chain; its beginning is place 0."""
    if seq == 0:
        return Place(0, genesis(head.terminal_id, head.epoch).hash)
    found = journal.hash_at(link, Head(head.terminal_id, head.epoch, seq, ""))
    return Place(seq, found) if found else None


def held(link: Link) -> tuple[Held, ...]:
    """Every lease of this terminal as the center is told of it."""
    return tuple(
        Held(
            one.lease_id,
            one.series,
            one.from_no,
            one.to_no,
            one.to_no + 1 if one.burnt else one.next_no,
        )
        for one in leases.held(link)
    )
