"""The one-time notice: everything at once, once, in time; silence is acceptance."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.domain.cases.reminding import Channel
from app.domain.cases.states import ClockName, State
from app.domain.cases.values import Verdict
from app.domain.errors import Refused
from app.domain.materials import CheckResult
from app.services import intake
from tests.support.window import ELSEWHERE


def required_form(window, code="M12"):
    matter = next(m for m in window.reads.matters(window.desk.today) if m.local_code == code)
    return next(row.id for row in matter.materials if row.form.value == "FORM")


def lacking(window, code="M12"):
    row = required_form(window, code)
    case_id = window.draft(code, **{f"verdict.{row}": "MISSING"})
    return case_id, row


def test_a_promised_case_is_noticed_once_supplemented_and_accepted(window):
    case_id, row = lacking(window)
    intake.give_notice(window.desk, case_id)
    assert window.case(case_id).state is State.SUPPLEMENTING
    with pytest.raises(Refused, match="SUPPLEMENT_OPEN"):
        intake.accept_case(window.desk, case_id)
    window.at(date(2026, 9, 28))
    intake.take_supplement(window.desk, case_id, (row,))
    window.at(date(2026, 9, 29))
    intake.accept_case(window.desk, case_id)
    case = window.case(case_id)
    assert (case.state, case.accepted_on) == (State.ACCEPTED, date(2026, 9, 28))
    assert window.papers(case_id) == ["D02", "D03", "D04", "D05"]
    assert case.clock(ClockName.STATUTORY).start == date(2026, 9, 28)


def test_every_deficient_row_is_on_the_notice(window):
    row = required_form(window)
    fields = {f"verdict.{row}": "WRONG_FORM", f"note.{row}": "未签字"}
    case_id = window.draft("M12", **fields)
    intake.give_notice(window.desk, case_id)
    rows = window.case(case_id).deficiencies
    assert [(d.material_id, d.problem) for d in rows] == [(row, "形式不符合要求：未签字")]


def test_papers_of_a_registration_go_back_with_the_one_list_and_may_come_again(window):
    """市场主体登记管理条例实施细则 18: 不齐的，退回并一次性告知."""
    case_id, row = lacking(window, "M20")
    intake.give_notice(window.desk, case_id)
    case = window.case(case_id)
    assert case.state is State.RETURNED
    assert [one.material_id for one in case.deficiencies] == [row]
    assert case.supplement_until is None
    assert window.papers(case_id) == ["D02", "D03", "D19"]
    assert "重新提出申请" in window.told(case_id, "D03")["answer"]
    again = window.draft("M20")
    intake.decide_on_spot(window.desk, again)
    assert window.case(again).state is State.APPROVED


def test_the_receipt_for_a_supplement_repeats_what_was_demanded_not_what_was_wrong(window):
    case_id, row = lacking(window)
    intake.give_notice(window.desk, case_id)
    (asked,) = window.case(case_id).deficiencies
    intake.take_supplement(window.desk, case_id, (row,))
    (item,) = window.told(case_id, "D04")["items"]
    assert item["asked"] == asked.remedy != asked.problem


def test_what_goes_back_is_what_was_handed_over_good_or_bad(window):
    matter = next(m for m in window.reads.matters(window.desk.today) if m.local_code == "M12")
    form = next(row for row in matter.materials if row.form.value == "FORM")
    for result, goes_back in (("WRONG_FORM", True), ("MISSING", False)):
        case_id = window.draft("M12", **{f"verdict.{form.id}": result})
        intake.give_notice(window.desk, case_id)
        intake.withdraw_case(window.desk, case_id, "不办了")
        returned = window.told(case_id, "D19")["returned"]
        assert (form.name in {row["name"] for row in returned}) is goes_back


def test_a_second_notice_is_not_lawful(window):
    case_id, _ = lacking(window)
    intake.give_notice(window.desk, case_id)
    with pytest.raises(Refused, match="STATE"):
        intake.give_notice(window.desk, case_id)


def test_nothing_missing_gives_no_notice(window):
    case_id = window.draft("M12")
    with pytest.raises(Refused, match="NOTHING_MISSING"):
        intake.give_notice(window.desk, case_id)
    assert window.case(case_id).state is State.DRAFT


def test_silence_for_five_working_days_is_acceptance_as_of_receipt(window):
    window.at(date(2026, 2, 10))
    case_id, _ = lacking(window)
    intake.receive_case(window.desk, case_id)
    assert window.case(case_id).clock(ClockName.NOTICE).due == date(2026, 2, 24)
    window.at(date(2026, 2, 24))
    assert not intake.deem_overdue(window.desk).cases
    window.at(date(2026, 2, 25))
    assert intake.deem_overdue(window.desk).cases == {case_id}
    case = window.case(case_id)
    assert case.deemed
    assert case.accepted_on == date(2026, 2, 10)
    assert case.clock(ClockName.STATUTORY).due == date(2026, 3, 16)
    assert not intake.deem_overdue(window.desk).cases


def test_after_the_fifth_day_a_notice_comes_too_late(window):
    window.at(date(2026, 2, 10))
    case_id, _ = lacking(window)
    intake.receive_case(window.desk, case_id)
    window.at(date(2026, 2, 25))
    with pytest.raises(Refused, match="NOTICE_TOO_LATE"):
        intake.give_notice(window.desk, case_id)


def test_on_the_last_day_a_notice_is_still_in_time(window):
    window.at(date(2026, 2, 10))
    case_id, _ = lacking(window)
    intake.receive_case(window.desk, case_id)
    window.at(window.case(case_id).clock(ClockName.NOTICE).due)
    intake.give_notice(window.desk, case_id)
    assert window.case(case_id).state is State.SUPPLEMENTING


def test_on_the_last_day_of_the_period_papers_do_not_go_back_yet(window):
    case_id, _ = lacking(window)
    intake.give_notice(window.desk, case_id)
    intake.remind(window.desk, case_id, Channel.TELEPHONE, "请尽快补正")
    window.at(window.case(case_id).supplement_until)
    with pytest.raises(Refused, match="SUPPLEMENT_PERIOD_RUNS"):
        intake.return_case(window.desk, case_id, "一直未来", given_up=False)


def test_what_came_whole_is_not_returned_as_never_supplied(window):
    case_id = window.draft("M12", **{"verdict.form": "MISSING"})
    intake.give_notice(window.desk, case_id)
    intake.take_supplement(window.desk, case_id, ("form",))
    window.at(window.desk.today + timedelta(days=60))
    intake.remind(window.desk, case_id, Channel.MESSAGE, "请来")
    with pytest.raises(Refused, match="SUPPLEMENT_WHOLE"):
        intake.return_case(window.desk, case_id, "逾期", given_up=False)
    assert window.case(case_id).state is State.SUPPLEMENTING


def test_what_was_not_asked_for_is_not_a_supplement(window):
    case_id, _ = lacking(window)
    intake.give_notice(window.desk, case_id)
    with pytest.raises(Refused, match="SUPPLEMENT_NOT_ASKED"):
        intake.take_supplement(window.desk, case_id, ("something",))
    with pytest.raises(Refused, match="SUPPLEMENT_EMPTY"):
        intake.take_supplement(window.desk, case_id, ())


def test_a_correction_on_the_spot_makes_the_case_acceptable(window):
    case_id, row = lacking(window)
    intake.receive_case(window.desk, case_id)
    with pytest.raises(Refused, match="MATERIALS_INCOMPLETE"):
        intake.accept_case(window.desk, case_id)
    intake.correct_materials(window.desk, case_id, {row: Verdict(CheckResult.OK)})
    intake.accept_case(window.desk, case_id)
    assert window.case(case_id).state is State.ACCEPTED


def test_a_correction_that_names_no_paper_is_no_act(window):
    case_id = window.draft("M12")
    intake.receive_case(window.desk, case_id)
    before = window.reads.counts().unsent
    assert intake.correct_materials(window.desk, case_id, {}).facts == 0
    assert window.reads.counts().unsent == before


def test_papers_go_back_only_after_a_reminder_and_the_whole_period(window):
    case_id, _ = lacking(window)
    intake.give_notice(window.desk, case_id)
    with pytest.raises(Refused, match="NOT_REMINDED"):
        intake.return_case(window.desk, case_id, "一直未来", given_up=False)
    intake.remind(window.desk, case_id, Channel.TELEPHONE, "请尽快补正")
    with pytest.raises(Refused, match="SUPPLEMENT_PERIOD_RUNS"):
        intake.return_case(window.desk, case_id, "一直未来", given_up=False)
    window.at(date(2026, 11, 30))
    intake.return_case(window.desk, case_id, "一直未来", given_up=False)
    assert window.case(case_id).state is State.RETURNED
    assert window.papers(case_id)[-1] == "D19"


def test_after_the_limit_no_key_of_the_clerk_goes_round_deemed_acceptance(window):
    window.at(date(2026, 2, 10))
    case_id = window.draft("M12")
    intake.receive_case(window.desk, case_id)
    window.at(date(2026, 2, 25))
    with pytest.raises(Refused, match="DEEMED_FIRST"):
        intake.accept_case(window.desk, case_id)
    with pytest.raises(Refused, match="DEEMED_FIRST"):
        intake.refuse_acceptance(window.desk, case_id, ELSEWHERE)
    assert intake.deem_overdue(window.desk).cases == {case_id}


def test_silence_accepts_only_where_the_licence_law_says_so(window):
    window.at(date(2026, 2, 10))
    case_id = window.draft("M02")
    intake.receive_case(window.desk, case_id)
    window.at(date(2026, 3, 25))
    assert not intake.deem_overdue(window.desk).cases
    assert window.case(case_id).state is State.RECEIVED


def test_what_the_state_holds_itself_is_not_to_be_brought_to_the_window(window):
    """在线政务服务规定 7: shared data that has expired is put right where it is kept."""
    matter = next(m for m in window.reads.matters(window.desk.today) if m.local_code == "M12")
    shared = next(row for row in matter.materials if row.shared)
    form = required_form(window)
    case_id = window.draft(
        "M12", **{f"verdict.{shared.id}": "EXPIRED", f"verdict.{form}": "MISSING"}
    )
    intake.give_notice(window.desk, case_id)
    how = {row["name"]: row["how"] for row in window.told(case_id, "D03")["items"]}
    assert "无需提交" in how.pop(shared.name)
    assert set(how.values()) == {"送交窗口，可以委托他人"}


def test_what_is_not_required_is_asked_of_nobody(window):
    matter = next(m for m in window.reads.matters(window.desk.today) if m.local_code == "M08")
    spare = next(row.id for row in matter.materials if row.necessity.value == "OPTIONAL")
    case_id = window.draft("M08", **{f"verdict.{spare}": "EXPIRED"})
    with pytest.raises(Refused, match="NOTHING_MISSING"):
        intake.give_notice(window.desk, case_id)
    intake.receive_case(window.desk, case_id)
    intake.accept_case(window.desk, case_id)
    assert window.case(case_id).state is State.ACCEPTED


def test_who_gave_up_is_not_told_that_his_time_was_over(window):
    case_id = window.draft("M12", **{"verdict.form": "MISSING"})
    intake.receive_case(window.desk, case_id)
    intake.give_notice(window.desk, case_id)
    intake.return_case(window.desk, case_id, "不办了", given_up=True)
    paper = window.reads.documents_of(case_id)[-1]
    assert paper.kind == "D19"
    assert "放弃补正" in paper.snapshot["content"]["basis"]
