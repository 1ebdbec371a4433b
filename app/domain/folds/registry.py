"""Which folds a fact concerns, under which keys: the whole map from journal to tables.

Storage walks this list for every fact; a projection that is not here does not exist.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from app.domain.cases.case import Case
from app.domain.cases.fold import fold_case
from app.domain.facts import case as case_facts
from app.domain.facts import money as money_facts
from app.domain.facts import office as office_facts
from app.domain.facts import paper as paper_facts
from app.domain.facts.base import Fact
from app.domain.folds import directory, money, numbers, paper
from app.domain.segments import Segment


@dataclass(frozen=True, slots=True)
class Fold:
    """One projection: `keys` tells which entries a fact of one of its `kinds` touches, `step` gives
    the new entry.

    An entry of a fold that `spans` is touched by facts of many subjects: its step gives the same
    in every order. The others belong to one subject and are folded in the journal's order.
    """

    name: str
    state: type
    kinds: frozenset[str]
    keys: Callable[[Fact], tuple[str, ...]]
    step: Callable[[Any, Fact, str], Any]
    spans: bool = False


def _unkeyed(step: Callable[[Any, Fact], Any]) -> Callable[[Any, Fact, str], Any]:
    return lambda state, fact, _key: step(state, fact)


def _named(*bodies: type) -> frozenset[str]:
    return frozenset(cls.__name__ for cls in bodies)


_OF_A_CASE = _named(
    case_facts.CaseDrafted,
    case_facts.DraftDropped,
    case_facts.CaseReceived,
    case_facts.MaterialsCorrected,
    case_facts.SupplementNoticed,
    case_facts.SupplementArrived,
    case_facts.ReminderGiven,
    case_facts.ClocksRecounted,
    case_facts.ConflictSettled,
    case_facts.TwinFound,
    case_facts.CaseAccepted,
    case_facts.AcceptanceRefused,
    case_facts.LicenceNotRequired,
    case_facts.CaseReturned,
    case_facts.CaseWithdrawn,
    case_facts.DecisionOpened,
    case_facts.CaseApproved,
    case_facts.CertificateStarted,
    case_facts.CertificateMade,
    case_facts.CaseDelivered,
    case_facts.CaseClosed,
    case_facts.CaseMoved,
    money_facts.FeeAssessed,
    money_facts.FeeWaived,
    money_facts.PaymentStarted,
    money_facts.PaymentFailed,
    money_facts.FeePaid,
)
_NUMBERED = _named(case_facts.CaseReceived, money_facts.BillIssued, paper_facts.DocumentIssued)
"""The kinds whose bodies may carry a number."""
_OF_SEGMENTS = _named(
    office_facts.SegmentsLeased, office_facts.LifeBegun, office_facts.SegmentsClosed
)


def _case_keys(fact: Fact) -> tuple[str, ...]:
    return (fact.subject,)


def _by_attribute(
    fold: str, state: type, step: Callable[[Any, Fact], Any], name: str, *bodies: type
) -> Fold:
    """A fold whose entries are named by a field of the bodies; unknown versions touch none."""

    def keys(fact: Fact) -> tuple[str, ...]:
        return (getattr(fact.body, name),) if isinstance(fact.body, bodies) else ()

    return Fold(fold, state, _named(*bodies), keys, _unkeyed(step))


def _segment_keys(fact: Fact) -> tuple[str, ...]:
    if isinstance(fact.body, office_facts.SegmentsLeased):
        return tuple(segment.lease_id for segment in fact.body.segments)
    if isinstance(fact.body, office_facts.LifeBegun):
        return (*fact.body.burnt, *fact.body.on_with)
    if isinstance(fact.body, office_facts.SegmentsClosed):
        return fact.body.burnt
    number = numbers.number_of(fact)
    return (number.lease_id,) if number else ()


def _number_keys(fact: Fact) -> tuple[str, ...]:
    number = numbers.number_of(fact)
    return (f"{number.series}#{number.n}",) if number else ()


def _bill_keys(fact: Fact) -> tuple[str, ...]:
    body = fact.body
    return (
        (f"{body.bill_code}-{body.number.text}/{fact.subject}",)
        if isinstance(body, money_facts.BillIssued)
        else ()
    )


def _known_keys(fact: Fact) -> tuple[str, ...]:
    body = fact.body
    return (body.applicant.id_no,) if isinstance(body, case_facts.CaseReceived) else ()


FOLDS: tuple[Fold, ...] = (
    Fold("case", Case, _OF_A_CASE, _case_keys, _unkeyed(fold_case)),
    _by_attribute(
        "document",
        paper.Document,
        paper.fold_document,
        "document_id",
        paper_facts.DocumentIssued,
        paper_facts.DocumentRendered,
    ),
    _by_attribute(
        "print_job",
        paper.Job,
        paper.fold_job,
        "job_id",
        paper_facts.PrintRequested,
        paper_facts.PrintSent,
        paper_facts.PrintFinished,
        paper_facts.PrintFailed,
    ),
    _by_attribute(
        "payment",
        money.Payment,
        money.fold_payment,
        "payment_id",
        money_facts.PaymentStarted,
        money_facts.PaymentFailed,
        money_facts.FeePaid,
    ),
    Fold("bill", money.Bill, _named(money_facts.BillIssued), _bill_keys, _unkeyed(money.fold_bill)),
    Fold(
        "book_line",
        money.BookLine,
        _named(money_facts.FeePaid),
        money.book_keys,
        money.fold_book,
        spans=True,
    ),
    Fold(
        "segment",
        Segment,
        _OF_SEGMENTS | _NUMBERED,
        _segment_keys,
        numbers.fold_segment,
        spans=True,
    ),
    Fold(
        "number_use",
        numbers.NumberUse,
        _NUMBERED,
        _number_keys,
        _unkeyed(numbers.fold_number),
        spans=True,
    ),
    Fold(
        "known_applicant",
        directory.Known,
        _named(case_facts.CaseReceived),
        _known_keys,
        _unkeyed(directory.fold_known),
        spans=True,
    ),
)


@cache
def folds_of(kind: str) -> tuple[Fold, ...]:
    """The folds a fact of a kind concerns."""
    return tuple(fold for fold in FOLDS if kind in fold.kinds)


def touched(fact: Fact) -> list[tuple[Fold, str]]:
    """Every entry a fact touches: its fold and its key."""
    return [(fold, key) for fold in folds_of(fact.kind) for key in fold.keys(fact)]
