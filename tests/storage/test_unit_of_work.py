"""One unit of work is one transaction: everything of it happened, or nothing."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date

import pytest

from app.domain.cases.states import State
from app.domain.cases.values import MatterRef
from app.domain.errors import Refused
from app.domain.facts.case import CaseDrafted, DraftDropped
from app.domain.facts.office import SegmentsLeased, SignedIn
from app.domain.series import case_series
from app.ports.memory import DraftField
from app.services import intake, money
from tests.support.facts import received
from tests.support.memory import MORNING

TODAY = MORNING.date()
MATTER = MatterRef("t", 1, "M18", "补证", "IMMEDIATE", "LICENSE")
SERIES = case_series(2026)


def draft(memory, case_id="c1"):
    with memory.unit("lin") as work:
        work.record(case_id, CaseDrafted(matter=MATTER, window="B09"))
        return work.commit()


def leased(opened, **changes):
    """Another lease of the case numbers, recorded."""
    held = next(one for one in opened.reads.segments() if one.series == SERIES)
    fresh = replace(held, **({"lease_id": "second", "from_no": 9001, "next_no": 9001} | changes))
    with opened.memory.unit("system") as work:
        work.record("terminal:B07", SegmentsLeased(segments=(fresh,)))
        work.commit()
    return fresh


def test_leaving_without_a_commit_forgets_everything(opened):
    before = opened.reads.counts()
    with opened.memory.unit("lin") as work:
        work.record("c1", CaseDrafted(matter=MATTER))
        work.keep_field("c1", "applicant.name", "王秀兰")
        assert work.case("c1").state is State.DRAFT
    assert opened.reads.counts() == before
    assert opened.reads.draft_values("c1") == {}
    with pytest.raises(Refused, match="CASE_UNKNOWN"):
        opened.reads.case("c1")


def test_after_its_commit_a_unit_takes_nothing_more(opened):
    with opened.memory.unit("lin") as work:
        work.record("c1", CaseDrafted(matter=MATTER))
        work.commit()
        before = opened.reads.counts()
        for late in (
            lambda: work.record("c2", CaseDrafted(matter=MATTER)),
            lambda: work.keep(b"paper"),
            lambda: work.keep_field("c2", "applicant.name", "王秀兰"),
            lambda: work.forget_draft("c1"),
            work.commit,
        ):
            with pytest.raises(RuntimeError, match="committed already"):
                late()
    assert opened.reads.counts() == before


def test_an_error_inside_forgets_everything_and_the_next_unit_works(opened):
    def torn() -> None:
        with opened.memory.unit("lin") as work:
            work.record("c1", CaseDrafted(matter=MATTER))
            raise KeyError

    with pytest.raises(KeyError):
        torn()
    assert draft(opened.memory).cases == {"c1"}


def test_a_commit_says_what_it_touched(opened):
    changed = draft(opened.memory)
    assert (changed.cases, changed.facts, changed.documents) == ({"c1"}, 1, frozenset())


def test_facts_follow_each_other_without_a_gap(opened):
    draft(opened.memory, "c1")
    draft(opened.memory, "c2")
    facts = [*opened.reads.history("c1"), *opened.reads.history("c2")]
    assert facts[1].seq == facts[0].seq + 1
    assert facts[1].prev_hash == facts[0].hash
    assert (facts[0].actor, facts[0].at) == ("lin", MORNING)


def test_a_unit_inside_another_of_the_same_thread_is_a_bug(opened):
    with opened.memory.unit("lin"), pytest.raises(RuntimeError), opened.memory.unit("lin"):
        pass
    assert draft(opened.memory).facts == 1


def test_units_of_two_threads_wait_for_each_other(opened):
    begun, done = threading.Event(), []

    def other() -> None:
        begun.set()
        draft(opened.memory, "c2")
        done.append(True)

    thread = threading.Thread(target=other)
    with opened.memory.unit("lin") as work:
        thread.start()
        begun.wait()
        assert not done
        work.record("c1", CaseDrafted(matter=MATTER))
        work.commit()
    thread.join()
    assert done == [True]
    assert opened.reads.case("c2").state is State.DRAFT


def test_readers_see_nothing_before_the_commit(opened):
    with opened.memory.unit("lin") as work:
        work.record("c1", CaseDrafted(matter=MATTER))
        assert opened.reads.drafts() == ()
        work.commit()
        assert [row.case_id for row in opened.reads.drafts()] == ["c1"]


def test_a_draft_put_away_leaves_no_entry_but_its_facts(opened):
    draft(opened.memory)
    with opened.memory.unit("lin") as work:
        work.record("c1", DraftDropped(reason="重复"))
        work.commit()
    assert opened.reads.drafts() == ()
    assert [fact.kind for fact in opened.reads.history("c1")] == ["CaseDrafted", "DraftDropped"]


def test_lists_inside_a_unit_know_what_was_just_recorded(window):
    case_id = window.draft("M18")
    with window.desk.work() as work:
        intake.accepting.accept_in(window.desk, work, case_id)
        assert [one.kind for one in work.documents_of(case_id)] == ["D02", "D05"]
        document = work.documents_of(case_id)[0]
        assert len(work.jobs_of(document.document_id)) == 1
        assert work.assessed_lines(case_id)[0].payable == 1000


def test_numbers_are_taken_in_order_and_used_by_their_facts(opened):
    first = next(one for one in opened.reads.segments() if one.series == SERIES)
    for n in range(2):
        draft(opened.memory, f"c{n}")
        with opened.memory.unit("lin") as work:
            number = work.take(SERIES, TODAY)
            work.record(f"c{n}", received(number=number))
            work.commit()
        assert (number.n, number.lease_id) == (first.from_no + n, first.lease_id)
    assert opened.reads.segments()[0].next_no == first.from_no + 2


def test_two_numbers_in_one_unit_differ(opened):
    with opened.memory.unit("lin") as work:
        numbers = [work.take(SERIES, TODAY) for _ in range(2)]
        for place, number in enumerate(numbers):
            work.record(f"c{place}", CaseDrafted(matter=MATTER))
            work.record(f"c{place}", received(number=number))
        work.commit()
    assert numbers[1].n == numbers[0].n + 1


def test_a_number_that_no_fact_carries_stops_the_commit(opened):
    with opened.memory.unit("lin") as work:
        work.take(SERIES, TODAY)
        with pytest.raises(RuntimeError):
            work.commit()
    with opened.memory.unit("lin") as work:
        assert work.take(SERIES, TODAY).n == 1


def test_an_act_that_is_refused_takes_no_number(opened):
    def refused() -> None:
        with opened.memory.unit("lin") as work:
            work.take(SERIES, TODAY)
            work.case("nobody")

    with pytest.raises(Refused):
        refused()
    with opened.memory.unit("lin") as work:
        assert work.take(SERIES, TODAY).n == 1


def test_the_next_lease_serves_when_the_first_is_used_up(opened):
    first = next(one for one in opened.reads.segments() if one.series == SERIES)
    leased(opened, to_no=9002)
    with opened.memory.unit("lin") as work:
        for n in range(first.size):
            work.record(f"c{n}", received(number=work.take(SERIES, TODAY)))
        last = work.take(SERIES, TODAY)
        work.record("x", received(number=last))
        work.commit()
    assert (last.n, last.lease_id) == (9001, "second")
    with opened.memory.unit("lin") as work:
        assert work.segment(SERIES).lease_id == "second"


def test_an_empty_an_old_and_an_unknown_series_are_refused(opened):
    with opened.memory.unit("lin") as work:
        with pytest.raises(Refused, match="SEGMENT_MISSING"):
            work.take("case:1999", TODAY)
        with pytest.raises(Refused, match="SEGMENT_EXPIRED"):
            work.take(SERIES, date(2027, 1, 1))
        held = work.segment(SERIES)
        for n in range(held.size):
            work.record(f"c{n}", received(number=work.take(SERIES, TODAY)))
        with pytest.raises(Refused) as refused:
            work.take(SERIES, TODAY)
    assert (refused.value.code, refused.value.facts["series"]) == ("SEGMENT_EMPTY", SERIES)


def test_the_latest_time_ever_told_is_known_for_the_next_fact(opened):
    draft(opened.memory)
    opened.clock.advance(hours=-2)
    with opened.memory.unit("lin") as work:
        assert work.last_at() == MORNING
        work.record("lin", SignedIn(staff_id="lin", window="B09"))
        work.commit()
    assert opened.reads.last_at() == MORNING
    opened.clock.advance(hours=3)
    draft(opened.memory, "c2")
    assert opened.reads.last_at() == opened.clock.at


def test_typed_fields_come_back_in_the_order_first_typed_with_their_last_value(opened):
    with opened.memory.unit("lin") as work:
        work.keep_field("c1", "applicant.name", "王")
        work.keep_field("c1", "answer.kind", ["a", "b"])
        work.keep_field("c1", "applicant.name", "王秀兰")
        work.keep_field("c2", "applicant.name", "别人")
        assert work.commit().drafts == {"c1", "c2"}
    with opened.memory.unit("lin") as work:
        assert work.draft("c1") == (
            DraftField("applicant.name", "王秀兰"),
            DraftField("answer.kind", ["a", "b"]),
        )
        work.forget_draft("c1")
        work.commit()
    assert opened.reads.draft_values("c1") == {}
    assert opened.reads.draft_values("c2") == {"applicant.name": "别人"}


def test_what_was_typed_is_deleted_when_the_draft_becomes_a_case(window):
    case_id = window.draft("M18")
    intake.decide_on_spot(window.desk, case_id)
    link = window.counter.memory.store.reader
    assert link.value("SELECT count(*) FROM draft_field") == 0


def test_half_a_character_is_refused_and_nothing_is_kept(opened):
    with pytest.raises(Refused, match="TEXT_BROKEN"), opened.memory.unit("lin") as work:
        work.keep_field("c1", "applicant.name", "张\ud862")
    draft(opened.memory)


def test_a_fact_of_the_wrong_shape_never_reaches_the_journal(opened):
    with pytest.raises(Refused, match="MALFORMED"), opened.memory.unit("lin") as work:
        work.record("lin", SignedIn(staff_id=None, window="B09"))  # type: ignore[arg-type]


def test_money_touches_payment_bill_and_books_in_one_commit(window):
    case_id = window.draft("M18")
    intake.decide_on_spot(window.desk, case_id)
    changed = money.take_cash(window.desk, case_id, 1000)
    assert (len(changed.payments), len(changed.bills), len(changed.jobs)) == (1, 1, 1)
