"""The paper thread at work: one round after an act, and a look at the printers now and then."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QObject, QTimer

from app.bootstrap import Counter
from app.domain.errors import Unavailable
from app.ports.memory import Changed
from app.ports.printer import Printer, PrinterState
from printing.press import Press
from printing.spool import CupsPrinter, FolderPrinter, SimulatedPrinter
from printing.worker import PaperWorker
from ui.bridge import PaperRunner

ROUND_MS = 1_500
A4, SLIP = "A4", "票据"
"""The names print jobs know this counter's two printers by."""

Announce = Callable[[Changed], None]
PrinterStates: TypeAlias = Mapping[str, PrinterState]


def make_printer(told: str, name: str, spool: Path) -> Printer:
    """The printer a setting names: folder, folder:PATH, simulated, cups:NAME, windows:NAME.

    Raises `Unavailable` PRINTER_SETTING for anything else.
    """
    kind, _, rest = told.partition(":")
    if kind == "folder":
        folder = Path(rest) if rest else spool
        folder.mkdir(parents=True, exist_ok=True)
        return FolderPrinter(folder, name)
    if kind == "simulated":
        return SimulatedPrinter(name)
    if kind == "cups" and rest:
        return CupsPrinter(rest)
    if kind == "windows" and rest:
        from ui.program.printing_qt import QtPrinter

        return QtPrinter(rest)
    raise Unavailable("PRINTER_SETTING", setting=told)


class PaperRoom(QObject):
    """Runs the worker's steps on the thread `paper`, one after another, and tells of each."""

    def __init__(
        self,
        counter: Counter,
        press: Press,
        printers: Mapping[str, Printer],
        announce: Announce,
        in_hand: Callable[[], str],
    ) -> None:
        super().__init__()
        self._worker = PaperWorker(counter.ledger, counter.archive, press, printers)
        self._printers = printers
        self._announce, self._in_hand = announce, in_hand
        self._runner = PaperRunner(self)
        self.on_trouble: Callable[[BaseException], None] = lambda error: None
        self._states: Callable[[PrinterStates], None] = lambda states: None
        self._timer = QTimer(self)
        self._timer.setInterval(ROUND_MS)
        self._timer.timeout.connect(self.kick)

    def start(self, on_state: Callable[[PrinterStates], None]) -> None:
        """Begin; what each printer says of itself is reported after every round."""
        self._states = on_state
        self._timer.start()
        self.kick()

    def kick(self) -> None:
        """Another round, unless one is under way; it goes on while there is work."""
        if not self._runner.is_busy:
            self._runner.run(self._round, self._done, self._failed)

    @property
    def is_busy(self) -> bool:
        """Whether a round is under way."""
        return self._runner.is_busy

    @property
    def is_simulated(self) -> bool:
        """Whether the printers are simulated, and can be made to jam."""
        return any(isinstance(one, SimulatedPrinter) for one in self._printers.values())

    def toggle_fault(self) -> None:
        """Jam the simulated printers, or repair them; on the thread that feeds them."""
        self._runner.run(self._toggle, self._states, self._failed)

    def close(self) -> None:
        """End the round that was begun, and no more."""
        self._timer.stop()
        self._runner.close()

    def _round(self) -> tuple[bool, PrinterStates]:
        return self._worker.step(), self._asked()

    def _asked(self) -> PrinterStates:
        return {name: one.state() for name, one in self._printers.items()}

    def _toggle(self) -> PrinterStates:
        simulated = [one for one in self._printers.values() if isinstance(one, SimulatedPrinter)]
        is_well = all(one.state() is PrinterState.READY for one in simulated)
        for one in simulated:
            one.fail_now(PrinterState.JAMMED) if is_well else one.repair()
        return self._asked()

    def _done(self, told: tuple[bool, PrinterStates]) -> None:
        worked, states = told
        self._states(states)
        if worked:
            case_id = self._in_hand()
            cases = frozenset({case_id} if case_id else ())
            self._announce(Changed(cases=cases, jobs=frozenset({"paper"})))
            self.kick()

    def _failed(self, error: BaseException) -> None:
        self._states(dict.fromkeys(self._printers, PrinterState.UNKNOWN))
        self.on_trouble(error)
