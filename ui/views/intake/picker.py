"""Choosing the matter: one line to type in, and below it what fits, best first."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent

from ui.i18n import _, counted
from ui.presenters.intake.state import PickerState
from ui.widgets.basics import Card, label
from ui.widgets.forms import TextEdit
from ui.widgets.forms.search import HitDelegate
from ui.widgets.lists import RowList


class MatterPicker(Card):
    """Emits `typed` at every change and `picked` with the matter's code."""

    typed = Signal(str)
    picked = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("选择事项"), role="title")
        self.line = _PickerLine(self)
        self.line.textChanged.connect(self.typed)
        self.list = RowList(HitDelegate(), lambda hit: f"{hit.title}，{hit.subtitle}")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(_("事项"))
        self.list.opened.connect(self.picked)
        self._nothing = label(_("没有这样的事项；换个说法、拼音首字母或编码再试"), "", "muted")
        keys = _("↑↓ 选择 · Enter 选定 · 名称、拼音首字母、编码、类别都可以")
        self._keys = label(keys, "small", "faint")
        self.add(self.line)
        self.add(self.list, 1)
        self._more = label("", "small", "muted")
        self.add(self._nothing)
        self.add(self._more)
        self.add(self._keys)

    def render_state(self, state: PickerState) -> None:
        """Show what fits; the first is in hand."""
        if not state.query and self.line.text():
            with QSignalBlocker(self.line):
                self.line.clear()
        self.set_aside(state.note or counted("{count} 个事项在办", state.total))
        if self.list.rows != state.hits:
            self.list.set_rows(state.hits)
            self.list.step(-len(state.hits))
        self.list.setVisible(bool(state.hits))
        self._nothing.setVisible(not state.hits)
        self._more.setText(state.more)
        self._more.setVisible(bool(state.more))

    def take_current(self) -> None:
        """Pick the matter in hand."""
        if self.list.current_key:
            self.picked.emit(self.list.current_key)


class _PickerLine(TextEdit):
    """Typing narrows; up, down and Enter belong to the list below."""

    def __init__(self, picker: MatterPicker) -> None:
        super().__init__("", _("事项名称 · 拼音首字母 · 编码 · 类别"))
        self._picker = picker
        self.setAccessibleName(_("选择事项"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move and pick in the list; everything else is typed."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._picker.take_current()
        elif event.key() in _STEPS:
            self._picker.list.step(_STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 8,
    Qt.Key.Key_PageUp: -8,
}
