"""What is typed is read from its beginning, and a number whole, in every size and language."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QLineEdit,
    QScrollArea,
    QStyle,
    QStyleOptionFrame,
)

from app.domain.cases.states import State
from app.services import intake
from tests.support.fitting import begin, settle, shown
from tests.support.screens import Screen
from ui.presenters.acts import FootState
from ui.presenters.problems import state_name
from ui.theme.apply import current_theme
from ui.views.intake.party import PartyCard
from ui.views.page import LOW
from ui.widgets.basics import Chip

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
_MARGIN = 2
"""What a line leaves free at either end of its contents."""


def room_of(line: QLineEdit) -> int:
    """How wide a text the line can show."""
    option = QStyleOptionFrame()
    line.initStyleOption(option)
    inner = line.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, line)
    margins = line.textMargins()
    return inner.width() - margins.left() - margins.right() - 2 * _MARGIN


def lines_of(screen: Screen) -> dict[str, QLineEdit]:
    """The lines in sight, by name."""
    found = (one for one in shown(screen, QLineEdit) if isinstance(one, QLineEdit))
    return {one.objectName(): one for one in found}


def is_whole(line: QLineEdit) -> bool:
    """Whether all of its text can be read."""
    return line.fontMetrics().horizontalAdvance(line.text()) <= room_of(line)


def assert_inside(screen: Screen) -> None:
    """The cards of people are no wider than the page, and no line of theirs is squeezed."""
    for card in shown(screen, PartyCard):
        room = card.parentWidget().parentWidget().width()
        assert card.minimumSizeHint().width() <= room, card
        for line in card.findChildren(QLineEdit):
            assert not line.isVisible() or line.width() >= line.minimumSizeHint().width()


def test_numbers_of_persons_are_read_whole(spoken: Screen) -> None:
    begin(spoken, "m20")
    spoken.chord(Key.Key_G, ALT)
    settle()
    for prefix in ("applicant", "agent"):
        lines = lines_of(spoken)
        for name, text in (("id_no", "440524200002292200"), ("mobile", "0756-12345678")):
            line = lines[f"{prefix}.{name}"]
            line.setFocus()
            line.selectAll()
            spoken.write(text)
        settle()
        lines = lines_of(spoken)
        lines[f"{prefix}.name"].setFocus()
        for name in ("id_no", "mobile"):
            line = lines[f"{prefix}.{name}"]
            assert is_whole(line), (prefix, name, line.width())
            assert line.cursorPosition() == 0
    assert_inside(spoken)


def test_a_line_left_with_tab_shows_where_its_text_begins(spoken: Screen) -> None:
    begin(spoken, "m01")
    address = lines_of(spoken)["applicant.address"]
    address.setFocus()
    spoken.write("示例省示例市示例县城关镇河东路一百二十八号院三栋二单元四百零一室" * 2)
    assert address.cursorPosition() > 0
    spoken.press(Key.Key_Tab)
    assert address.cursorPosition() == 0


def test_a_text_put_in_beforehand_begins_at_its_beginning(spoken: Screen) -> None:
    begin(spoken, "m12")
    spoken.press(Key.Key_F5, Key.Key_F10, "1")
    settle()
    basis = lines_of(spoken)["ask.basis"]
    assert basis.text()
    assert not basis.hasFocus()
    assert basis.cursorPosition() == 0


def test_no_pill_is_ever_cut(spoken: Screen) -> None:
    window = spoken.window
    matter = next(m for m in window.reads.matters(window.desk.today) if m.local_code == "M18")
    first = next(row for row in matter.materials if row.necessity == "REQUIRED")
    case_id = window.draft("M18")
    intake.keep_fields(window.desk, case_id, {f"verdict.{first.id}": "MISSING"})
    intake.give_notice(window.desk, case_id)
    spoken.presenter.open_case(case_id)
    settle()
    chips = shown(spoken, Chip)
    assert chips
    for chip in chips:
        assert chip.width() >= chip.minimumSizeHint().width()
        holder = chip.parentWidget()
        assert holder.rect().contains(chip.geometry()), (holder, chip.geometry())
    assert any(chip.accessibleName() == state_name(State.SUPPLEMENTING) for chip in chips)


def in_sight(screen: Screen) -> bool:
    """Whether what has the keys, of a list the row in hand, is seen as far as the page is high."""
    now = screen.focus
    inner = now.viewport() if isinstance(now, QAbstractItemView) else now
    box = now.visualRect(now.currentIndex()) if isinstance(now, QAbstractItemView) else now.rect()
    area = now.parentWidget()
    while not isinstance(area, QScrollArea):
        area = area.parentWidget()
    seen = inner.visibleRegion().boundingRect().intersected(box)
    return seen.height() >= min(box.height(), area.viewport().height())


def test_a_field_that_appears_with_the_keys_in_it_is_seen_whole(spoken: Screen) -> None:
    begin(spoken, "m19")
    spoken.chord(Key.Key_G, ALT)
    settle()
    assert spoken.focus.objectName() == "agent.name"
    assert in_sight(spoken)


def test_the_row_in_hand_is_seen_after_a_notice_and_as_one_goes_down(spoken: Screen) -> None:
    begin(spoken, "m18")
    lines_of(spoken)["applicant.mobile"].setFocus()
    spoken.write("13800134321")
    spoken.press(Key.Key_F5, "a", "1", "x", "2", "x", Key.Key_F7)
    settle()
    assert spoken.presenter.state.page == "case"
    assert spoken.focus is spoken.shell.case.checklist.list
    assert in_sight(spoken)
    spoken.press(Key.Key_End)
    settle()
    assert in_sight(spoken)


def test_why_a_key_is_off_is_read_whole(spoken: Screen) -> None:
    case_id = spoken.window.draft("M19", ok=False)
    spoken.presenter.open_case(case_id)
    settle()
    page = spoken.shell.intake
    if page.height() < current_theme().px(LOW):
        pytest.skip("too low for a foot of three lines: README, what it does not do yet")
    foot = page.foot
    said = foot.findChildren(QLabel)[0]
    acts = spoken.presenter.intake.state.foot.acts
    for text in (
        foot.message,
        "Materials still to check: 不动产登记申请书、申请人身份证明、不动产权属证书",
    ):
        foot.render_foot(FootState(text, "warn", acts))
        settle()
        assert foot.message == text
        assert said.height() >= said.heightForWidth(said.width())
        one_line = said.fontMetrics().horizontalAdvance(text) <= said.width()
        assert one_line or said.wordWrap()
