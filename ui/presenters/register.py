"""The register: every case of this counter, newest first, page by page."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.calendar import WorkCalendar
from app.ports.reads import CaseRow
from ui.i18n import _
from ui.presenters.feed import FedPage, PageFeed
from ui.presenters.station import Station
from ui.presenters.words import day_word
from ui.presenters.worklist import PAGE_ROWS, left_of, work_chip
from ui.widgets.rows import WorkRow


class RegisterPresenter:
    """Feeds the list of all cases; `open` opens one in the middle."""

    def __init__(self, station: Station, on_open: Callable[[str], None]) -> None:
        self._station = station
        self.open = on_open
        self.calendar = WorkCalendar.china()
        self.feed: PageFeed[WorkRow] = PageFeed(
            station, lambda reads, after, limit: reads.all_cases(after, limit), self.row, PAGE_ROWS
        )

    def load(self, page: int) -> None:
        """Read a page of the register."""
        self.feed.load(page)

    def deliver_to(self, deliver: Callable[[FedPage[WorkRow]], None]) -> None:
        """Who shows the pages."""
        self.feed.deliver = deliver

    def row(self, row: CaseRow) -> WorkRow:
        """A case as a line: who, number and matter, its state, when it was begun and is due."""
        left, tone = left_of(row, self._station.desk.today, self.calendar)
        when = day_word(row.opened_on)
        second = (row.case_no, row.matter_name, row.masked_id)
        return WorkRow(
            key=row.case_id,
            name=row.applicant or _("（未填申请人）"),
            matter=" · ".join(part for part in second if part),
            chip=work_chip(row),
            aside=f"{left} · {when}" if left else when,
            aside_tone=tone,
        )
