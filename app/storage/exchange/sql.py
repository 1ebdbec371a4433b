"""The exchange on the encrypted memory; see `app.ports.exchange`."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.domain.errors import Refused, Unavailable
from app.ports.exchange import Standing
from app.ports.memory import Changed
from app.protocol.chain import Entry, Head
from app.protocol.signing import sign_head
from app.protocol.sync.messages import Ending, Place, Pulled, Renewed, Run, Seen, Tally
from app.storage import depot
from app.storage.engine.link import Link
from app.storage.exchange import lives, rows, standing
from app.storage.folding.projector import Projector
from app.storage.memory import SqlMemory
from app.storage.upkeep.refolding import refold

Sign = Callable[[Head], bytes]


class SqlExchange:
    """See the port. Every call is one transaction; `private` is the terminal's key."""

    def __init__(self, memory: SqlMemory, private: bytes) -> None:
        self._memory = memory
        self._private = private

    def begin_visit(self) -> Standing:
        """Count a new round and say where this terminal stands."""
        with self._memory.store.writing() as link:
            standing.begin_visit(link, self._memory.ids.event_id())
            return standing.standing(link)

    def standing(self) -> Standing:
        """Where this terminal stands."""
        return standing.standing(self._memory.store.reader)

    def unsent(
        self, at: Standing, after: int, most: int, most_bytes: int
    ) -> tuple[tuple[Entry, ...], str]:
        """Own facts behind a place, and the signature over the last of them."""
        link = self._memory.store.reader
        head, _acked = _speaking(link, at)
        entries = rows.unsent(link, head, after, most, most_bytes)
        if not entries:
            return (), ""
        last = entries[-1]
        signed = Head(last.terminal_id, last.epoch, last.seq, last.hash)
        return entries, sign_head(self._private, signed).hex()

    def place(self, at: Standing, seq: int) -> Place | None:
        """The own chain at a place."""
        link = self._memory.store.reader
        return standing.place_at(link, _speaking(link, at)[0], seq)

    def tallies(self, at: Standing, upto: int) -> tuple[Tally, ...]:
        """The last days of the life that speaks, up to a place."""
        link = self._memory.store.reader
        head, _acked = _speaking(link, at)
        return rows.tallies(link, head, upto)

    def begin_renewal(self, at: Standing, below: int, most: int) -> tuple[tuple[Place, ...], str]:
        """Name the new life, and places of the own chain, the newest first."""
        with self._memory.store.writing() as link:
            head, _acked = _speaking(link, at)
            nonce = standing.center_link_of(link).renewal or self._memory.ids.event_id()
            standing.keep_renewal(link, nonce)
            found = rows.marks(link, head, below, most)
            beginning = standing.place_at(link, head, 0)
            assert beginning is not None
            return ((*found, beginning) if len(found) < most else found), nonce

    def keep_ack(
        self, at: Standing, have: Place, stable_seq: int, placed: Sequence[Run]
    ) -> Changed:
        """The center holds everything up to `have`."""

        def act(link: Link) -> Projector:
            head, _acked = _speaking(link, at)
            if standing.place_at(link, head, have.seq) != have:
                # More than this disk holds, or something else: a copy of it was at work.
                raise Refused("ROUND_OVERTAKEN", visit=at.visit)
            overtaken = rows.place(link, head, placed)
            standing.keep_ack(link, head, have.seq, stable_seq)
            projector = Projector(link)
            rows.refold(link, projector, overtaken)
            return projector

        return self._write(act)

    def keep_pulled(self, pulled: Pulled) -> Changed:
        """Rows and cursor, in one transaction; Refused FEED_BROKEN keeps neither."""

        def act(link: Link) -> Projector:
            known = standing.center_link_of(link)
            if known.generation != pulled.generation:
                raise Unavailable("FEED_STALE", generation=pulled.generation)
            projector = Projector(link)
            fresh = [row for row in pulled.rows if row.pos > known.cursor]
            rows.take_in(link, projector, fresh)
            standing.keep_cursor(link, max(pulled.next, known.cursor))
            return projector

        return self._write(act)

    def keep_seen(self, seen: Seen) -> Changed:
        """A case of another window; Refused FEED_BROKEN keeps nothing of it."""

        def act(link: Link) -> Projector:
            if standing.center_link_of(link).generation != seen.generation:
                raise Unavailable("FEED_STALE", generation=seen.generation)
            projector = Projector(link)
            rows.take_in(link, projector, seen.rows)
            return projector

        return self._write(act)

    def change_generation(
        self, at: Standing, generation: str, born_at: int, have: Place
    ) -> Changed:
        """Forget what an earlier center said beyond the birth of the new one."""

        def act(link: Link) -> Projector:
            known = standing.center_link_of(link)
            head, acked = _speaking(link, at)
            standing.keep_ack(link, head, min(acked, have.seq), 0)
            own = frozenset(_own_lives(link))
            touched = rows.forget_beyond(link, own, born_at) if known.generation else ()
            standing.keep_generation(link, generation, min(known.cursor, born_at))
            depot.count_anew(link)
            for one in own:
                standing.bound_ack(link, *one)
            if touched:
                refold(link)
            return Projector(link)

        return self._write(act)

    def open_life(self, renewed: Renewed, cause: Ending) -> Changed:
        """Begin a new life; see `lives.open_life`."""
        memory = self._memory
        clock, ids = memory.clock, memory.ids
        return self._write(lambda link: lives.open_life(link, renewed, cause, clock, ids))

    def keep_fence(self, reason: str) -> Changed:
        """Numbers and money are closed, or open again."""

        def act(link: Link) -> Projector:
            standing.keep_fence(link, reason)
            return Projector(link)

        return self._write(act)

    def _write(self, act: Callable[[Link], Projector]) -> Changed:
        memory = self._memory
        link = memory.store.take_turn()
        try:
            projector = act(link)
            projector.flush()
            memory.forget_tip()
            link.commit()
        finally:
            memory.store.give_turn()
        touched = projector.touched
        return Changed(
            cases=frozenset(key for name, key in touched if name == "case"),
            documents=frozenset(key for name, key in touched if name == "document"),
            payments=frozenset(key for name, key in touched if name == "payment"),
            bills=frozenset(key for name, key in touched if name == "bill"),
            facts=1,
        )


def _speaking(link: Link, at: Standing) -> tuple[Head, int]:
    """The end of the life a round is about, and how much of it is acknowledged."""
    head, acked, _is_former = standing.speaking(link)
    if (head.epoch, standing.center_link_of(link).generation) != (at.epoch, at.generation):
        raise Refused("ROUND_OVERTAKEN", visit=at.visit)
    return head, acked


def _own_lives(link: Link) -> list[tuple[str, int]]:
    from app.storage.lives import public_keys

    return list(public_keys(link))
