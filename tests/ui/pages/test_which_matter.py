"""F1 always speaks of what is in hand, whatever was open before."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt

from app.services import intake
from tests.support.screens import Screen
from ui.program.pages import DISCLOSURE
from ui.views.beside import DisclosurePage

Key = Qt.Key


def shown(screen: Screen) -> str:
    screen.press(Key.Key_F1)
    return cast("DisclosurePage", screen.shell.pages[DISCLOSURE]).card.title


def name_of(screen: Screen, local_code: str) -> str:
    today = screen.window.desk.today
    return next(m.name for m in screen.window.reads.matters(today) if m.local_code == local_code)


def test_a_new_application_after_a_case_shows_its_own_matter(screen: Screen) -> None:
    case_id = screen.window.draft("M12")
    intake.accept_case(screen.window.desk, case_id)
    screen.presenter.open_case(case_id)
    assert shown(screen) == name_of(screen, "M12")
    screen.begin("M21")
    assert shown(screen) == name_of(screen, "M21")


def test_a_new_application_without_a_matter_shows_none_of_the_case_before(screen: Screen) -> None:
    case_id = screen.window.draft("M12")
    intake.accept_case(screen.window.desk, case_id)
    screen.presenter.open_case(case_id)
    screen.press(Key.Key_F2)
    assert shown(screen) == "九项公开"


def test_a_case_after_an_application_shows_the_matter_of_the_case(screen: Screen) -> None:
    case_id = screen.window.draft("M12")
    intake.accept_case(screen.window.desk, case_id)
    screen.begin("M21")
    screen.presenter.open_case(case_id)
    assert shown(screen) == name_of(screen, "M12")
