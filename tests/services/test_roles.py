"""An administrator handles no case, whatever service is called (DOMAIN 1.1)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.errors import Refused
from app.domain.people import Role
from app.services import intake, paper, result, session
from app.services.money import take_cash, waive_fee

ACTS = {
    "keep_fields": lambda desk, case_id, _doc: intake.keep_fields(desk, case_id, {"note": "x"}),
    "drop_draft": lambda desk, case_id, _doc: intake.drop_draft(desk, case_id, "错"),
    "receive": lambda desk, case_id, _doc: intake.receive_case(desk, case_id),
    "accept": lambda desk, case_id, _doc: intake.accept_case(desk, case_id),
    "decide": lambda desk, case_id, _doc: intake.decide_on_spot(desk, case_id),
    "notice": lambda desk, case_id, _doc: intake.give_notice(desk, case_id),
    "supplement": lambda desk, case_id, _doc: intake.take_supplement(desk, case_id, ("x",)),
    "correct": lambda desk, case_id, _doc: intake.correct_materials(desk, case_id, {}),
    "remind": lambda desk, case_id, _doc: intake.remind(desk, case_id, "电话", "请来"),
    "refuse": lambda desk, case_id, _doc: intake.refuse_acceptance(desk, case_id, "a", "b", "c"),
    "withdraw": lambda desk, case_id, _doc: intake.withdraw_case(desk, case_id, "不办了"),
    "cash": lambda desk, case_id, _doc: take_cash(desk, case_id, 1000),
    "waive": lambda desk, case_id, _doc: waive_fee(desk, case_id, "r", "p", "zhou"),
    "deliver": lambda desk, case_id, _doc: result.issue_and_deliver(desk, case_id),
    "reprint": lambda desk, _case_id, doc: paper.reprint(desk, doc, "破损"),
    "view": lambda desk, case_id, _doc: session.view_identity(desk, case_id, "好奇"),
}


@pytest.mark.parametrize("act", ACTS)
def test_an_administrator_may_not(window, act):
    case_id = window.draft("M18")
    intake.receive_case(window.desk, case_id)
    document_id = window.reads.documents_of(case_id)[0].document_id
    before = window.reads.counts().unsent
    admin = replace(window.desk, staff=replace(window.desk.staff, roles=(Role.ADMIN_SYS,)))
    with pytest.raises(Refused, match=r"ROLE|STATE"):
        ACTS[act](admin, case_id, document_id)
    assert window.reads.counts().unsent == before
