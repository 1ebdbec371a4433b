"""One lamp for the list and the sheet: nearly due, due, late and past the law, in words."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt

from app.domain.calendar import WorkCalendar
from app.domain.cases.states import ClockName, FeeStatus, State
from app.domain.cases.values import ClockRun
from app.domain.catalogue.kinds import ClockStart
from app.domain.clocks import DayUnit, LampThresholds, Watch
from app.ports.reads import CaseRow
from app.services import intake
from tests.support.memory import CHINA
from tests.support.screens import CARD, Screen
from ui.presenters.strips import clock_card
from ui.presenters.worklist import left_of
from ui.widgets.rows import Tone

CALENDAR = WorkCalendar.china()
WATCH = Watch(CALENDAR, LampThresholds(workdays=1, percent=20))
DUE, LAW = date(2026, 11, 30), date(2026, 12, 14)
CASES = [
    (date(2026, 11, 20), False, "剩 6 个工作日", Tone.NEUTRAL),
    (date(2026, 11, 24), False, "剩 4 个工作日", Tone.WARN),
    (date(2026, 11, 30), False, "今天截止", Tone.WARN),
    (date(2026, 12, 1), False, "已超期 1 天", Tone.BAD),
    (date(2026, 12, 15), False, "超法定期限 1 天", Tone.BAD),
    (date(2026, 11, 20), True, "剩 6 个工作日", Tone.BAD),
]
"""A promise of 20 working days, whose last fifth is four, under a longer limit by law."""


@pytest.mark.parametrize(("today", "deemed", "words", "tone"), CASES)
def test_the_list_and_the_sheet_light_the_same_lamp(
    today: date, deemed: bool, words: str, tone: Tone
) -> None:
    row = CaseRow(
        case_id="c",
        case_no="",
        state=State.ACCEPTED,
        matter_name="",
        local_code="",
        applicant="",
        masked_id="",
        fee=FeeStatus.NONE,
        due_on=DUE,
        opened_on=DUE - timedelta(days=28),
        updated_at=datetime(2026, 11, 2, tzinfo=CHINA),
        conflicts=0,
        deemed=deemed,
        due_limit=20,
        statutory_due=LAW,
    )
    run = ClockRun(
        name=ClockName.PROMISED,
        starts=ClockStart.ACCEPTED,
        start=date(2026, 11, 2),
        limit=20,
        unit=DayUnit.WORKDAY,
        due=DUE,
        calendar=CALENDAR.version,
    )
    card = clock_card(run, WATCH, today, statutory_due=LAW, deemed=deemed)
    assert left_of(row, today, WATCH) == (words, tone)
    assert card.chip is not None
    assert (card.chip.text, card.chip.tone) == (words, Tone.GOOD if tone is Tone.NEUTRAL else tone)


def test_a_row_of_the_list_knows_the_limit_of_its_clock_and_of_the_law(screen: Screen) -> None:
    window = screen.window
    case_id = window.draft("M12")
    intake.accept_case(window.desk, case_id)
    case = window.case(case_id)
    (row,) = window.reads.work_list(None, 5).rows
    assert case.nearest is not None
    assert (row.due_on, row.due_limit) == (case.nearest.due, case.nearest.limit)
    assert row.statutory_due == case.statutory_due is not None


def test_when_yellow_begins_is_said_by_the_center(screen: Screen) -> None:
    watch = screen.window.reads.watch()
    practice = screen.window.reads.center().practice
    assert watch.thresholds == LampThresholds(practice.yellow_workdays, practice.yellow_percent)
    assert screen.presenter.work_list.watch == watch


def test_a_limit_of_the_law_that_runs_on_is_shown_before_the_wait_for_papers(
    screen: Screen,
) -> None:
    """失业保险金: 社会保险经办条例 24 counts from receipt, whoever the desk waits for."""
    window = screen.window
    case_id = window.draft("M04", **{"verdict.form": "MISSING"})
    intake.give_notice(window.desk, case_id)
    screen.presenter.work_list.refresh()
    assert screen.shell.work.list.rows[0].aside.startswith("补正至")
    due = window.case(case_id).statutory_due
    assert due is not None
    window.at(due)
    screen.presenter.work_list.refresh()
    (row,) = screen.shell.work.list.rows
    assert (row.aside, row.aside_tone) == ("今天截止", Tone.WARN)


def test_a_supplement_that_is_awaited_says_until_when(screen: Screen) -> None:
    window = screen.window
    screen.presenter.card_read(CARD)
    screen.press("m12", Qt.Key.Key_Return, Qt.Key.Key_F5, "x", "a", Qt.Key.Key_F7)
    until = screen.case().supplement_until
    assert until is not None
    (row,) = screen.shell.work.list.rows
    left = (until - window.desk.today).days
    assert (row.aside, row.aside_tone) == (f"补正至 {until:%m-%d} · 剩 {left} 天", Tone.NEUTRAL)
    window.at(until)
    screen.presenter.work_list.refresh()
    assert screen.shell.work.list.rows[0].aside == f"补正至 {until:%m-%d} · 今天截止"
    window.at(until + timedelta(days=2))
    screen.presenter.work_list.refresh()
    (row,) = screen.shell.work.list.rows
    assert (row.aside, row.aside_tone) == ("补正已过期 2 天", Tone.WARN)
