"""Lists are paged by key, in an order people work in; each read is one indexed query."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.domain.cases.states import State
from app.domain.folds.paper import JobState
from app.services import intake, money
from app.services.paper import jobs
from tests.support.memory import MORNING

TODAY = MORNING.date()


def walked(page_of):
    """Every row of a paged list, three at a time."""
    rows, after = [], None
    while True:
        page = page_of(after, 3)
        rows += page.rows
        if page.after is None:
            return [row.case_id for row in rows]
        after = page.after


def test_the_work_list_has_drafts_first_then_the_nearest_deadline(window):
    near = window.draft("M08")
    intake.receive_case(window.desk, near)
    window.clock.advance(days=2)
    far = window.draft("M08")
    intake.receive_case(window.desk, far)
    first, second = window.draft("M18"), window.draft("M18")
    rows = window.reads.work_list().rows
    assert [row.case_id for row in rows] == [first, second, near, far]
    assert rows[2].due_on < rows[3].due_on


def test_pages_hold_every_case_once(window):
    made = [window.draft("M18") for _ in range(7)]
    assert walked(window.reads.all_cases) == made[::-1]
    assert walked(window.reads.work_list) == made


def test_a_page_that_ends_with_the_list_leads_to_an_empty_one(window):
    for _ in range(3):
        window.draft("M18")
    page = window.reads.all_cases(None, 3)
    assert window.reads.all_cases(page.after, 3).rows == ()


def test_a_draft_is_called_by_the_name_typed_so_far(window):
    window.draft("M18")
    row = window.reads.drafts()[0]
    assert (row.applicant, row.state) == ("王秀兰", State.DRAFT)
    assert window.reads.work_list().rows[0].applicant == "王秀兰"


def test_a_row_shows_a_person_s_number_masked_and_an_organisation_s_whole(window):
    case_id = window.draft("M18")
    intake.decide_on_spot(window.desk, case_id)
    assert window.reads.all_cases().rows[0].masked_id == "440524********0014"


def test_open_cases_of_an_applicant_are_found_and_closed_ones_are_not(window):
    case_id = window.draft("M08")
    intake.receive_case(window.desk, case_id)
    assert [row.case_id for row in window.reads.open_cases_of("440524188001010014")] == [case_id]
    assert window.reads.open_cases_of("") == ()
    intake.withdraw_case(window.desk, case_id, "不办了")
    assert window.reads.open_cases_of("440524188001010014") == ()


def test_a_returning_applicant_is_known_by_number_and_by_the_beginning_of_the_name(window):
    case_id = window.draft("M18")
    intake.decide_on_spot(window.desk, case_id)
    known = window.reads.known("440524188001010014")
    assert (known.party.name, known.visits) == ("王秀兰", 1)
    assert [one.party.name for one in window.reads.known_by_name("王")] == ["王秀兰"]
    assert window.reads.known_by_name("秀") == ()
    assert window.reads.known_by_name(" ") == ()
    assert window.reads.known("nobody") is None


def test_counts_tell_open_unsent_failed_and_unconfirmed(window):
    before = window.reads.counts()
    case_id = window.draft("M18")
    intake.decide_on_spot(window.desk, case_id)
    ledger = window.counter.ledger
    first, second, _third = (job.job_id for job in window.reads.jobs_of_case(case_id))
    ledger.sent(first)
    ledger.failed(second, "JAM")
    counts = window.reads.counts()
    assert (counts.jobs_unconfirmed, counts.jobs_failed) == (1, 1)
    assert counts.open_cases == before.open_cases + 1
    assert counts.unsent > before.unsent
    assert counts.oldest_unsent == MORNING - timedelta(days=1)


def test_a_failed_job_is_finished_once_its_paper_came_out_later(window):
    case_id = window.draft("M18")
    intake.decide_on_spot(window.desk, case_id)
    ledger = window.counter.ledger
    failed = window.reads.jobs_of_case(case_id)[0].job_id
    ledger.failed(failed, "JAM")
    jobs.print_again(window.desk, failed)
    again = window.reads.jobs_of_case(case_id)[-1].job_id
    unfinished = {job.job_id for job in window.reads.unfinished_jobs()}
    assert again in unfinished
    assert failed not in unfinished
    assert window.reads.counts().jobs_failed == 0
    ledger.sent(again)
    ledger.printed(again)
    assert {job.job_id for job in window.reads.unfinished_jobs()}.isdisjoint({failed, again})


def test_the_history_of_a_case_is_its_facts_oldest_first(window):
    case_id = window.draft("M18")
    intake.decide_on_spot(window.desk, case_id)
    money.take_cash(window.desk, case_id, 1000)
    facts = window.reads.history(case_id)
    assert facts[0].kind == "CaseDrafted"
    assert [fact.seq for fact in facts] == sorted(fact.seq for fact in facts)
    assert {"CaseReceived", "CaseApproved", "FeePaid", "BillIssued"} <= {f.kind for f in facts}


def test_cases_whose_notice_is_overdue_are_told_and_others_not(window):
    intake.receive_case(window.desk, window.draft("M08"))
    case_id = window.draft("M12")
    intake.receive_case(window.desk, case_id)
    due = window.case(case_id).clocks[0].due
    with window.desk.work() as work:
        assert work.overdue_notices(due) == ()
        assert work.overdue_notices(due + timedelta(days=1)) == (case_id,)
    intake.accept_case(window.desk, case_id)
    with window.desk.work() as work:
        assert work.overdue_notices(due + timedelta(days=1)) == ()


def test_only_matters_in_force_are_offered_but_every_version_is_found(window):
    matters = window.reads.matters(TODAY)
    assert len(matters) == 26
    one = matters[0]
    assert window.reads.matter(one.task_code, one.version) == one
    assert window.reads.matters(one.effective_from - timedelta(days=4000)) == ()


def test_the_owed_lines_are_those_of_the_last_assessment(window):
    case_id = window.draft("M18")
    assert window.reads.assessed_lines(case_id) == ()
    intake.decide_on_spot(window.desk, case_id)
    assert [line.payable for line in window.reads.assessed_lines(case_id)] == [1000]


def test_states_of_jobs_follow_what_the_paper_thread_reports(window):
    case_id = window.draft("M18")
    intake.decide_on_spot(window.desk, case_id)
    job = window.reads.jobs_of_case(case_id)[0]
    window.counter.ledger.sent(job.job_id)
    window.counter.ledger.printed(job.job_id)
    assert window.reads.jobs_of_case(case_id)[0].state is JobState.PRINTED


@pytest.mark.parametrize("wanted", ["case", "document"])
def test_what_is_not_there_is_refused_by_name(window, wanted):
    with pytest.raises(Exception, match=f"{wanted.upper()}_UNKNOWN"):
        getattr(window.reads, wanted)("nothing")
