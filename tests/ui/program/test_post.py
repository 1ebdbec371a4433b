"""The window and its center: told truthfully, green only on a stored acknowledgement."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app.center import lives, publishing
from app.center.answering import Center
from app.center.home import CenterHome, Founding, center_key, found_center, open_center
from app.center.letters import answer
from app.domain.facts.office import CardRead
from app.home.paths import CounterHome
from app.home.terminal import read_terminal, write_terminal
from app.ports.vault import DATABASE_KEY
from app.protocol.bundle import reopen
from app.protocol.signing import key_id, public_key
from app.services.intake import note_card_read
from tests.support.memory import SOFT, FakeClock, FakeIdentifiers, first_bundle, template
from tests.support.served import served
from tests.ui.program.test_program import sign_in
from ui.demo.hand import Hand
from ui.program.program import Program

Key = Qt.Key
PASSPHRASE = "ein langes Wort"


class Hall:
    """A center on loopback that can be switched off."""

    def __init__(self, center: Center, private: bytes) -> None:
        self.center, self.private = center, private
        self._ends = ExitStack()
        self.address = ""

    def open(self) -> None:
        self.address = self._ends.enter_context(served(self.center))

    def close(self) -> None:
        self._ends.close()

    @property
    def stored(self) -> int:
        known = lives.lives(self.center.store.reader, self.center.center_id, "B07")
        return sum(one.have_seq for one in known)

    def publish(self) -> str:
        """The bundle the counter was set up with, once more under a newer name."""
        content = reopen(first_bundle(template().center)).content
        content = replace(content, segments=())
        center, now = self.center, self.center.now
        with center.store.writing() as link:
            made = publishing.draft(link, center.center_id, content, now)
            assert publishing.check(link, center.center_id, made.bundle_id, now) == ()
            last = now.date().replace(month=12, day=31)
            publishing.publish(link, center.center_id, made.bundle_id, self.private, now, last)
        return made.bundle_id


@pytest.fixture
def hall(home: CounterHome, tmp_path: Path) -> Iterator[Hall]:
    place = CenterHome(tmp_path / "center")
    clock, ids = FakeClock(), FakeIdentifiers(seed=77)
    found_center(place, Founding("SLX-0001", "示例县"), PASSPHRASE, clock, ids, SOFT)
    center = open_center(place, PASSPHRASE, clock, ids, SOFT)
    private = center_key(place, PASSPHRASE, SOFT)
    hall = Hall(center, private)
    hall.open()
    terminal = read_terminal(home)
    with center.store.writing() as link:
        who = (terminal.terminal_id, terminal.window_id, terminal.public_key)
        lives.enrol(link, center.center_id, *who, clock.at)
    key = public_key(private)
    trusted = {**terminal.trusted, key_id(key): key.hex()}
    known = replace(terminal, center_url=hall.address, center_key=key.hex(), trusted=trusted)
    write_terminal(home, known)
    yield hall
    hall.close()
    center.store.close()


def line(program: Program) -> str:
    assert program.office is not None
    return " | ".join(one.text for one in program.office.presenter.status.state.left)


def read_a_card(program: Program) -> None:
    """One fact, by an act like any other."""
    assert program.office is not None
    station = program.office.station
    station.act(
        lambda desk: note_card_read(desk, "terminal:B07", "440524188001010014", "id-reader"),
        lambda _done: None,
        program.tell,
    )


def says(program: Program, hand: Hand, words: str) -> None:
    hand.until(lambda: words in line(program))


def test_all_is_delivered_only_once_the_center_has_it(
    hall: Hall, program: Program, hand: Hand
) -> None:
    sign_in(program, hand)
    says(program, hand, "已全部送达")
    assert program.office is not None
    counter = program.office.counter
    assert counter.reads.counts().unsent == 0
    before = hall.stored
    assert before > 0
    read_a_card(program)
    hand.until(lambda: hall.stored > before)
    says(program, hand, "已全部送达")
    assert "未发送" not in line(program)


def test_a_center_out_of_reach_is_said_and_work_goes_on(
    hall: Hall, program: Program, hand: Hand
) -> None:
    hall.close()
    sign_in(program, hand)
    says(program, hand, "离线办理中")
    assert "未发送" in line(program)
    assert "送达" not in line(program)


def test_a_key_that_cannot_be_read_is_said_and_work_goes_on(
    hall: Hall, program: Program, hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = template().vault
    kept = {DATABASE_KEY: vault.get(DATABASE_KEY)}
    monkeypatch.setattr(vault, "get", kept.get)
    sign_in(program, hand)
    says(program, hand, "本机密钥读不出")
    assert "连接" not in line(program)
    read_a_card(program)
    hand.until(lambda: "未发送" in line(program))


def test_what_is_unsent_goes_by_stick_where_there_is_no_network(
    hall: Hall, program: Program, hand: Hand, tmp_path: Path
) -> None:
    sign_in(program, hand)
    says(program, hand, "已全部送达")
    hall.close()
    newer = hall.publish()
    read_a_card(program)
    says(program, hand, "离线办理中")
    says(program, hand, "未发送")
    assert program.office is not None
    post, before = program.office.post, hall.stored
    post.stick._choose = lambda _words, _start: tmp_path
    hand.chord(Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    hand.press("w")
    hand.until(lambda: bool(list(tmp_path.glob("B07-*.ycs"))))
    (letter,) = tmp_path.glob("B07-*.ycs")
    answered = answer(hall.center, letter.read_bytes(), hall.private)
    assert hall.stored == before + answered.facts
    assert answered.facts > 0
    letter.with_suffix(".ycr").write_bytes(answered.reply)
    hand.settle()
    hand.press("h")
    says(program, hand, "目录已更新")
    reads = program.office.counter.reads
    assert reads.bundle().bundle_id == newer
    kinds = {type(one.body) for one in reads.unsent(100)}
    assert CardRead not in kinds, "it is known to be stored; the new bundle is a fact of its own"
    assert not list(tmp_path.glob("B07-*")), "what was taken in is off the stick"


def test_a_newer_bundle_takes_force_while_the_window_is_open(
    hall: Hall, program: Program, hand: Hand
) -> None:
    newer = hall.publish()
    sign_in(program, hand)
    says(program, hand, "目录已更新")
    assert program.office is not None
    assert program.office.counter.reads.bundle().bundle_id == newer


def test_a_terminal_put_out_of_service_says_so(hall: Hall, program: Program, hand: Hand) -> None:
    known = lives.lives(hall.center.store.reader, hall.center.center_id, "B07")
    with hall.center.store.writing() as link:
        lives.keep_fence(link, hall.center.center_id, known[-1], "RETIRED")
    sign_in(program, hand)
    says(program, hand, "号码已停用")


def test_without_a_center_the_line_says_so(program: Program, hand: Hand) -> None:
    sign_in(program, hand)
    assert "离线办理" in line(program)
    assert "连接" not in line(program)
