"""Tab goes round the whole window: from any field every other one can be reached."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.support.screens import Screen

Key = Qt.Key
MOST_STEPS = 40
PERSON = ("name", "id_no", "mobile", "address")


def ring(screen: Screen) -> list[str]:
    """The named stops of one round, from the field that has the keys back to it."""
    start, found = QApplication.focusWidget(), []
    for _n in range(MOST_STEPS):
        screen.press(Key.Key_Tab)
        now = QApplication.focusWidget()
        found.append(now.objectName())
        if now is start:
            return found
    raise AssertionError(f"Tab never came back: {found}")


@pytest.mark.parametrize("as_organisation", [False, True])
def test_every_field_of_the_applicant_is_on_one_round(
    screen: Screen, as_organisation: bool
) -> None:
    screen.begin("M21")
    names = PERSON
    if as_organisation:
        kind = screen.shell.intake.applicant.kind
        while not kind.hasFocus():
            screen.press(Key.Key_Tab)
        screen.press(Key.Key_Right)
        names = (*PERSON, "representative")
    stops = ring(screen)
    for name in names:
        assert f"applicant.{name}" in stops
    assert "case.accept" in stops
    assert screen.shell.header.search.objectName() in stops
