"""Who takes a result for whom: a person with a number, in a relation and by a way the law knows."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.domain.cases.serving import Receiver, Relation
from app.domain.cases.states import State
from app.domain.errors import Refused
from app.services import intake, result
from tests.support.window import AGENT, FIRM, WANG


def firm_granted(window):
    """A case of an organisation that is decided, its licence still to be handed over."""
    case_id = window.draft("M20", **FIRM)
    intake.decide_on_spot(window.desk, case_id)
    return case_id


def test_no_organisation_receives_by_itself(window):
    case_id = firm_granted(window)
    with pytest.raises(Refused, match="RECEIVER_EMPTY"):
        result.issue_and_deliver(window.desk, case_id, "91350100M000100Y43")
    assert window.case(case_id).state is State.APPROVED
    head = Receiver(name="王秀兰", id_no=WANG["applicant.id_no"], relation=Relation.REPRESENTATIVE)
    result.issue_and_deliver(window.desk, case_id, "91350100M000100Y43", receiver=head)
    served = window.told(case_id, "D17")
    assert (served["receiver"], served["relation"]) == ("王秀兰", "法定代表人")


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"relation": Relation.REPRESENTATIVE}, "RELATION_UNLAWFUL"),
        ({"relation": "邻居"}, "RELATION_UNLAWFUL"),
        ({"method": "扔在门口", "relation": Relation.FAMILY}, "METHOD_UNLAWFUL"),
        ({"name": "李明"}, "RECEIVER_NOT_APPLICANT"),
        ({"name": " ", "relation": Relation.FAMILY}, "RECEIVER_EMPTY"),
    ],
)
def test_a_result_is_served_on_nobody_and_in_no_way_the_law_does_not_know(window, told, code):
    case_id = window.draft("M01")
    intake.decide_on_spot(window.desk, case_id)
    person = {"name": "王秀兰", "id_no": WANG["applicant.id_no"]} | told
    with pytest.raises(Refused, match=code):
        result.issue_and_deliver(window.desk, case_id, receiver=Receiver(**person))
    assert window.case(case_id).state is State.APPROVED


@pytest.mark.parametrize("relation", [Relation.AGENT, Relation.FAMILY])
def test_an_agent_whose_power_has_ended_takes_nothing_under_another_name(window, relation):
    last = window.desk.today
    case_id = window.draft("M01", **AGENT, **{"agent.until": last.isoformat()})
    intake.decide_on_spot(window.desk, case_id)
    window.at(last + timedelta(days=1))
    again = Receiver(name="李明", id_no=" 11010519491231002x", relation=relation)
    with pytest.raises(Refused, match="AUTHORITY_ENDED"):
        result.issue_and_deliver(window.desk, case_id, receiver=again)
