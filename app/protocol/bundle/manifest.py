"""What a bundle says about itself, and whether it still holds on a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

GRACE_DAYS = 7
"""How long a counter may go on accepting after the bundle expired, unless the bundle says."""


class BundleState(StrEnum):
    """Whether new applications may be accepted under a bundle.

    IN_FORCE ──expires_on──▶ EXPIRED ──grace_days──▶ LAPSED: new acceptances are refused
    """

    IN_FORCE = "IN_FORCE"
    EXPIRED = "EXPIRED"
    LAPSED = "LAPSED"


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionInfo:
    """One section: its own version, its last day, and the digest of its file."""

    version: str
    expires_on: date
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The head of a bundle; the signature covers its bytes, and its digests cover the rest."""

    bundle_id: str
    center: str
    issued_at: datetime
    valid_from: date
    expires_on: date
    grace_days: int = GRACE_DAYS
    sections: Mapping[str, SectionInfo]

    @property
    def last_day(self) -> date:
        """The last day on which the whole of it holds: that of the first part to expire."""
        return min([self.expires_on, *(part.expires_on for part in self.sections.values())])

    def state(self, today: date) -> BundleState:
        """Whether it holds on a day, at the counter that has installed it."""
        if today <= self.last_day:
            return BundleState.IN_FORCE
        lapses = self.last_day + timedelta(days=self.grace_days)
        return BundleState.EXPIRED if today <= lapses else BundleState.LAPSED
