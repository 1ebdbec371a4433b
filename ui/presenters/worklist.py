"""My work list: drafts on top, then open cases by their nearest deadline, page by page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from app.domain.cases.states import FeeStatus, State
from app.domain.clocks import ClockFace, DayUnit, Lamp, Watch, lamp
from app.ports.memory import Changed
from app.ports.reads import CaseRow, Counts, Reads
from ui.i18n import _, counted
from ui.presenters.base import Presenter
from ui.presenters.feed import FedPage, PageFeed
from ui.presenters.station import Station
from ui.presenters.words import LAMP_TONES, due_word, left_word, state_chip
from ui.widgets.rows import ChipRow, Tone, WorkRow

PAGE_ROWS = 50


@dataclass(frozen=True, slots=True)
class WorkListState:
    """The head of the list and the case that is open; rows go to the list itself, by pages."""

    title: str = ""
    aside: str = ""
    left_over: str = ""
    open_key: str = ""
    version: int = 0


class WorkListPresenter(Presenter[WorkListState]):
    """Feeds the list; `on_open` opens a case in the middle."""

    def __init__(self, station: Station, on_open: Callable[[str], None]) -> None:
        super().__init__(WorkListState(title=_("本窗口在办")))
        self._station = station
        self.on_open = on_open
        self.watch = Watch.plain()
        self.feed: PageFeed[WorkRow] = PageFeed(
            station, lambda reads, after, limit: reads.work_list(after, limit), self.row, PAGE_ROWS
        )
        station.news.subscribe(self._heard)

    def load(self, page: int) -> None:
        """Read a page of the list."""
        self.feed.load(page)

    def deliver_to(self, deliver: Callable[[FedPage[WorkRow]], None]) -> None:
        """Who shows the pages."""
        self.feed.deliver = deliver

    def refresh(self) -> None:
        """Read the head, and ask the list to read what it shows."""
        self._station.ask(_head, self._headed, token="work list")

    def open(self, case_id: str) -> None:
        """Open a case of the list."""
        self.on_open(case_id)

    def mark_open(self, case_id: str) -> None:
        """Mark the case that stands in the middle."""
        self._show(replace(self.state, open_key=case_id))

    def row(self, row: CaseRow) -> WorkRow:
        """A case as a line of the list: the lamp in words, always."""
        aside, tone = left_of(row, self._station.desk.today, self.watch)
        return WorkRow(
            key=row.case_id,
            name=row.applicant or _("（未填申请人）"),
            matter=row.matter_name,
            chip=work_chip(row),
            aside=aside,
            aside_tone=tone,
        )

    def _heard(self, changed: Changed) -> None:
        if changed.cases or changed.drafts or changed.facts:
            self.refresh()

    def _headed(self, head: tuple[Counts, int]) -> None:
        counts, drafts = head
        left = counted("继续上次未完成的 {count} 件", drafts) if drafts else ""
        self._show(
            replace(
                self.state,
                aside=counted("{count} 件", counts.open_cases),
                left_over=left,
                version=self.state.version + 1,
            )
        )


def work_chip(row: CaseRow) -> ChipRow:
    """The pill of a row: a conflict first, then money that is waited for, else the state."""
    if row.conflicts:
        return ChipRow(_("待裁决"), Tone.BAD, "conflict")
    if row.fee is FeeStatus.UNKNOWN:
        return ChipRow(_("付款待确认"), Tone.WARN, "question")
    if row.fee is FeeStatus.DUE and row.state in (State.APPROVED, State.READY):
        return ChipRow(_("待收费"), Tone.ACCENT, "money")
    if row.state is State.DRAFT:
        return ChipRow(_("收件中"), Tone.ACCENT, "pen")
    return state_chip(row.state, deemed=row.deemed)


def left_of(row: CaseRow, today: date, watch: Watch) -> tuple[str, Tone]:
    """How long a row still has, in words, and how urgent that is; in time is said quietly."""
    running = left_word(today, _face(row, row.due_on), watch) if row.due_on else None
    waits = row.state is State.SUPPLEMENTING and row.supplement_until is not None
    if waits and (running is None or running[1] is Lamp.GREEN):
        assert row.supplement_until is not None
        running = _supplement_word(row.supplement_until, today, watch)
    if running is None:
        return "", Tone.NEUTRAL
    words, lit = running
    return words, Tone.NEUTRAL if lit is Lamp.GREEN else LAMP_TONES[lit]


def _face(row: CaseRow, due: date) -> ClockFace:
    return ClockFace(
        due=due,
        limit=row.due_limit,
        unit=row.due_unit,
        statutory_due=row.statutory_due,
        deemed_accepted=row.deemed,
    )


def _supplement_word(until: date, today: date, watch: Watch) -> tuple[str, Lamp]:
    """The applicant's time, not the organ's: it stands grey, and yellow once it is over."""
    face = ClockFace(due=until, limit=0, unit=DayUnit.CALENDAR, stopped=True, announced_until=until)
    lit = lamp(face, today, watch)
    left = (until - today).days
    if left < 0:
        return counted("补正已过期 {count} 天", -left), lit
    words = _("今天截止") if not left else due_word(left, DayUnit.CALENDAR)
    return _("补正至 {day} · {left}").format(day=until.strftime("%m-%d"), left=words), lit


def _head(reads: Reads) -> tuple[Counts, int]:
    return reads.counts(), len(reads.drafts())
