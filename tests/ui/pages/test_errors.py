"""An error in its place: the keys on its caps do what they say, wherever the keys are."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.domain.errors import Refused
from app.services import intake
from tests.support.screens import CARD, Screen
from ui.presenters.shell import CASE, INTAKE
from ui.program.pages import DISCLOSURE
from ui.views.beside import DisclosurePage
from ui.views.case import CasePage
from ui.views.intake import IntakePage

Key = Qt.Key
COPY = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
WRONG = Refused("CLOCK_LIMIT", limit=1, longest=2)


def typing(screen: Screen) -> None:
    """An intake page with the keys in a field."""
    screen.presenter.card_read(CARD)
    screen.press("m18", Key.Key_Return)
    screen.shell.intake.findChild(QWidget, "applicant.name").setFocus()


def test_esc_puts_an_error_of_the_intake_page_away_from_any_field(screen: Screen) -> None:
    typing(screen)
    screen.presenter.intake._failed(WRONG)
    page = screen.shell.pages[INTAKE]
    assert isinstance(page, IntakePage)
    assert page.banner.isVisible()
    screen.press(Key.Key_Escape)
    assert not page.banner.isVisible()
    assert screen.presenter.intake.state.error is None
    assert screen.presenter.intake.state.matter is not None


def test_esc_puts_an_error_away_before_it_closes_what_is_open(screen: Screen) -> None:
    case_id = screen.window.draft("M17")
    intake.receive_case(screen.window.desk, case_id)
    screen.presenter.open_case(case_id)
    page = screen.shell.pages[CASE]
    assert isinstance(page, CasePage)
    screen.presenter.case.see_whole()
    screen.presenter.case._failed(WRONG)
    assert page.banner.isVisible()
    screen.press(Key.Key_Escape)
    assert not page.banner.isVisible()
    assert screen.presenter.case.state.ask is not None
    screen.press(Key.Key_Escape)
    assert screen.presenter.case.state.ask is None


def test_esc_puts_an_error_of_the_window_away_and_stays_on_the_page(screen: Screen) -> None:
    typing(screen)
    screen.press(Key.Key_F1)
    screen.presenter.fail(WRONG)
    assert screen.shell.banner.isVisible()
    screen.press(Key.Key_Escape)
    assert not screen.shell.banner.isVisible()
    assert screen.presenter.state.page == DISCLOSURE
    screen.press(Key.Key_Escape)
    assert screen.presenter.state.page == INTAKE


def test_an_error_put_away_on_a_page_beside_does_not_come_back(screen: Screen) -> None:
    typing(screen)
    screen.press(Key.Key_F1)
    page = screen.shell.pages[DISCLOSURE]
    assert isinstance(page, DisclosurePage)
    page._presenter._failed(WRONG)
    screen.press(Key.Key_Escape)
    assert page._presenter.state.error is None
    assert not page.banner.isVisible()


@pytest.mark.parametrize("window_last", [True, False])
def test_of_two_errors_the_keys_are_for_the_newer(screen: Screen, window_last: bool) -> None:
    typing(screen)
    of_page, of_window = screen.presenter.intake._failed, screen.presenter.fail
    told = [(of_page, Refused("CASE_UNKNOWN")), (of_window, WRONG)]
    for fail, error in told if window_last else reversed(told):
        fail(error)
    newer = screen.shell.banner if window_last else screen.shell.intake.banner
    older = screen.shell.intake.banner if window_last else screen.shell.banner
    assert newer.error is not None
    screen.chord(Key.Key_C, COPY)
    assert QGuiApplication.clipboard().text() == newer.error.whole
    screen.press(Key.Key_Escape)
    assert not newer.isVisible()
    assert older.isVisible()
    assert older.error is not None
    screen.chord(Key.Key_C, COPY)
    assert QGuiApplication.clipboard().text() == older.error.whole
