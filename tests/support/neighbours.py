"""Facts of a machine nobody enrolled, in a chain of its own: what a counter finds at its center."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.domain.facts.base import version_of
from app.protocol.canonical import canonical_text
from app.protocol.chain import Entry, genesis, sealed
from tests.support.memory import MORNING

NEIGHBOUR = "B99"


def chained(told: Iterable[tuple[str, object]]) -> Iterator[Entry]:
    """The subjects and bodies told, as facts of the neighbour, each behind the one before."""
    head = genesis(NEIGHBOUR, 1).hash
    for seq, (subject, body) in enumerate(told, 1):
        entry = sealed(
            Entry(
                event_id=f"{NEIGHBOUR}-{seq}",
                terminal_id=NEIGHBOUR,
                epoch=1,
                seq=seq,
                kind=type(body).__name__,
                ver=version_of(body),
                subject=subject,
                body=canonical_text(body),
                actor="lin",
                at=MORNING.isoformat(),
                mono=seq,
                boot_id="boot",
                prev_hash=head,
            )
        )
        head = entry.hash
        yield entry
