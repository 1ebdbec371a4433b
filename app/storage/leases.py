"""The leases of this terminal as its present life may use them.

A lease is granted to one life. What an earlier life was given may lie on paper by numbers nobody
remembers: the disk that held them was set back, or another machine took over. Such a lease comes
back with the feed, and gives no number.
"""

from __future__ import annotations

from dataclasses import replace

from app.domain.segments import Segment
from app.protocol.canonical import decoded
from app.storage.engine.link import Link, Statement

FORMER = "FORMER"
"""Why a lease of an earlier life gives no number."""

_STATES = Statement("SELECT state FROM segment ORDER BY n")
_PRESENT = Statement("SELECT max(epoch) FROM terminal")


def present_epoch(link: Link) -> int:
    """The life that takes numbers."""
    row = link.one(_PRESENT)
    return int(row[0] or 0) if row else 0


def as_held(lease: Segment, epoch: int) -> Segment:
    """A lease as the life `epoch` holds it; one from a bundle is of whichever life took it in."""
    is_former = lease.epoch not in (0, epoch) and not lease.burnt
    return replace(lease, burnt=FORMER) if is_former else lease


def held(link: Link) -> tuple[Segment, ...]:
    """Every lease this terminal was ever given, oldest first.

    Numbers that a neighbour at the same window used leave segments here that nobody ever filled.
    """
    epoch = present_epoch(link)
    known = (decoded(Segment, row[0]) for row in link.all(_STATES))
    return tuple(as_held(one, epoch) for one in known if one.terminal_id)
