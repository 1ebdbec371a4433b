"""What must hold whenever the power comes back, whatever was happening when it went."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from app.bootstrap import Counter
from app.domain.cases.case import Case
from app.domain.cases.fold import fold_case
from app.domain.errors import Refused
from app.domain.facts import Fact
from app.domain.facts.money import BillIssued, FeePaid
from app.domain.folds.numbers import number_of
from app.domain.folds.paper import JobState
from app.protocol.chain import Head
from app.storage import journal
from tests.support.roll import sheets

NEEDS = {
    "CaseReceived": "D02",
    "SupplementNoticed": "D03",
    "SupplementArrived": "D04",
    "CaseAccepted": "D05",
    "CaseApproved": "D11",
    "CaseDelivered": "D17",
    "CaseWithdrawn": "D19",
    "BillIssued": "D14",
}
"""The paper that belongs to an act, in the act's own commit."""


def violations(counter: Counter, spool: Path, promises: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Everything that is wrong, in words; nothing when all is well.

    `spool` is a folder of sheets, or the file a `Roll` wrote.
    """
    report = counter.verify()
    if not report.is_sound:
        yield f"verify: {replace(report, digests={})}"
    facts = [fact for case in subjects(counter) for fact in counter.reads.history(case)]
    yield from _half_acts(facts)
    yield from _numbers(counter, facts)
    yield from _papers(counter, facts, spool)
    yield from _promises(counter, promises)


def head_of(counter: Counter) -> dict[str, Any]:
    """Where the journal ends now: whoever promises this promises every fact before it."""
    return asdict(journal.tip(counter.memory.store.reader).head)


def subjects(counter: Counter) -> Iterator[str]:
    """The ids of all cases, drafts included."""
    after = None
    while True:
        page = counter.reads.all_cases(after)
        yield from (row.case_id for row in page.rows)
        after = page.after
        if after is None:
            return


def _half_acts(facts: Sequence[Fact]) -> Iterator[str]:
    issued = Tally((f.subject, f.body.kind) for f in facts if f.kind == "DocumentIssued")
    asked = {f.body.document_id for f in facts if f.kind == "PrintRequested"}
    for fact in facts:
        if fact.kind == "DocumentIssued" and fact.body.document_id not in asked:
            yield f"paper {fact.body.kind} of {fact.subject} was issued but never asked for"
    due = Tally((f.subject, NEEDS[f.kind]) for f in facts if f.kind in NEEDS)
    for (subject, kind), count in due.items():
        if issued[subject, kind] != count:
            yield f"{subject}: {count} acts need {kind}, {issued[subject, kind]} were issued"
    paid = {f.body.payment_id: f.body.amount for f in facts if isinstance(f.body, FeePaid)}
    billed: Tally[str] = Tally()
    for fact in facts:
        if isinstance(fact.body, BillIssued):
            billed[fact.body.payment_id] += fact.body.amount
    if paid != dict(billed):
        yield f"payments {paid} and bills {dict(billed)} differ"


def _numbers(counter: Counter, facts: Sequence[Fact]) -> Iterator[str]:
    used: dict[str, list[int]] = {}
    for fact in facts:
        number = number_of(fact)
        if number is not None:
            used.setdefault(number.lease_id, []).append(number.n)
    for segment in counter.reads.segments():
        taken = sorted(used.get(segment.lease_id, []))
        if taken != list(range(segment.from_no, segment.next_no)):
            yield f"{segment.series}: numbers {taken} are not {segment.from_no}..<{segment.next_no}"


def _papers(counter: Counter, facts: Sequence[Fact], spool: Path) -> Iterator[str]:
    jobs = {
        job.job_id: job
        for subject in {fact.subject for fact in facts}
        for job in counter.reads.jobs_of_case(subject)
    }
    came_out: Tally[str] = Tally()
    for name, job_id, digest in sheets(spool):
        came_out[job_id] += 1
        job = jobs.get(job_id)
        if job is None or job.state is JobState.QUEUED:
            yield f"{name}: paper came out that no book knows as sent"
            continue
        document = next(
            d for d in counter.reads.documents_of(job.case_id) if d.document_id == job.document_id
        )
        if document.sha256 != digest or not counter.archive.has(digest):
            yield f"{name}: the paper is not the archived one"
    yield from (f"{one}: came out {n} times" for one, n in came_out.items() if n > 1)


def _promises(counter: Counter, promises: Sequence[dict[str, Any]]) -> Iterator[str]:
    fields: dict[str, dict[str, Any]] = {}
    for promise in promises:
        if "kept" in promise:
            fields.setdefault(promise["kept"], {})[promise["field"]] = promise["value"]
        if "acted" in promise:
            yield from _lost_acts(counter, promise)
    for case_id, kept in fields.items():
        case = _case(counter, case_id)
        if case is None:
            yield f"{case_id}: the draft is gone"
        elif case.state.value == "DRAFT":
            yield from _lost_fields(counter, case_id, kept)


def _lost_acts(counter: Counter, promise: dict[str, Any]) -> Iterator[str]:
    """The chain still holds the promised head, and up to there it tells the promised case."""
    case_id, head = promise["acted"], Head(**promise["head"])
    found = journal.hash_at(counter.memory.store.reader, head)
    if found != head.hash:
        yield f"{case_id}: promised fact {head.seq}, {'another' if found else 'none'} is there"
    case: Case | None = None
    for fact in counter.reads.history(case_id):
        case = fold_case(case, fact) if fact.seq <= head.seq else case
    if case is None or (case.state.value, case.money.paid) != (promise["state"], promise["paid"]):
        yield f"{case_id}: promised {promise}, the journal tells {case and case.state}"


def _lost_fields(counter: Counter, case_id: str, kept: dict[str, Any]) -> Iterator[str]:
    """A field may have gone on past its promise (a key more, a verdict changed), never back."""
    now = counter.reads.draft_values(case_id)
    for name, value in kept.items():
        later = name.startswith("verdict.") and now.get(name) == "EXPIRED"
        more = name.startswith("applicant.") and str(now.get(name, "")).startswith(value)
        if now.get(name) != value and not later and not more:
            yield f"{case_id}: {name} was {value!r}, is {now.get(name)!r}"


def _case(counter: Counter, case_id: str) -> Case | None:
    try:
        return counter.reads.case(case_id)
    except Refused:
        return None
