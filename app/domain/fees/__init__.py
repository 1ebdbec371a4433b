"""Fees: what is owed under the published standard, and what a lawful waiver takes off it.

Only published items at published prices are charged (许可法 59), nobody reduces but as a law
provides (预算法 55). All money is integer fen, rounded line by line; a total is a sum of lines.
"""

from __future__ import annotations

from app.domain.catalogue.charges import FeeItem, WaiverRule
from app.domain.catalogue.kinds import FeeGate, WaiverKind
from app.domain.fees.assessing import (
    asks_quantity,
    assess,
    charged_items,
    quantities_needed,
    quantities_typed,
)
from app.domain.fees.cash import cash_problem
from app.domain.fees.lines import Assessment, FeeLine, Waived
from app.domain.fees.reckoning import Quantities
from app.domain.fees.waiving import WaiverGrant, waive, waivers_offered

__all__ = [
    "Assessment",
    "FeeGate",
    "FeeItem",
    "FeeLine",
    "Quantities",
    "Waived",
    "WaiverGrant",
    "WaiverKind",
    "WaiverRule",
    "asks_quantity",
    "assess",
    "cash_problem",
    "charged_items",
    "quantities_needed",
    "quantities_typed",
    "waive",
    "waivers_offered",
]
