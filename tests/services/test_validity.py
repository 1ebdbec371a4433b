"""How long a certificate holds: proposed by its matter, confirmed by a clerk, on record (T25)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.domain.cases.states import State
from app.domain.cases.validity import proposed_validity, validity_of, validity_problem
from app.domain.catalogue.load import matter_from, to_mapping
from app.domain.errors import Refused
from app.domain.facts.case import CertificateMade
from app.services import intake, money, result
from tests.support.bundles import following


def granted(window, **outcome):
    """A paid case whose certificate is still to be made, its matter changed as told."""
    if outcome:
        changed = replace(window.matter("M18").result, **outcome)
        window.counter.install(following(M18={"version": 2, "result": changed}))
    case_id = window.draft("M18")
    intake.decide_on_spot(window.desk, case_id)
    money.take_cash(window.desk, case_id, window.case(case_id).money.due)
    return case_id


def made(window, case_id):
    bodies = (fact.body for fact in window.reads.history(case_id))
    return next(body for body in bodies if isinstance(body, CertificateMade))


def test_years_are_counted_from_the_decision_and_printed(window):
    case_id = granted(window, valid_years=5)
    result.make_certificate(window.desk, case_id)
    assert made(window, case_id).valid_until == date(2031, 9, 22)
    assert window.case(case_id).certificate_until == date(2031, 9, 22)
    assert window.told(case_id, "D18")["validity"] == "至2031年9月22日"


def test_without_years_the_words_of_the_matter_are_on_record(window):
    case_id = granted(window)
    result.make_certificate(window.desk, case_id)
    assert (made(window, case_id).valid_until, made(window, case_id).validity) == (
        None,
        "与原证有效期一致",
    )
    assert window.told(case_id, "D18")["validity"] == "与原证有效期一致"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "VALIDITY_EMPTY"),
        ("很久", "VALIDITY_NO_DAY"),
        ("2026-09-22", "VALIDITY_OVER"),
        ("2026-09-23", ""),
        ("20310101", ""),
        ("长期", ""),
    ],
)
def test_a_last_day_that_stands_on_the_certificate_is_typed(window, typed, code):
    case_id = granted(window, bears_last_day=True)
    if code:
        with pytest.raises(Refused, match=code):
            result.issue_and_deliver(window.desk, case_id, validity=typed)
        assert window.case(case_id).state is State.APPROVED
        return
    result.issue_and_deliver(window.desk, case_id, validity=typed)
    held = made(window, case_id)
    lawful = {"2026-09-23": date(2026, 9, 23), "20310101": date(2031, 1, 1)}
    assert (held.valid_until, held.validity) == (
        lawful.get(typed),
        "" if typed in lawful else typed,
    )


def test_no_words_but_those_published_stand_in_place_of_a_day(window):
    outcome = window.matter("M18").result
    day = window.desk.today
    assert validity_problem(outcome, validity_of("与原证有效期一致"), day) == ""
    assert validity_problem(outcome, validity_of("随便"), day) == "VALIDITY_NO_DAY"
    assert validity_problem(replace(outcome, valid_years=5), validity_of("5年"), day)


def test_a_certificate_of_a_leap_day_ends_the_day_before_the_month_does(window):
    outcome = replace(window.matter("M18").result, valid_years=5)
    assert proposed_validity(outcome, date(2028, 2, 29)) == "2033-02-28"


def test_a_matter_published_before_proposes_its_words(window):
    data = to_mapping(window.matter("M21"))
    del data["result"]["valid_years"], data["result"]["bears_last_day"]
    assert proposed_validity(matter_from(data).result, window.desk.today) == "5年"
    data["result"] |= {"valid_years": 5, "bears_last_day": True}
    with pytest.raises(Refused, match="RESULT_VALIDITY"):
        matter_from(data)
