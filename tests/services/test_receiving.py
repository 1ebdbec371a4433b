"""Receipt: under the matter as it stands that day, with what was really handed over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.cases.states import ClockName, State
from app.domain.cases.values import Verdict
from app.domain.catalogue.kinds import MatterState
from app.domain.clocks import deadline
from app.domain.errors import Refused
from app.domain.identity import citizen_id_check
from app.domain.materials import CheckResult
from app.services import intake
from tests.support.bundles import following
from tests.support.memory import MORNING
from tests.support.window import AGENT, ELSEWHERE, FIRM


def matter(window, code):
    return next(m for m in window.reads.matters(window.desk.today) if m.local_code == code)


@pytest.mark.parametrize(
    "end",
    [
        {"effective_until": MORNING.date() - timedelta(days=1)},
        {"state": MatterState.SUSPENDED},
    ],
)
def test_a_draft_of_a_matter_that_ended_meanwhile_is_not_received(window, end):
    case_id = window.draft("M18")
    window.counter.install(following(M18=end))
    with pytest.raises(Refused, match="MATTER_NOT_IN_FORCE"):
        intake.receive_case(window.desk, case_id)
    assert window.case(case_id).state is State.DRAFT


def test_a_draft_is_received_under_the_version_in_force_that_day(window):
    case_id = window.draft("M18")
    window.counter.install(following(M18={"version": 2}))
    with pytest.raises(Refused, match="MATTER_REVISED") as refused:
        intake.receive_case(window.desk, case_id)
    assert (refused.value.facts["version"], refused.value.facts["newest"]) == (1, 2)
    revised = matter(window, "M18")
    assert revised.version == 2
    intake.change_matter(window.desk, case_id, revised)
    rows = {f"verdict.{row.id}": "OK" for row in revised.materials}
    intake.keep_fields(window.desk, case_id, rows)
    intake.receive_case(window.desk, case_id)
    assert window.case(case_id).matter.version == 2


def test_a_case_received_before_goes_on_under_its_own_version(window):
    case_id = window.draft("M12")
    intake.receive_case(window.desk, case_id)
    window.counter.install(following(M12={"effective_until": MORNING.date() - timedelta(days=1)}))
    intake.accept_case(window.desk, case_id)
    assert window.case(case_id).state is State.ACCEPTED


def test_the_receipt_counts_no_pages_nobody_counted(window):
    case_id = window.draft("M12")
    intake.receive_case(window.desk, case_id)
    items = window.told(case_id, "D02")["items"]
    assert items
    assert {row["pages"] for row in items} == {None}


def test_who_handed_in_nothing_is_not_told_his_papers_were_shared(window):
    case_id = window.draft("M12", ok=False)
    intake.refuse_acceptance(window.desk, case_id, ELSEWHERE)
    told = window.told(case_id, "D02")
    assert told["items"] == []
    assert told["without"] == "申请人未提交材料"


def test_where_all_is_shared_the_receipt_says_so(window):
    shared = tuple(
        replace(row, shared=True, source="SHARED") for row in matter(window, "M12").materials
    )
    window.counter.install(following(M12={"version": 2, "materials": shared}))
    case_id = window.draft("M12", ok=False)
    intake.receive_case(window.desk, case_id)
    assert window.told(case_id, "D02")["without"] == "所需材料由数据共享取得，申请人无需提交"


def test_a_number_that_money_hangs_on_is_asked_not_presumed(window):
    case_id = window.draft("M25")
    for fields in ({}, {"answer.area": "12.5"}, {"answer.area": "12.5", "answer.days": " "}):
        intake.keep_fields(window.desk, case_id, fields)
        with pytest.raises(Refused, match="APPLICANT_INCOMPLETE") as refused:
            intake.receive_case(window.desk, case_id)
        assert set(refused.value.facts["fields"].values()) == {"ANSWER_MISSING"}
    intake.keep_fields(window.desk, case_id, {"answer.days": "3"})
    intake.receive_case(window.desk, case_id)
    assert window.case(case_id).answers["days"] == 3


def test_an_answer_that_is_no_number_names_the_question_as_it_is_asked(window):
    case_id = window.draft("M25", **{"answer.area": "abc", "answer.days": "3"})
    with pytest.raises(Refused, match="ANSWER_NOT_A_NUMBER") as refused:
        intake.receive_case(window.desk, case_id)
    assert refused.value.facts["question"] == "面积是多少？"


def form_of(window, local_code):
    """The id of the form of a matter."""
    return next(one.id for one in matter(window, local_code).materials if one.form.value == "FORM")


def starts_of(window, case_id):
    """The first day of every clock of a case."""
    return {run.name: run.start for run in window.case(case_id).clocks}


def test_a_limit_its_law_counts_from_receipt_runs_from_receipt_whatever_is_missing(window):
    """社会保险经办条例 24; what the center promises for whole papers runs from the last of them."""
    first, later = window.desk.today, date(2026, 10, 20)
    row = form_of(window, "M04")
    case_id = window.draft("M04", **{f"verdict.{row}": "MISSING"})
    intake.give_notice(window.desk, case_id)
    assert starts_of(window, case_id) == {ClockName.NOTICE: first, ClockName.STATUTORY: first}
    window.at(later)
    intake.take_supplement(window.desk, case_id, (row,))
    intake.accept_case(window.desk, case_id)
    assert window.case(case_id).accepted_on == later
    starts = starts_of(window, case_id)
    assert (starts[ClockName.STATUTORY], starts[ClockName.PROMISED]) == (first, later)
    law = window.case(case_id).clock(ClockName.STATUTORY)
    assert law.due == deadline(first, law.limit, law.unit, window.reads.calendar())


def test_whole_papers_set_every_limit_running_at_receipt_once(window):
    first = window.desk.today
    case_id = window.draft("M04")
    intake.receive_case(window.desk, case_id)
    at_receipt = window.case(case_id).clocks
    assert {run.name for run in at_receipt} == {
        ClockName.NOTICE,
        ClockName.STATUTORY,
        ClockName.PROMISED,
    }
    window.at(first + timedelta(days=1))
    intake.accept_case(window.desk, case_id)
    running = [run for run in window.case(case_id).clocks if run.stopped_on is None]
    assert running == list(at_receipt[1:])


def test_what_comes_a_day_later_without_a_notice_has_its_receipt_and_its_day(window):
    row, later = form_of(window, "M04"), window.desk.today + timedelta(days=1)
    case_id = window.draft("M04", **{f"verdict.{row}": "MISSING"})
    intake.receive_case(window.desk, case_id)
    window.at(later)
    intake.correct_materials(window.desk, case_id, {row: Verdict(CheckResult.ILLEGIBLE)})
    intake.correct_materials(window.desk, case_id, {row: Verdict(CheckResult.OK)})
    assert window.case(case_id).complete_on == later
    intake.accept_case(window.desk, case_id)
    assert window.papers(case_id) == ["D02", "D04", "D05"]
    (item,) = window.told(case_id, "D04")["items"]
    assert (item["name"], item["arrived_on"]) == (
        next(one.name for one in matter(window, "M04").materials if one.id == row),
        later.isoformat(),
    )
    assert starts_of(window, case_id)[ClockName.PROMISED] == later


def test_what_came_before_a_notice_has_its_receipt_with_the_notice(window):
    missing = {"verdict.form": "MISSING", "verdict.bank": "MISSING"}
    case_id = window.draft("M07", **missing)
    intake.receive_case(window.desk, case_id)
    intake.correct_materials(window.desk, case_id, {"form": Verdict(CheckResult.OK)})
    intake.give_notice(window.desk, case_id)
    assert window.papers(case_id) == ["D02", "D04", "D03"]
    items = window.told(case_id, "D04")["items"]
    assert [bool(item["arrived_on"]) for item in items] == [True, False]


def test_a_limit_for_whole_papers_does_not_run_while_one_is_wanting(window):
    """DOMAIN 1.5: while the applicant is waited for no clock runs against the organ."""
    case_id = window.draft("M18")
    intake.receive_case(window.desk, case_id)
    assert ClockName.STATUTORY in starts_of(window, case_id)
    intake.correct_materials(window.desk, case_id, {"form": Verdict(CheckResult.MISSING)})
    intake.give_notice(window.desk, case_id)
    assert window.case(case_id).nearest is None
    later = window.desk.today + timedelta(days=5)
    window.at(later)
    intake.take_supplement(window.desk, case_id, ("form",))
    intake.accept_case(window.desk, case_id)
    assert starts_of(window, case_id)[ClockName.STATUTORY] == later


def test_a_better_paper_on_another_day_has_the_day_it_came(window):
    case_id = window.draft("M04", **{"verdict.form": "WRONG_FORM"})
    intake.receive_case(window.desk, case_id)
    later = window.desk.today + timedelta(days=1)
    window.at(later)
    intake.correct_materials(window.desk, case_id, {"form": Verdict(CheckResult.OK)})
    intake.accept_case(window.desk, case_id)
    (item,) = window.told(case_id, "D04")["items"]
    assert item["arrived_on"] == later.isoformat()


def test_a_result_that_may_not_stand_on_its_row_is_not_received(window):
    case_id = window.draft("M12", **{"verdict.forest_right": "MISSING"})
    with pytest.raises(Refused, match="MATERIAL_SHARED_NOT_DEMANDED"):
        intake.receive_case(window.desk, case_id)
    assert window.case(case_id).state is State.DRAFT


def test_what_is_put_right_at_the_window_needs_no_second_receipt(window):
    row = form_of(window, "M04")
    case_id = window.draft("M04", **{f"verdict.{row}": "WRONG_FORM"})
    intake.receive_case(window.desk, case_id)
    intake.correct_materials(window.desk, case_id, {row: Verdict(CheckResult.OK)})
    intake.accept_case(window.desk, case_id)
    assert window.papers(case_id) == ["D02", "D05"]


def test_a_quantity_that_nobody_entered_is_asked_at_receipt_not_at_acceptance(window, monkeypatch):
    """A case that cannot be charged could not be accepted by silence either."""
    case_id = window.draft("M25", **{"answer.area": 20, "answer.days": 10})
    row = matter(window, "M25")
    item = replace(row.fee_standard.items[0], factors=())
    asked = replace(row, fee_standard=replace(row.fee_standard, items=(item,)))
    monkeypatch.setattr(type(window.desk.work()), "matter", lambda *_: asked)
    with pytest.raises(Refused, match="FEE_QUANTITY_MISSING"):
        intake.receive_case(window.desk, case_id)
    assert window.case(case_id).state is State.DRAFT
    intake.keep_field(window.desk, case_id, f"quantity.{item.id}", "3")
    intake.receive_case(window.desk, case_id)
    assert window.case(case_id).state is State.RECEIVED


@pytest.mark.parametrize("answered", [{}, {"answer.lane": "CHECK"}])
def test_who_commits_to_nothing_is_accepted(window, answered):
    case_id = window.draft("M22", **FIRM, **answered)
    intake.accept_case(window.desk, case_id)
    promised = window.case(case_id).clock(ClockName.PROMISED)
    assert promised.limit == 8


PROMISING = [
    ("M22", {"answer.lane": "COMMIT"}),
    ("M21", {"verdict.layout": "DEFERRED"}),
]


@pytest.mark.parametrize("act", [intake.accept_case, intake.receive_case, intake.give_notice])
@pytest.mark.parametrize(("code", "told"), PROMISING)
def test_what_is_promised_on_papers_not_served_yet_goes_no_way_in(window, act, code, told):
    """Neither at once nor by way of a notice, whose supplement would be accepted (T08)."""
    missing = {"verdict.form": "MISSING"} if act is intake.give_notice else {}
    case_id = window.draft(code, **FIRM, **told, **missing)
    with pytest.raises(Refused, match="PROMISE_PAPERS_NOT_SERVED"):
        act(window.desk, case_id)
    assert window.case(case_id).state is State.DRAFT


def test_who_promises_may_still_be_told_that_he_is_at_the_wrong_place(window):
    case_id = window.draft("M22", **FIRM, **{"answer.lane": "COMMIT"})
    intake.refuse_acceptance(window.desk, case_id, ELSEWHERE)
    assert window.case(case_id).state is State.REFUSED


@pytest.mark.parametrize("found", ["OK", "EXPIRED", "INCONSISTENT"])
def test_what_is_fetched_by_sharing_was_handed_over_by_nobody(window, found):
    case_id = window.draft("M21", **FIRM, **{"verdict.business_licence": found})
    intake.receive_case(window.desk, case_id)
    names = [row["name"] for row in window.told(case_id, "D02")["items"]]
    assert "营业执照" not in names
    assert names
    intake.withdraw_case(window.desk, case_id, "不办了")
    returned = [row["name"] for row in window.told(case_id, "D19")["returned"]]
    assert "营业执照" not in returned


CHILD = "110105201509240029"


def test_a_child_is_spoken_for_by_his_guardian(window):
    """民法典 19, 20."""
    child = {
        "applicant.id_no": CHILD[:17] + citizen_id_check(CHILD[:17]),
        "applicant.name": "王小宝",
    }
    for matter in ("M01", "M17"):
        alone = window.draft(matter, **child)
        with pytest.raises(Refused, match="APPLICANT_INCOMPLETE") as refused:
            intake.receive_case(window.desk, alone)
        assert refused.value.facts["fields"] == {"applicant.id_no": "CHILD_ALONE"}
    led = window.draft("M17", **child, **AGENT)
    intake.receive_case(window.desk, led)
    (guardian,) = [row for row in window.case(led).checklist if row.material_id == "guardian"]
    assert guardian.applies, "nobody had to answer what the number tells"


def test_who_is_sixteen_comes_alone(window):
    grown = "110105201009230029"
    told = {"applicant.id_no": grown[:17] + citizen_id_check(grown[:17])}
    case_id = window.draft("M17", **told)
    intake.receive_case(window.desk, case_id)
    (guardian,) = [row for row in window.case(case_id).checklist if row.material_id == "guardian"]
    assert not guardian.applies
