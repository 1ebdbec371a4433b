"""Each printer in trouble is named on the status line, and where its paper waits."""

from __future__ import annotations

from typing import cast

from app.ports.printer import PrinterState
from app.services import intake
from tests.support.screens import Screen
from ui.program.pages import JOBS
from ui.views.beside import JobsPage


def test_a_jammed_slip_printer_is_named_though_the_other_is_well(screen: Screen) -> None:
    status = screen.presenter.status
    status.devices(
        printers={"A4": PrinterState.READY, "票据": PrinterState.JAMMED}, card_reader=None
    )
    words = [segment.text for segment in status.state.left]
    assert "票据打印机 卡纸" in words
    assert not any("就绪" in text for text in words)
    status.devices(
        printers={"A4": PrinterState.READY, "票据": PrinterState.READY}, card_reader=None
    )
    assert "打印机 就绪" in [segment.text for segment in status.state.left]


def test_a_paper_held_back_says_by_what(screen: Screen) -> None:
    intake.accept_case(screen.window.desk, screen.window.draft("M12"))
    screen.shell.go(JOBS)
    page = cast("JobsPage", screen.shell.pages[JOBS])
    assert page._presenter.state.foot.message == "正在排队，自动打印"
    held = {screen.window.desk.printer: PrinterState.PAPER_OUT}
    screen.presenter.status.devices(printers=held, card_reader=None)
    assert page._presenter.state.foot.message.endswith("缺纸；排除后自动打印")
    assert page._presenter.state.foot.tone == "warn"
