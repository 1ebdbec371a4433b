"""Files that facts name come to the center behind them, piece by piece, whatever the line does."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from app.center import files, lives
from app.domain.errors import Refused, Unavailable
from app.domain.facts.paper import DocumentIssued, DocumentRendered
from app.protocol.canonical import digest_of
from app.protocol.sync.files import MOST_PIECE, Deposit, Fetch, Stock
from app.protocol.sync.messages import Answer, Question
from app.storage import blobs
from app.storage.depot import SqlDepot, waiting_files
from app.storage.engine.link import Statement
from app.sync.depositing import FIRST_PIECE, LEAST_PIECE, Carried, Carrier
from app.sync.fetching import fetch
from tests.support.machine import Machine
from tests.support.office import CENTER_ID, Office

PARTS = Statement("SELECT count(*) FROM part")


class Line:
    """The way to the center; `loses` says of every question whether it or its answer is lost."""

    def __init__(self, office: Office, loses: Callable[[], str] = lambda: "") -> None:
        self.office, self.loses = office, loses
        self.asked: list[Question] = []

    def ask(self, question: Question) -> Answer:
        self.asked.append(question)
        lost = self.loses()
        if lost == "before":
            raise Unavailable("CENTER_UNREACHABLE", cause="cut")
        answer = self.office.ask(question)
        if lost == "after":
            raise Unavailable("CENTER_UNREACHABLE", cause="cut")
        return answer

    def expect(self, question: Question) -> None:
        """Nothing is packed beforehand."""

    @property
    def carried(self) -> int:
        """Bytes of files that went in."""
        return sum(len(one.content) for one in self.asked if isinstance(one, Deposit))


def noise(size: int, seed: int = 1) -> bytes:
    return random.Random(seed).randbytes(size)


def paper(machine: Machine, content: bytes) -> str:
    """A paper is issued, set and archived, as the paper thread does it."""
    case_id, document_id = machine.take_case(), machine.ids.event_id()
    issued = DocumentIssued(
        document_id=document_id,
        kind="D02",
        title="申请材料接收凭证",
        template="materials-taken",
        template_version=1,
        snapshot={},
    )
    digest = digest_of(content)
    rendered = DocumentRendered(
        document_id=document_id, sha256=digest, sm3="", pages=1, size=len(content)
    )
    machine.record((case_id, issued))
    with machine.store.writing() as link:
        blobs.put(link, content)
    machine.record((case_id, rendered))
    return digest


def carrier(machine: Machine, line: Line) -> Carrier:
    return Carrier(SqlDepot(machine.store), line, machine.ids.event_id)


def at_center(office: Office, digest: str) -> bytes:
    return files.whole(office.center.store.reader, CENTER_ID, digest)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def test_files_go_when_every_fact_is_said_and_not_before(office: Office) -> None:
    b07, content = office.counter("B07", "W1"), noise(150_000)
    digest = paper(b07, content)
    line = Line(office)
    assert carrier(b07, line).carry() == Carried(0, is_done=False)
    assert line.carried == 0
    office.sync(b07)
    assert carrier(b07, line).carry() == Carried(1, is_done=True)
    assert at_center(office, digest) == content
    assert waiting_files(b07.store.reader) == (0, 0)


def test_a_fact_that_comes_between_two_pieces_goes_first(office: Office) -> None:
    b07 = office.counter("B07", "W1")
    paper(b07, noise(4 * MOST_PIECE))
    office.sync(b07)

    def works() -> str:
        if line.carried and not b07.unsent:
            b07.take_case()
        return ""

    line = Line(office, works)
    assert carrier(b07, line).carry() == Carried(0, is_done=False)
    assert line.carried == FIRST_PIECE
    office.sync(b07)
    line.loses = lambda: ""
    assert carrier(b07, line).carry() == Carried(1, is_done=True)


def test_who_ends_the_program_waits_for_one_piece_at_most(office: Office) -> None:
    b07 = office.counter("B07", "W1")
    paper(b07, noise(4 * MOST_PIECE))
    office.sync(b07)
    line = Line(office)
    assert not carrier(b07, line).carry(lambda: not line.carried).is_done
    assert line.carried == FIRST_PIECE


def test_a_line_that_breaks_loses_one_piece(office: Office) -> None:
    b07, content = office.counter("B07", "W1"), noise(1_000_000)
    digest = paper(b07, content)
    office.sync(b07)
    line = Line(office, iter(["", "", "", "before", "", "", "after", *[""] * 99]).__next__)
    going, tries = carrier(b07, line), 0
    while waiting_files(b07.store.reader)[0]:
        tries += 1
        try:
            going.carry()
        except Unavailable:
            office.restart(b07)
            going = carrier(b07, line)
    assert tries == 3
    assert at_center(office, digest) == content
    assert line.carried < len(content) + 2 * MOST_PIECE


@pytest.mark.parametrize("seed", range(12))
def test_whatever_happens_every_file_is_there_once_and_whole(tmp_path: Path, seed: int) -> None:
    """Answers lost, programs ended, both machines with the same paper, the center set back."""
    chance = random.Random(seed)
    office = Office(tmp_path, seed)
    machines = [office.counter("B07", "W1"), office.counter("B08", "W1")]
    shared = noise(90_000, seed)
    contents = [noise(chance.randrange(1, 400_000), seed * 100 + n) for n in range(6)]
    for content in (*contents, shared):
        paper(chance.choice(machines), content)
    paper(machines[0], shared)
    office.sync_until_quiet()
    copy = office.back_up_center()
    going = {
        m.name: carrier(m, Line(office, lambda: chance.choice(["", "", "", "before", "after"])))
        for m in machines
    }
    for step in range(400):
        machine = chance.choice(machines)
        try:
            done = [going[machine.name].carry().is_done]
        except Unavailable:
            done = []
        if chance.random() < 0.1:
            line = going[machine.name]._line
            office.restart(machine)
            going[machine.name] = carrier(machine, line)
        if step == 40:
            office.restore_center(copy)
            office.sync_until_quiet()
        waiting = sum(waiting_files(m.store.reader)[0] for m in machines)
        if step > 40 and done and not waiting:
            break
    for content in (*contents, shared):
        assert at_center(office, digest_of(content)) == content
    assert office.center.store.reader.one(PARTS)[0] == 0
    office.assert_agrees()


def test_a_center_that_was_set_back_is_brought_what_it_lost_and_nothing_else(
    office: Office,
) -> None:
    b07 = office.counter("B07", "W1")
    kept = paper(b07, noise(50_000, 1))
    office.sync(b07)
    carrier(b07, Line(office)).carry()
    copy = office.back_up_center()
    lost = paper(b07, noise(60_000, 2))
    office.sync(b07)
    carrier(b07, Line(office)).carry()
    office.restore_center(copy)
    office.sync_until_quiet()
    line = Line(office)
    assert carrier(b07, line).carry() == Carried(1, is_done=True)
    assert line.carried == 60_000
    assert {len(at_center(office, one)) for one in (kept, lost)} == {50_000, 60_000}


def test_a_slow_line_is_given_small_pieces_and_a_quick_one_large_ones(office: Office) -> None:
    b07 = office.counter("B07", "W1")
    paper(b07, noise(2_000_000))
    office.sync(b07)
    now, takes = [0.0], [10.0]

    def passes() -> str:
        now[0] += takes[0]
        takes[0] = 10.0 if len(line.asked) < 8 else 0.1
        return ""

    line = Line(office, passes)
    Carrier(SqlDepot(b07.store), line, b07.ids.event_id, lambda: now[0]).carry()
    sizes = [len(one.content) for one in line.asked if isinstance(one, Deposit)]
    assert min(sizes[:-1]) == LEAST_PIECE
    assert max(sizes) == MOST_PIECE


def test_another_machine_fetches_a_file_over_a_line_that_breaks(office: Office) -> None:
    b07, b08 = office.counter("B07", "W1"), office.counter("B08", "W1")
    content = noise(3 * MOST_PIECE + 17)
    digest = paper(b07, content)
    office.sync(b07)
    carrier(b07, Line(office)).carry()
    line = Line(office, iter(["", "", "before", *[""] * 9]).__next__)
    wanted = (digest, len(content))
    with pytest.raises(Unavailable):
        fetch(line, ("B08", 1), wanted, "t", SqlDepot(b08.store))
    office.restart(b08)
    assert fetch(line, ("B08", 1), wanted, "t", SqlDepot(b08.store)) == content
    starts = [one.start for one in line.asked if isinstance(one, Fetch)]
    assert starts == [0, MOST_PIECE, 2 * MOST_PIECE, 2 * MOST_PIECE, 3 * MOST_PIECE]
    assert SqlDepot(b08.store).got(digest) == 0


def test_a_file_nobody_brought_yet_is_told_as_such(office: Office) -> None:
    office.counter("B07", "W1")
    with pytest.raises(Refused, match="FILE_UNKNOWN"):
        fetch(Line(office), ("B07", 1), ("0" * 64, 5), "t", SqlDepot(office.machines["B07"].store))


def test_what_a_machine_that_was_replaced_still_has_is_taken_but_gives_it_nothing(
    office: Office,
) -> None:
    b07 = office.counter("B07", "W1")
    digest = paper(b07, noise(10_000))
    office.sync(b07)
    with office.center.store.writing() as link:
        (life,) = lives.lives(link, CENTER_ID, "B07")
        lives.keep_fence(link, CENTER_ID, life, "REPLACED")
    assert carrier(b07, Line(office)).carry().files == 1
    with pytest.raises(Refused, match="FILE_UNKNOWN"):
        fetch(Line(office), ("B07", 1), (digest, 10_000), "t", SqlDepot(b07.store))


def test_a_counter_that_knows_of_no_file_asks_nothing(office: Office) -> None:
    b07, line = office.counter("B07", "W1"), Line(office)
    office.sync(b07)
    assert carrier(b07, line).carry() == Carried(0, is_done=True)
    assert not [one for one in line.asked if isinstance(one, Stock)]
