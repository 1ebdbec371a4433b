"""The day strip, money, the status line, errors, papers on screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from tests.ui.widgets.conftest import Show, press
from ui.keymap import KEYS
from ui.widgets.basics import Chip, KeyCap
from ui.widgets.gallery import samples
from ui.widgets.panels import (
    Banner,
    BigAmount,
    BusyLine,
    DayStripView,
    EmptyState,
    KeySheet,
    KeyValueRow,
    PagePreview,
    StatusLine,
)
from ui.widgets.panels.daystrip import told
from ui.widgets.rows import DayKind, ErrorText, StatusSegment, Tone


@pytest.fixture
def strip(show: Show) -> DayStripView:
    made = DayStripView()
    made.set_days(samples.notice_days())
    show(made)
    return made


def test_the_strip_tells_every_day_to_a_screen_reader(strip: DayStripView) -> None:
    spoken = strip.accessibleDescription()
    assert spoken.count("；") == len(strip.days) - 1
    assert "11月28日 休：周末" in spoken
    assert "11月30日 5 止" in spoken


def test_arrows_walk_along_the_days_and_tell_why(strip: DayStripView) -> None:
    low = strip.heightForWidth(700)
    press(strip, Qt.Key.Key_Right)
    assert strip.heightForWidth(700) > low
    press(strip, *[Qt.Key.Key_Right] * 20, Qt.Key.Key_Left)
    assert told(strip.days[-2]) == "11月29日 休：周末"


def test_the_mouse_finds_the_reason_too(strip: DayStripView, qtbot: QtBot) -> None:
    at = strip.box(5).center().toPoint()
    QApplication.sendEvent(strip, QHelpEvent(QEvent.Type.ToolTip, at, strip.mapToGlobal(at)))
    qtbot.waitUntil(lambda: QToolTip.text() == "11月28日 休：周末")
    QToolTip.hideText()


def test_a_long_strip_breaks_after_whole_weeks(qapp: QApplication) -> None:
    strip = DayStripView()
    strip.set_days(samples.long_days())
    strip.resize(640, 400)
    first = [strip.box(at).left() for at in range(14)]
    assert strip.box(14).left() == first[0]
    assert strip.box(14).top() > strip.box(13).top()
    strip.resize(340, 600)
    assert strip.box(7).top() > strip.box(6).top()
    assert strip.heightForWidth(340) > strip.heightForWidth(640)


@pytest.mark.parametrize("width", [300, 640, 1200])
def test_no_day_leaves_the_strip(qapp: QApplication, width: int) -> None:
    strip = DayStripView()
    strip.set_days(samples.long_days())
    strip.resize(width, strip.heightForWidth(width))
    boxes = [strip.box(at) for at in range(len(strip.days))]
    assert all(box.right() <= width + 0.5 for box in boxes)
    assert max(box.bottom() for box in boxes) <= strip.height()


def test_a_stop_and_a_day_not_yet_published_are_told_as_such() -> None:
    days = samples.long_days()
    assert "停表" in told(next(day for day in days if day.kind is DayKind.STOPPED))
    assert "暂定" in told(days[-1])


def test_a_large_amount_is_made_smaller_not_cut(show: Show) -> None:
    amount = BigAmount("21,234,567.80", "人民币贰仟壹佰贰拾叁万肆仟伍佰陆拾柒元捌角整")
    show(amount, size=(220, 160))
    assert amount.accessibleName().startswith("¥21,234,567.80")
    assert not amount.grab().isNull()


def test_a_value_that_is_not_there_is_a_dash(qapp: QApplication) -> None:
    assert KeyValueRow("减免").accessibleName() == "减免 —"


def test_where_the_width_ends_plain_words_go_before_warnings(show: Show) -> None:
    line = StatusLine()
    line.set_segments(*samples.STATUS_ONLINE)
    show(line, size=(1366, 60))
    assert all(chip.isVisible() for chip in line.findChildren(Chip))
    narrow = StatusLine()
    narrow.set_segments(*samples.STATUS_ONLINE)
    show(narrow, size=(560, 60))
    assert all(chip.isVisible() for chip in narrow.findChildren(Chip))
    assert narrow.toolTip() == narrow.text == narrow.accessibleName()
    tiny = StatusLine()
    tiny.set_segments(*samples.STATUS_ONLINE)
    show(tiny, size=(150, 60))
    assert [chip.row.text for chip in tiny.findChildren(Chip) if chip.isVisible()] == ["在线"]


def test_the_status_line_is_left_alone_while_nothing_changes(show: Show) -> None:
    line = StatusLine()
    line.set_segments(*samples.STATUS_OFFLINE)
    show(line, size=(1366, 60))
    before = line.findChildren(Chip)
    line.set_segments(*samples.STATUS_OFFLINE)
    assert line.findChildren(Chip) == before
    line.set_segments([StatusSegment("在线", Tone.GOOD, "online")])
    assert line.text == "在线"


def test_an_error_is_copied_whole_and_the_next_one_is_not_said_to_be(show: Show) -> None:
    banner = Banner()
    show(banner)
    assert banner.isHidden()
    banner.show_error(samples.ERROR)
    assert banner.isVisible()
    (copy, *_others) = banner.findChildren(KeyCap)
    copy.click()
    assert QGuiApplication.clipboard().text() == samples.ERROR.whole
    assert samples.ERROR.code in samples.ERROR.whole
    assert copy.accessibleName() == "Ctrl+Shift+C 已复制"
    banner.show_error(ErrorText("甲", "乙", "丙", "NO-2"))
    assert copy.accessibleName() == "Ctrl+Shift+C 复制编号"


def test_an_error_is_put_away_once(show: Show) -> None:
    banner = Banner()
    show(banner)
    banner.show_error(samples.ERROR, retry="再打一次")
    gone: list[int] = []
    banner.dismissed.connect(lambda: gone.append(1))
    banner.dismiss()
    banner.dismiss()
    assert gone == [1]
    assert banner.isHidden()
    assert banner.error is None


def test_the_parts_of_an_error_that_are_empty_take_no_line() -> None:
    assert ErrorText("甲", "", "丙", "").whole == "甲\n丙"


def test_nothing_says_what_to_press(qapp: QApplication) -> None:
    empty = EmptyState("empty", "今天还没有办件", "收下第一份材料", KeyCap.of("case.new"))
    assert empty.findChild(KeyCap).accessibleName() == "F2 新收件"
    empty.set_text("没有找到")
    assert empty.accessibleName().startswith("没有找到")


def test_a_short_wait_is_never_shown(show: Show, qtbot: QtBot) -> None:
    busy = BusyLine()
    show(busy)
    busy.hide()
    busy.set_busy(True)
    assert busy.isHidden()
    busy.set_busy(False)
    assert busy.isHidden()
    busy.set_busy(True)
    qtbot.waitUntil(busy.isVisible)
    busy.set_busy(False)


def test_pages_are_turned_by_page_keys_and_fitted(show: Show) -> None:
    preview = PagePreview()
    show(preview, size=(420, 500))
    preview.set_pages([samples.page()] * 3)
    assert (preview.page, preview.count) == (1, 3)
    press(preview, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown)
    assert preview.page == 3
    press(preview, Qt.Key.Key_PageUp)
    assert preview.page == 2
    assert preview.accessibleDescription() == "第 2 页，共 3 页"
    preview.set_pages([])
    assert (preview.page, preview.count) == (0, 0)


def test_the_sheet_shows_every_key_of_the_table(show: Show) -> None:
    sheet = KeySheet()
    show(sheet, size=(1300, 900))
    assert len(sheet.findChildren(KeyCap)) == len(KEYS)


def test_a_point_between_the_days_has_no_reason(strip: DayStripView) -> None:
    outside = QPoint(strip.width() - 1, 1)
    event = QHelpEvent(QEvent.Type.ToolTip, outside, strip.mapToGlobal(outside))
    assert QApplication.sendEvent(strip, event)
