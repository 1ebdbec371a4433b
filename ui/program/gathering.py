"""Word of what the rounds changed, gathered: screens want it a few times a second, no more."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

from app.ports.memory import Changed

PAUSE_MS = 250


class Gathering(QObject):
    """Says the first change at once, and what follows it within the pause in one word behind it."""

    def __init__(
        self,
        say: Callable[[Changed], None],
        parent: QObject | None = None,
        *,
        pause_ms: int = PAUSE_MS,
    ) -> None:
        super().__init__(parent)
        self._say = say
        self._waiting: Changed | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(pause_ms)
        self._pause.timeout.connect(self._passed)

    @property
    def is_pausing(self) -> bool:
        """Whether what comes now waits."""
        return self._pause.isActive()

    @Slot(object)
    def tell(self, changed: Changed) -> None:
        """Something changed."""
        if self.is_pausing:
            self._waiting = changed if self._waiting is None else self._waiting | changed
            return
        self._pause.start()
        self._say(changed)

    @Slot()
    def _passed(self) -> None:
        changed, self._waiting = self._waiting, None
        if changed is not None:
            self.tell(changed)
