"""Nothing is cut off: from the smallest screen at 100 % to twice the size on a common one."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from app.domain.facts.money import PayMethod
from app.domain.names import LONGEST_NAME
from app.ports.printer import PrinterState
from app.services import intake, money
from tests.support.fitting import begin, cut_off, settle, shown
from tests.support.memory import counter
from tests.support.runners import InlineRunner
from tests.support.screens import CARD, Screen, screen_of
from tests.support.window import AGENT, FIRM, Window
from ui.i18n import install
from ui.theme.apply import apply_theme
from ui.widgets.basics import Value
from ui.widgets.panels.daystrip import DayStripView

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
MATTERS = ("m01", "m12", "m20")
"""Persons only; both kinds with long questions; both kinds and the longest words of an act."""


def test_a_limit_that_was_wide_keeps_its_last_day_when_the_window_shrinks(
    screen: Screen, qapp: QApplication
) -> None:
    case_id = screen.window.draft("M17")
    intake.receive_case(screen.window.desk, case_id)
    screen.shell.setMinimumSize(1, 1)
    other = screen.window.draft("M12")
    for one in (case_id, other):
        screen.presenter.open_case(one)
        settle()
    apply_theme(qapp, "light", 1.0)
    screen.shell.resize(1180, 700)
    settle()
    screen.presenter.open_case(case_id)
    settle()
    assert shown(screen, DayStripView)
    assert cut_off(screen) == []


def test_intake_fits(fitted: Screen) -> None:
    for code in MATTERS:
        begin(fitted, code)
        assert cut_off(fitted) == [], code


def test_every_day_of_the_limit_is_in_sight_while_materials_are_checked(fitted: Screen) -> None:
    for code in ("m14", "m18", "m23"):
        begin(fitted, code)
        fitted.press(Key.Key_F5, Key.Key_End)
        settle()
        strip = fitted.shell.intake.clock.strip
        assert strip.days, code
        assert strip.visibleRegion().boundingRect() == strip.rect(), code
        assert all(strip.rect().contains(strip.box(at).toRect()) for at in range(len(strip.days)))


def test_a_low_page_tells_its_clock_on_one_line(screen: Screen, qapp: QApplication) -> None:
    begin(screen, "m14")
    clock = screen.shell.intake.clock
    low = clock.height()
    assert low <= 30
    assert "收件次日起" in clock.findChildren(QLabel)[0].toolTip()
    screen.shell.resize(1920, 1080)
    settle()
    assert clock.height() > 2 * low
    screen.shell.resize(1366, 768)
    settle()
    assert clock.height() == low


def test_english_fits_the_smallest_screen(
    tmp_path: Path, qapp: QApplication, request: pytest.FixtureRequest
) -> None:
    request.addfinalizer(lambda: install("zh_CN"))
    install("en")
    with counter(tmp_path) as opened:
        screen = screen_of(Window(opened), InlineRunner())
        for code in MATTERS:
            begin(screen, code)
            assert cut_off(screen) == [], code
        screen.close()


def test_a_reduction_fits(fitted: Screen) -> None:
    window = fitted.window
    told = {"answer.extra_books": "2", "answer.buyer": "SMALL_FIRM"}
    case_id = window.draft("M19", **FIRM, **told)
    intake.accept_case(window.desk, case_id)
    fitted.presenter.open_case(case_id)
    settle()
    fitted.chord(Key.Key_3, ALT)
    fitted.chord(Key.Key_J, ALT)
    settle()
    assert fitted.presenter.money.state.waiver is not None
    assert cut_off(fitted) == []
    fitted.write("营业执照 91350100")
    fitted.press(Key.Key_Return)
    settle()
    money = fitted.presenter.money.state
    assert [line.amount for line in money.lines] == ["80.00", "20.00"]
    assert ("减免", "−80.00", "good") in money.facts
    assert fitted.focus.objectName() == "cash" or money.takes_cash is False


LONGEST = "阿布都热依木" * 7 + "·买买提江阿吉尔"


def test_a_case_of_people_with_the_longest_names_fits(fitted: Screen) -> None:
    assert len(LONGEST) == LONGEST_NAME
    window = fitted.window
    told = {"applicant.name": LONGEST, **AGENT, "agent.name": LONGEST}
    case_id = window.draft("M18", **told)
    intake.decide_on_spot(window.desk, case_id)
    money.take_cash(window.desk, case_id, window.case(case_id).money.due)
    fitted.presenter.open_case(case_id)
    settle()
    assert cut_off(fitted) == []
    texts = [one.text() for one in shown(fitted, QLabel)]
    assert LONGEST in texts


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_window_terminal_and_clerk_stand_in_the_status_line_of_the_smallest_window(
    tmp_path: Path, qapp: QApplication, request: pytest.FixtureRequest, language: str
) -> None:
    request.addfinalizer(lambda: install("zh_CN"))
    install(language)
    with counter(tmp_path) as opened:
        screen = screen_of(Window(opened), InlineRunner())
        screen.shell.setMinimumSize(1, 1)
        screen.shell.resize(1180, 700)
        screen.presenter.status.devices(printers={"A4": PrinterState.READY}, card_reader=True)
        begin(screen, "m18")
        words = [one.text() for one in screen.shell.status.findChildren(QLabel) if one.isVisible()]
        whose = [text for text in words if "B07" in text]
        assert len(whose) == 1
        assert "B09" in whose[0]
        assert "林晓雯" in whose[0]
        screen.close()


def test_a_case_fits(fitted: Screen) -> None:
    begin(fitted, "m12")
    fitted.press(Key.Key_F5, "x", "a", Key.Key_F7)
    settle()
    assert cut_off(fitted) == []


def test_money_fits_before_and_after_a_card_is_swiped(fitted: Screen) -> None:
    case_id = fitted.window.draft("M17")
    intake.receive_case(fitted.window.desk, case_id)
    fitted.presenter.open_case(case_id)
    settle()
    assert cut_off(fitted) == []
    fitted.chord(Key.Key_P, ALT)
    settle()
    assert cut_off(fitted) == []


def test_a_reference_of_any_length_is_read_whole_beside_the_amount(fitted: Screen) -> None:
    window = fitted.window
    for told in ("4200002292202609231234567890", "W" * 64):
        case_id = window.draft("M18")
        intake.decide_on_spot(window.desk, case_id)
        money.start_payment(window.desk, case_id, PayMethod.QR)
        (payment,) = window.reads.payments_of(case_id)
        money.confirm_payment(window.desk, payment.payment_id, told)
        fitted.presenter.open_case(case_id)
        settle()
        assert cut_off(fitted) == []
        (value,) = (one for one in shown(fitted, Value) if one.text() == told)
        assert value.height() >= value.heightForWidth(value.width())


def test_the_word_about_a_duplicate_fits(fitted: Screen) -> None:
    intake.accept_case(fitted.window.desk, fitted.window.draft("M12"))
    fitted.presenter.open_case(fitted.window.draft("M12", told_of_others=False))
    settle()
    assert fitted.presenter.intake.state.duplicates
    assert cut_off(fitted) == []


def test_a_narrow_window_shows_the_zone_that_has_the_keys(
    screen: Screen, qapp: QApplication
) -> None:
    apply_theme(qapp, "light", 1.5)
    screen.shell.setMinimumSize(1, 1)
    screen.shell.resize(1366, 768)
    screen.presenter.card_read(CARD)
    screen.press("m18", Key.Key_Return)
    settle()
    work, right = screen.shell.work, screen.shell._right
    assert work.width() <= 1 < right.width()
    screen.chord(Key.Key_1, ALT)
    settle()
    assert work.list.hasFocus()
    assert right.width() <= 1 < work.width()
    screen.chord(Key.Key_2, ALT)
    settle()
    assert work.width() <= 1 < right.width()
    apply_theme(qapp)


LONG = "阿卜杜热合曼·买买提依明·吐尔逊江·" * 3
NAME = LONG[:49] + "江"


def test_a_name_of_fifty_signs_is_wrapped_on_the_sheet_and_nothing_is_cut(fitted: Screen) -> None:
    told = {"applicant.name": NAME, "agent.name": NAME[1:]}
    agent = {"agent.id_no": "11010519491231002X", "agent.authority": "代为提交材料、领取结果"}
    case_id = fitted.window.draft("M01", **told, **agent)
    intake.receive_case(fitted.window.desk, case_id)
    fitted.presenter.open_case(case_id)
    settle()
    assert cut_off(fitted) == []
    named = next(
        one
        for one in shown(fitted, QLabel)
        if one.property("role") == "title" and isinstance(one, QLabel) and one.text() == NAME
    )
    assert named.height() >= named.heightForWidth(named.width())
    intake.accept_case(fitted.window.desk, case_id)
    settle()
    fitted.presenter.open_case(case_id)
    settle()
    assert cut_off(fitted) == []


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_the_line_of_the_foot_is_read_whole_on_the_smallest_screen(
    tmp_path: Path, qapp: QApplication, request: pytest.FixtureRequest, language: str
) -> None:
    request.addfinalizer(lambda: install("zh_CN"))
    install(language)
    with counter(tmp_path) as opened:
        screen = screen_of(Window(opened), InlineRunner())
        case_id = screen.window.draft("M18")
        intake.decide_on_spot(screen.window.desk, case_id)
        screen.presenter.open_case(case_id)
        settle()
        for case in (case_id, screen.window.draft("M12")):
            screen.presenter.open_case(case)
            settle()
            if case != case_id:
                screen.press(Key.Key_F5, "x")
                settle()
            page = screen.shell.case if screen.shell.page == "case" else screen.shell.intake
            said = page.foot.findChildren(QLabel)[0]
            assert said.width() >= said.fontMetrics().horizontalAdvance(page.foot.message)
        screen.close()
