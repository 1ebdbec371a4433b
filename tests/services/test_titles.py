"""What the decision of an immediate matter is called: a licence only where one is granted."""

from __future__ import annotations

import pytest

from app.services import intake


@pytest.mark.parametrize(
    ("code", "title", "public"),
    [
        ("M18", "准予行政许可决定书", True),
        ("M20", "行政确认决定书", False),
        ("M01", "办理结果通知书", False),
    ],
)
def test_only_a_licence_is_granted_as_one(window, code, title, public):
    case_id = window.draft(code)
    intake.decide_on_spot(window.desk, case_id)
    (paper,) = [one for one in window.reads.documents_of(case_id) if one.kind == "D11"]
    assert paper.title == title
    assert ("依法公开" in paper.snapshot["content"]["publicity"]) is public


def test_a_clock_names_the_event_it_runs_from(window):
    row = next(m for m in window.reads.matters(window.desk.today) if m.local_code == "M12")
    form = next(one.id for one in row.materials if one.form.value == "FORM")
    case_id = window.draft("M12", **{f"verdict.{form}": "MISSING"})
    intake.give_notice(window.desk, case_id)
    notice = window.case(case_id).clocks[0]
    assert notice.starts == "RECEIVED"
    intake.take_supplement(window.desk, case_id, (form,))
    intake.accept_case(window.desk, case_id)
    assert {run.starts for run in window.case(case_id).clocks[1:]} == {"ACCEPTED"}


def test_no_last_day_is_told_where_no_law_sets_a_limit(window):
    case_id = window.draft("M01")
    intake.decide_on_spot(window.desk, case_id)
    (paper,) = [one for one in window.reads.documents_of(case_id) if one.kind == "D05"]
    content = paper.snapshot["content"]
    assert content["statutory_limit"] == "法律、法规未规定"
    assert content["statutory_due"] is None
