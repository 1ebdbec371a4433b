"""The register: every case of this counter, newest first, page by page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.domain.cases.states import FeeStatus
from app.domain.clocks import Watch
from app.ports.reads import CaseRow
from ui.i18n import _
from ui.presenters.feed import FedPage, PageFeed
from ui.presenters.money.panel import fee_word
from ui.presenters.station import Station
from ui.presenters.words import day_word
from ui.presenters.worklist import PAGE_ROWS, left_of, work_chip
from ui.widgets.rows import RegisterRow


class RegisterPresenter:
    """Feeds the list of all cases; `open` opens one in the middle; days count by `watch`."""

    def __init__(
        self,
        station: Station,
        on_open: Callable[[str], None],
        watch: Callable[[], Watch],
    ) -> None:
        self._station = station
        self.open = on_open
        self._watch = watch
        self.feed: PageFeed[RegisterRow] = PageFeed(
            station, lambda reads, after, limit: reads.all_cases(after, limit), self.row, PAGE_ROWS
        )

    def load(self, page: int) -> None:
        """Read a page of the register."""
        self.feed.load(page)

    def deliver_to(self, deliver: Callable[[FedPage[RegisterRow]], None]) -> None:
        """Who shows the pages."""
        self.feed.deliver = deliver

    def row(self, row: CaseRow) -> RegisterRow:
        """A case as a line; the money has a column of its own, so the pill is the state.

        Before a fee is assessed nobody can say there is none, so that column has a dash.
        """
        left, tone = left_of(row, self._station.desk.today, self._watch())
        return RegisterRow(
            key=row.case_id,
            name=row.applicant or _("（未填申请人）"),
            masked_id=row.masked_id,
            matter=row.matter_name,
            number=row.case_no or _("收件时编号"),
            fee=fee_word(row.fee),
            opened=day_word(row.opened_on),
            chip=work_chip(replace(row, fee=FeeStatus.NONE)),
            due=left,
            due_tone=tone,
        )
