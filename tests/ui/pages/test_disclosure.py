"""F1 by keys: what is shown is what was published, and Enter prints it."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from app.domain.catalogue import disclosure_digest, nine_elements
from app.services import intake
from tests.support.screens import Screen
from ui.program.pages import DISCLOSURE
from ui.views.beside import DisclosurePage

Key = Qt.Key


def page_of(screen: Screen) -> DisclosurePage:
    return cast("DisclosurePage", screen.shell.pages[DISCLOSURE])


def words_of(screen: Screen) -> list[str]:
    return [label.text() for label in page_of(screen).findChildren(QLabel)]


def test_all_nine_elements_and_every_material_are_shown_with_their_digest(screen: Screen) -> None:
    screen.begin("M12")
    screen.press(Key.Key_F1)
    matter = screen.presenter.matter
    assert matter is not None
    assert matter.local_code == "M12"
    words = words_of(screen)
    for element in nine_elements(matter):
        assert f"{element.number}  {element.title}" in words
        assert set(element.lines) <= set(words)
    assert {material.name for material in matter.materials} <= set(words)
    assert any(disclosure_digest(matter)[:16] in text for text in words)


def test_without_a_matter_it_says_what_to_do_and_prints_nothing(screen: Screen) -> None:
    screen.press(Key.Key_F2, Key.Key_F1, Key.Key_Return)
    assert "先选择事项，再看它的九项公开" in words_of(screen)
    assert screen.window.reads.unfinished_jobs() == ()


def test_enter_keeps_the_printed_paper_with_the_case_in_hand(screen: Screen) -> None:
    case_id = screen.window.draft("M12")
    intake.accept_case(screen.window.desk, case_id)
    screen.presenter.open_case(case_id)
    screen.press(Key.Key_F1, Key.Key_Return)
    assert screen.window.papers(case_id)[-1] == "D01"
    assert "一次性告知单已出具，正在打印" in words_of(screen)


def test_arrows_and_page_keys_scroll_and_the_next_visit_begins_at_the_top(screen: Screen) -> None:
    screen.begin("M12")
    screen.press(Key.Key_F1)
    QApplication.processEvents()
    bar = page_of(screen).sheet.verticalScrollBar()
    assert bar.maximum() > 0
    screen.press(Key.Key_End)
    assert bar.value() == bar.maximum()
    screen.press(Key.Key_PageUp, Key.Key_Down, Key.Key_Escape, Key.Key_F1)
    assert bar.value() == 0


def test_a_guide_handed_out_while_the_draft_is_filled_stays_with_the_case(screen: Screen) -> None:
    case_id = screen.window.draft("M12")
    screen.presenter.open_case(case_id)
    screen.press(Key.Key_F1, Key.Key_Return)
    intake.accept_case(screen.window.desk, case_id)
    assert screen.window.papers(case_id)[0] == "D01"
    (paper,) = [p for p in screen.window.reads.documents_of(case_id) if p.kind == "D01"]
    assert "办件编号" not in str(paper.snapshot["header"]["verification"])
