"""Whether cash may pay: one rule for the notice, for the window and for the drawer (DOMAIN 4.2)."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.catalogue.center import Center
from app.domain.errors import Refused
from app.domain.fees.lines import Assessment, FeeLine


def cash_problem(center: Center, lines: Sequence[FeeLine]) -> Refused | None:
    """Why cash may not pay these lines; None when it may.

    CASH_NOT_ALLOWED where a collecting unit has no approval, CASH_LIMIT where what is paid to it
    exceeds what the approval allows; COLLECTING_UNIT_UNKNOWN for a unit nobody published.
    """
    for code, part in Assessment(tuple(lines)).by_unit().items():
        try:
            unit = center.unit(code)
        except Refused as unknown:
            return unknown
        if not unit.cash_allowed:
            return Refused("CASH_NOT_ALLOWED", unit=unit.name)
        if unit.cash_limit and part.total > unit.cash_limit:
            return Refused("CASH_LIMIT", unit=unit.name, limit=unit.cash_limit, due=part.total)
    return None
