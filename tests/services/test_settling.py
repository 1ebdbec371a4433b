"""Conflicts: kept from both sides, settled once by a duty supervisor, never edited."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.cases.case import Finding
from app.domain.cases.states import State
from app.domain.errors import Refused
from app.domain.facts.case import AcceptanceRefused, CaseAccepted, ConflictSettled
from app.domain.people import Role
from app.services import intake
from app.services.settling import settle_conflict


def opposed(window):
    """A case that was accepted here, and refused by somebody who had not heard of it."""
    case_id = window.draft("M12")
    intake.accept_case(window.desk, case_id)
    refused = AcceptanceRefused(
        document_id="elsewhere",
        reason="不属于本机关职权范围",
        basis="行政许可法 32",
        competent_organ="示例市公安局",
        refused_on=window.desk.today,
    )
    with window.desk.work() as work:
        fact = work.record(case_id, refused)
        work.commit()
    return case_id, fact.event_id


def test_what_is_not_permitted_has_no_effect_and_names_what_it_met(window):
    case_id, event_id = opposed(window)
    case = window.case(case_id)
    assert case.state is State.ACCEPTED
    (found,) = case.conflicts
    accepted = next(
        one for one in window.reads.history(case_id) if isinstance(one.body, CaseAccepted)
    )
    assert (found.event_id, found.against) == (event_id, accepted.event_id)
    assert window.reads.conflicts(10) == (case_id,)
    assert window.reads.counts().conflicts == 1


@pytest.mark.parametrize("finding", Finding)
def test_a_supervisor_settles_it_and_both_sides_stay(window, finding):
    case_id, event_id = opposed(window)
    before = len(window.reads.history(case_id))
    settle_conflict(window.as_staff(Role.SUPERVISOR), case_id, event_id, finding, "先受理有效")
    case = window.case(case_id)
    assert (case.state, case.conflicts) == (State.ACCEPTED, ())
    *_both, settled = window.reads.history(case_id)
    assert len(window.reads.history(case_id)) == before + 1
    assert settled.body == ConflictSettled(
        event_id=event_id, finding=finding.value, reason="先受理有效"
    )
    assert window.reads.counts().conflicts == 0
    with pytest.raises(Refused, match="CONFLICT_UNKNOWN"):
        settle_conflict(window.as_staff(Role.SUPERVISOR), case_id, event_id, finding, "再来")


def test_nobody_else_settles_and_not_without_a_reason(window):
    case_id, event_id = opposed(window)
    which = (case_id, event_id, Finding.STANDS)
    with pytest.raises(Refused, match="ROLE"):
        settle_conflict(window.desk, *which, "我看行")
    admin = replace(window.desk, staff=replace(window.desk.staff, roles=(Role.ADMIN_SYS,)))
    with pytest.raises(Refused, match="ROLE"):
        settle_conflict(admin, *which, "我看行")
    with pytest.raises(Refused, match="REASON_EMPTY"):
        settle_conflict(window.as_staff(Role.SUPERVISOR), *which, "  ")
    assert window.reads.counts().conflicts == 1
