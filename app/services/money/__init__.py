"""Money: assessed with its basis, waived by law alone, collected with its bill in one commit."""

from app.services.money.assessing import waive_fee
from app.services.money.collecting import (
    LARGEST_NOTE,
    confirm_payment,
    fail_payment,
    start_payment,
    take_cash,
)

__all__ = [
    "LARGEST_NOTE",
    "confirm_payment",
    "fail_payment",
    "start_payment",
    "take_cash",
    "waive_fee",
]
