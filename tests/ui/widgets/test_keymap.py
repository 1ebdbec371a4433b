"""One table of keys: no two actions alive together share one."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from ui.i18n import install
from ui.keymap import KEYS, Context, cap_text, in_context, key, key_text, sheet


def keys_of(*contexts: Context) -> list[str]:
    return [text for one in contexts for entry in in_context(one) for text in entry.sequences]


@pytest.mark.parametrize("context", Context)
def test_no_two_actions_alive_together_share_a_key(context: Context) -> None:
    alive = {Context.WINDOW, Context.BUTTON, context}
    shared = [text for text, count in Counter(keys_of(*alive)).items() if count > 1]
    assert shared == []


def test_every_key_is_one_qt_knows(qapp: QApplication) -> None:
    for entry in KEYS.values():
        for text in entry.sequences:
            assert QKeySequence(text).toString() == text, entry.id
            assert QKeySequence(text).count() == 1, entry.id


@pytest.mark.parametrize(
    ("action", "cap"),
    [
        ("disclosure", "F1"), ("case.new", "F2"), ("search", "F3"), ("card.read", "F4"),
        ("materials", "F5"), ("fee", "F6"), ("case.notice", "F7"), ("case.accept", "F8"),
        ("case.issue", "F9"), ("case.refuse", "F10"), ("print", "F12"),
        ("print.again", "Shift+F12"), ("agent", "Alt+G"), ("lock", "Ctrl+L"), ("back", "Esc"),
        ("case.next", "Alt+↓"), ("scale.up", "Ctrl++"), ("scale.down", "Ctrl+-"),
        ("material.OK", "空格"), ("list.open", "Enter"), ("undo", "Ctrl+Z"),
    ],
)  # fmt: skip
def test_the_keys_of_the_sketch_are_kept(action: str, cap: str) -> None:
    assert key_text(action) == cap


def test_the_sheet_tells_every_key_in_the_language_of_the_window() -> None:
    assert sum(len(keys) for _heading, keys in sheet()) == len(KEYS)
    assert key("case.accept").label == "受理"
    install("en")
    assert key("case.accept").label == "Accept"
    assert cap_text("Space") == "Space"


def test_an_action_nobody_knows_is_an_error() -> None:
    with pytest.raises(KeyError):
        key("case.explode")


@pytest.mark.parametrize(
    ("context", "caps"),
    [
        (Context.MATERIALS, {"1–9"}),
        (Context.LIST, {"Enter", "Home End"}),
        (Context.CHOICE, {"1–9", "Enter", "空格"}),
    ],
)
def test_the_keys_of_a_place_are_on_the_sheet(context: Context, caps: set[str]) -> None:
    assert caps <= {entry.text for entry in in_context(context)}


def test_f12_shows_a_paper_or_prints_it_and_is_not_called_print() -> None:
    assert key("print").label == "文书"
