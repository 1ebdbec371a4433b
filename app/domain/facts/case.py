"""The facts in the life of one case; each state move names the transition row that allows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.cases.grounds import Ground
from app.domain.cases.values import ClockRun, MatterRef, Number, Supplement, Verdict
from app.domain.facts.base import fact_body
from app.domain.materials import ChecklistItem, Deficiency
from app.domain.people import Agent, Party

Answers = Mapping[str, str | int | bool | tuple[str, ...]]


@fact_body()
@dataclass(frozen=True, slots=True, kw_only=True)
class CaseDrafted:
    """A clerk began a case: T02. Field values live in the draft journal until receipt."""

    matter: MatterRef
    channel: str = "0"
    window: str = ""
    by: str = "T02"


@fact_body()
@dataclass(frozen=True, slots=True, kw_only=True)
class DraftDropped:
    """A draft that never became a case was put away, with the reason."""

    reason: str


@fact_body()
@dataclass(frozen=True, slots=True, kw_only=True)
class CaseReceived:
    """Papers were taken: T03. Everything the law freezes that day is frozen here."""

    number: Number
    query_code: str
    matter: MatterRef
    received_on: date
    applicant: Party
    agent: Agent | None = None
    channel: str = "0"
    answers: Answers
    quantities: Mapping[str, str]
    checklist: tuple[ChecklistItem, ...]
    verdicts: Mapping[str, Verdict]
    disclosure: str
    window: str
    clocks: tuple[ClockRun, ...]
    suspected: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    """Open cases of the applicant which he said are not this one."""
    """Open cases this one may be the same as, by id: taken all the same, to be looked at."""
    by: str = "T03"


@fact_body()
@dataclass(frozen=True, slots=True, kw_only=True)
class MaterialsCorrected:
    """Check results changed on the spot: T06."""

    verdicts: Mapping[str, Verdict]
    by: str = "T06"


@fact_body()
@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementNoticed:
    """The one-time notice of everything missing was served: T07.

    `until` is the last day to supply it, None where the papers go back at once.
    """

    document_id: str
    deficiencies: tuple[Deficiency, ...]
    until: date | None
    consequence: str
    noticed_on: date
    by: str = "T07"


@fact_body()
@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementArrived:
    """Items of the notice were handed in; with the last of them the limits to decide run."""

    supplement: Supplement
    clocks: tuple[ClockRun, ...] = ()


@fact_body()
@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderGiven:
    """The applicant was reminded of an open supplement notice."""

    channel: str
    text: str


@fact_body()
@dataclass(frozen=True, slots=True, kw_only=True)
class ClocksRecounted:
    """A calendar was published or revised, and running clocks end on another day (DOMAIN 8.7).

    `clocks` take the place of those with their name and start; `before` are the last days those
    had, in the same order.
    """

    calendar: str
    clocks: tuple[ClockRun, ...]
    before: tuple[date, ...]


@fact_body()
@dataclass(frozen=True, slots=True, kw_only=True)
class CaseAccepted:
    """The case was accepted: T08 after a supplement, T10 at once, T11 by silence of the organ."""

    document_id: str
    accepted_on: date
    clocks: tuple[ClockRun, ...]
    by: str


@fact_body()
@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptanceRefused:
    """Acceptance was refused in writing, with the competent organ and the remedies: T05.

    `ground` is None in facts written before it was asked for.
    """

    document_id: str
    ground: Ground | None = None
    reason: str
    basis: str
    competent_organ: str
    refused_on: date
    by: str = "T05"


@fact_body()
@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceNotRequired:
    """The applicant was told at once that what he wants needs no licence: T04 (许可法 32(1)1)."""

    document_id: str
    reason: str
    basis: str
    returned: tuple[str, ...] = ()
    told_on: date
    by: str = "T04"


@fact_body()
@dataclass(frozen=True, slots=True, kw_only=True)
class CaseReturned:
    """Papers went back: the supplement never came, was given up, or the regime returns: T09."""

    document_id: str
    reason: str
    given_up: bool
    returned: tuple[str, ...]
    returned_on: date
    by: str = "T09"


@fact_body()
@dataclass(frozen=True, slots=True, kw_only=True)
class CaseWithdrawn:
    """The applicant withdrew in writing before a decision; originals went back: T29."""

    document_id: str
    reason: str
    written: bool
    returned: tuple[str, ...]
    withdrawn_on: date
    by: str = "T29"


@fact_body()
@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionOpened:
    """An immediate matter went straight to decision at the window: T21."""

    by: str = "T21"


@fact_body()
@dataclass(frozen=True, slots=True, kw_only=True)
class CaseApproved:
    """The application was granted: T22. Stops the decision clock, starts delivery."""

    document_id: str
    decided_on: date
    content: str
    valid_until: date | None = None
    clocks: tuple[ClockRun, ...]
    by: str = "T22"


@fact_body()
@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateStarted:
    """Making of the certificate began: T24."""

    by: str = "T24"


@fact_body()
@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateMade:
    """The certificate is made, numbered and sealed: T25.

    It holds until `valid_until`, or as `validity` says; neither stands in facts written before.
    """

    name: str
    certificate_no: str
    valid_until: date | None
    validity: str = ""
    seal: str
    by: str = "T25"


@fact_body()
@dataclass(frozen=True, slots=True, kw_only=True)
class CaseDelivered:
    """The result reached the person: T26, with method and proof (DOMAIN 2.6)."""

    document_id: str
    method: str
    receiver: str
    receiver_id: str
    relation: str
    served_on: date
    proof: str
    by: str = "T26"


@fact_body()
@dataclass(frozen=True, slots=True, kw_only=True)
class CaseClosed:
    """Nothing is outstanding any more: T27."""

    by: str = "T27"


@fact_body()
@dataclass(frozen=True, slots=True, kw_only=True)
class CaseMoved:
    """A move of the table that needs no more than its row, a reason and a note."""

    by: str
    reason: str = ""
    note: str = ""


@fact_body()
@dataclass(frozen=True, slots=True, kw_only=True)
class TwinFound:
    """The center saw that another window has an open case of the same person and matter.

    `other` is that case, `number` its number, `window` where it was received (DOMAIN 1.11).
    """

    other: str
    number: str
    window: str


@fact_body()
@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictSettled:
    """A duty supervisor looked at both sides of a conflict: neither is edited, both stay."""

    event_id: str
    """The fact that did not take effect."""
    finding: str
    """A `Finding`."""
    reason: str
    twin: str = ""
    """The other case, where two were thought one application: whatever is told of them again."""
