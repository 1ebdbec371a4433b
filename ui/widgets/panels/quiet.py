"""What a screen shows when there is nothing, and what it shows while something takes a while."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QProgressBar, QWidget

from ui.widgets.basics.keycap import KeyCap
from ui.widgets.basics.layouts import column, row
from ui.widgets.basics.words import label
from ui.widgets.panels.banner import BigIcon

# Nothing faster than this is worth a sign of progress.
PATIENCE_MS = 100


class EmptyState(QWidget):
    """Says that there is nothing, and which key begins something."""

    def __init__(self, icon: str, title: str, text: str = "", *caps: KeyCap) -> None:
        super().__init__()
        self._title = label(title, "heading")
        self._text = label(text, "small", "muted", wrap=True)
        for words in (self._title, self._text):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        sign = row(1, BigIcon(icon, "faint", 36), 1)
        keys = row(1, *caps, 1, gap=16)
        self.setLayout(
            column(1, sign, self._title, self._text, keys, 2, gap=10, margins=(16, 16, 16, 16))
        )
        self._text.setVisible(bool(text))
        self.setAccessibleName(f"{title}。{text}")

    def set_text(self, title: str, text: str = "") -> None:
        """Say something else."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.setAccessibleName(f"{title}。{text}")


class BusyLine(QProgressBar):
    """A thin line that moves only when something takes longer than a tenth of a second.

    With `set_share` it becomes determinate. It keeps its room, so that nothing jumps.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setTextVisible(False)
        self.setRange(0, 0)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self.show)
        self.hide()

    def set_busy(self, busy: bool) -> None:
        """Begin to wait, or stop; a wait that is short is never shown."""
        if busy:
            self._patience.start()
        else:
            self._patience.stop()
            self.setRange(0, 0)
            self.hide()

    def set_share(self, done: int, whole: int) -> None:
        """Show how much is done."""
        self.setRange(0, whole)
        self.setValue(done)
