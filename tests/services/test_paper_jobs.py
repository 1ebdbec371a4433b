"""Paper follows the commit; a reprint is counted, reasoned and never doubled by accident."""

from __future__ import annotations

import pytest

from app.domain.errors import Refused
from app.domain.folds.paper import JobState
from app.services import intake, paper


def first_job(window):
    case_id = window.draft("M12")
    intake.receive_case(window.desk, case_id)
    return case_id, window.reads.jobs_of_case(case_id)[0]


def sent(window, job):
    window.counter.ledger.sent(job.job_id)


def job(window, case_id, index=-1):
    return window.reads.jobs_of_case(case_id)[index]


def test_an_act_asks_for_its_paper_in_its_own_commit(window):
    case_id, asked = first_job(window)
    assert (asked.state, asked.copy) == (JobState.QUEUED, 0)
    assert window.reads.documents_of(case_id)[0].document_id == asked.document_id


def test_a_document_that_still_waits_for_its_printer_is_not_reprinted(window):
    _, asked = first_job(window)
    with pytest.raises(Refused, match="JOB_WAITING"):
        paper.reprint(window.desk, asked.document_id, "看不清")


def test_reprints_are_counted_and_give_a_reason(window):
    case_id, asked = first_job(window)
    sent(window, asked)
    paper.confirm_printed(window.desk, asked.job_id)
    with pytest.raises(Refused, match="REASON_EMPTY"):
        paper.reprint(window.desk, asked.document_id, " ")
    paper.reprint(window.desk, asked.document_id, "申请人遗失")
    again = job(window, case_id)
    assert (again.copy, again.reason) == (1, "申请人遗失")
    sent(window, again)
    paper.confirm_printed(window.desk, again.job_id)
    paper.reprint(window.desk, asked.document_id, "存档用")
    assert job(window, case_id).copy == 2


def test_what_a_printer_had_before_bears_the_mark_when_it_is_printed_again(window):
    """A jam may leave a sheet that somebody smooths out: there are no two unmarked originals."""
    case_id, asked = first_job(window)
    sent(window, asked)
    paper.report_failed(window.desk, asked.job_id, "JAMMED")
    paper.print_again(window.desk, asked.job_id)
    again = job(window, case_id)
    assert (again.state, again.copy) == (JobState.QUEUED, 1)
    assert "JAMMED" in again.reason


def test_what_no_printer_ever_had_is_printed_as_the_original(window):
    case_id, asked = first_job(window)
    paper.report_failed(window.desk, asked.job_id, "OFFLINE")
    paper.print_again(window.desk, asked.job_id)
    assert job(window, case_id).copy == 0


def test_what_is_printed_again_comes_out_in_as_many_copies(window):
    case_id, asked = first_job(window)
    assert asked.copies > 1
    paper.report_failed(window.desk, asked.job_id, "OFFLINE")
    paper.print_again(window.desk, asked.job_id)
    assert job(window, case_id).copies == asked.copies


def test_what_came_out_since_is_not_printed_again_for_an_old_failure(window):
    case_id, asked = first_job(window)
    paper.report_failed(window.desk, asked.job_id, "JAMMED")
    paper.print_again(window.desk, asked.job_id)
    again = job(window, case_id)
    sent(window, again)
    paper.confirm_printed(window.desk, again.job_id)
    with pytest.raises(Refused, match="JOB_STATE"):
        paper.print_again(window.desk, asked.job_id)


def test_printing_again_twice_gives_one_sheet(window):
    case_id, asked = first_job(window)
    paper.report_failed(window.desk, asked.job_id, "OFFLINE")
    paper.print_again(window.desk, asked.job_id)
    with pytest.raises(Refused, match="JOB_WAITING"):
        paper.print_again(window.desk, asked.job_id)
    assert len(window.reads.jobs_of_case(case_id)) == 2


def test_a_printed_job_cannot_fail_afterwards(window):
    _, asked = first_job(window)
    sent(window, asked)
    paper.confirm_printed(window.desk, asked.job_id)
    with pytest.raises(Refused, match="JOB_STATE"):
        paper.report_failed(window.desk, asked.job_id, "JAMMED")


def test_the_nine_elements_are_printed_and_frozen(window):
    case_id, _ = first_job(window)
    case = window.case(case_id)
    matter = window.reads.matter(case.matter.task_code, case.matter.version)
    paper.print_disclosure(window.desk, matter, case_id)
    assert window.papers(case_id)[-1] == "D01"
    shown = window.reads.history(case_id)[-1].body
    assert shown.digest == case.disclosure
