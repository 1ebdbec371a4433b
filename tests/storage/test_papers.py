"""The ledger and the archive: what the paper thread reports becomes facts, once."""

from __future__ import annotations

import pytest

from app.domain.errors import Refused, Unavailable
from app.domain.folds.paper import JobState
from app.services import intake, paper


@pytest.fixture
def case_id(window):
    """A granted case with three papers on their way."""
    made = window.draft("M18")
    intake.decide_on_spot(window.desk, made)
    return made


@pytest.fixture
def ledger(window):
    return window.counter.ledger


def kinds(window, case_id):
    return [fact.kind for fact in window.reads.history(case_id)]


def rendered(window, pending):
    return window.desk.press.render(pending.snapshot, layout=pending.layout)


def test_documents_wait_to_be_rendered_oldest_first_and_only_once(window, ledger, case_id):
    pending = ledger.pending_renders()
    assert [one.snapshot.kind.value for one in pending] == ["D02", "D05", "D11"]
    pdf = rendered(window, pending[0])
    window.counter.archive.put(pdf.pdf)
    ledger.rendered(pending[0].document_id, pdf)
    ledger.rendered(pending[0].document_id, pdf)
    assert [one.snapshot.kind.value for one in ledger.pending_renders()] == ["D05", "D11"]
    assert kinds(window, case_id).count("DocumentRendered") == 1
    document = window.reads.documents_of(case_id)[0]
    assert window.reads.blob(document.sha256) == pdf.pdf


def test_jobs_come_oldest_first_and_pass_over_printers_in_trouble(window, ledger, case_id):
    first = ledger.next_job()
    assert first.job_id == window.reads.jobs_of_case(case_id)[0].job_id
    assert (first.mark, first.sha256, first.printer) == (None, "", "A4")
    assert ledger.next_job(except_for=frozenset({"A4"})) is None


def unconfirmed(window):
    """The jobs a person has to look for."""
    jobs = window.reads.unfinished_jobs()
    return [job.job_id for job in jobs if job.state is JobState.SENT]


def test_a_job_is_sent_once_and_then_waits_for_an_answer(window, ledger, case_id):
    job = ledger.next_job()
    ledger.sent(job.job_id)
    assert unconfirmed(window) == [job.job_id]
    assert ledger.next_job().job_id != job.job_id
    with pytest.raises(Refused, match="JOB_NOT_OPEN"):
        ledger.sent(job.job_id)
    ledger.printed(job.job_id)
    assert unconfirmed(window) == []
    assert kinds(window, case_id)[-2:] == ["PrintSent", "PrintFinished"]


def test_a_person_s_word_before_the_printer_s_counts_once(window, ledger, case_id):
    job = ledger.next_job()
    ledger.sent(job.job_id)
    paper.confirm_printed(window.desk, job.job_id)
    ledger.printed(job.job_id)
    assert kinds(window, case_id).count("PrintFinished") == 1
    with pytest.raises(Refused, match="JOB_NOT_OPEN"):
        ledger.failed(job.job_id, "JAM")


def test_a_failure_keeps_its_cause(window, ledger, case_id):
    job = ledger.next_job()
    ledger.failed(job.job_id, "JAM")
    ledger.failed(job.job_id, "JAM")
    held = window.reads.jobs_of_case(case_id)[0]
    assert (held.state, held.cause) == (JobState.FAILED, "JAM")
    assert kinds(window, case_id).count("PrintFailed") == 1


def test_a_document_that_cannot_be_set_fails_its_jobs_and_no_others(window, ledger, case_id):
    pending = ledger.pending_renders()[0]
    ledger.unrenderable(pending.document_id, Refused("GLYPH_MISSING"))
    states = [(job.state, job.cause) for job in window.reads.jobs_of_case(case_id)]
    assert states[0] == (JobState.FAILED, "GLYPH_MISSING")
    assert {state for state, _ in states[1:]} == {JobState.QUEUED}


def test_a_reprint_says_whose_it_is_and_why(window, ledger, case_id):
    for _ in range(3):
        job = ledger.next_job()
        ledger.sent(job.job_id)
        ledger.printed(job.job_id)
    document = window.reads.documents_of(case_id)[0]
    paper.reprint(window.desk, document.document_id, "申请人遗失")
    mark = ledger.next_job().mark
    assert (mark.nth, mark.operator, mark.reason) == (1, "林晓雯", "申请人遗失")


def test_the_system_signs_for_what_the_printer_says(window, ledger, case_id):
    ledger.sent(ledger.next_job().job_id)
    assert window.reads.history(case_id)[-1].actor == "system"


def test_the_archive_keeps_equal_bytes_once_under_their_digest(opened):
    digest = opened.archive.put(b"%PDF")
    assert opened.archive.put(b"%PDF") == digest
    assert opened.archive.get(digest) == b"%PDF"
    assert opened.archive.has(digest)
    assert not opened.archive.has("0" * 64)
    with pytest.raises(Unavailable, match="ARCHIVE_MISSING"):
        opened.archive.get("0" * 64)
