"""A cap that looks pressable is: a mouse, or a screen reader, gets what the key does."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.cases.states import State
from app.services import intake
from tests.support.screens import CARD, Screen
from ui.presenters.case.state import ListMode
from ui.presenters.shell import INTAKE
from ui.program.pages import DISCLOSURE
from ui.widgets.basics import KeyCap

Key = Qt.Key


def caps(part: QWidget) -> dict[str, KeyCap]:
    """The caps a mouse may press, by action."""
    QApplication.processEvents()
    inert = Qt.WidgetAttribute.WA_TransparentForMouseEvents
    found = [one for one in part.findChildren(KeyCap) if one.isVisible()]
    return {one.action: one for one in found if not one.testAttribute(inert)}


def click(part: QWidget, action: str) -> None:
    QTest.mouseClick(caps(part)[action], Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def typing(screen: Screen) -> None:
    screen.presenter.card_read(CARD)
    screen.press("m18", Key.Key_Return)


def test_the_nine_elements_open_and_their_paper_is_made_by_the_caps(screen: Screen) -> None:
    typing(screen)
    click(screen.shell.intake.head, "print")
    assert len(screen.window.reads.unfinished_jobs()) == 1
    click(screen.shell.intake.head, "disclosure")
    assert screen.presenter.state.page == DISCLOSURE


def test_a_row_gets_its_result_by_the_caps_above_the_list(screen: Screen) -> None:
    typing(screen)
    click(screen.shell.intake.checklist, "material.MISSING")
    rows = screen.presenter.intake.state.checklist.rows
    assert rows[0].result == "MISSING"
    assert screen.shell.intake.checklist.list.hasFocus()
    click(screen.shell.intake.checklist, "material.all_ok")
    assert all(row.result for row in screen.presenter.intake.state.checklist.rows)


def test_the_draft_and_the_agent_are_asked_for_once_by_their_caps(screen: Screen) -> None:
    typing(screen)
    click(screen.shell.intake.applicant, "agent")
    assert screen.presenter.intake.state.agent is not None
    click(screen.shell.intake.head, "draft.drop")
    assert screen.presenter.intake.state.dropping is not None


def test_an_empty_list_begins_a_case_by_its_cap(screen: Screen) -> None:
    screen.press(Key.Key_F1)
    click(screen.shell.work, "case.new")
    assert screen.presenter.state.page == INTAKE


def paid_first(screen: Screen) -> str:
    case_id = screen.window.draft("M17")
    intake.receive_case(screen.window.desk, case_id)
    return case_id


def noticed(screen: Screen) -> str:
    case_id = screen.window.draft("M12", **{"verdict.form": "MISSING"})
    intake.give_notice(screen.window.desk, case_id)
    return case_id


@pytest.mark.parametrize(
    ("made", "mode", "shown"),
    [
        (paid_first, ListMode.CORRECT, {"OK", "MISSING", "WRONG_FORM"}),
        (noticed, ListMode.ARRIVE, {"OK", "all_ok", "clear"}),
    ],
)
def test_a_list_shows_the_keys_that_do_something_and_no_others(
    screen: Screen, made, mode: ListMode, shown: set[str]
) -> None:
    screen.presenter.open_case(made(screen))
    assert screen.presenter.case.state.list.mode is mode
    found = caps(screen.shell.case.checklist)
    assert set(found) == {f"material.{name}" for name in shown}


def test_what_silence_accepted_is_mended_and_decided_on_its_sheet(screen: Screen) -> None:
    """许可法 32(4): accepted by silence, its form still missing; the sheet says so and takes it."""
    window, today = screen.window, screen.window.desk.today
    case_id = window.draft("M18", **{"verdict.form": "MISSING"})
    intake.receive_case(window.desk, case_id)
    window.at(today + timedelta(days=20))
    intake.deem_overdue(window.desk)
    screen.presenter.open_case(case_id)
    state = screen.presenter.case.state
    assert state.list.mode is ListMode.CORRECT
    assert state.foot.message.startswith("视为受理，仍缺：")
    decide = state.foot.act("case.accept")
    assert decide is not None
    assert decide.reason
    row = next(n for n, one in enumerate(state.list.rows) if one.key == "form")
    screen.presenter.case.check(row, "OK")
    assert screen.presenter.case.state.foot.message == "已受理，可以当场决定"
    screen.presenter.case.act("case.accept")
    assert screen.window.case(case_id).state is State.APPROVED


def test_papers_are_taken_without_saying_yet_whether_they_are_accepted(screen: Screen) -> None:
    """行政许可法 32(4): the receipt names what came, and the five days run from it."""
    screen.presenter.card_read(CARD)
    screen.press("m12", Key.Key_Return, Key.Key_F5)
    screen.chord(Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert screen.case().state is State.DRAFT, "the receipt would not name what nobody looked at"
    screen.press("x", "a")
    screen.chord(Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    case = screen.case()
    assert case.state is State.RECEIVED
    assert case.case_no
    assert screen.window.papers(case.case_id) == ["D02"]


def test_who_needs_no_licence_is_told_so_from_the_same_panel(screen: Screen) -> None:
    case_id = screen.window.draft("M12")
    intake.receive_case(screen.window.desk, case_id)
    screen.presenter.open_case(case_id)
    sheet = screen.presenter.case
    sheet.act("case.refuse")
    for field, text in (("ground", "NOT_NEEDED"), ("text", "自家宅基地内不占道路")):
        sheet.write(field, text)
    assert sheet.state.ask is not None
    assert sheet.state.ask.confirm == "出具不受理告知书"
    sheet.answer()
    assert screen.window.case(case_id).state is State.NOT_REQUIRED


def test_what_arrived_is_ticked_and_taken_back_by_the_caps(screen: Screen) -> None:
    screen.presenter.open_case(noticed(screen))
    listed = screen.shell.case.checklist
    screen.press(Key.Key_F5)
    click(listed, "material.all_ok")
    assert screen.presenter.case.state.list.rows[0].result == "OK"
    click(listed, "material.clear")
    assert screen.presenter.case.state.list.rows[0].result == "MISSING"


def test_pages_and_devices_are_gone_to_by_caps_below_the_work_list(screen: Screen) -> None:
    found = caps(screen.shell.work)
    assert set(found) == {"case.new", "card.read", "register", "jobs", "keys"}
    for action in ("register", "jobs", "keys"):
        click(screen.shell.work, action)
        assert screen.presenter.state.page == action


def test_every_cap_in_sight_does_something(screen: Screen) -> None:
    typing(screen)
    shell = screen.shell
    bound = {action.objectName() for action in shell.actions()}
    bound |= {"lock", "card.read"}  # bound by the program, which has a door and a reader
    lists = {action for action in caps(shell.intake.checklist) if action.startswith("material.")}
    assert set(caps(shell)) - lists <= bound
