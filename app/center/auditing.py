"""Proves the journal of a center whole, and writes it out for other eyes.

chains   every fact follows the one before it, in every life of every terminal
feed     positions from 1 on without a gap, each fact at one of them
lives    what a terminal was told is stored, is
numbers  none of a series on two papers, none that was never leased to its terminal
files    each under the digest of its bytes; those that facts name and nobody brought are counted
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import msgspec

from app.center import files, lives
from app.center.engine.port import Link
from app.domain.errors import Refused
from app.domain.facts.paper import DocumentRendered
from app.protocol.chain import Entry, Head, follow, genesis
from app.storage.engine.link import Statement

_FIELDS = ", ".join(Entry.__struct_fields__)
_LIVES = Statement(
    "SELECT DISTINCT terminal_id, epoch FROM life WHERE center_id = :center_id "
    "ORDER BY terminal_id, epoch"
)
_CHAIN = Statement(
    f"SELECT {_FIELDS} FROM fact WHERE center_id = :center_id "  # noqa: S608
    "AND terminal_id = :terminal_id AND epoch = :epoch ORDER BY seq"
)
_ECHOES = Statement(
    "SELECT seq, prev_hash, hash FROM echo WHERE center_id = :center_id "
    "AND terminal_id = :terminal_id AND epoch = :epoch"
)
_FEED = Statement("SELECT count(*), coalesce(max(pos), 0) FROM feed WHERE center_id = :center_id")
_UNPLACED = Statement(
    "SELECT count(*) FROM fact LEFT JOIN feed ON feed.center_id = fact.center_id "
    "AND feed.terminal_id = fact.terminal_id AND feed.epoch = fact.epoch "
    "AND feed.seq = fact.seq WHERE fact.center_id = :center_id AND feed.pos IS NULL"
)
_HEAD = Statement("SELECT pos FROM center WHERE center_id = :center_id")
_NUMBERED = Statement(
    "SELECT event_id, terminal_id, body FROM fact WHERE center_id = :center_id "
    "AND body LIKE :pattern AND kind NOT IN ('SegmentsLeased') ORDER BY event_id"
)
_RENDERED = Statement("SELECT body FROM fact WHERE center_id = :center_id AND kind = :kind")
_LEASES = Statement(
    "SELECT lease_id, terminal_id, from_no, to_no FROM lease WHERE center_id = :center_id"
)
_IN_ORDER = Statement(
    f"SELECT feed.pos, {', '.join('fact.' + one for one in Entry.__struct_fields__)} "  # noqa: S608
    "FROM feed JOIN fact ON fact.center_id = feed.center_id "
    "AND fact.terminal_id = feed.terminal_id AND fact.epoch = feed.epoch "
    "AND fact.seq = feed.seq WHERE feed.center_id = :center_id AND feed.pos > :after "
    "ORDER BY feed.pos LIMIT 1000"
)


@dataclass(frozen=True, slots=True)
class Audit:
    """What was looked at, and every place where something does not hold."""

    facts: int
    breaks: tuple[str, ...]
    awaited: int = 0
    """Files that facts name, and no machine has brought yet: no break, they may be under way."""

    @property
    def is_sound(self) -> bool:
        """Whether everything holds."""
        return not self.breaks


def audit(link: Link, center_id: str) -> Audit:
    """Look at everything and change nothing."""
    facts, broken = 0, []
    for terminal_id, epoch in link.all(_LIVES, center_id=center_id):
        count, found = _chain(link, center_id, terminal_id, int(epoch))
        facts += count
        broken += found
    broken += _feed(link, center_id, facts)
    broken += _numbers(link, center_id)
    broken += [f"FILE {one}" for one in files.changed(link, center_id)]
    return Audit(facts, tuple(broken), _awaited(link, center_id))


def written_out(link: Link, center_id: str) -> Iterator[bytes]:
    """Every fact in the order of the feed, one JSON object a line."""
    after, encoder = 0, msgspec.json.Encoder()
    while rows := link.all(_IN_ORDER, center_id=center_id, after=after):
        for pos, *fields in rows:
            told: dict[str, Any] = dict(zip(Entry.__struct_fields__, fields, strict=True))
            told["body"] = msgspec.Raw(told["body"].encode())
            yield encoder.encode({"pos": int(pos), **told}) + b"\n"
            after = int(pos)


def _chain(link: Link, center_id: str, terminal_id: str, epoch: int) -> tuple[int, list[str]]:
    where = {"terminal_id": terminal_id, "epoch": epoch}
    echoes = {row[0]: row[1:] for row in link.all(_ECHOES, center_id=center_id, **where)}
    head, count = genesis(terminal_id, epoch), 0
    for row in link.all(_CHAIN, center_id=center_id, **where):
        head = _past_echoes(head, echoes)
        try:
            head = follow(head, [Entry(*row)])
        except Refused as refused:
            cause = refused.facts.get("cause", "")
            return count, [f"{terminal_id}/{epoch}/{refused.facts['seq']} {cause}"]
        count += 1
    head = _past_echoes(head, echoes)
    known = lives.life(link, center_id, terminal_id, epoch)
    if (known.have_seq, known.have_hash) != (head.seq, head.hash):
        return count, [f"{terminal_id}/{epoch} HAVE {known.have_seq} IS {head.seq}"]
    return count, []


def _past_echoes(head: Head, echoes: dict[int, Any]) -> Head:
    """Past places whose fact another life had said: only the links of the chain are kept there."""
    while (found := echoes.get(head.seq + 1)) is not None and found[0] == head.hash:
        head = Head(head.terminal_id, head.epoch, head.seq + 1, found[1])
    return head


def _feed(link: Link, center_id: str, facts: int) -> Iterator[str]:
    count, last = link.one(_FEED, center_id=center_id) or (0, 0)
    (head,) = link.one(_HEAD, center_id=center_id) or (0,)
    (unplaced,) = link.one(_UNPLACED, center_id=center_id) or (0,)
    if not count == last == head:
        yield f"FEED {count} ROWS TO {last}, HEAD {head}"
    if unplaced or count != facts:
        yield f"FEED {count} OF {facts} FACTS"


def _numbers(link: Link, center_id: str) -> Iterator[str]:
    leased = {row[0]: row[1:] for row in link.all(_LEASES, center_id=center_id)}
    used, numbered = [], {"center_id": center_id, "pattern": '%"lease_id"%'}
    for event_id, terminal_id, body in link.all(_NUMBERED, **numbered):
        number = msgspec.json.decode(body).get("number")
        if not isinstance(number, dict):
            continue
        used.append((number["series"], number["n"], event_id))
        lease = leased.get(number["lease_id"])
        if lease is not None and not _is_within(lease, terminal_id, number["n"]):
            yield f"FOREIGN {number['series']} {number['n']} BY {terminal_id}"
    for (series, n), same in groupby(sorted(used), key=lambda one: one[:2]):
        events = [event for _series, _n, event in same]
        if len(events) > 1:
            yield f"DOUBLE {series} {n} BY {' '.join(events)}"


def _awaited(link: Link, center_id: str) -> int:
    named = {
        str(msgspec.json.decode(row[0]).get("sha256", ""))
        for row in link.all(_RENDERED, center_id=center_id, kind=DocumentRendered.__name__)
    }
    return len(named - files.digests(link, center_id))


def _is_within(lease: Any, terminal_id: str, n: int) -> bool:
    holder, first, last = lease
    return bool(holder == terminal_id and first <= n <= last)
