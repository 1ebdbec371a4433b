"""Paper that did not come out: listed after a restart, confirmed or printed again by keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain.folds.paper import JobState
from app.home.paths import CounterHome
from app.services import intake
from tests.support.memory import SOFT, FakeClock, counter, template
from tests.support.window import Window
from tests.ui.program.test_program import sign_in
from ui.demo.clock import ScriptedClock
from ui.demo.hand import Hand
from ui.presenters.listing import ListingState
from ui.program.door import CounterDoor
from ui.program.pages import JOBS
from ui.program.program import Program
from ui.program.settings import Settings
from ui.widgets.rows import WorkRow

Key = Qt.Key


@pytest.fixture
def left_over(home: CounterHome) -> str:
    """A case whose first paper was sent, whose second failed, when the power went."""
    with counter(home.root.parent) as opened:
        window = Window(opened)
        window.desk = replace(window.desk, printer="A4", receipt_printer="票据")
        case_id = window.draft("M12")
        intake.accept_case(window.desk, case_id)
        sent, failed = opened.reads.jobs_of_case(case_id)
        opened.ledger.sent(sent.job_id)
        opened.ledger.failed(failed.job_id, "PAPER_OUT")
    return case_id


def started(app: QApplication, settings: Settings, folder: Path) -> tuple[Program, Hand]:
    door = CounterDoor(
        settings.home, lambda: template().vault, ScriptedClock(FakeClock().at), hardness=SOFT
    )
    program = Program(app, settings, door)
    program.start()
    program.front.resize(1366, 768)
    program.front.show()
    program.front.activateWindow()
    hand = Hand(app, program, folder)
    hand.settle()
    sign_in(program, hand)
    return program, hand


@pytest.fixture
def opened(
    left_over: str, qapp: QApplication, settings: Settings, tmp_path: Path
) -> Iterator[tuple[Program, Hand]]:
    program, hand = started(qapp, settings, tmp_path)
    yield program, hand
    program.front.close()
    program.close()
    program.front.deleteLater()


@pytest.fixture
def jammed(
    qapp: QApplication, settings: Settings, tmp_path: Path
) -> Iterator[tuple[Program, Hand]]:
    program, hand = started(qapp, replace(settings, printer="simulated"), tmp_path)
    yield program, hand
    program.front.close()
    program.close()
    program.front.deleteLater()


def shown(program: Program) -> ListingState:
    assert program.office is not None
    page = program.office.shell.pages[JOBS]
    state: ListingState = page._presenter.state
    return state


def chips(rows: tuple[WorkRow, ...]) -> list[str]:
    return [row.chip.text for row in rows if row.chip is not None]


def states(program: Program, case_id: str) -> list[JobState]:
    assert program.office is not None
    return [job.state for job in program.office.counter.reads.jobs_of_case(case_id)]


def test_after_a_restart_nothing_prints_unasked_and_all_is_listed(
    opened: tuple[Program, Hand], left_over: str, tmp_path: Path
) -> None:
    program, hand = opened
    hand.press(Key.Key_F11)
    assert chips(shown(program).rows) == ["已送打印", "失败"]
    assert not list((tmp_path / "papers").glob("*.pdf"))
    assert "F11" in " ".join(one.text for one in program.office.presenter.status.state.left)  # type: ignore[union-attr]


def test_a_key_says_that_the_paper_came_out(opened: tuple[Program, Hand], left_over: str) -> None:
    program, hand = opened
    hand.press(Key.Key_F11, "y")
    assert chips(shown(program).rows) == ["失败"]
    assert states(program, left_over)[0] is JobState.PRINTED


def test_what_failed_is_printed_again_when_asked(
    opened: tuple[Program, Hand], left_over: str, tmp_path: Path
) -> None:
    program, hand = opened
    hand.press(Key.Key_F11, "n")
    assert chips(shown(program).rows) == ["失败", "失败"]
    hand.press("r")
    hand.until(lambda: len(list((tmp_path / "papers").glob("*.pdf"))) == 1)
    hand.settle()
    assert chips(shown(program).rows) == ["失败"]


def test_enter_opens_the_case_of_a_paper(opened: tuple[Program, Hand], left_over: str) -> None:
    program, hand = opened
    hand.press(Key.Key_F11, Key.Key_Return)
    assert program.office is not None
    assert program.office.presenter.state.case_id == left_over


def test_a_key_that_does_not_fit_the_job_does_nothing(
    opened: tuple[Program, Hand], left_over: str
) -> None:
    program, hand = opened
    hand.press(Key.Key_F11, Key.Key_Down, "y")
    assert chips(shown(program).rows) == ["已送打印", "失败"]


def test_a_jammed_printer_keeps_its_papers_until_it_is_repaired(
    jammed: tuple[Program, Hand],
) -> None:
    program, hand = jammed
    assert program.office is not None
    hand.press(Key.Key_F11, "j", Key.Key_Escape, Key.Key_F2)
    case_id = Window(program.office.counter).draft("M12")
    intake.accept_case(program.office.desk, case_id)
    program.office.paper.kick()
    hand.press(Key.Key_F11)
    assert chips(shown(program).rows) == ["待打印", "待打印"]
    hand.press("j")
    hand.until(lambda: set(states(program, case_id)) == {JobState.PRINTED})


def test_when_the_last_job_is_done_the_keys_still_belong_to_the_page(
    opened: tuple[Program, Hand], left_over: str
) -> None:
    program, hand = opened
    assert program.office is not None
    hand.press(Key.Key_F11, "y")
    page = program.office.shell.pages[JOBS]
    hand.press("r")
    hand.until(lambda: not shown(program).rows)
    assert page.isAncestorOf(QApplication.focusWidget())
    hand.press(Key.Key_Escape)
    assert program.office.shell.pages[JOBS].isHidden()
