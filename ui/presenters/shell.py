"""The window as a whole: which case is in hand, and that every zone follows it.

a card, F2 ──▶ intake ──an act──▶ sheet of the same case ──paid──▶ F9 ──▶ closed ──F2──▶ …
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.domain.cases.states import FeeStatus, State
from app.domain.catalogue import Center, Matter
from app.domain.clocks import Watch
from app.domain.people import Party
from app.ports.memory import Changed
from app.ports.reads import Reads
from ui.presenters import services
from ui.presenters.base import Presenter
from ui.presenters.case import CasePresenter
from ui.presenters.casefile import CaseFile, read_case_file
from ui.presenters.intake import IntakePresenter, IntakeState
from ui.presenters.money.presenter import MoneyPresenter
from ui.presenters.papers import PapersPresenter
from ui.presenters.problems import role_name
from ui.presenters.station import Station
from ui.presenters.status import StatusPresenter
from ui.presenters.worklist import WorkListPresenter
from ui.widgets.rows import ErrorText

INTAKE, CASE = "intake", "case"


@dataclass(frozen=True, slots=True)
class ShellState:
    """The header, the page in the middle and the case in hand."""

    place: str = ""
    clerk: str = ""
    page: str = INTAKE
    case_id: str = ""
    error: ErrorText | None = None


@dataclass(frozen=True, slots=True)
class _Office:
    center: Center
    matters: tuple[Matter, ...]
    watch: Watch


class ShellPresenter(Presenter[ShellState]):
    """Owns the presenters of all three zones; any other page comes by `go`."""

    def __init__(self, station: Station) -> None:
        super().__init__(ShellState())
        self._station = station
        self.work_list = WorkListPresenter(station, self.open_case)
        self.intake = IntakePresenter(station, self._received)
        self.case = CasePresenter(station)
        self.money = MoneyPresenter(station, self._paid)
        self.papers = PapersPresenter(station)
        self.status = StatusPresenter(station)
        self._file: CaseFile | None = None
        self._ask_for_money = False
        self._wire()

    def start(self) -> None:
        """Read the office, and begin with a fresh page."""
        self._station.ask(self._read, self._started)
        self.status.refresh()
        self.work_list.refresh()

    def read_office(self) -> None:
        """Another bundle took force: what is chosen from now on comes from it."""
        self._station.ask(self._read, self._know)

    def _read(self, reads: Reads) -> _Office:
        today = self._station.desk.today
        return _Office(reads.center(), tuple(reads.matters(today)), reads.watch())

    def go(self, page: str) -> None:
        """Another page stands in the middle."""
        self._show(replace(self.state, page=page))

    def back(self) -> None:
        """Back to the case in hand, or to intake."""
        self.go(CASE if self.state.case_id and self._is_case else INTAKE)

    def new_case(self) -> None:
        """F2: a fresh intake page; the draft there was stays in the list."""
        self._begin()

    def card_read(self, card: Party) -> None:
        """A card on the reader: it fills the page being typed, anywhere else it starts a case."""
        if self.state.page == INTAKE and not self.intake.state.is_busy:
            typed = self.intake.state
            if typed.matter is not None or typed.case_id:
                self.intake.card_read(card)
                return
        self._begin(card)

    def open_case(self, case_id: str) -> None:
        """Open a case: a draft on the intake page, any other on its sheet."""
        self._station.ask(
            lambda reads: read_case_file(reads, case_id), self._opened, self._failed, token="case"
        )

    def fail(self, error: BaseException) -> None:
        """Say what went wrong outside any page: a reader, a printer, a fault of our own."""
        self._failed(error)

    def dismiss_error(self) -> None:
        """The message was read."""
        self._show(replace(self.state, error=None))

    # ---- inside ----

    @property
    def matter(self) -> Matter | None:
        """The matter in hand: of the page being typed, or of the case on its sheet.

        Seen from a page beside them it is what `back` would return to, never a case left before.
        """
        is_typed = self.state.page == INTAKE or not (self.state.case_id and self._is_case)
        if is_typed or self._file is None:
            return self.intake.matter
        return self._file.matter

    def print(self) -> None:
        """F12: the guide of the matter while one takes an application, else the paper in hand."""
        matter = self.matter
        if self.state.page != INTAKE:
            self.papers.print_or_show()
        elif matter is not None:
            case_id = self.state.case_id
            self._station.act(
                lambda desk: services.print_disclosure(desk, matter, case_id),
                lambda _changed: None,
                self._failed,
            )

    @property
    def _is_case(self) -> bool:
        return self.case.state.case_id == self.state.case_id

    def _begin(self, card: Party | None = None) -> None:
        """A fresh page; nothing of the case before can be paid or printed from it."""
        self._take("")
        self._file = None
        self.money.show_nothing()
        self.papers.show_to_come(())
        self.intake.begin(card)
        self.go(INTAKE)

    def _wire(self) -> None:
        self._station.news.subscribe(self._heard)
        self.status.on_segments = self.money.know_segments
        self.intake.subscribe(self._intake_shown)
        self.intake.on_open_case = self.open_case
        self.money.on_quantity = self.intake.enter_quantity
        self.case.on_fee = self.money.focus
        self.case.on_new = self.new_case

    def _started(self, office: _Office) -> None:
        self._know(office)
        self.intake.begin()

    def _know(self, office: _Office) -> None:
        desk = self._station.desk
        window = next((w for w in office.center.windows if w.id == desk.window_id), None)
        counter = f"{desk.window_id} {window.name}" if window else desk.window_id
        place = f"{office.center.name} · {counter}"
        roles = role_name(desk.staff.roles[0]) if desk.staff.roles else ""
        clerk = " · ".join(part for part in (desk.staff.name, roles) if part)
        self._show(replace(self.state, place=place, clerk=clerk))
        self.work_list.watch = office.watch
        self.intake.prepare(office.matters, office.watch)

    def _intake_shown(self, state: IntakeState) -> None:
        if self.state.page != INTAKE:
            return
        if state.case_id and state.case_id != self.state.case_id:
            self._take(state.case_id)
        self.money.show_quote(state.quote if state.matter else None)
        self.papers.show_to_come(state.papers if state.matter else ())

    def _received(self, case_id: str) -> None:
        self._ask_for_money = True
        self.open_case(case_id)

    def _opened(self, file: CaseFile) -> None:
        case = file.case
        self._file = file
        self._take(case.case_id)
        if case.state is State.DRAFT:
            self.go(INTAKE)
            self.intake.resume(case.case_id)
            return
        self.case.show_case(file)
        self.money.show_case(file)
        self.papers.show_case(file)
        self.go(CASE)
        if self._ask_for_money and case.money.status is FeeStatus.DUE:
            self.money.focus()
        self._ask_for_money = False

    def _heard(self, changed: Changed) -> None:
        case_id = self.state.case_id
        if self._is_case and case_id in changed.cases:
            self._station.ask(
                lambda reads: read_case_file(reads, case_id), self._reread, token="case"
            )

    def _reread(self, file: CaseFile) -> None:
        if file.case.case_id != self.state.case_id:
            return
        self._file = file
        owed = self.money.owes
        self.case.show_case(file)
        self.money.show_case(file)
        self.papers.show_case(file)
        if not owed and self.money.owes and self.state.page == CASE:
            self.money.focus()

    def _paid(self) -> None:
        if self.state.page == CASE:
            self.case.focus()

    def _take(self, case_id: str) -> None:
        self._show(replace(self.state, case_id=case_id))
        self.work_list.mark_open(case_id)

    def _failed(self, error: BaseException) -> None:
        self._show(replace(self.state, error=self._station.tell(error)))
