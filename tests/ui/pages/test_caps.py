"""A cap that looks pressable is: a mouse, or a screen reader, gets what the key does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

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
