"""The facts of the office itself: bundles, sessions, reads of identities, doubts about time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.facts.base import fact_body
from app.domain.segments import Segment


@fact_body()
@dataclass(frozen=True, slots=True, kw_only=True)
class BundleInstalled:
    """A signed bundle took force: section name to version, and the digest of the whole file."""

    bundle_id: str
    digest: str
    key_id: str
    sections: Mapping[str, str]
    expires_on: date


@fact_body()
@dataclass(frozen=True, slots=True, kw_only=True)
class BundlePublished:
    """The center put a bundle in force: whoever hears of it asks for it."""

    bundle_id: str


@fact_body()
@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentsLeased:
    """Number segments were leased to this terminal, all that a bundle brought in one fact."""

    segments: tuple[Segment, ...]


@fact_body()
@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentsClosed:
    """No number is taken from these leases any more: some may be used already, nobody here knows.

    `cause` says why; after a restored copy it is RESTORED.
    """

    cause: str
    burnt: tuple[str, ...]


@fact_body()
@dataclass(frozen=True, slots=True, kw_only=True)
class LifeBegun:
    """This terminal records in a new life: it was set back, its disk was copied, or another
    machine took its disk over.

    What followed place `base_seq` of the former life is recorded again after this fact; as it was
    first written it lies under `kept`, a digest. The leases of the former life are burnt, but for
    those the center let this one, `epoch`, go `on_with`: said again, the fact lies in a later one.
    `earlier` lives of which something is recorded again, too, are named with the place before it.
    """

    cause: str
    former_epoch: int
    base_seq: int
    base_hash: str
    kept: str
    burnt: tuple[str, ...]
    epoch: int = 0
    on_with: tuple[str, ...] = ()
    earlier: tuple[tuple[int, int], ...] = ()


@fact_body()
@dataclass(frozen=True, slots=True, kw_only=True)
class SignedIn:
    """A clerk signed in at this terminal."""

    staff_id: str
    window: str


@fact_body()
@dataclass(frozen=True, slots=True, kw_only=True)
class SignedOut:
    """A clerk's session ended or was locked."""

    staff_id: str
    cause: str


@fact_body()
@dataclass(frozen=True, slots=True, kw_only=True)
class SignInRefused:
    """Sign-in attempts failed before this session; the count since the last success."""

    staff_id: str
    failures: int


@fact_body()
@dataclass(frozen=True, slots=True, kw_only=True)
class CardRead:
    """An identity card was read for a case, on a user's action (PIPL 6: masked here)."""

    masked_id: str
    reader: str


@fact_body()
@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityViewed:
    """A full identity number was shown to a clerk, and why."""

    what: str
    reason: str


@fact_body()
@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFetched:
    """A clerk had a case of another window brought here, by its number."""

    number: str


@fact_body()
@dataclass(frozen=True, slots=True, kw_only=True)
class ClockDoubted:
    """The PC clock stepped back or leapt; times near this fact need a person's judgement."""

    last_at: str
    now_at: str
    seconds: int


@fact_body()
@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosureShown:
    """The nine elements, as published that day, were printed or shown for this case."""

    digest: str
    document_id: str = ""


@fact_body()
@dataclass(frozen=True, slots=True, kw_only=True)
class ClockConfirmed:
    """A duty supervisor looked at the clock and found it right; doubt begins anew from here."""

    reason: str
    doubted_at: str
