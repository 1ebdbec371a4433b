"""Carries files to the center, behind the facts that name them and never before.

    waiting files ──Stock──▶ how much is there ──Deposit, piece by piece──▶ whole ──▶ kept as such

Between two pieces somebody may say that facts wait: they go first. A line that is lost loses one
piece, which is asked after the next time.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from app.domain.errors import Unavailable
from app.ports.depot import Depot, Parcel
from app.protocol.sync.files import MOST_PIECE, MOST_STOCK, Deposit, Deposited, Stock, Stocked
from app.protocol.sync.messages import Answer, Problem, Question
from app.sync.courier import Asks

LEAST_PIECE = 8_000
FIRST_PIECE = 64_000
QUICK_S, SLOW_S = 1.0, 8.0
"""A piece that took less may be larger the next time; one that took more shall be smaller, for
facts that come meanwhile share the line with it.
"""


@dataclass(frozen=True, slots=True)
class Carried:
    """What one going came to: files now whole at the center, and whether any wait still."""

    files: int
    is_done: bool


class Carrier:
    """Carries what waits; the size of a piece is learned from the line and kept between goings."""

    def __init__(
        self,
        depot: Depot,
        line: Asks,
        ticket: Callable[[], str],
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._depot, self._line, self._ticket, self._now = depot, line, ticket, now
        self._piece = FIRST_PIECE

    def carry(self, may_go_on: Callable[[], bool] = lambda: True) -> Carried:
        """Carry until nothing waits, facts do, or `may_go_on` says no.

        Raises Unavailable CENTER_UNREACHABLE, CENTER_BUSY, ARCHIVE_MISSING: what was carried
        until then stays carried.
        """
        carried = 0
        refused: set[str] = set()
        while True:
            parcels = [p for p in self._depot.waiting(MOST_STOCK) if p.digest not in refused]
            if not parcels:
                return Carried(carried, not refused)
            have = self._stock(parcels)
            there = [one for one in parcels if have[one.digest] >= one.size]
            self._depot.keep_delivered(one.digest for one in there)
            for parcel in parcels:
                if parcel in there:
                    continue
                if not self._is_mine_to_say(may_go_on):
                    return Carried(carried, is_done=False)
                is_whole = self._deposit(parcel, have[parcel.digest], may_go_on)
                if is_whole is None:
                    return Carried(carried, is_done=False)
                if is_whole:
                    self._depot.keep_delivered([parcel.digest])
                    carried += 1
                else:
                    refused.add(parcel.digest)

    def _is_mine_to_say(self, may_go_on: Callable[[], bool]) -> bool:
        return may_go_on() and self._depot.is_all_said()

    def _stock(self, parcels: list[Parcel]) -> dict[str, int]:
        terminal_id, epoch = self._depot.who()
        asked = tuple(one.digest for one in parcels)
        answer = self._ask(Stock(self._ticket(), terminal_id, epoch, asked))
        if not isinstance(answer, Stocked) or len(answer.have) != len(asked):
            raise Unavailable("CENTER_UNREACHABLE", cause="ANSWER")
        return dict(zip(asked, answer.have, strict=True))

    def _deposit(self, parcel: Parcel, have: int, may_go_on: Callable[[], bool]) -> bool | None:
        """Whether the file is whole at the center; None when facts or somebody came between."""
        while have < parcel.size:
            if not self._is_mine_to_say(may_go_on):
                return None
            before, have = have, self._deposit_piece(parcel, have)
            if have <= before:
                return False
        return True

    def _deposit_piece(self, parcel: Parcel, start: int) -> int:
        terminal_id, epoch = self._depot.who()
        content = self._depot.piece(parcel.digest, start, self._piece)
        begun = self._now()
        asked = Deposit(
            self._ticket(), terminal_id, epoch, parcel.digest, parcel.size, start, content
        )
        try:
            answer = self._ask(asked)
        except Unavailable:
            self._piece = max(LEAST_PIECE, self._piece // 2)
            raise
        self._learn(self._now() - begun)
        if not isinstance(answer, Deposited) or answer.digest != parcel.digest:
            raise Unavailable("CENTER_UNREACHABLE", cause="ANSWER")
        return answer.have

    def _learn(self, seconds: float) -> None:
        if seconds < QUICK_S:
            self._piece = min(MOST_PIECE, self._piece * 2)
        elif seconds > SLOW_S:
            self._piece = max(LEAST_PIECE, self._piece // 2)

    def _ask(self, question: Question) -> Answer:
        answer = self._line.ask(question)
        if isinstance(answer, Problem):
            raise Unavailable("CENTER_UNREACHABLE", cause=answer.code)
        if answer.ticket != question.ticket:
            raise Unavailable("CENTER_UNREACHABLE", cause="ANSWER")
        return answer
