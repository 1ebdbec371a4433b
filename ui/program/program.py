"""The program as a person meets it: the sign-in card, then the one window, until it is closed.

provisioned ──▶ sign-in card ──password──▶ window ──Ctrl+L, idle──▶ card ──same clerk──▶ window
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from app.domain.errors import Unavailable, YichuangError
from app.home.terminal import read_terminal
from app.ports.vault import VaultKind
from ui.bridge import CoreRunner
from ui.i18n import _
from ui.presenters.session import SignInPresenter
from ui.program.door import CounterDoor, Entrance
from ui.program.settings import Settings
from ui.program.start import set_aside, settle
from ui.theme.apply import apply_theme, current_theme, next_scale, next_theme
from ui.views.sign_in import SignInPage
from ui.widgets.rows import ErrorText

if TYPE_CHECKING:
    from ui.presenters.runner import Runner
    from ui.program.office import Office

OFFICE = "ui.program.office"
"""Loaded while the clerk types: the card is there before the services, SQL and paper are."""
CLOCK_MS = 5_000
MINUTE_MS = 60_000
PRELOAD_MS = 200
SMALLEST = (1180, 700)


class Front(QStackedWidget):
    """The one top-level window: the card, and behind it the office."""

    def __init__(self, on_close: Callable[[], None]) -> None:
        super().__init__()
        self._on_close = on_close
        self.setObjectName("ground")
        self.setWindowTitle(_("一窗"))
        self.setMinimumSize(*SMALLEST)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Everything is saved already; only the end of the session is put on record."""
        self._on_close()
        super().closeEvent(event)


class Program(QObject):
    """Wires the card, the door and the office; owns the threads and ends them."""

    def __init__(
        self,
        app: QApplication,
        settings: Settings,
        door: CounterDoor,
        runner: Runner | None = None,
    ) -> None:
        super().__init__()
        self.app, self.settings, self.door = app, settings, door
        self.runner: Runner = runner or CoreRunner(self)
        self.office: Office | None = None
        self.front = Front(self.close)
        self.sign_in = SignInPresenter(self.runner, door, _told, self._entered)
        self.card = SignInPage(self.sign_in)
        self.front.addWidget(self.card)
        self._focus: QWidget | None = None
        self._is_closed = False
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(settings.idle_minutes * MINUTE_MS)
        self._idle.timeout.connect(lambda: self.lock("IDLE"))
        self._clock = QTimer(self)
        self._clock.setInterval(CLOCK_MS)
        self._clock.timeout.connect(self._tick)

    def start(self) -> None:
        """Show the card; what stands in the way of signing in is said on it."""
        self._tick()
        self._clock.start()
        try:
            terminal = read_terminal(self.settings.home)
        except YichuangError as error:
            self.sign_in.fail(_unprovisioned(error))
        else:
            file_vault = terminal.vault == VaultKind.FILE.value
            note = _("密钥存于口令保险文件，不是系统保险库") if file_vault else ""
            number = f"{terminal.window_id} · {terminal.terminal_id}"
            self.sign_in.open(terminal.place or number, note)
            QTimer.singleShot(PRELOAD_MS, self, self._preload)
        self.card.enter()

    def lock(self, cause: str = "LOCK") -> None:
        """Put the card before the window; everything typed stays where it is."""
        if self.office is None or self.front.currentWidget() is self.card:
            return
        self._focus = self.app.focusWidget()
        office = self.office
        self.runner.run(lambda: office.sign_out(cause), _nothing, _nothing)
        self.sign_in.lock(office.desk.staff.staff_id)
        self._tick()
        self.front.setCurrentWidget(self.card)
        self.card.enter()

    def tell(self, error: BaseException) -> None:
        """Say on whatever is on display that something went wrong which nobody foresaw."""
        if self.office is None or self.front.currentWidget() is self.card:
            self.sign_in.fail(error)
        else:
            self.office.presenter.fail(error)

    def close(self) -> None:
        """End the session on record, let every thread finish, close the memory."""
        if self._is_closed:
            return
        self._is_closed = True
        self.app.removeEventFilter(self)
        self._clock.stop()
        self._idle.stop()
        if self.office is not None:
            office = self.office
            office.close()
            self.runner.run(lambda: office.sign_out("SIGN_OUT"), _nothing, _nothing)
        self.runner.close()
        self.door.close()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Any key or click puts the idle lock off."""
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress):
            self._idle.start()
        return False

    def _entered(self, staff_id: str) -> None:
        self._idle.start()
        if self.office is not None:
            self._record_sign_in(self.office)
            self.front.setCurrentWidget(self.office.shell)
            if self._focus is not None:
                self._focus.setFocus()
            return
        entrance = self.door.entrance
        assert entrance is not None
        assert entrance.staff.staff_id == staff_id
        self._open_office(entrance)

    def _open_office(self, entrance: Entrance) -> None:
        made = import_module(OFFICE).Office
        office: Office = made(entrance, self.settings, self.runner, self.door.vault)
        self.office = office
        self.front.addWidget(office.shell)
        self.front.setCurrentWidget(office.shell)
        self._bind(office)
        self._record_sign_in(office)
        office.start()
        self.app.installEventFilter(self)
        settle()

    def _record_sign_in(self, office: Office) -> None:
        failures = self.door.failures
        self.runner.run(lambda: office.sign_in(failures), office.announce, office.presenter.fail)

    def _bind(self, office: Office) -> None:
        shell = office.shell
        shell.on("lock", self.lock)
        shell.on("theme", lambda: self._dress(name=next_theme(current_theme())))
        shell.on("scale.up", lambda: self._dress(scale=next_scale(current_theme(), 1)))
        shell.on("scale.down", lambda: self._dress(scale=next_scale(current_theme(), -1)))
        shell.on("scale.reset", lambda: self._dress(scale=1.0))

    def _dress(self, name: str = "", scale: float = 0.0) -> None:
        theme = current_theme()
        apply_theme(self.app, name or theme.name, scale or theme.scale)

    def _preload(self) -> None:
        if not self._is_closed:
            self.runner.run(_load_office, _nothing, _nothing)

    def _tick(self) -> None:
        self.sign_in.tick(self.door.clock.now().at)


def _told(error: BaseException) -> ErrorText:
    from ui.sentences import error_text

    return error_text(error)


def _unprovisioned(error: YichuangError) -> YichuangError:
    if error.code == "FILE_MISSING":
        return Unavailable("NOT_PROVISIONED")
    return error


def _load_office() -> None:
    import_module(OFFICE)
    import_module("app.bootstrap").warm_up()
    set_aside()


def _nothing(_result: object) -> None:
    """An answer nobody waits for."""
