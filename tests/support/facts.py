"""Makes facts and cases for tests of the fold, without journal, storage or clock."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from itertools import count
from typing import Any

from app.domain.cases.case import Case
from app.domain.cases.fold import fold_case
from app.domain.cases.states import ClockName
from app.domain.cases.values import ClockRun, MatterRef, Number, Verdict
from app.domain.catalogue.kinds import ClockStart, MaterialForm, Necessity
from app.domain.clocks import DayUnit
from app.domain.facts import case as f
from app.domain.facts.base import Fact
from app.domain.materials import ChecklistItem, CheckResult, Deficiency
from app.domain.people import Party

CASE = "case-1"
DAY = date(2026, 9, 23)
CHINA = timezone(timedelta(hours=8))
MATTER = MatterRef("11990121MB990011XL4000109118000", 1, "M18", "补证", "IMMEDIATE", "LICENSE")
FORM = ChecklistItem(
    material_id="form",
    name="申请表",
    necessity=Necessity.REQUIRED,
    form=MaterialForm.FORM,
    originals=1,
)
MISSING = Deficiency("form", "申请表", CheckResult.MISSING, "未提交", "填写完整", "规定第一条")
_serial = count(1)


def fact(body: Any, *, actor: str = "S1", day: date = DAY, subject: str = CASE) -> Fact:
    """A fact with this body; hashes are not looked at by the fold and stay empty."""
    n = next(_serial)
    at = datetime(day.year, day.month, day.day, 9, 0, tzinfo=CHINA)
    kind = type(body).__name__
    return Fact(f"e{n}", "B07", 1, n, kind, 1, subject, body, actor, at, n, "boot", "", "")


def number(n: int = 1, series: str = "case:2026", text: str = "2026-B07-000001") -> Number:
    """A number as if taken from a lease."""
    return Number("lease-1", series, n, text)


def clock(name: ClockName, due: date = date(2026, 9, 30), limit: int = 5) -> ClockRun:
    """A running clock that started on the day of the tests."""
    return ClockRun(
        name=name,
        starts=ClockStart.RECEIVED,
        start=DAY,
        limit=limit,
        unit=DayUnit.WORKDAY,
        due=due,
        calendar="2026.1",
    )


def received(**changes: Any) -> f.CaseReceived:
    """The facts of an ordinary receipt."""
    body = {
        "number": number(),
        "query_code": "123456",
        "matter": MATTER,
        "received_on": DAY,
        "applicant": Party(name="王秀兰", id_no="440524188001010014"),
        "answers": {"agent": "NO"},
        "quantities": {},
        "checklist": (FORM,),
        "verdicts": {"form": Verdict(CheckResult.OK)},
        "disclosure": "d" * 64,
        "window": "B07",
        "clocks": (clock(ClockName.NOTICE),),
    }
    return f.CaseReceived(**(body | changes))


def accepted(by: str = "T10", on: date = DAY) -> f.CaseAccepted:
    """An acceptance with both decision clocks started."""
    clocks = (clock(ClockName.STATUTORY), clock(ClockName.PROMISED))
    return f.CaseAccepted(document_id="d5", accepted_on=on, clocks=clocks, by=by)


def folded(*bodies: Any, case: Case | None = None) -> Case | None:
    """The case after these bodies, in order."""
    for body in bodies:
        case = fold_case(case, fact(body))
    return case
