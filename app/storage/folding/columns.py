"""The columns by which a folded state is looked up; everything else lies in its `state`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.domain.cases.case import Case
from app.domain.cases.states import ClockName, State
from app.domain.catalogue.kinds import Regime
from app.domain.folds.directory import Known
from app.domain.folds.money import Bill, BookLine, Payment
from app.domain.folds.numbers import NumberUse
from app.domain.folds.paper import Document, Job
from app.domain.segments import Segment

Columns = dict[str, Any]

NO_DEADLINE = "9999-12-31"
DRAFTS_FIRST = "0"


def _case(case: Case, at: str) -> Columns:
    party, agent = case.applicant, case.agent
    id_no = party.id_no if party else ""
    return {
        "stage": case.state.value,
        "case_no": case.case_no,
        "case_no_reversed": case.case_no[::-1],
        "matter_name": case.matter.name,
        "local_code": case.matter.local_code,
        "applicant": party.name if party else "",
        "masked_id": party.masked_id if party else "",
        "id_no": id_no,
        "agent_id": agent.party.id_no if agent else "",
        "mobile": party.mobile if party else "",
        "fee": case.money.status.value,
        "due_on": _iso(case.due_on),
        "due_unit": case.nearest.unit.value if case.nearest else None,
        "opened_on": case.opened_on.isoformat(),
        "updated_at": at,
        "conflicts": len(case.conflicts),
        "deemed": int(case.deemed),
        "urgency": _urgency(case),
        "notice_due": _notice_due(case),
    }


def _urgency(case: Case) -> str | None:
    if not case.is_open:
        return None
    if case.state is State.DRAFT:
        return DRAFTS_FIRST
    return _iso(case.due_on) or NO_DEADLINE


def _notice_due(case: Case) -> str | None:
    if not Regime(case.matter.regime).silence_accepts:
        return None
    run = case.clock(ClockName.NOTICE)
    if run is None or run.stopped_on is not None or case.state is not State.RECEIVED:
        return None
    return run.due.isoformat()


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None


def _document(document: Document, _at: str) -> Columns:
    return {
        "case_id": document.case_id,
        "number": document.number,
        "sha256": document.sha256,
    }


def _job(job: Job, _at: str) -> Columns:
    return {
        "case_id": job.case_id,
        "document_id": job.document_id,
        "progress": job.state.value,
    }


def _payment(payment: Payment, _at: str) -> Columns:
    return {"case_id": payment.case_id, "reference": payment.reference}


def _bill(bill: Bill, _at: str) -> Columns:
    return {"case_id": bill.case_id, "bill_no": bill.bill_no}


def _book_line(line: BookLine, _at: str) -> Columns:
    return {"day": line.day.isoformat()}


def _segment(segment: Segment, _at: str) -> Columns:
    return {"series": segment.series}


def _number_use(use: NumberUse, _at: str) -> Columns:
    return {"doubles": len(use.doubled_by)}


def _known(known: Known, _at: str) -> Columns:
    return {"name": known.party.name, "last_on": known.last_on.isoformat()}


COLUMNS: dict[str, Callable[[Any, str], Columns]] = {
    "case": _case,
    "document": _document,
    "print_job": _job,
    "payment": _payment,
    "bill": _bill,
    "book_line": _book_line,
    "segment": _segment,
    "number_use": _number_use,
    "known_applicant": _known,
}
"""By the name of the fold: its state and the time of its newest fact to its columns."""
