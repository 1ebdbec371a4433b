"""A case of another window: fetched by its number, heard of from then on, and marked as a twin."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.cases.case import TWIN, Case, Finding
from app.domain.errors import Refused, Unavailable
from app.domain.facts.case import (
    CaseDrafted,
    CaseWithdrawn,
    ConflictSettled,
    MaterialsCorrected,
)
from app.storage.reads.states import state_of
from app.sync.looking import look
from tests.support.facts import DAY, MATTER, number, received
from tests.support.machine import Machine
from tests.support.office import Office

A, B = "2026-B07-000001", "2026-B08-000002"
WITHDRAWN = CaseWithdrawn(
    document_id="d19", reason="不办了", written=True, returned=(), withdrawn_on=DAY
)


class Line:
    """The way to the center."""

    def __init__(self, office: Office) -> None:
        self.ask = office.ask

    def expect(self, question: object) -> None:
        """Nothing is packed beforehand."""


@pytest.fixture
def office(tmp_path: Path) -> Office:
    made = Office(tmp_path)
    made.counter("B07", "W1")
    made.counter("B08", "W2")
    return made


def take(machine: Machine, text: str, **changes: object) -> str:
    """A case is received for 王秀兰."""
    case_id = machine.ids.event_id()
    body = received(number=number(1, text=text), window=machine.window_id, **changes)
    machine.record((case_id, CaseDrafted(matter=MATTER, window=machine.window_id)))
    machine.record((case_id, body))
    return case_id


def seen(office: Office, machine: Machine, text: str) -> str:
    subject, _changed = look(Line(office), machine.exchange, text, machine.ids.event_id())
    return subject


def case_of(machine: Machine, case_id: str) -> Case | None:
    return state_of(machine.store.reader, Case, case_id)


def twins(machine: Machine, case_id: str) -> list[str]:
    case = case_of(machine, case_id)
    assert case is not None
    return [one.against for one in case.conflicts if one.cause == TWIN]


def test_a_case_of_another_window_comes_whole_and_both_hear_of_it_from_then_on(
    office: Office,
) -> None:
    b07, b08 = office.machines["B07"], office.machines["B08"]
    case_id = take(b07, A)
    office.sync_until_quiet()
    assert case_of(b08, case_id) is None
    assert seen(office, b08, A) == case_id
    assert case_of(b08, case_id) == case_of(b07, case_id)
    b07.record((case_id, MaterialsCorrected(verdicts={})))
    b08.record((case_id, WITHDRAWN))
    office.sync_until_quiet()
    assert case_of(b07, case_id) == case_of(b08, case_id)
    assert case_of(b07, case_id).end_reason == "不办了"
    office.assert_agrees()


def test_asked_for_twice_a_case_is_there_once(office: Office) -> None:
    b07, b08 = office.machines["B07"], office.machines["B08"]
    case_id = take(b07, A)
    office.sync_until_quiet()
    for _ in range(2):
        seen(office, b08, A)
        b07.record((case_id, MaterialsCorrected(verdicts={})))
        office.sync_until_quiet()
    assert case_of(b08, case_id) == case_of(b07, case_id)
    office.assert_agrees()


def test_what_was_said_between_two_rounds_comes_with_it(office: Office) -> None:
    """Facts that the center has and the reader's feed does not lead to."""
    b07, b08 = office.machines["B07"], office.machines["B08"]
    case_id = take(b07, A)
    office.sync(b07)
    b07.record((case_id, WITHDRAWN))
    office.sync(b07)
    office.sync(b08)
    seen(office, b08, A)
    assert case_of(b08, case_id).end_reason == "不办了"


def test_a_number_the_center_does_not_know_brings_nothing(office: Office) -> None:
    b08 = office.machines["B08"]
    office.sync(b08)
    with pytest.raises(Refused, match="CASE_NOT_AT_CENTER"):
        seen(office, b08, A)


def test_before_the_first_round_nothing_is_asked_for(office: Office) -> None:
    b07, b08 = office.machines["B07"], office.machines["B08"]
    take(b07, A)
    office.sync(b07)
    with pytest.raises(Unavailable):
        seen(office, b08, A)


def test_the_same_application_at_two_windows_is_marked_on_both(office: Office) -> None:
    """DOMAIN 1.11: by matter, applicant and open case; neither window saw the other."""
    b07, b08 = office.machines["B07"], office.machines["B08"]
    one, other = take(b07, A), take(b08, B)
    office.sync_until_quiet()
    assert (twins(b07, one), twins(b08, other)) == ([other], [one])
    assert case_of(b07, one).state == case_of(b08, other).state == "RECEIVED"
    office.assert_agrees()


def nothing(_office: Office, _case_id: str) -> dict[str, object]:
    return {}


def withdrawn(office: Office, case_id: str) -> dict[str, object]:
    office.machines["B07"].record((case_id, WITHDRAWN))
    return {}


def said_apart(_office: Office, case_id: str) -> dict[str, object]:
    return {"apart": (case_id,)}


def another_matter(_office: Office, _case_id: str) -> dict[str, object]:
    return {"matter": replace(MATTER, task_code="another")}


@pytest.mark.parametrize(
    ("differs", "window", "marked"),
    [
        (nothing, "B08", 1),
        (nothing, "B07", 0),
        (withdrawn, "B08", 0),
        (said_apart, "B08", 0),
        (another_matter, "B08", 0),
    ],
)
def test_what_is_no_twin_is_not_marked(
    office: Office, differs: Callable[[Office, str], dict[str, object]], window: str, marked: int
) -> None:
    one = take(office.machines["B07"], A)
    changes = differs(office, one)
    office.sync_until_quiet()
    machine = office.machines[window]
    other = take(machine, B, **changes)
    office.sync_until_quiet()
    assert len(twins(machine, other)) == marked


def test_what_was_found_stays_found_though_the_center_tells_it_again(office: Office) -> None:
    b07, b08 = office.machines["B07"], office.machines["B08"]
    one = take(b07, A)
    office.sync_until_quiet()
    copy = office.back_up_center()
    other = take(b08, B)
    office.sync_until_quiet()
    (mark,) = case_of(b07, one).conflicts
    settled = ConflictSettled(
        event_id=mark.event_id, finding=Finding.APART.value, reason="两处房屋", twin=other
    )
    b07.record((one, settled))
    office.sync_until_quiet()
    office.restore_center(copy)
    office.sync_until_quiet()
    assert twins(b07, one) == []
    assert case_of(b07, one).apart == (other,)
    assert twins(b08, other) == [one]
    office.assert_agrees()


def test_a_case_that_is_over_when_it_is_told_marks_nobody(office: Office) -> None:
    """A machine that was away brings the whole life of a case at once."""
    b07, b08 = office.machines["B07"], office.machines["B08"]
    one, other = take(b07, A), take(b08, B)
    b07.record((one, WITHDRAWN))
    office.sync(b08)
    office.sync_until_quiet()
    assert twins(b08, other) == []


def test_a_case_that_ended_is_nobodys_twin_any_more(office: Office) -> None:
    b07, b08 = office.machines["B07"], office.machines["B08"]
    one, other = take(b07, A), take(b08, B)
    office.sync_until_quiet()
    b07.record((one, WITHDRAWN))
    office.sync_until_quiet()
    assert twins(b07, one) == []
    assert twins(b08, other) == [one]
