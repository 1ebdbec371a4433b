"""Facts that come and go between this counter and its center, and the order that follows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import bindparam, select

from app.domain.errors import Refused
from app.protocol.canonical import canonical_text
from app.protocol.chain import Entry, Head, fact_of, hash_of
from app.protocol.sync.messages import Place, Row, Run, Tally
from app.protocol.sync.tallying import MOST_DAYS, PAID, tallied
from app.storage import journal
from app.storage.engine.link import Link, Statement
from app.storage.folding.projector import Projector
from app.storage.tables import fact

_FIELDS = journal.FIELDS
_UNSENT = Statement(
    select(*_FIELDS)
    .where(
        fact.c.terminal_id == bindparam("terminal_id"),
        fact.c.epoch == bindparam("epoch"),
        fact.c.seq > bindparam("after"),
    )
    .order_by(fact.c.seq)
    .limit(bindparam("most"))
)
_MARKS = Statement(
    "SELECT seq, hash FROM fact WHERE terminal_id = :terminal_id AND epoch = :epoch "
    "AND seq <= :below ORDER BY seq DESC LIMIT :most"
)
_TOLD = Statement(
    "SELECT at, kind, CASE kind WHEN :paid THEN body ELSE '' END, hash FROM fact "
    "WHERE terminal_id = :terminal_id AND epoch = :epoch AND seq <= :upto ORDER BY seq"
)
_PLACE_RUN = Statement(
    "UPDATE fact SET center_pos = seq + :shift WHERE terminal_id = :terminal_id "
    "AND epoch = :epoch AND seq BETWEEN :first AND :last"
)
_FURTHEST = Statement("SELECT max(center_pos) FROM fact WHERE center_pos IS NOT NULL")
_OVERTAKEN = Statement(
    "SELECT DISTINCT mine.subject FROM fact AS mine JOIN fact AS other "
    "ON other.subject = mine.subject AND other.center_pos > mine.center_pos "
    "AND NOT (other.terminal_id = :terminal_id AND other.epoch = :epoch) "
    "WHERE mine.center_pos >= :first AND mine.terminal_id = :terminal_id AND mine.epoch = :epoch"
)
_PLACE_ONE = Statement("UPDATE fact SET center_pos = :pos WHERE event_id = :event_id")
_KNOWN = Statement(
    "SELECT event_id FROM fact WHERE event_id IN (SELECT value FROM json_each(:event_ids))"
)
_NEWEST = Statement(
    "SELECT subject, max(ifnull(center_pos, :behind_all)) FROM fact "
    "WHERE subject IN (SELECT value FROM json_each(:subjects)) GROUP BY subject"
)
_BEHIND_ALL = 1 << 62
"""Where a fact stands that the center has not placed yet."""
_BEYOND = Statement(
    "SELECT event_id, subject, terminal_id, epoch FROM fact WHERE center_pos > :born_at"
)
_DROP = Statement("DELETE FROM fact WHERE event_id = :event_id")
_UNPLACE = Statement("UPDATE fact SET center_pos = NULL WHERE event_id = :event_id")


def unsent(link: Link, head: Head, after: int, most: int, most_bytes: int) -> tuple[Entry, ...]:
    """Own facts behind a place, in order; as many as fit, but one at least."""
    rows = link.all(_UNSENT, terminal_id=head.terminal_id, epoch=head.epoch, after=after, most=most)
    taken: list[Entry] = []
    size = 0
    for row in rows:
        entry = Entry(*row)
        size += len(entry.body)
        if taken and size > most_bytes:
            break
        taken.append(entry)
    return tuple(taken)


def marks(link: Link, head: Head, below: int, most: int) -> tuple[Place, ...]:
    """Places of the present life, the newest first."""
    rows = link.all(_MARKS, terminal_id=head.terminal_id, epoch=head.epoch, below=below, most=most)
    return tuple(Place(seq, hash_) for seq, hash_ in rows)


def place(link: Link, head: Head, runs: Sequence[Run]) -> tuple[str, ...]:
    """Own facts were given these positions; returns the subjects whose order changed by it.

    A fact of somebody else may stand behind the new place though it was known here before.
    """
    if not runs:
        return ()
    furthest = (link.one(_FURTHEST) or (None,))[0] or 0
    for run in runs:
        values = {"shift": run.pos - run.seq, "first": run.seq, "last": run.seq + run.count - 1}
        link.run(_PLACE_RUN, {**values, "terminal_id": head.terminal_id, "epoch": head.epoch})
    first = min(run.pos for run in runs)
    if furthest < first:
        return ()
    own = {"terminal_id": head.terminal_id, "epoch": head.epoch, "first": first}
    return tuple(subject for (subject,) in link.all(_OVERTAKEN, **own))


def take_in(link: Link, projector: Projector, rows: Sequence[Row]) -> None:
    """Write down rows of the feed and fold what they touch.

    A subject whose newest fact is the one that came is stepped; any other is folded anew, once,
    its facts in the center's order first. Raises Refused FEED_BROKEN when a fact is not what its
    hash says.
    """
    _require_sound(rows)
    known, fresh = _apart(link, rows)
    newest = _newest(link, rows)
    anew = dict.fromkeys(row.entry.subject for row in known)
    journal.append_placed(link, [(row.entry, row.pos) for row in fresh])
    link.run_many(_PLACE_ONE, [{"pos": row.pos, "event_id": row.entry.event_id} for row in known])
    facts = [fact_of(row.entry) for row in fresh]
    projector.foresee(facts)
    for row, found in zip(fresh, facts, strict=True):
        subject, at = found.subject, row.entry.at
        if newest.get(subject, 0) > row.pos:
            anew[subject] = None
        newest[subject] = max(newest.get(subject, 0), row.pos)
        if subject in anew:
            projector.span(found, at)
        else:
            projector.fold(found, at)
    refold(link, projector, anew)


def _require_sound(rows: Sequence[Row]) -> None:
    for row in rows:
        if hash_of(row.entry) != row.entry.hash:
            raise Refused("FEED_BROKEN", pos=row.pos, event_id=row.entry.event_id)


def _apart(link: Link, rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """The rows whose fact is here already, and the others; what comes twice is here then."""
    asked = canonical_text([row.entry.event_id for row in rows])
    known = {event_id for (event_id,) in link.all(_KNOWN, event_ids=asked)}
    here, fresh = list[Row](), list[Row]()
    for row in rows:
        (here if row.entry.event_id in known else fresh).append(row)
        known.add(row.entry.event_id)
    return here, fresh


def _newest(link: Link, rows: Sequence[Row]) -> dict[str, int]:
    """The furthest position of a fact of each subject; a missing one has none here."""
    asked = canonical_text(list({row.entry.subject for row in rows}))
    return dict(link.all(_NEWEST, subjects=asked, behind_all=_BEHIND_ALL))


def tallies(link: Link, head: Head, upto: int) -> tuple[Tally, ...]:
    """The last days of a life, up to a place: whole days only, counted from where they begin."""
    where = {"terminal_id": head.terminal_id, "epoch": head.epoch, "upto": upto}
    return tallied(link.stream(_TOLD, paid=PAID, **where))[-MOST_DAYS:]


def refold(link: Link, projector: Projector, subjects: Iterable[str]) -> None:
    """Fold subjects anew from the journal."""
    for subject in subjects:
        projector.refold([(one, one.at.isoformat()) for one in journal.history(link, subject)])


def forget_beyond(link: Link, own: frozenset[tuple[str, int]], born_at: int) -> tuple[str, ...]:
    """Positions beyond `born_at` were given by a center that is no more.

    Facts of others are dropped, for the new center knows them or their terminals say them again;
    own ones lose their place. Returns the subjects touched.
    """
    touched: dict[str, None] = {}
    for event_id, subject, terminal_id, epoch in link.all(_BEYOND, born_at=born_at):
        is_own = (terminal_id, epoch) in own
        link.run(_UNPLACE if is_own else _DROP, {"event_id": event_id})
        touched[subject] = None
    return tuple(touched)
