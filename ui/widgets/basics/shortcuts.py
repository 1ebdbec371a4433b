"""Binds an action of the keymap to a slot, once, without repeating while the key is held."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ui.keymap import key


def bind(
    owner: QWidget, action: str, slot: Callable[[], object], *, everywhere: bool = False
) -> QAction:
    """Call `slot` when the key of `action` is pressed within `owner`, or in its whole window.

    Raises KeyError for an id the keymap does not have. Holding the key acts once.
    """
    entry = key(action)
    made = QAction(entry.label, owner)
    made.setObjectName(action)
    made.setShortcuts([QKeySequence(text) for text in entry.sequences])
    made.setAutoRepeat(False)
    made.setShortcutContext(
        Qt.ShortcutContext.WindowShortcut
        if everywhere
        else Qt.ShortcutContext.WidgetWithChildrenShortcut
    )
    made.triggered.connect(lambda: slot())
    owner.addAction(made)
    return made
