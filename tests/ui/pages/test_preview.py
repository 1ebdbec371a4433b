"""A paper on screen says which of its pages is seen, and how to leave."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from tests.support.screens import Screen
from ui.program.pages import PREVIEW
from ui.views.beside import PreviewPage
from ui.widgets.rows import PageRaster

Key = Qt.Key


def test_the_page_in_view_is_numbered_and_the_way_back_is_told(screen: Screen) -> None:
    page = screen.shell.pages[PREVIEW]
    assert isinstance(page, PreviewPage)
    blank = PageRaster(40, 56, b"\xff" * (40 * 56 * 4))
    page._presenter._show(page._presenter.state.__class__("样张", "", (blank, blank)))
    screen.shell.go(PREVIEW)
    QApplication.processEvents()
    words = [one.text() for one in page.findChildren(QLabel) if one.isVisible()]
    assert "第 1 页，共 2 页 · PgUp PgDn 翻页 · Esc 返回" in words
    screen.press(Key.Key_Escape)
    assert screen.presenter.state.page != PREVIEW
