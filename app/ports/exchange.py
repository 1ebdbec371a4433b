"""What a round with the center asks of the memory: every call is one durable transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from app.ports.memory import Changed
from app.protocol.chain import Entry
from app.protocol.sync.messages import Ending, Held, Place, Pulled, Renewed, Run, Seen, Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where this terminal stands with its center.

    `head` is the end of its own chain, `acked` what the center has stored of it, `cursor` what it
    has read of the center's feed in `generation`; `fence` tells why it may take no numbers,
    `renewal` names a new life it asked for. `is_former` while it speaks for an earlier life of
    its own, of which not everything is known to be stored.
    """

    terminal_id: str
    epoch: int
    head: Place
    acked: Place
    stable_seq: int
    generation: str
    cursor: int
    visit: int
    nonce: str
    leases: tuple[Held, ...] = ()
    fence: str = ""
    renewal: str = ""
    is_former: bool = False

    @property
    def unsent(self) -> int:
        """How many facts the center has not stored."""
        return self.head.seq - self.acked.seq


class Exchange(Protocol):
    """The durable side of synchronisation at a counter.

    A round speaks for the life it began with, to the center as it was then. Where a letter or a
    copy of this disk changed that meanwhile, what is said on the ground that the round stood on,
    `at`, raises Refused ROUND_OVERTAKEN and changes nothing.
    """

    def begin_visit(self) -> Standing:
        """Count a new round, name it by a fresh nonce, and say where this terminal stands."""
        ...

    def standing(self) -> Standing:
        """Where this terminal stands; no round begins."""
        ...

    def unsent(
        self, at: Standing, after: int, most: int, most_bytes: int
    ) -> tuple[tuple[Entry, ...], str]:
        """Own facts from `after` + 1 on, at least one if there is any, and their signature."""
        ...

    def place(self, at: Standing, seq: int) -> Place | None:
        """The own chain at a place, or None where it has none."""
        ...

    def tallies(self, at: Standing, upto: int) -> tuple[Tally, ...]:
        """The last days of the present life up to a place, to be compared with the center."""
        ...

    def begin_renewal(self, at: Standing, below: int, most: int) -> tuple[tuple[Place, ...], str]:
        """Name the new life to ask for, the same until it begins; and places of the own chain
        from `below` downwards, the newest first, with its beginning.
        """
        ...

    def keep_ack(
        self, at: Standing, have: Place, stable_seq: int, placed: Sequence[Run]
    ) -> Changed:
        """The center has stored everything up to `have`, at these positions."""
        ...

    def keep_pulled(self, pulled: Pulled) -> Changed:
        """Rows of the feed and the cursor behind them; the cases they touch are folded anew."""
        ...

    def keep_seen(self, seen: Seen) -> Changed:
        """A case of another window, as it is at the center; the cursor stays where it is."""
        ...

    def change_generation(
        self, at: Standing, generation: str, born_at: int, have: Place
    ) -> Changed:
        """Another life of the center: what was read beyond `born_at` is forgotten, what it lost
        is unsent again."""
        ...

    def open_life(self, renewed: Renewed, cause: Ending) -> Changed:
        """Begin a new life; what followed its base is recorded in it again, old leases burn."""
        ...

    def keep_fence(self, reason: str) -> Changed:
        """Numbers and money are closed, or open again with an empty reason."""
        ...
