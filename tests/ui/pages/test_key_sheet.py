"""The sheet of keys: every key of the table, on one screen of the smallest size."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from tests.support.screens import Screen
from ui.i18n import install
from ui.keymap import KEYS, Context
from ui.program.pages import KEYS as SHEET
from ui.theme.apply import apply_theme
from ui.views.beside import KeysPage
from ui.widgets.basics import KeyCap

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


def opened(screen: Screen) -> KeysPage:
    screen.chord(Key.Key_F1, SHIFT)
    QApplication.processEvents()
    return cast("KeysPage", screen.shell.pages[SHEET])


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_key_and_every_context_fits_one_screen(screen: Screen, language: str) -> None:
    install(language)
    try:
        screen.shell.add_page(SHEET, KeysPage(), wide=True)
        page = opened(screen)
        assert len(page.findChildren(KeyCap)) == len(KEYS)
        words = {label.text() for label in page.findChildren(QLabel)}
        assert {context.label for context in Context} <= words
        assert page.sheet.verticalScrollBar().maximum() == 0
    finally:
        install()


def test_where_the_scale_makes_it_longer_the_page_keys_scroll(screen: Screen) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    page = opened(screen)
    apply_theme(app, "light", 1.5)
    try:
        QApplication.processEvents()
        bar = page.sheet.verticalScrollBar()
        screen.press(Key.Key_PageDown)
        assert bar.value() > 0
        screen.press(Key.Key_Home)
        assert bar.value() == 0
    finally:
        apply_theme(app)
