"""Takes numbers from leased segments inside one unit of work.

A number that was taken and not used by a fact would be a gap nobody can explain: leaving one
behind is a bug, and the unit does not commit.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from app.domain.cases.values import Number
from app.domain.errors import Refused
from app.domain.folds.registry import FOLDS
from app.domain.segments import Segment
from app.storage import leases
from app.storage.engine.link import Link, Statement
from app.storage.folding.projector import Projector
from app.storage.tables import center_link, segment

_FENCE = Statement(select(center_link.c.fence))
_SEGMENT_FOLD = next(fold for fold in FOLDS if fold.name == segment.name)


class Taking:
    """The numbers one unit of work takes."""

    def __init__(self, link: Link, projector: Projector) -> None:
        self._link = link
        self._projector = projector
        self._ahead: dict[str, Segment] = {}
        self._unused: set[tuple[str, int]] = set()

    def take(self, series: str, today: date) -> Number:
        """The next number of a series, from the oldest lease that has one."""
        fence = self._link.one(_FENCE)
        if fence is not None and fence[0]:
            raise Refused("TERMINAL_FENCED", cause=fence[0])
        failure = Refused("SEGMENT_MISSING", series=series)
        for held in self._leases(series):
            try:
                (n,), rest = held.take(today)
            except Refused as refused:
                failure = refused
                continue
            self._ahead[held.lease_id] = rest
            self._unused.add((held.lease_id, n))
            return Number(held.lease_id, series, n, held.text(n))
        raise failure

    def used(self, number: Number) -> None:
        """A fact carries this number."""
        self._unused.discard((number.lease_id, number.n))

    def check(self) -> None:
        """Raise when a number was taken that no fact carries."""
        if self._unused:
            raise RuntimeError(f"numbers taken and not used: {sorted(self._unused)}")

    def present(self, series: str) -> Segment | None:
        """The lease of a series the next number comes from, else the last one."""
        found = self._leases(series)
        return next((held for held in found if held.remaining), found[-1] if found else None)

    def leases(self) -> tuple[Segment, ...]:
        """Every lease, oldest first, as it stands."""
        self._projector.flush()
        return tuple(self._ahead_of(one) for one in leases.held(self._link))

    def _leases(self, series: str) -> list[Segment]:
        epoch = leases.present_epoch(self._link)
        slots = self._projector.listed(_SEGMENT_FOLD, "series", series)
        return [self._ahead_of(leases.as_held(slot.state, epoch)) for slot in slots]

    def _ahead_of(self, folded: Segment) -> Segment:
        """A lease without the numbers taken whose facts are still to come."""
        ahead = self._ahead.get(folded.lease_id)
        return ahead if ahead is not None and ahead.next_no > folded.next_no else folded
