"""A case is asked for while it is being worked at: the reader gets every fact of it, once."""

from __future__ import annotations

import json
from functools import partial

import pytest
from msgspec import structs

from app.center.answering import Center
from app.protocol.chain import Entry, sealed
from app.protocol.sync.messages import Look, Problem, Pulled, Pushed, Seen
from tests.support.tellers import GENERATION, Teller, at_once

NUMBER, TURNS = "2026-B07-000001", 25


class Clerk(Teller):
    """Works at one case: the second fact gives it its number."""

    def _next(self) -> Entry:
        entry = super()._next()
        kind = {1: "CaseDrafted", 2: "CaseReceived"}.get(entry.seq, "Odd")
        body = {
            "number": {"text": NUMBER},
            "matter": {"task_code": "t"},
            "applicant": {"id_no": "1"},
        }
        told = json.dumps(body) if entry.seq == 2 else entry.body
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


def test_who_asks_while_facts_are_stored_misses_none(busy: Center) -> None:
    clerk, readers = Clerk(busy, "B07"), [Teller(busy, f"R{n}", window="W2") for n in range(3)]
    work(clerk, 2)
    _done, *answers = at_once(partial(work, clerk), *(partial(ask, one) for one in readers))
    for reader, answer in zip(readers, answers, strict=True):
        assert isinstance(answer, Seen)
        first = [row.entry.event_id for row in answer.rows]
        rest = pulled(reader, answer.rows[-1].pos)
        assert first + rest == [f"B07-{n}" for n in range(1, TURNS + 3)]
