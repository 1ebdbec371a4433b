"""The journal is right, all else follows: verify finds what differs, and rebuild mends it."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.errors import YichuangError
from app.domain.facts.office import BundleInstalled
from app.ports.vault import TERMINAL_KEY
from app.protocol.chain import Head
from app.services import intake, money, paper, result
from app.storage import lives
from app.storage.engine.link import Statement
from app.storage.upkeep import verify
from tests.support.facts import number, received
from tests.support.memory import MORNING, counter, template
from tests.support.window import AGENT, Window


def meddle(opened, text, *values):
    """What somebody might do to the file behind our back."""
    opened.memory.store._writer.raw.execute(text, values)


@pytest.fixture
def worked(window):
    """A counter with one paid case and a draft; its papers are archived."""
    case_id = window.draft("M18", **AGENT)
    intake.decide_on_spot(window.desk, case_id)
    money.take_cash(window.desk, case_id, 2000)
    window.draft("M14")
    return window.counter


def test_a_worked_counter_is_sound(worked):
    report = worked.verify()
    assert report.is_sound
    assert report.facts == worked.reads.counts().unsent
    assert report.head.seq == report.facts
    assert report.pending == 4


def test_verifying_changes_nothing(worked):
    assert worked.verify() == worked.verify()


def test_a_table_that_was_meddled_with_is_named_and_rebuilt(worked):
    sound = worked.verify().digests
    meddle(worked, "UPDATE payment SET state = replace(state, '2000', '9000')")
    meddle(worked, 'UPDATE "case" SET applicant = ? WHERE applicant != ?', "别人", "")
    meddle(worked, "DELETE FROM known_applicant")
    assert worked.verify().differing == ("case", "payment", "known_applicant")
    assert worked.rebuild() == sound
    assert worked.verify().is_sound


def test_search_works_again_after_a_rebuild(worked):
    before = worked.reads.search("wxl")
    worked.rebuild()
    assert worked.reads.search("wxl") == before
    assert worked.reads.matters(MORNING.date())


@pytest.mark.parametrize(
    ("meddling", "cause"),
    [
        ("UPDATE fact SET body = replace(body, '1000', '100') WHERE kind = 'FeePaid'", "HASH"),
        ("UPDATE fact SET actor = 'zhou' WHERE kind = 'CaseApproved'", "HASH"),
        ("DELETE FROM fact WHERE kind = 'FeePaid'", "GAP"),
        ("UPDATE fact SET body = '{}' WHERE kind = 'FeePaid'", "HASH"),
    ],
)
def test_a_fact_that_was_meddled_with_breaks_the_chain_at_its_place(worked, meddling, cause):
    kind = "CaseApproved" if "zhou" in meddling else "FeePaid"
    place = worked.memory.store.reader.value(f"SELECT seq FROM fact WHERE kind = '{kind}'")
    meddle(worked, meddling)
    report = worked.verify()
    assert [(one.terminal_id, one.seq, one.cause) for one in report.breaks] == [
        ("B07", place, cause)
    ]
    assert not report.is_sound


def test_bytes_that_changed_or_vanished_are_named(worked):
    archive = worked.archive
    digests = [archive.put(b"one"), archive.put(b"two")]
    meddle(worked, "UPDATE blob SET content = x'00' WHERE digest = ?", digests[0])
    assert worked.verify().changed_blobs == (digests[0],)
    with pytest.raises(YichuangError, match="ARCHIVE_DAMAGED"):
        archive.get(digests[0])
    assert archive.get(digests[1]) == b"two"


def test_a_document_whose_archived_bytes_are_gone_is_named(window):
    case_id = window.draft("M18")
    intake.decide_on_spot(window.desk, case_id)
    pending = window.counter.ledger.pending_renders()[0]
    rendered = window.desk.press.render(pending.snapshot, layout=pending.layout)
    window.counter.ledger.rendered(pending.document_id, rendered)
    assert window.counter.verify().missing_bytes == (pending.document_id,)
    window.counter.archive.put(rendered.pdf)
    assert window.counter.verify().missing_bytes == ()


def test_a_number_used_twice_is_named(opened):
    with opened.memory.unit("lin") as work:
        for case_id in ("c1", "c2"):
            work.record(case_id, received(number=number(7, "case:2026", "2026-B07-000007")))
        work.commit()
    report = opened.verify()
    assert report.doubled == ("case:2026#7",)
    assert not report.is_sound


def test_a_signed_head_is_checked_against_key_and_journal(worked):
    private = template().vault.secrets[TERMINAL_KEY]
    head = worked.sign_head(private)
    assert worked.verify().signatures == 2
    with worked.memory.store.writing() as link:
        lives.keep_signature(link, Head("B07", 1, head.seq - 1, "0" * 64), b"x" * 64)
    assert worked.verify().bad_signatures == (f"B07/1/{head.seq - 1}",)


def test_a_bundle_nobody_trusts_any_more_is_named(worked):
    report = verify(worked.memory.store, {})
    assert report.bad_signatures == ("bundle starter",)


def test_a_bundle_whose_bytes_changed_is_named(worked):
    meddle(worked, "UPDATE blob SET content = x'504b' WHERE size > 10000")
    assert "bundle starter" in worked.verify().bad_signatures
    assert BundleInstalled.__name__ in {f.kind for f in worked.reads.history("starter")}


def test_progress_is_told(worked):
    heard = []
    worked.verify(lambda step, done, total: heard.append((step, done <= total)))
    assert {step for step, _ in heard} <= {"chain", "refold"}
    assert all(sound for _, sound in heard)


MOVES = "draft decide accept receive pay deliver notice withdraw drop print reprint".split()


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(st.sampled_from(MOVES), st.integers(0, 4)), max_size=25))
def test_whatever_was_done_folds_again_to_the_same(moves):
    with tempfile.TemporaryDirectory() as folder, counter(Path(folder)) as opened:
        window, cases = Window(opened), []
        written = _journal(opened)
        for move, which in moves:
            _try(window, cases, move, which)
            before, written = written, _journal(opened)
            assert written[: len(before)] == before, "a fact was changed or taken away"
        report = opened.verify()
        assert report.is_sound, report
        assert opened.rebuild() == report.digests


def _journal(opened):
    return opened.memory.store.reader.all(Statement("SELECT * FROM fact ORDER BY pos"))


def _try(window, cases, move, which):
    """Do something, lawful or not; what is refused leaves no trace."""
    if move == "draft" or not cases:
        code = ("M18", "M08", "M14", "M03", "M01")[which]
        told = dict(AGENT) if which % 2 else {}
        if code == "M14":
            told |= {f"verdict.{_a_demand(window, code)}": "MISSING"}
        cases.append(window.draft(code, **told))
        return
    case_id, desk = cases[which % len(cases)], window.desk
    acts = {
        "decide": lambda: intake.decide_on_spot(desk, case_id),
        "accept": lambda: intake.accept_case(desk, case_id),
        "receive": lambda: intake.receive_case(desk, case_id),
        "pay": lambda: money.take_cash(desk, case_id, window.case(case_id).money.due),
        "print": lambda: _print_all(window),
        "deliver": lambda: result.issue_and_deliver(desk, _received(window, case_id)),
        "notice": lambda: intake.give_notice(desk, case_id),
        "withdraw": lambda: intake.withdraw_case(desk, case_id, "不办了"),
        "drop": lambda: intake.drop_draft(desk, case_id, "重复"),
        "reprint": lambda: paper.reprint(desk, _a_document(window, case_id), "破损"),
    }
    try:
        acts[move]()
    except YichuangError:
        return


WAYS = {
    "paid and handed over": (0, "draft decide pay deliver print reprint"),
    "received, accepted, withdrawn": (1, "draft receive accept withdraw"),
    "told what is missing": (2, "draft notice"),
    "put away": (0, "draft drop"),
}


def test_the_ways_take_every_move_of_the_property():
    assert {move for _which, way in WAYS.values() for move in way.split()} == set(MOVES)


@pytest.mark.parametrize("way", WAYS)
def test_every_move_of_the_property_can_succeed(way, tmp_path):
    """A property that is never reached proves nothing: each move leaves a fact."""
    which, moves = WAYS[way]
    with counter(tmp_path) as opened:
        window, cases = Window(opened), []
        for move in moves.split():
            before = window.reads.counts().unsent
            _try(window, cases, move, which)
            assert window.reads.counts().unsent > before, move
        report = opened.verify()
        assert report.is_sound
        assert opened.rebuild() == report.digests


def _a_demand(window, code):
    matter = next(m for m in window.reads.matters(window.desk.today) if m.local_code == code)
    return next(
        row.id for row in matter.materials if row.necessity == "REQUIRED" and not row.shared
    )


def _print_all(window):
    ledger = window.counter.ledger
    while job := ledger.next_job():
        ledger.sent(job.job_id)
        ledger.printed(job.job_id)


def _received(window, case_id):
    """Only a case that was received has somebody to deliver to."""
    return case_id if window.case(case_id).applicant else "none"


def _a_document(window, case_id):
    papers = window.reads.documents_of(case_id)
    return papers[-1].document_id if papers else "none"
