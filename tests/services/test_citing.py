"""A paper cites the rule it acts under and what its matter flags, whatever stands first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.catalogue.citing import laws_of_acceptance, laws_of_decision
from app.domain.catalogue.load import matter_from, to_mapping
from app.services import intake
from tests.support.window import FIRM

ACCEPTED = "《中华人民共和国行政许可法》第三十二条第一款第五项"
GRANTED = "《中华人民共和国行政许可法》第三十八条第一款"


@pytest.mark.parametrize(
    ("code", "wrong"), [("M18", "第一百零五条"), ("M21", "实施条例"), ("M12", "？")]
)
def test_a_licence_is_accepted_under_the_rule_of_acceptance(window, code, wrong):
    case_id = window.draft(code, **(FIRM if code == "M21" else {}))
    (intake.decide_on_spot if code == "M18" else intake.accept_case)(window.desk, case_id)
    basis = window.told(case_id, "D05")["basis"]
    assert basis.startswith(ACCEPTED)
    assert wrong not in basis


def test_a_decision_cites_what_its_matter_flags_and_a_licence_the_licence_law(window):
    licence, other = window.draft("M18"), window.draft("M01")
    for case_id in (licence, other):
        intake.decide_on_spot(window.desk, case_id)
    cited = f"《机动车驾驶证申领和使用规定》第六十九条、{GRANTED}"
    assert window.told(licence, "D11")["basis"] == cited
    assert GRANTED not in window.told(other, "D11")["basis"]


def test_every_matter_cites_something_and_nothing_twice(window):
    for one in window.reads.matters(window.desk.today):
        for told in (laws_of_acceptance(one), laws_of_decision(one)):
            assert told
            assert len(set(told.split("、"))) == len(told.split("、"))


def test_what_was_published_before_articles_were_flagged_is_read_and_cites_its_first(window):
    data = to_mapping(window.matter("M02"))
    for row in data["basis"]:
        del row["cited_in"]
    old = matter_from(data)
    first = f"《{old.basis[0].law}》{old.basis[0].article}"
    assert laws_of_acceptance(old) == laws_of_decision(old) == first
    licence = window.matter("M12")
    bare = replace(licence, basis=tuple(replace(row, cited_in=()) for row in licence.basis))
    assert laws_of_acceptance(bare) == ACCEPTED
