"""The conflict inbox: both sides field by field, and a finding by whoever may give one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from app.domain.cases.case import Finding
from app.domain.facts.case import ConflictSettled, TwinFound
from app.domain.people import Role
from app.services import intake
from tests.services.test_settling import opposed
from tests.support.screens import Screen
from ui.presenters.conflicts import SETTLE, ConflictsPresenter
from ui.views.beside import ConflictsPage

Key, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


def presenter_of(screen: Screen, *roles: Role) -> ConflictsPresenter:
    station = screen.presenter._station
    staff = replace(station.desk.staff, roles=roles or station.desk.staff.roles)
    mine = replace(station, desk=replace(station.desk, staff=staff))
    made = ConflictsPresenter(mine, screen.presenter.open_case)
    made.show()
    return made


@pytest.fixture
def conflict(screen: Screen) -> tuple[str, str]:
    return opposed(screen.window)


def test_both_sides_stand_side_by_side_with_what_differs(screen, conflict):
    conflicts = presenter_of(screen)
    (row,) = conflicts.state.rows
    assert "王秀兰" in row.matter
    sides = conflicts.opposed
    assert sides is not None
    assert "已受理" in sides.stands
    lines = {line.label: line for line in sides.lines}
    assert lines["受理日期"].stands
    assert not lines["受理日期"].other
    assert lines["理由"].other == "不属于本机关职权范围"
    assert lines["终端"].stands == lines["终端"].other
    assert not lines["终端"].differs
    assert lines["文书"].stands.startswith("受理通知书")


def test_a_clerk_sees_it_and_is_told_who_may_settle(screen, conflict):
    conflicts = presenter_of(screen)
    (act,) = conflicts.state.foot.acts
    assert "值班主任" in act.reason
    conflicts.act(SETTLE)
    assert conflicts.state.ask is None


def test_a_supervisor_says_what_was_found_and_why(screen, conflict):
    case_id, event_id = conflict
    conflicts = presenter_of(screen, Role.SUPERVISOR)
    conflicts.act(SETTLE)
    ask = conflicts.state.ask
    assert ask is not None
    assert ask.problem
    conflicts.write("finding", Finding.STANDS.value)
    conflicts.answer()
    assert conflicts.state.ask is not None, "a reason is still owed"
    conflicts.write("text", "先受理有效")
    conflicts.answer()
    assert conflicts.state.rows == ()
    settled = screen.window.reads.history(case_id)[-1].body
    assert settled == ConflictSettled(event_id=event_id, finding="STANDS", reason="先受理有效")


def test_the_page_shows_both_columns_and_esc_closes_what_is_asked(screen, conflict):
    conflicts = presenter_of(screen, Role.SUPERVISOR)
    page = ConflictsPage(conflicts)
    page.show()
    words = {one.text() for one in page.sides.findChildren(QLabel)}
    assert {"理由", "不属于本机关职权范围"} <= words
    conflicts.act(SETTLE)
    QApplication.processEvents()
    assert page.ask.isVisible()
    assert page.escape()
    assert not page.ask.isVisible()
    assert not page.escape()
    page.close()


def test_a_key_leads_there_and_the_line_counts_them(screen, conflict):
    screen.presenter.status.refresh()
    assert any("待裁决" in one.text for one in screen.presenter.status.state.left)
    screen.chord(Key.Key_J, CTRL)
    assert screen.shell.page == "conflicts"
    screen.press(Key.Key_Escape)
    assert screen.shell.page != "conflicts"


def test_the_history_says_what_took_no_effect(screen, conflict):
    case_id, _event_id = conflict
    screen.presenter.open_case(case_id)
    told = [row.text for row in screen.presenter.papers.state.happened]
    assert any(text.startswith("未生效：") for text in told), told


@pytest.fixture
def twin(screen: Screen) -> str:
    """A case of which the center found the same at another window."""
    case_id = screen.window.draft("M12")
    intake.receive_case(screen.window.desk, case_id)
    with screen.window.desk.work() as work:
        work.record(case_id, TwinFound(other="far", number="2026-B12-000007", window="B12"))
        work.commit()
    return case_id


def test_the_same_application_at_another_window_is_told_and_settled(screen, twin):
    conflicts = presenter_of(screen, Role.SUPERVISOR)
    (row,) = conflicts.state.rows
    assert "B12" in row.name
    assert conflicts.opposed is not None
    assert "2026-B12-000007" in {line.other for line in conflicts.opposed.lines}
    conflicts.act(SETTLE)
    assert [one.id for one in conflicts.state.ask.choice.options] == ["APART", "CORRECTED"]
    conflicts.write("finding", Finding.APART.value)
    conflicts.write("text", "两处房屋，分别申请")
    conflicts.answer()
    assert conflicts.state.rows == ()
    case = screen.window.case(twin)
    assert (case.apart, case.conflicts) == (("far",), ())
