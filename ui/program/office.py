"""Behind the card: one clerk's desk, the window with its pages, the paper room, the devices."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from app.devices.card_reader import SimulatedReader
from app.domain.people import Party
from app.ports.memory import Changed
from app.ports.printer import Printer
from app.ports.vault import Vault
from app.services.desk import Desk
from app.services.intake import deem_overdue, note_card_read
from app.services.session import note_clock, record_sign_in, record_sign_out
from printing.press import Press
from ui.bridge import PaperRunner
from ui.presenters.runner import Runner
from ui.presenters.shell import ShellPresenter
from ui.presenters.station import Station
from ui.program.door import Entrance
from ui.program.pages import add_pages
from ui.program.paper import A4, SLIP, PaperRoom, PrinterStates, make_printer
from ui.program.post import Post
from ui.program.settings import Settings
from ui.scan import ScanFilter
from ui.views.shell import Shell

DUTY_MS = 15 * 60_000
"""How often the silent clocks are looked at; a day is the unit, so this is often enough."""

ReadCard = Callable[[], Party]


class Office(QObject):
    """Everything that lives as long as the session of one clerk."""

    def __init__(
        self, entrance: Entrance, settings: Settings, runner: Runner, vault: Callable[[], Vault]
    ) -> None:
        super().__init__()
        counter = entrance.counter
        self.counter, self.press = counter, Press()
        self.desk = Desk(
            memory=counter.memory,
            clock=counter.clock,
            ids=counter.ids,
            press=self.press,
            staff=entrance.staff,
            terminal_id=counter.terminal.terminal_id,
            window_id=counter.terminal.window_id,
            printer=A4,
            receipt_printer=SLIP,
        )
        self.station = Station(self.desk, counter.reads, runner)
        self.presenter = ShellPresenter(self.station)
        self.shell = Shell(self.presenter)
        self.printers = _printers(settings)
        self.paper = PaperRoom(
            counter, self.press, self.printers, self.announce, self._case_in_hand
        )
        self.post = Post(counter, self.station, runner, vault)
        self.post.on_link = self.presenter.status.center
        self.post.on_installed = self.presenter.read_office
        self.post.on_trouble = self.presenter.fail
        self._reader = SimulatedReader() if settings.reader == "simulated" else None
        self.read_card: ReadCard | None = self._lift if self._reader else None
        self._card_runner = PaperRunner(self)
        self._runner = runner
        self._duties = QTimer(self)
        self._duties.setInterval(DUTY_MS)
        self._duties.timeout.connect(self._do_duties)
        self._scan = ScanFilter(self)
        self._scan.enabled = settings.scanner
        self._scan.scanned.connect(self._scanned)
        self.station.news.subscribe(self._heard)
        fault = self.paper.toggle_fault if self.paper.is_simulated else None
        add_pages(self.shell, self.presenter, self.station, fault, self.post)
        self.shell.on("card.read", self.ask_card)

    def start(self) -> None:
        """Fill the window, look at the silent clocks, wake the paper room."""
        self.presenter.start()
        app = QCoreApplication.instance()
        assert app is not None
        app.installEventFilter(self._scan)
        self._do_duties()
        self._duties.start()
        self.paper.on_trouble = self.presenter.fail
        self.paper.start(self._printers_said)
        self.post.start()

    def sign_in(self, failures: int) -> Changed:
        """Put the session on record, with the attempts that failed before it; core's thread."""
        return record_sign_in(self.desk, failures)

    def sign_out(self, cause: str) -> Changed:
        """Put its end, or its lock, on record; core's thread."""
        return record_sign_out(self.desk, cause)

    def announce(self, changed: object) -> None:
        """Tell every screen on display what an act touched."""
        if isinstance(changed, Changed):
            self.station.news.announce(changed)

    def ask_card(self) -> None:
        """Read the card on the reader, on a thread of its own: a reader may take its time."""
        if self.read_card is not None and not self._card_runner.is_busy:
            self._card_runner.run(self.read_card, self._card_read, self._failed)

    @property
    def is_busy(self) -> bool:
        """Whether paper or reader is at work."""
        return self.paper.is_busy or self._card_runner.is_busy

    def close(self) -> None:
        """Let paper, post and reader finish what they began."""
        self._duties.stop()
        self.post.close()
        self._scan.enabled = False
        self.paper.close()
        self._card_runner.close()
        if self._reader is not None:
            self._reader.close()

    def _lift(self) -> Party:
        assert self._reader is not None
        return self._reader.read().party()

    def _scanned(self, text: str) -> None:
        """What was scanned is looked for, whatever has the focus and whichever page is in front."""
        if self.shell.isVisible():
            self.shell.header.search.setText(text)
            self.shell.header.search.setFocus()

    def _case_in_hand(self) -> str:
        return self.presenter.state.case_id

    def _heard(self, changed: Changed) -> None:
        if "paper" not in changed.jobs and (changed.jobs or changed.documents):
            self.paper.kick()

    def _printers_said(self, states: PrinterStates) -> None:
        has_reader = self.read_card is not None
        self.presenter.status.devices(printers=states, card_reader=has_reader)

    def _card_read(self, card: Party) -> None:
        subject, desk = f"terminal:{self.desk.terminal_id}", self.desk
        self._runner.run(
            lambda: note_card_read(desk, subject, card.id_no, "id-reader"),
            self.announce,
            self._failed,
        )
        self.presenter.card_read(card)

    def _failed(self, error: BaseException) -> None:
        self.presenter.fail(error)

    def _do_duties(self) -> None:
        desk, failed = self.desk, self._failed
        self._runner.run(lambda: note_clock(desk), self._done_duty, failed, token="clock")
        self._runner.run(lambda: deem_overdue(desk), self._done_duty, failed, token="silence")

    def _done_duty(self, changed: Changed) -> None:
        if changed.facts:
            self.announce(changed)


def _printers(settings: Settings) -> dict[str, Printer]:
    spool = settings.home.spool
    receipts = settings.receipt_printer or settings.printer
    return {
        A4: make_printer(settings.printer, A4, spool),
        SLIP: make_printer(receipts, SLIP, spool),
    }
