"""From the sign-in card to the last paper: keys, threads, locks and a second start."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from app.domain.cases.states import State
from app.domain.facts.office import CardRead, SignedIn, SignedOut, SignInRefused
from tests.support.memory import PASSWORD, SOFT, FakeClock, template
from ui.demo.hand import Hand
from ui.program.door import CounterDoor
from ui.program.program import Program
from ui.program.settings import Settings

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
CLERK = "1"


def sign_in(program: Program, hand: Hand) -> None:
    program.card.faces.setFocus()
    hand.press(CLERK, PASSWORD, Key.Key_Return)
    hand.until(lambda: program.office is not None)
    hand.settle()


def test_a_clerk_signs_in_by_a_digit_and_a_password(program: Program, hand: Hand) -> None:
    assert program.sign_in.state.faces[0].name == "林晓雯"
    sign_in(program, hand)
    assert program.office is not None
    assert program.front.currentWidget() is program.office.shell
    kinds = [type(fact.body) for fact in program.office.counter.reads.history("staff:lin")]
    assert kinds == [SignedIn]


def test_a_wrong_password_says_how_many_tries_are_left(program: Program, hand: Hand) -> None:
    program.card.faces.setFocus()
    hand.press(CLERK, "wrong", Key.Key_Return)
    error = program.sign_in.state.error
    assert error is not None
    assert error.code == "SIGN_IN_WRONG"
    assert "4" in error.whole
    assert program.office is None


def test_another_clerk_begins_with_an_empty_password(program: Program, hand: Hand) -> None:
    program.card.faces.setFocus()
    hand.press(CLERK, "wrong", Key.Key_Return)
    hand.step(Key.Key_Tab, program.card.faces.hasFocus)
    hand.press("2", PASSWORD, Key.Key_Return)
    hand.until(lambda: program.office is not None)
    assert program.door.entrance is not None
    assert program.door.entrance.staff.name == "陈志远"


def test_the_card_names_the_window_before_any_memory_is_open(program: Program, hand: Hand) -> None:
    assert program.sign_in.state.place == "示例县政务服务中心 · 综合窗口"


def test_locking_keeps_the_work_and_only_its_clerk_unlocks(program: Program, hand: Hand) -> None:
    sign_in(program, hand)
    assert program.office is not None
    shell = program.office.shell
    hand.press("m18", Key.Key_Return)
    hand.write("王秀兰")
    focus = hand.focus
    hand.chord(Key.Key_L, CTRL)
    assert program.front.currentWidget() is program.card
    assert [face.staff_id for face in program.sign_in.state.faces] == ["lin"]
    hand.press(Key.Key_F2)
    hand.press(PASSWORD, Key.Key_Return)
    hand.until(lambda: program.front.currentWidget() is shell)
    assert hand.focus is focus
    assert program.office.presenter.intake.state.applicant.field("name").value == "王秀兰"
    told = [fact.body for fact in program.office.counter.reads.history("staff:lin")]
    assert SignedOut(staff_id="lin", cause="LOCK") in told


def test_wrong_passwords_before_an_unlock_are_on_record(program: Program, hand: Hand) -> None:
    sign_in(program, hand)
    assert program.office is not None
    shell = program.office.shell
    hand.chord(Key.Key_L, CTRL)
    for _attempt in range(2):
        hand.press(Key.Key_F2)
        hand.press("wrong", Key.Key_Return)
        hand.until(lambda: program.sign_in.state.error is not None)
    hand.press(Key.Key_F2)
    hand.press(PASSWORD, Key.Key_Return)
    hand.until(lambda: program.front.currentWidget() is shell)
    hand.settle()
    told = [fact.body for fact in program.office.counter.reads.history("staff:lin")]
    assert [body.failures for body in told if isinstance(body, SignInRefused)] == [2]
    assert isinstance(told[-1], SignedIn)


def test_a_fault_is_said_where_the_clerk_is_looking(program: Program, hand: Hand) -> None:
    program.tell(ZeroDivisionError())
    assert program.sign_in.state.error is not None
    assert program.sign_in.state.error.code.startswith("BUG-")
    sign_in(program, hand)
    assert program.office is not None
    program.tell(ZeroDivisionError())
    said = program.office.presenter.state.error
    assert said is not None
    assert "草稿都已保存" in said.whole


def test_a_card_on_the_reader_begins_a_case_and_the_read_is_on_record(
    program: Program, hand: Hand
) -> None:
    sign_in(program, hand)
    assert program.office is not None
    hand.press(Key.Key_F4)
    assert "王秀兰" in program.office.presenter.intake.state.picker.note
    reads = [f.body for f in program.office.counter.reads.history("terminal:B07")]
    assert any(isinstance(body, CardRead) and "********" in body.masked_id for body in reads)


def test_paper_comes_out_after_the_act_and_never_before(
    program: Program, hand: Hand, tmp_path: Path
) -> None:
    sign_in(program, hand)
    assert program.office is not None
    hand.press(Key.Key_F4, "m01", Key.Key_Return)
    assert not list((tmp_path / "papers").glob("*.pdf"))
    hand.press(Key.Key_F5, "a", Key.Key_F8)
    case = program.office.counter.reads.case(program.office.presenter.state.case_id)
    assert case.state is State.APPROVED
    hand.until(lambda: len(list((tmp_path / "papers").glob("*.pdf"))) == 3)


def test_a_second_program_on_the_same_data_is_refused_in_words(
    program: Program, hand: Hand, settings: Settings
) -> None:
    sign_in(program, hand)
    other = Program(
        program.app,
        settings,
        CounterDoor(settings.home, lambda: template().vault, FakeClock(), hardness=SOFT),
    )
    other.start()
    other_hand = Hand(program.app, other, settings.home.root)
    other_hand.settle()
    other.sign_in.enter(PASSWORD)
    other_hand.until(lambda: other.sign_in.state.error is not None)
    assert other.sign_in.state.error is not None
    assert other.sign_in.state.error.code == "ALREADY_RUNNING"
    other.close()


def test_without_a_provisioned_counter_the_card_says_what_to_do(
    program: Program, hand: Hand, tmp_path: Path
) -> None:
    from dataclasses import replace

    from app.home.paths import CounterHome

    empty = replace(program.settings, home=CounterHome(tmp_path / "nothing"))
    door = CounterDoor(empty.home, lambda: template().vault, FakeClock(), hardness=SOFT)
    bare = Program(program.app, empty, door)
    bare.start()
    hand.settle()
    assert bare.sign_in.state.error is not None
    assert bare.sign_in.state.error.code == "NOT_PROVISIONED"
    bare.close()


def test_what_is_unsent_is_counted_as_soon_as_it_is_recorded(program: Program, hand: Hand) -> None:
    sign_in(program, hand)
    hand.press(Key.Key_F2, "m18", Key.Key_Return)
    hand.settle()
    assert program.office is not None
    unsent = program.office.counter.reads.counts().unsent
    told = [one.text for one in program.office.presenter.status.state.left]
    assert any(f"未发送 {unsent} 条" in text for text in told), told


def test_a_clock_found_wrong_is_counted_too(program: Program, hand: Hand) -> None:
    sign_in(program, hand)
    assert program.office is not None
    office = program.office
    program.door.clock.advance(minutes=-300)  # type: ignore[attr-defined]
    office._do_duties()
    hand.settle()
    unsent = office.counter.reads.counts().unsent
    told = [one.text for one in office.presenter.status.state.left]
    assert any(f"未发送 {unsent} 条" in text for text in told), told
