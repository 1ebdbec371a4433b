"""Paper that has not come out: jobs waiting, failed, or sent with no word, of every case.

A job the printer never answered for stays 已送打印: a person says what came out. Nothing here
prints by itself; what failed is printed again only when asked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.errors import Refused
from app.domain.folds.paper import Document, Job, JobState
from app.ports.memory import Changed
from app.ports.printer import GOES_ON, PrinterState
from app.ports.reads import Reads
from ui.i18n import _, counted
from ui.presenters import services
from ui.presenters.acts import ActState, FootState
from ui.presenters.happened import cause_words
from ui.presenters.listing import ListingPresenter
from ui.presenters.papers import BY_PERSON
from ui.presenters.station import Station
from ui.presenters.words import job_chip, moment_word, paper_word, printer_words
from ui.widgets.rows import WorkRow

CAME_OUT, NOT_OUT, AGAIN = "job.came_out", "job.not_out", "job.again"


@dataclass(frozen=True, slots=True)
class _Open:
    job: Job
    document: Document
    applicant: str
    case_no: str


class JobsPresenter(ListingPresenter[_Open]):
    """Lists what is unfinished; a person says what came out, or prints it again."""

    def __init__(
        self,
        station: Station,
        on_case: Callable[[str], None],
        printers: Callable[[], Mapping[str, PrinterState]],
    ) -> None:
        super().__init__(station, _("打印任务"), _unfinished, "jobs")
        self._on_case, self._printers = on_case, printers

    def open_case(self, key: str) -> None:
        """Open the case the paper belongs to; a guide printed for nobody has none."""
        held = self._held.get(key)
        if held is not None and held.case_no:
            self._on_case(held.job.case_id)

    def act(self, action: str) -> None:
        """Say what came out, or print again, for the job in hand; a wrong key does nothing."""
        job_id = self.state.current
        offered = self.state.foot.act(action)
        if offered is None or offered.reason:
            return
        acts: dict[str, Callable[[Any], Any]] = {
            CAME_OUT: lambda desk: services.confirm_printed(desk, job_id),
            NOT_OUT: lambda desk: services.report_failed(desk, job_id, BY_PERSON),
            AGAIN: lambda desk: services.print_again(desk, job_id),
        }
        self._station.act(acts[action], lambda _changed: self.show(), self._failed)

    def _concerns(self, changed: Changed) -> bool:
        return bool(changed.jobs or changed.documents)

    def _arrived(self, found: tuple[_Open, ...]) -> None:
        aside = counted("{count} 份", len(found)) if found else ""
        self._hold({one.job.job_id: one for one in found}, aside)

    def _row(self, key: str, item: _Open) -> WorkRow:
        job = item.job
        told = (item.document.number, item.applicant, item.case_no, job.printer)
        copy = _("补打 {copy}").format(copy=job.copy) if job.copy else ""
        when = moment_word(job.requested_at, self._station.desk.today)
        return WorkRow(
            key=key,
            name=paper_word(item.document.title),
            matter=" · ".join(part for part in told if part),
            chip=job_chip(job.state),
            aside=" · ".join(part for part in (copy, when) if part),
        )

    def _foot(self, key: str) -> FootState:
        held = self._held.get(key)
        if held is None:
            return FootState(_("没有未完成的打印"), "good")
        if held.job.state is JobState.SENT:
            came = ActState(CAME_OUT, _("出纸正常"), is_next=True)
            lost = ActState(NOT_OUT, _("没出纸"))
            return FootState(_("打印机没有回音，请看出纸口"), "warn", (lost, came))
        if held.job.state is JobState.FAILED:
            again = ActState(AGAIN, _("重新打印"), is_next=True)
            return FootState(cause_words(held.job.cause), "bad", (again,))
        state = self._printers().get(held.job.printer, PrinterState.READY)
        if state not in GOES_ON:
            cause = printer_words(held.job.printer, state)
            return FootState(_("{cause}；排除后自动打印").format(cause=cause), "warn")
        return FootState(_("正在排队，自动打印"))


def _unfinished(reads: Reads) -> tuple[_Open, ...]:
    return tuple(_read(reads, job) for job in reads.unfinished_jobs())


def _read(reads: Reads, job: Job) -> _Open:
    document = reads.document(job.document_id)
    if job.case_id == job.document_id:
        return _Open(job, document, "", "")
    try:
        case = reads.case(job.case_id)
    except Refused:
        return _Open(job, document, "", "")
    return _Open(job, document, case.applicant.name if case.applicant else "", case.case_no)
