"""The sign-in card by keys: everybody who may sign in here can be reached."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.errors import Refused
from tests.support.runners import InlineRunner
from ui.presenters.session import Face, SignInPresenter
from ui.sentences import error_text
from ui.theme.apply import apply_theme
from ui.views.sign_in import SignInPage

Key = Qt.Key


class Hall:
    """A door with so many clerks; it opens for nobody and remembers who knocked."""

    def __init__(self, count: int) -> None:
        self.clerks = [Face(f"s{n}", f"职员{n}", f"{1000 + n}") for n in range(1, count + 1)]
        self.knocked: list[str] = []

    def faces(self) -> Sequence[Face]:
        return self.clerks

    def enter(self, staff_id: str, password: str) -> None:
        self.knocked.append(staff_id)
        raise Refused("SIGN_IN_WRONG", left=4)


def card_of(hall: Hall, qapp: QApplication) -> SignInPage:
    apply_theme(qapp)
    presenter = SignInPresenter(InlineRunner(), hall, error_text, lambda staff_id: None)
    page = SignInPage(presenter)
    page.resize(1366, 768)
    page.show()
    page.activateWindow()
    presenter.open("示例县政务服务中心", "")
    QApplication.processEvents()
    return page


@pytest.fixture
def crowd(qapp: QApplication) -> Iterator[tuple[Hall, SignInPage]]:
    hall = Hall(30)
    page = card_of(hall, qapp)
    yield hall, page
    page.close()
    page.deleteLater()


def test_the_thirtieth_clerk_signs_in_by_arrows(crowd: tuple[Hall, SignInPage]) -> None:
    hall, page = crowd
    page.faces.setFocus()
    for _turn in range(29):
        QTest.keyClick(page.faces, Key.Key_Down)
    in_hand = page.faces.visualItemRect(page.faces.currentItem())
    assert page.faces.viewport().rect().contains(in_hand)
    QTest.keyClick(page.faces, Key.Key_Return)
    assert page.password.hasFocus()
    QTest.keyClick(page.password, Key.Key_Return)
    assert hall.knocked == ["s30"]


def test_a_digit_is_for_the_first_nine(crowd: tuple[Hall, SignInPage]) -> None:
    _hall, page = crowd
    assert page.faces.item(8).text().startswith("9 ")
    assert "10" not in page.faces.item(9).text().split()
    page.faces.setFocus()
    QTest.keyClick(page.faces, Key.Key_9)
    assert page.faces.currentRow() == 8


@pytest.mark.parametrize(("width", "height"), [(1180, 700), (1366, 768)])
def test_the_card_stays_in_the_window_with_an_error_too(
    crowd: tuple[Hall, SignInPage], width: int, height: int
) -> None:
    _hall, page = crowd
    page.resize(width, height)
    QTest.keyClick(page.password, Key.Key_Return)
    QApplication.processEvents()
    assert page.banner.isVisible()
    assert page.minimumSizeHint().height() <= height
    assert page.faces.verticalScrollBar().maximum() > 0


@pytest.mark.parametrize("count", [1, 6])
def test_few_clerks_need_no_scrolling(count: int, qapp: QApplication) -> None:
    page = card_of(Hall(count), qapp)
    assert page.faces.verticalScrollBar().maximum() == 0
    page.close()
    page.deleteLater()


def test_esc_puts_the_error_away_and_leaves_the_password(crowd: tuple[Hall, SignInPage]) -> None:
    _hall, page = crowd
    page.password.setFocus()
    QTest.keyClicks(page.password, "falsch")
    QTest.keyClick(page.password, Key.Key_Return)
    assert page.banner.isVisible()
    QTest.keyClick(page.password, Key.Key_Escape)
    assert not page.banner.isVisible()
    assert page.password.text() == "falsch"
