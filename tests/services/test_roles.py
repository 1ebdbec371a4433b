"""An administrator handles no case, whatever service is called (DOMAIN 1.1)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.cases.reminding import Channel
from app.domain.errors import Refused
from app.domain.people import Role
from app.services import intake, money, paper, result, session
from tests.support.window import ELSEWHERE


def drafted(window):
    return window.draft("M18")


def received(window):
    case_id = window.draft("M17")
    intake.receive_case(window.desk, case_id)
    return case_id


def noticed(window):
    case_id = window.draft("M12", **{"verdict.form": "MISSING"})
    intake.give_notice(window.desk, case_id)
    return case_id


def granted(window):
    case_id = window.draft("M18")
    intake.decide_on_spot(window.desk, case_id)
    return case_id


def paid(window):
    case_id = granted(window)
    money.take_cash(window.desk, case_id, window.case(case_id).money.due)
    return case_id


def a_paper(window, case_id):
    return window.reads.documents_of(case_id)[0].document_id


def a_job(window, case_id):
    return window.reads.jobs_of_case(case_id)[0].job_id


def any_matter(window):
    return window.reads.matters(window.desk.today)[0]


ACTS = {
    "keep_fields": (drafted, lambda _w, desk, c: intake.keep_fields(desk, c, {"note": "x"})),
    "drop_draft": (drafted, lambda _w, desk, c: intake.drop_draft(desk, c, "错")),
    "receive": (drafted, lambda _w, desk, c: intake.receive_case(desk, c)),
    "accept": (drafted, lambda _w, desk, c: intake.accept_case(desk, c)),
    "decide": (drafted, lambda _w, desk, c: intake.decide_on_spot(desk, c)),
    "refuse": (received, lambda _w, desk, c: intake.refuse_acceptance(desk, c, ELSEWHERE)),
    "notice": (received, lambda _w, desk, c: intake.give_notice(desk, c)),
    "correct": (received, lambda _w, desk, c: intake.correct_materials(desk, c, {})),
    "withdraw": (received, lambda _w, desk, c: intake.withdraw_case(desk, c, "不办了")),
    "supplement": (noticed, lambda _w, desk, c: intake.take_supplement(desk, c, ("form",))),
    "remind": (noticed, lambda _w, desk, c: intake.remind(desk, c, Channel.MESSAGE, "请来")),
    "cash": (received, lambda _w, desk, c: money.take_cash(desk, c, 2000)),
    "waive": (received, lambda _w, desk, c: money.waive_fee(desk, c, "r", "p", "zhou")),
    "deliver": (paid, lambda _w, desk, c: result.issue_and_deliver(desk, c)),
    "came_out": (received, lambda w, desk, c: paper.confirm_printed(desk, a_job(w, c))),
    "not_out": (received, lambda w, desk, c: paper.report_failed(desk, a_job(w, c), "卡纸")),
    "again": (received, lambda w, desk, c: paper.print_again(desk, a_job(w, c))),
    "reprint": (received, lambda w, desk, c: paper.reprint(desk, a_paper(w, c), "破损")),
    "guide": (received, lambda w, desk, c: paper.print_disclosure(desk, any_matter(w), c)),
    "card": (
        drafted,
        lambda _w, desk, c: intake.note_card_read(desk, c, "440524188001010014", "x"),
    ),
    "view": (received, lambda _w, desk, c: session.view_identity(desk, c, "好奇")),
}


@pytest.mark.parametrize("act", ACTS)
def test_an_administrator_may_not(window, act):
    made, do = ACTS[act]
    case_id = made(window)
    before = window.reads.counts().unsent
    admin = replace(window.desk, staff=replace(window.desk.staff, roles=(Role.ADMIN_SYS,)))
    with pytest.raises(Refused, match="ROLE"):
        do(window, admin, case_id)
    assert window.reads.counts().unsent == before
