"""The aside of a case: its papers with their print states, and what happened so far.

已入账 ──▶ 已送打印 ──▶ 已出纸        a printer's word, or a person's
              └──────▶ 失败          F12 prints again; a paper that came out is 补打
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from app.domain.folds.paper import Document, Job, JobState
from ui.i18n import N_, _, counted
from ui.keymap import key_text
from ui.presenters import services
from ui.presenters.acts import Focus
from ui.presenters.asking import phrases
from ui.presenters.base import Presenter
from ui.presenters.casefile import CaseFile
from ui.presenters.happened import cause_words, timeline
from ui.presenters.station import Station
from ui.presenters.words import job_chip, paper_word
from ui.widgets.rows import ChipRow, ErrorText, Option, PaperLine, TimelineRow, Tone

REASONS = (N_("卡纸或污损"), N_("申请人遗失"), N_("当事人要求增加份数"), N_("内容核对"))
BY_PERSON = "BY_PERSON"


@dataclass(frozen=True, slots=True)
class PaperAct:
    """What can be done with the paper in hand: again, reprint, or say what came out."""

    again: bool = False
    reprint: bool = False
    confirm: bool = False
    said: str = ""


@dataclass(frozen=True, slots=True)
class PapersState:
    """Papers, the one in hand, the reasons of a reprint being asked for, and the timeline.

    In hand is the one chosen, else the newest: what was just made is what one asks for.
    """

    papers: tuple[PaperLine, ...] = ()
    aside: str = ""
    current: str = ""
    act: PaperAct = PaperAct()
    asks_reason: bool = False
    reasons: tuple[Option, ...] = ()
    reprinting: str = ""
    happened: tuple[TimelineRow, ...] = ()
    focus: Focus = Focus()
    error: ErrorText | None = None


class PapersPresenter(Presenter[PapersState]):
    """Follows the case in hand; `on_open` shows a paper whole."""

    def __init__(self, station: Station, on_open: Callable[[str], None] = lambda key: None) -> None:
        super().__init__(PapersState())
        self._station = station
        self.on_open = on_open
        self._documents: dict[str, Document] = {}
        self._jobs: dict[str, tuple[Job, ...]] = {}
        self._chosen = ""

    def show_nothing(self) -> None:
        """No case is in hand."""
        self.show_to_come(())

    def show_to_come(self, papers: Sequence[PaperLine]) -> None:
        """A draft is in hand: the papers its next act would make."""
        self._documents, self._jobs = {}, {}
        self._show(PapersState(papers=tuple(papers), focus=self.state.focus))

    def show_case(self, file: CaseFile) -> None:
        """The papers and the history of a case."""
        self._documents = {document.document_id: document for document in file.documents}
        self._jobs = {key: file.jobs_of(key) for key in self._documents}
        lines = tuple(_line(d, self._jobs[d.document_id]) for d in file.documents)
        state = replace(
            self.state,
            papers=lines,
            aside=counted("{count} 份", len(lines)) if lines else "",
            happened=timeline(
                file.history, file.staff, self._station.desk.today, file.case.conflicts
            ),
        )
        current = self._in_hand()
        if current != state.current:
            state = replace(state, asks_reason=False)
        self._show(replace(state, current=current, act=self._act(current)))

    def take(self, document_id: str) -> None:
        """A paper was chosen."""
        self._chosen = document_id
        self._show(
            replace(self.state, current=document_id, act=self._act(document_id), asks_reason=False)
        )

    def open(self, document_id: str) -> None:
        """Show a paper as it stands or will stand on the sheet."""
        if document_id in self._documents:
            self.on_open(document_id)

    def print_again(self) -> None:
        """Print what failed once more; a paper that came out asks for the reason of a reprint."""
        job = self._last(self._in_hand())
        if job is not None and job.state is JobState.FAILED:
            self._do(lambda desk: services.print_again(desk, job.job_id))
        else:
            self.ask_reprint()

    def print_or_show(self) -> None:
        """F12: what failed is printed once more; any other paper is shown whole."""
        document_id = self._in_hand()
        if self._act(document_id).again:
            self.print_again()
        else:
            self.open(document_id)

    def ask_reprint(self) -> None:
        """Ask why the paper in hand is to be printed once more."""
        if self._act(self._in_hand()).reprint:
            reasons = phrases(REASONS)
            focus = self.state.focus.to("reason")
            self._show(
                replace(
                    self.state,
                    asks_reason=True,
                    reasons=reasons,
                    reprinting=self._reprint_words(),
                    focus=focus,
                )
            )

    def reprint(self, reason: str) -> None:
        """Reprint the paper in hand, with its reason."""
        document_id = self._in_hand()
        if document_id and reason.strip():
            self._show(replace(self.state, asks_reason=False))
            self._do(lambda desk: services.reprint(desk, document_id, reason))

    def keep_as_is(self) -> None:
        """No reprint after all."""
        self._show(replace(self.state, asks_reason=False))

    def came_out(self) -> None:
        """Usable paper came out, a person says."""
        job = self._last(self._in_hand())
        if job is not None:
            self._do(lambda desk: services.confirm_printed(desk, job.job_id))

    def did_not_come_out(self) -> None:
        """No usable paper came out, a person says."""
        job = self._last(self._in_hand())
        if job is not None:
            self._do(lambda desk: services.report_failed(desk, job.job_id, BY_PERSON))

    def focus(self) -> None:
        """Send the keys to the papers."""
        self._show(replace(self.state, focus=self.state.focus.to("papers")))

    def dismiss_error(self) -> None:
        """The message was read."""
        self._show(replace(self.state, error=None))

    def _in_hand(self) -> str:
        if self._chosen in self._documents:
            return self._chosen
        return next(iter(reversed(self._documents)), "")

    def _reprint_words(self) -> str:
        paper = paper_word(self._documents[self._in_hand()].title)
        return _("补打《{paper}》，理由（按数字）").format(paper=paper)

    def _last(self, document_id: str) -> Job | None:
        jobs = self._jobs.get(document_id, ())
        return jobs[-1] if jobs else None

    def _act(self, document_id: str) -> PaperAct:
        job = self._last(document_id)
        if job is None:
            return PaperAct()
        if job.state is JobState.FAILED:
            return PaperAct(again=True, said=cause_words(job.cause))
        if job.state is JobState.SENT:
            return PaperAct(confirm=True)
        return PaperAct(reprint=job.state is JobState.PRINTED)

    def _do(self, act: Callable[..., Any]) -> None:
        self._station.act(act, lambda _changed: None, self._failed)

    def _failed(self, error: BaseException) -> None:
        self._show(replace(self.state, error=self._station.tell(error)))


def _line(document: Document, jobs: Sequence[Job]) -> PaperLine:
    return PaperLine(document.document_id, paper_word(document.title), _chip(jobs), _action(jobs))


def _chip(jobs: Sequence[Job]) -> ChipRow:
    if not jobs:
        return ChipRow(_("未打印"), Tone.NEUTRAL)
    job = jobs[-1]
    chip = job_chip(job.state)
    if job.state is JobState.FAILED:
        return replace(chip, text=cause_words(job.cause))
    if job.copy and job.state is JobState.PRINTED:
        return ChipRow(_("补打 {copy}").format(copy=job.copy), Tone.GOOD, "copy")
    return chip


def _action(jobs: Sequence[Job]) -> str:
    failed = bool(jobs) and jobs[-1].state is JobState.FAILED
    return key_text("print") if failed else ""
