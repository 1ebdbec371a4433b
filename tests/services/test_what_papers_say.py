"""What every paper rests on, numbers, counts and lists is true of the case it is about."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from app.domain.cases.grounds import Ground, Refusing
from app.domain.cases.states import ClockName, State
from app.domain.cases.values import Verdict
from app.domain.catalogue.citing import laws_of_delivery, laws_of_notice
from app.domain.errors import Refused
from app.domain.facts.case import LicenceNotRequired
from app.domain.facts.money import FeeAssessed
from app.domain.materials import CheckResult
from app.services import intake, money, paper, result
from tests.support.spending import exhaust_papers
from tests.support.window import ELSEWHERE, FIRM

OK = Verdict(CheckResult.OK)
NOT_NEEDED = Refusing(
    ground=Ground.NOT_NEEDED, reason="备案即可", basis="《中华人民共和国行政许可法》第三十二条"
)
ARTICLE = re.compile(r"(《[^《》]+》|第[一二三四五六七八九十百零]+(条|款|项))(之一)?")


def test_no_paper_rests_on_a_promise_and_every_law_has_its_title(window):
    """A center's word binds the center; service of a result rests on a law (许可法 44)."""
    taken = window.draft("M18", **{"verdict.form": "MISSING"})
    intake.receive_case(window.desk, taken)
    intake.correct_materials(window.desk, taken, {"form": OK})
    intake.decide_on_spot(window.desk, taken)
    money.take_cash(window.desk, taken, window.case(taken).money.due)
    result.make_certificate(window.desk, taken, "440524188001010014", "长期")
    result.deliver(window.desk, taken)
    papers = {one.kind: one.snapshot["content"] for one in window.reads.documents_of(taken)}
    assert papers.keys() >= {"D02", "D04", "D05", "D11", "D17", "D18"}
    for kind in ("D02", "D04", "D05", "D11", "D17", "D18"):
        told = papers[kind]["basis"]
        assert told, kind
        assert ARTICLE.sub("", told).strip("、") == "", f"{kind}: {told}"


def test_no_published_matter_lets_a_paper_rest_on_a_promise(window):
    for matter in window.reads.matters(window.desk.today):
        for cites in (laws_of_notice, laws_of_delivery):
            told = cites(matter)
            assert told.startswith("《"), f"{matter.local_code}: {told}"
            assert "服务承诺" not in told
            assert "参照" not in told


def test_receipts_and_deliveries_cite_their_own_articles(window):
    """许可法 32 of taking papers and of silence, 44 of handing the result over."""
    case_id = window.draft("M12", **{"verdict.form": "MISSING"})
    intake.receive_case(window.desk, case_id)
    assert window.told(case_id, "D02")["basis"].endswith("第三十二条第一款第四项")
    window.at(date(2026, 10, 15))
    intake.deem_overdue(window.desk)
    assert window.told(case_id, "D05")["basis"].endswith("第三十二条第一款第四项")
    assert laws_of_delivery(window.matter("M12")).endswith("第四十四条")


def test_what_came_before_the_notice_is_receipted_with_it_and_not_again(window):
    bad = {"verdict.form": "MISSING", "verdict.layout": "WRONG_FORM"}
    case_id = window.draft("M21", **FIRM, **bad)
    intake.receive_case(window.desk, case_id)
    intake.correct_materials(window.desk, case_id, {"form": OK})
    intake.give_notice(window.desk, case_id)
    intake.take_supplement(window.desk, case_id, ("layout",), accepts=True)
    assert window.case(case_id).state is State.ACCEPTED
    assert window.papers(case_id) == ["D02", "D04", "D03", "D04", "D05"]
    first = window.told(case_id, "D04")["items"]
    came = {one["name"]: one["arrived_on"] for one in first}
    names = {row.material_id: row.name for row in window.case(case_id).checklist}
    assert came == {names["form"]: window.desk.today.isoformat(), names["layout"]: None}


def test_a_receipt_gives_no_day_to_a_paper_that_was_found_wanting_again(window):
    bad = {"verdict.form": "MISSING", "verdict.layout": "WRONG_FORM"}
    case_id = window.draft("M21", **FIRM, **bad)
    intake.receive_case(window.desk, case_id)
    intake.correct_materials(window.desk, case_id, {"form": OK})
    intake.correct_materials(window.desk, case_id, {"form": Verdict(CheckResult.WRONG_FORM)})
    intake.give_notice(window.desk, case_id)
    items = window.told(case_id, "D04")["items"]
    assert [one["arrived_on"] for one in items] == [None, None]


def test_what_the_state_fetched_for_itself_goes_back_to_nobody(window):
    """It was put right at its source; no paper of it was ever handed over."""
    case_id = window.draft("M12", **{"verdict.forest_right": "EXPIRED"})
    intake.give_notice(window.desk, case_id)
    row = window.case(case_id).outstanding[0]
    intake.take_supplement(window.desk, case_id, (row.material_id,))
    intake.withdraw_case(window.desk, case_id, "不办了")
    assert row.name not in {one["name"] for one in window.told(case_id, "D19")["returned"]}


def test_what_came_before_acceptance_is_receipted_once(window):
    case_id = window.draft("M18", **{"verdict.form": "MISSING"})
    intake.receive_case(window.desk, case_id)
    intake.correct_materials(window.desk, case_id, {"form": OK})
    intake.accept_case(window.desk, case_id)
    intake.decide_on_spot(window.desk, case_id)
    assert window.papers(case_id) == ["D02", "D04", "D05", "D11"]


def test_the_day_the_whole_application_was_there_is_the_day_its_last_paper_came(window):
    case_id = window.draft("M21", **FIRM, **{"verdict.form": "MISSING"})
    intake.receive_case(window.desk, case_id)
    assert window.case(case_id).complete_on is None
    came = date(2026, 9, 24)
    window.at(came)
    intake.correct_materials(window.desk, case_id, {"form": OK})
    assert window.case(case_id).complete_on == came
    window.at(date(2026, 9, 25))
    intake.correct_materials(window.desk, case_id, {"layout": OK})
    assert window.case(case_id).complete_on == came
    intake.correct_materials(window.desk, case_id, {"form": Verdict(CheckResult.MISSING)})
    assert window.case(case_id).complete_on is None


def test_acceptance_that_follows_no_notice_is_of_the_day_it_is_said(window):
    """Only after a notice is it of the day the last paper came (DOMAIN 1.6, T08)."""
    case_id = window.draft("M12", **{"verdict.form": "MISSING"})
    intake.receive_case(window.desk, case_id)
    window.at(date(2026, 9, 24))
    intake.correct_materials(window.desk, case_id, {"form": OK})
    window.at(date(2026, 9, 25))
    intake.accept_case(window.desk, case_id)
    assert window.case(case_id).accepted_on == date(2026, 9, 25)


def test_silence_takes_the_application_as_whole_from_its_receipt(window):
    """The rest came on the second day, and nothing was said: the law counts from the first."""
    window.at(date(2026, 2, 10))
    matter = window.matter("M18")
    case_id = window.draft("M18", **{"verdict.form": "MISSING"})
    assert matter.limits.statutory.start == "COMPLETE"
    intake.receive_case(window.desk, case_id)
    window.at(date(2026, 2, 11))
    intake.correct_materials(window.desk, case_id, {"form": OK})
    window.at(date(2026, 2, 25))
    intake.deem_overdue(window.desk)
    assert window.case(case_id).clock(ClockName.STATUTORY).start == date(2026, 2, 10)


def test_an_acceptance_names_no_open_calendar_for_a_clock_that_stopped(window):
    """The time to speak would have ended in a year without a plan; it ended today."""
    window.at(date(2026, 12, 30))
    case_id = window.draft("M18")
    intake.decide_on_spot(window.desk, case_id)
    case = window.case(case_id)
    assert case.clock(ClockName.NOTICE).provisional
    assert not any("放假安排" in note for note in window.told(case_id, "D05")["notes"])


def test_who_needs_no_licence_is_told_which_papers_go_back(window):
    case_id = window.draft("M12")
    intake.refuse_acceptance(window.desk, case_id, NOT_NEEDED)
    told = window.told(case_id, "D07")["returned"]
    by_id = {row.material_id: row for row in window.case(case_id).checklist}
    assert by_id["forest_right"].shared
    names = [one["name"] for one in told]
    assert by_id["form"].name in names
    assert by_id["forest_right"].name not in names
    (fact,) = [
        one.body
        for one in window.reads.history(case_id)
        if isinstance(one.body, LicenceNotRequired)
    ]
    assert list(fact.returned) == names


def test_who_needs_no_licence_is_told_at_once_even_without_a_number(window):
    """T04 waits for no leased number: its paper is then numbered within its case."""
    case_id = window.draft("M12")
    intake.receive_case(window.desk, case_id)
    exhaust_papers(window, case_id)
    intake.refuse_acceptance(window.desk, case_id, NOT_NEEDED)
    number = window.reads.documents_of(case_id)[-1].number
    assert number == f"{window.case(case_id).case_no}（第2件）"


def test_who_came_to_the_wrong_organ_is_asked_neither_for_answers_nor_for_money(window):
    """许可法 32(1)2: at once."""
    case_id = window.draft("M25")
    with pytest.raises(Refused, match="APPLICANT_INCOMPLETE"):
        intake.receive_case(window.desk, case_id)
    intake.refuse_acceptance(window.desk, case_id, ELSEWHERE)
    assert window.case(case_id).state is State.REFUSED
    assert window.papers(case_id) == ["D02", "D06"]


def test_an_ended_case_takes_no_money(window):
    case_id = window.draft("M17")
    intake.receive_case(window.desk, case_id)
    intake.withdraw_case(window.desk, case_id, "不办了")
    with window.desk.work() as work:
        work.record(case_id, FeeAssessed(assessment_id="late", lines=(), due=2000))
        work.commit()
    with pytest.raises(Refused, match="FEE_NOT_DUE"):
        money.take_cash(window.desk, case_id, 2000)


def test_a_bill_comes_out_in_as_many_copies_as_its_kind_has(window, monkeypatch):
    """The place says in how many, whatever its form says of where they go."""
    center = window.reads.center()
    many = tuple(replace(one, copies=5) for one in center.bill_types)
    kinds = replace(center, bill_types=many)
    monkeypatch.setattr(type(window.desk.work()), "center", lambda _work: kinds)
    case_id = window.draft("M17")
    intake.receive_case(window.desk, case_id)
    money.take_cash(window.desk, case_id, 2000)
    bill = next(one for one in window.reads.documents_of(case_id) if one.kind == "D14")
    (job,) = [
        one for one in window.reads.jobs_of_case(case_id) if one.document_id == bill.document_id
    ]
    assert job.copies == 5


def test_what_a_printer_has_in_hand_is_not_asked_for_again(window):
    case_id = window.draft("M12")
    intake.receive_case(window.desk, case_id)
    (job,) = window.reads.jobs_of_case(case_id)
    window.counter.ledger.sent(job.job_id)
    with pytest.raises(Refused, match="JOB_WAITING"):
        paper.reprint(window.desk, job.document_id, "看不清")


def test_an_original_bears_no_reason(window):
    case_id = window.draft("M12")
    intake.receive_case(window.desk, case_id)
    (job,) = window.reads.jobs_of_case(case_id)
    paper.report_failed(window.desk, job.job_id, "OFFLINE")
    paper.print_again(window.desk, job.job_id)
    again = window.reads.jobs_of_case(case_id)[-1]
    assert (again.copy, again.reason) == (0, "")
