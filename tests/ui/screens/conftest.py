"""The whole window over a real, provisioned counter, driven by keys; no thread, no waiting."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.support.fitting import SIZES, TIGHT, fit
from tests.support.memory import counter
from tests.support.runners import InlineRunner
from tests.support.screens import Screen, screen_of
from tests.support.window import Window
from ui.i18n import install
from ui.theme.apply import apply_theme


@pytest.fixture
def screen(tmp_path: Path, qapp: QApplication) -> Iterator[Screen]:
    """A clerk's window, started, at 1366×768."""
    with counter(tmp_path) as opened:
        made = screen_of(Window(opened), InlineRunner())
        yield made
        made.close()


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}@{size[2]}")
def fitted(request: pytest.FixtureRequest, screen: Screen, qapp: QApplication) -> Iterator[Screen]:
    """The window in every size."""
    fit(screen, *request.param)
    yield screen
    apply_theme(qapp)


@pytest.fixture(
    params=[(language, size) for language in ("zh_CN", "en") for size in TIGHT],
    ids=lambda one: f"{one[0]}-{one[1][0]}x{one[1][1]}@{one[1][2]}",
)
def spoken(request: pytest.FixtureRequest, tmp_path: Path, qapp: QApplication) -> Iterator[Screen]:
    """The window in the tightest sizes, in every language."""
    language, size = request.param
    install(language)
    with counter(tmp_path) as opened:
        made = screen_of(Window(opened), InlineRunner())
        fit(made, *size)
        yield made
        made.close()
    apply_theme(qapp)
    install("zh_CN")
