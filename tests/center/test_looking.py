"""A case is asked for while it is being worked at: the reader gets every fact of it, once."""

from __future__ import annotations

import json
from functools import partial

import pytest
from msgspec import structs

from app.center import cases
from app.center.answering import Center
from app.center.engine.port import in_turn
from app.domain.errors import Refused
from app.protocol.chain import Entry, sealed
from app.protocol.sync.messages import Look, Problem, Pulled, Pushed, Seen
from tests.support.tellers import GENERATION, Teller, at_once

NUMBER, TURNS = "2026-B07-000001", 25


class Clerk(Teller):
    """Works at one case of an organ: the second fact gives it its number."""

    organ = "11990121MB9900072H"
    odd: tuple[str, str] | None = None

    def _next(self) -> Entry:
        entry = super()._next()
        kind = {1: "CaseDrafted", 2: "CaseReceived"}.get(entry.seq, "Odd")
        body = {
            "number": {"text": NUMBER},
            "matter": {"task_code": "t"},
            "applicant": {"id_no": "1"},
        }
        drafted = {"matter": {"task_code": f"{self.organ}0000000000000"}}
        told = {1: json.dumps(drafted), 2: json.dumps(body)}.get(entry.seq, entry.body)
        kind, told = self.odd or (kind, told)
        return sealed(structs.replace(entry, kind=kind, body=told, hash=""))


def work(clerk: Clerk, turns: int = TURNS) -> None:
    for _ in range(turns):
        assert isinstance(clerk.center.answer(clerk.batch(1)), Pushed)


def ask(reader: Teller, number: str = NUMBER) -> Seen | Problem:
    answer = reader.center.answer(Look("t", GENERATION, reader.name, 1, number))
    assert isinstance(answer, Seen | Problem)
    return answer


def pulled(reader: Teller, after: int = 0) -> list[str]:
    page = reader.center.answer(reader.pull(after, limit=1000))
    assert isinstance(page, Pulled)
    return [row.entry.event_id for row in page.rows]


@pytest.fixture
def windows(either: Center) -> tuple[Clerk, Teller]:
    return Clerk(either, "B07"), Teller(either, "B08", window="W2")


def test_another_window_reads_nothing_of_a_case_until_it_asks(
    windows: tuple[Clerk, Teller],
) -> None:
    clerk, reader = windows
    work(clerk, 3)
    assert pulled(reader) == []
    answer = ask(reader)
    assert isinstance(answer, Seen)
    assert answer.subject == "case-B07"
    assert [row.entry.event_id for row in answer.rows] == ["B07-1", "B07-2", "B07-3"]
    work(clerk, 2)
    assert pulled(reader, after=3) == ["B07-4", "B07-5"]
    assert pulled(reader) == [f"B07-{n}" for n in range(1, 6)], "a machine that begins anew"


def test_a_number_nobody_gave_a_case_opens_nothing(windows: tuple[Clerk, Teller]) -> None:
    clerk, reader = windows
    work(clerk, 3)
    assert isinstance(ask(reader, "2026-B07-000002"), Problem)
    assert pulled(reader) == []


ORGANS = ["organ:11990121MB9900072H", "cases", "window:W1"]


@pytest.mark.parametrize("scope", ORGANS)
def test_who_reads_more_than_a_window_gets_what_was_and_what_comes(
    windows: tuple[Clerk, Teller], scope: str
) -> None:
    """A department reads its own cases, a township its villages' windows, a supervisor all."""
    clerk, reader = windows
    work(clerk, 3)
    give(reader, scope)
    assert pulled(reader) == ["B07-1", "B07-2", "B07-3"]
    work(clerk, 1)
    later = Clerk(clerk.center, "B09")
    work(later, 3)
    assert pulled(reader, after=3) == ["B07-4", "B09-1", "B09-2", "B09-3"]


def test_a_department_reads_no_other_departments_cases(windows: tuple[Clerk, Teller]) -> None:
    clerk, reader = windows
    clerk.organ = "11990121MB9900101W"
    give(reader, ORGANS[0])
    work(clerk, 3)
    assert pulled(reader) == []


def test_a_second_reader_of_the_same_scope_gets_nothing_twice(
    windows: tuple[Clerk, Teller],
) -> None:
    clerk, reader = windows
    give(reader, "cases", "window:W1", ORGANS[0])
    work(clerk, 3)
    again = Teller(clerk.center, "B10", window="W3")
    give(again, "cases")
    for one in (reader, again):
        assert pulled(one) == ["B07-1", "B07-2", "B07-3"]


@pytest.mark.parametrize("scope", ["", "organ:1", "terminal:B07", "window:", "all"])
def test_nobody_is_given_what_is_no_scope(windows: tuple[Clerk, Teller], scope: str) -> None:
    clerk, reader = windows
    work(clerk, 3)
    with pytest.raises(Refused, match="SCOPE_UNKNOWN"):
        give(reader, scope)
    assert pulled(reader) == []


def give(reader: Teller, *scopes: str) -> None:
    center = reader.center
    in_turn(
        center.store,
        lambda link: cases.give_to_read(link, center.center_id, reader.name, scopes),
    )


@pytest.mark.parametrize("kind", ["CaseDrafted", "CaseReceived"])
@pytest.mark.parametrize("body", ["not json", "[]", '{"matter":7}', "[" * 5000])
def test_a_fact_nobody_can_read_is_stored_and_stops_nobody(
    windows: tuple[Clerk, Teller], kind: str, body: str
) -> None:
    """Kinds it looks into are no exception: the counter would say it again for ever."""
    clerk, reader = windows
    give(reader, "cases")
    clerk.odd = (kind, body)
    work(clerk, 1)
    assert len(pulled(reader)) == (kind == "CaseDrafted")
    clerk.odd = None
    work(clerk, 2)


def test_who_asks_while_facts_are_stored_misses_none(busy: Center) -> None:
    clerk, readers = Clerk(busy, "B07"), [Teller(busy, f"R{n}", window="W2") for n in range(3)]
    work(clerk, 2)
    _done, *answers = at_once(partial(work, clerk), *(partial(ask, one) for one in readers))
    for reader, answer in zip(readers, answers, strict=True):
        assert isinstance(answer, Seen)
        first = [row.entry.event_id for row in answer.rows]
        rest = pulled(reader, answer.rows[-1].pos)
        assert first + rest == [f"B07-{n}" for n in range(1, TURNS + 3)]
