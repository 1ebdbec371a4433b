"""The organ that does not speak in time: accepted by law, whatever else is short."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.domain.cases.grounds import Ground, Refusing
from app.domain.cases.serving import Receiver
from app.domain.cases.states import State
from app.domain.cases.values import Verdict
from app.domain.errors import Refused
from app.domain.materials import CheckResult
from app.services import intake, result
from tests.support.spending import exhaust_papers
from tests.support.window import ELSEWHERE, WANG

INCOMPLETE = Refusing(ground=Ground.INCOMPLETE, reason="缺材料", basis="条例第十七条")


def test_realty_not_refused_on_the_spot_is_accepted_that_day(window):
    """不动产登记暂行条例 17."""
    window.at(date(2026, 2, 10))
    case_id = window.draft("M19")
    intake.receive_case(window.desk, case_id)
    assert not intake.deem_overdue(window.desk).cases
    window.at(date(2026, 2, 11))
    with pytest.raises(Refused, match="DEEMED_FIRST"):
        intake.refuse_acceptance(window.desk, case_id, INCOMPLETE)
    with pytest.raises(Refused, match="DEEMED_FIRST"):
        intake.accept_case(window.desk, case_id)
    assert intake.deem_overdue(window.desk).cases == {case_id}
    case = window.case(case_id)
    assert (case.state, case.accepted_on, case.deemed) == (
        State.ACCEPTED,
        date(2026, 2, 10),
        True,
    )
    told = window.told(case_id, "D05")
    assert told["omission"] == "本机关未当场书面告知不予受理。"
    assert "第十七条" in told["basis"]


def test_realty_with_every_paper_is_not_refused_for_a_missing_one(window):
    case_id = window.draft("M19")
    with pytest.raises(Refused, match="NOTHING_MISSING"):
        intake.refuse_acceptance(window.desk, case_id, INCOMPLETE)
    assert window.case(case_id).state is State.DRAFT


def silently_accepted(window, **fields):
    """An immediate licence received without its form, on which the organ stayed silent."""
    window.at(date(2026, 2, 10))
    matter = next(m for m in window.reads.matters(window.desk.today) if m.local_code == "M18")
    row = next(one.id for one in matter.materials if one.form.value == "FORM")
    case_id = window.draft("M18", **{f"verdict.{row}": "MISSING"}, **fields)
    intake.receive_case(window.desk, case_id)
    window.at(date(2026, 2, 25))
    intake.deem_overdue(window.desk)
    return case_id, row


def test_silence_accepts_but_grants_nothing_on_papers_that_are_not_there(window):
    case_id, row = silently_accepted(window)
    with pytest.raises(Refused, match="MATERIALS_INCOMPLETE"):
        intake.decide_on_spot(window.desk, case_id)
    assert window.case(case_id).state is State.ACCEPTED
    intake.correct_materials(window.desk, case_id, {row: Verdict(CheckResult.OK)})
    intake.decide_on_spot(window.desk, case_id)
    assert window.case(case_id).state is State.APPROVED
    assert window.papers(case_id) == ["D02", "D05", "D04", "D11"]


def test_after_silence_a_promised_matter_takes_a_missing_paper_with_its_receipt(window):
    window.at(date(2026, 2, 10))
    case_id = window.draft("M12", **{"verdict.form": "MISSING"})
    intake.receive_case(window.desk, case_id)
    window.at(date(2026, 2, 25))
    intake.deem_overdue(window.desk)
    intake.correct_materials(window.desk, case_id, {"form": Verdict(CheckResult.OK)})
    assert window.papers(case_id) == ["D02", "D05", "D04"]


def test_what_silence_accepted_in_order_is_not_demanded_a_second_time(window):
    case_id, _ = silently_accepted(window)
    good = next(
        row.material_id
        for row in window.case(case_id).checklist
        if row.applies and row not in window.case(case_id).lacking
    )
    with pytest.raises(Refused, match="MATERIAL_UNKNOWN"):
        intake.correct_materials(window.desk, case_id, {good: Verdict(CheckResult.MISSING)})
    assert window.case(case_id).lacking


def test_silence_starts_every_limit_on_the_day_of_receipt(window):
    case_id, _ = silently_accepted(window)
    running = [run for run in window.case(case_id).clocks if run.stopped_on is None]
    assert {run.start for run in running} == {date(2026, 2, 10)}


def test_what_was_accepted_as_whole_is_not_checked_anew(window):
    case_id = window.draft("M12")
    intake.accept_case(window.desk, case_id)
    row = window.case(case_id).checklist[0].material_id
    with pytest.raises(Refused, match="ACCEPTED_AS_WHOLE"):
        intake.correct_materials(window.desk, case_id, {row: Verdict(CheckResult.MISSING)})
    assert window.case(case_id).verdicts[row].result is CheckResult.OK


@pytest.mark.parametrize(("refusing", "told"), [(INCOMPLETE, 1), (ELSEWHERE, 0)])
def test_realty_refused_on_the_spot_is_told_all_that_is_missing(window, refusing, told):
    """不动产登记暂行条例 17(3): not where another place is to register."""
    today = window.desk.today
    matter = next(m for m in window.reads.matters(today) if m.local_code == "M19")
    row = next(one for one in matter.materials if one.form.value == "FORM")
    case_id = window.draft("M19", **{f"verdict.{row.id}": "MISSING"})
    intake.refuse_acceptance(window.desk, case_id, refusing)
    assert window.case(case_id).state is State.REFUSED
    missing = window.told(case_id, "D06")["missing"]
    assert [one["name"] for one in missing] == [row.name] * told


def test_a_licence_names_the_article_of_its_own_notice(window):
    window.at(date(2026, 2, 10))
    case_id = window.draft("M12")
    intake.receive_case(window.desk, case_id)
    window.at(date(2026, 2, 25))
    intake.deem_overdue(window.desk)
    told = window.told(case_id, "D05")
    assert told["omission"] == "本机关未在法定期限内一次告知需要补正的全部内容。"
    assert "第三十二条" in told["basis"]


def test_the_law_does_not_wait_for_a_number(window):
    window.at(date(2026, 2, 10))
    case_id = window.draft("M12")
    intake.receive_case(window.desk, case_id)
    window.at(date(2026, 2, 25))
    exhaust_papers(window, case_id)
    assert intake.deem_overdue(window.desk).cases == {case_id}
    paper = window.reads.documents_of(case_id)[-1]
    assert (paper.kind, paper.number) == ("D05", f"{window.case(case_id).case_no}（第2件）")


def test_a_fee_to_be_noticed_does_not_hold_up_what_the_law_accepts(window):
    window.at(date(2026, 2, 10))
    case_id = window.draft("M25", **{"answer.area": 20, "answer.days": 10})
    intake.receive_case(window.desk, case_id)
    window.at(date(2026, 2, 25))
    exhaust_papers(window, case_id)
    assert intake.deem_overdue(window.desk).cases == {case_id}
    papers = {one.kind: one.number for one in window.reads.documents_of(case_id)}
    assert papers["D13"].startswith(f"{window.case(case_id).case_no}（第")
    assert window.case(case_id).money.due > 0


def test_who_withdraws_or_is_served_does_not_wait_for_a_number_either(window):
    left, served = window.draft("M12"), window.draft("M01")
    intake.receive_case(window.desk, left)
    intake.decide_on_spot(window.desk, served)
    for case_id in (left, served):
        exhaust_papers(window, case_id)
    intake.withdraw_case(window.desk, left, "不办了")
    result.issue_and_deliver(
        window.desk, served, receiver=Receiver(name="王秀兰", id_no=WANG["applicant.id_no"])
    )
    for case_id, kind in ((left, "D19"), (served, "D17")):
        paper = window.reads.documents_of(case_id)[-1]
        assert paper.kind == kind
        assert paper.number.startswith(f"{window.case(case_id).case_no}（第")


def test_a_decision_does_wait_for_its_number(window):
    case_id = window.draft("M12")
    intake.receive_case(window.desk, case_id)
    exhaust_papers(window, case_id)
    with pytest.raises(Refused, match="SEGMENT_EMPTY"):
        intake.accept_case(window.desk, case_id)


class Unprintable:
    """A press that cannot set the papers of one person."""

    def __init__(self, press, name):
        self._press, self._name = press, name

    def check(self, snapshot):
        """Refuse this person's papers, and check the others."""
        if snapshot.header.applicant == self._name:
            raise Refused("GLYPH_MISSING", text=self._name)
        self._press.check(snapshot)


def test_a_case_that_cannot_be_deemed_accepted_does_not_hold_up_the_others(window):
    window.at(date(2026, 2, 10))
    first, second = window.draft("M12"), window.draft("M24", **{"applicant.name": "李芳"})
    for case_id in (first, second):
        intake.receive_case(window.desk, case_id)
    window.at(date(2026, 2, 25))
    short = replace(window.desk, press=Unprintable(window.desk.press, "王秀兰"))
    assert intake.deem_overdue(short).cases == {second}
    assert window.case(first).state is State.RECEIVED
    with pytest.raises(Refused, match="GLYPH_MISSING"):
        intake.deem_overdue(short)
