"""Recognises a scan whatever has the focus, and keeps it out of the field that has it.

A scanner types: many keys, a few milliseconds apart, then Enter or Tab. Every key that could
begin a scan is held for `HOLD_MS`; if no second one follows at a scanner's pace it goes on to
where it was meant, and nobody sees the delay. So a scan never leaks its first digit into a
name, and never presses X on a material.

    idle ──key──▶ held ──fast key──▶ burst ──≥ LEAST keys, then Enter──▶ scanned
      ▲            │ HOLD_MS            │ STALL_MS
      └──typed on──┴────────────────────┘

A scan is not split by one slow key: within a burst that is long enough the patience grows to
`STALL_MS`.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent

HOLD_MS = 30
STALL_MS = 120
LEAST = 6

_ENDINGS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_CHORDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


def pressed_at(event: QKeyEvent) -> float:
    """When a key was pressed, in milliseconds: by the keyboard's clock, not a busy window's."""
    return float(event.timestamp()) or time.monotonic() * 1000


class ScanFilter(QObject):
    """An event filter for the whole program; emits the text of each scan, control signs gone.

    Install it with `app.installEventFilter(scan_filter)`. While it is not `enabled`, keys pass
    untouched: a driver that types by program switches it off.
    """

    scanned = Signal(str)

    def __init__(
        self, parent: QObject | None = None, when: Callable[[QKeyEvent], float] = pressed_at
    ) -> None:
        super().__init__(parent)
        self.enabled = True
        self._when = when
        self._held: list[tuple[QObject, QKeyEvent]] = []
        self._last = 0.0
        self._passing = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self.release)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hold, gather or pass one event; True when it is ours."""
        if self._passing or not self.enabled:
            return False
        if event.type() != QEvent.Type.KeyPress:
            if event.type() == QEvent.Type.MouseButtonPress:
                self.release()
            return False
        return isinstance(event, QKeyEvent) and self._take(watched, event)

    def release(self) -> None:
        """Let the held keys go on to where they were meant: it was a person typing."""
        held, self._held = self._held, []
        self._patience.stop()
        self._passing = True
        try:
            for watched, event in held:
                focused: QObject | None = QGuiApplication.focusObject()
                QCoreApplication.sendEvent(watched if focused is None else focused, event)
        finally:
            self._passing = False

    def _take(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.key() in _MODIFIERS:
            return False
        in_pace = self._when(event) - self._last <= (STALL_MS if self._is_burst() else HOLD_MS)
        if event.key() in _ENDINGS and in_pace and self._is_burst():
            self._announce()
            return True
        if self._held and not in_pace:
            self.release()
        if not _is_writing(event):
            self.release()
            return False
        self._held.append((watched, event.clone()))
        self._last = self._when(event)
        self._patience.start(STALL_MS if self._is_burst() else HOLD_MS)
        return True

    def _is_burst(self) -> bool:
        return len(self._held) >= LEAST

    def _announce(self) -> None:
        text = "".join(event.text() for _watched, event in self._held)
        self._held.clear()
        self._patience.stop()
        self.scanned.emit("".join(sign for sign in text if sign.isprintable()).strip())


def _is_writing(event: QKeyEvent) -> bool:
    # Control signs belong to a scan too: GS1 separators come as Ctrl-less text such as U+001D.
    chord = event.modifiers() & _CHORDS
    return bool(event.text()) and not chord and event.key() not in (*_ENDINGS, *_EDITING)


_MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_CapsLock)
_EDITING = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Escape, Qt.Key.Key_Backtab)
