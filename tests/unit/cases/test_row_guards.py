"""Every row keeps each of its guards: a case that offends against one alone is refused by it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.cases.case import Case, Money
from app.domain.cases.guards import Attempt
from app.domain.cases.moves import objection_to
from app.domain.cases.states import ClockName, FeeStatus, State
from app.domain.cases.transitions import TRANSITIONS
from app.domain.cases.values import Supplement, Verdict
from app.domain.catalogue import Matter
from app.domain.materials import CheckResult
from app.domain.people import Role, Staff
from app.domain.resources import resource_path
from app.protocol.catalogue_files import read_catalogue
from tests.support.facts import DAY, FORM, MATTER, MISSING, clock

EVERYBODY = Staff(staff_id="all", name="众", roles=tuple(Role))
OWED = Money(status=FeeStatus.DUE, due=2000)
PAID = Money(status=FeeStatus.PAID, due=2000, paid=2000)


@pytest.fixture(scope="session")
def find() -> Callable[[str], Matter]:
    matters = read_catalogue(resource_path("catalogue")).matters
    return {matter.local_code: matter for matter in matters}.__getitem__


def case(state: State, **changes: object) -> Case:
    """A case in order, in this state."""
    whole = Case(
        case_id="c1",
        state=state,
        matter=MATTER,
        opened_on=DAY,
        received_on=DAY,
        accepted_on=DAY,
        complete_on=DAY,
        checklist=(replace(FORM, deferrable=True),),
        verdicts={"form": Verdict(CheckResult.OK)},
        clocks=(clock(ClockName.NOTICE),),
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


def noticed(**changes: object) -> Case:
    """One that waits for nothing any more, though it was told of the form."""
    told = {
        "deficiencies": (MISSING,),
        "supplements": (Supplement(DAY, ("form",)),),
        "noticed_on": DAY,
    }
    return case(State.SUPPLEMENTING, **(told | changes))


def late(**changes: object) -> Case:
    """The time to speak ran out in silence."""
    clocks = (clock(ClockName.NOTICE, DAY - timedelta(days=1)),)
    return case(State.RECEIVED, clocks=clocks, **changes)


DEFERRED = {"form": Verdict(CheckResult.DEFERRED)}
ROWS = [
    ("T04", "M18", late(), "DEEMED_FIRST"),
    ("T05", "M18", late(), "DEEMED_FIRST"),
    ("T10", "M18", late(), "DEEMED_FIRST"),
    ("T07", "M18", late(verdicts={}), "NOTICE_TOO_LATE"),
    ("T04", "M18", case(State.RECEIVED, money=PAID), "PAID_REFUND_FIRST"),
    ("T05", "M18", case(State.RECEIVED, money=PAID), "PAID_REFUND_FIRST"),
    ("T09", "M18", noticed(money=PAID), "PAID_REFUND_FIRST"),
    ("T29", "M18", case(State.ACCEPTED, money=PAID), "PAID_REFUND_FIRST"),
    ("T08", "M18", noticed(verdicts=DEFERRED), "PROMISE_PAPERS_NOT_SERVED"),
    ("T10", "M18", case(State.RECEIVED, verdicts=DEFERRED), "PROMISE_PAPERS_NOT_SERVED"),
    ("T21", "M18", case(State.ACCEPTED, verdicts=DEFERRED), "PROMISE_PAPERS_NOT_SERVED"),
    ("T22", "M18", case(State.DECIDING, verdicts=DEFERRED), "PROMISE_PAPERS_NOT_SERVED"),
    ("T10", "M18", case(State.RECEIVED, verdicts={}), "MATERIALS_INCOMPLETE"),
    ("T21", "M18", case(State.ACCEPTED, verdicts={}), "MATERIALS_INCOMPLETE"),
    ("T22", "M18", case(State.DECIDING, verdicts={}), "MATERIALS_INCOMPLETE"),
    ("T08", "M18", noticed(supplements=()), "SUPPLEMENT_OPEN"),
    ("T08", "M17", noticed(money=OWED), "FEE_DUE"),
    ("T10", "M17", case(State.RECEIVED, money=OWED), "FEE_DUE"),
    ("T24", "M18", case(State.APPROVED, money=OWED), "FEE_DUE"),
    ("T26", "M18", case(State.READY, money=OWED), "FEE_DUE"),
    ("T27", "M18", case(State.DELIVERED, money=OWED), "FEE_DUE"),
    ("T06", "M18", case(State.ACCEPTED), "ACCEPTED_AS_WHOLE"),
]


def objection(row: str, matter: Matter, of: Case, brought: dict[str, object]) -> str:
    attempt = Attempt(case=of, matter=matter, staff=EVERYBODY, today=DAY, brought=brought)
    found = objection_to(TRANSITIONS[row], attempt)
    return found.code if found else ""


@pytest.mark.parametrize(("row", "code", "of", "offence"), ROWS)
def test_a_row_refuses_by_each_of_its_guards(
    find: Callable[[str], Matter], row: str, code: str, of: Case, offence: str
) -> None:
    told = {"given_up": True} if row == "T09" else {}
    matter = find(code)
    assert objection(row, matter, of, told) == offence
    sound = noticed() if of.state is State.SUPPLEMENTING else case(of.state)
    if row == "T06":
        sound = replace(sound, deemed=True)
    if row == "T07":
        sound = replace(sound, verdicts={})
    assert objection(row, matter, sound, told) == ""


@pytest.mark.parametrize("row", ["T04", "T05"])
def test_nobody_is_refused_without_the_remedies(find: Callable[[str], Matter], row: str) -> None:
    matter = find("M18")
    silent = replace(matter, supervision=replace(matter.supervision, court=""))
    assert objection(row, silent, case(State.RECEIVED), {}) == "REMEDIES_UNKNOWN"


STATES_OF_A_WITHDRAWAL = frozenset(
    {
        *(State.RECEIVED, State.SUPPLEMENTING, State.ACCEPTED, State.REVIEWING),
        *(State.SUSPENDED, State.FORWARDED, State.DECIDING),
    }
)


@pytest.mark.parametrize("state", sorted(State))
def test_an_applicant_withdraws_until_the_decision_wherever_his_case_is(
    find: Callable[[str], Matter], state: State
) -> None:
    """DOMAIN 1.6 T29: also from the higher organ."""
    lawful = objection("T29", find("M18"), case(state), {}) == ""
    assert lawful is (state in STATES_OF_A_WITHDRAWAL)


@pytest.mark.parametrize(
    ("state", "deemed", "open_"),
    [
        (State.RECEIVED, False, True),
        (State.ACCEPTED, True, True),
        (State.ACCEPTED, False, False),
        (State.DECIDING, True, False),
        (State.SUPPLEMENTING, False, False),
    ],
)
def test_papers_are_checked_until_acceptance_and_after_one_by_silence(
    state: State, deemed: bool, open_: bool
) -> None:
    assert case(state, deemed=deemed).is_still_checked is open_


def test_the_last_day_to_speak_is_not_too_late(find: Callable[[str], Matter]) -> None:
    last = case(State.RECEIVED, clocks=(clock(ClockName.NOTICE, date(2026, 9, 23)),))
    assert objection("T10", find("M18"), last, {}) == ""
