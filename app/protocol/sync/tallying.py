"""What one day of one life holds, reckoned alike on both sides: facts, money, and a digest.

A day is the date the fact bears. The digest runs over the hashes of the day's facts in the order of
the chain, so that a fact lost, doubled, changed or moved between days shows.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import msgspec

from app.domain.facts.money import FeePaid
from app.protocol.sync.messages import Tally

PAID = FeePaid.__name__
MOST_DAYS = 40
"""The most days in one check: what is older was compared before."""


class _Amount(msgspec.Struct):
    amount: int = 0


_AMOUNT = msgspec.json.Decoder(_Amount)


def tallied(rows: Iterable[tuple[str, str, str, str]]) -> tuple[Tally, ...]:
    """Tallies of rows (time, kind, body, hash) in the order of the chain, by day.

    Of the bodies only those of payments are read; the others may be left empty.
    """
    days: dict[str, _Sum] = {}
    for at, kind, body, hash_ in rows:
        days.setdefault(at[:10], _Sum()).add(kind, body, hash_)
    return tuple(total.tally(day) for day, total in sorted(days.items()))


def differing(theirs: Iterable[Tally], ours: Iterable[Tally]) -> tuple[Tally, ...]:
    """The days of theirs that are otherwise here, as they are here; an empty one is not here."""
    known = {one.day: one for one in ours}
    found = ((one, known.get(one.day, Tally(one.day, 0, 0, 0, ""))) for one in theirs)
    return tuple(here for there, here in found if here != there)


class _Sum:
    def __init__(self) -> None:
        self.facts, self.payments, self.fen = 0, 0, 0
        self.digest = hashlib.sha256()

    def add(self, kind: str, body: str, hash_: str) -> None:
        """Count one fact."""
        self.facts += 1
        self.digest.update(hash_.encode())
        if kind == PAID:
            self.payments += 1
            self.fen += _AMOUNT.decode(body).amount

    def tally(self, day: str) -> Tally:
        """The sum of a day."""
        return Tally(day, self.facts, self.payments, self.fen, self.digest.hexdigest())
