"""A paper as it lies in the archive, page by page; rendering is done by who is handed in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from app.ports.reads import Reads
from ui.i18n import _
from ui.presenters.base import Presenter
from ui.presenters.station import Station
from ui.presenters.words import moment_word, paper_word
from ui.widgets.rows import ErrorText, PageRaster

Rasterise = Callable[[bytes], tuple[PageRaster, ...]]


@dataclass(frozen=True, slots=True)
class PreviewState:
    """One paper on screen; `waiting` is said while its bytes are not archived yet."""

    title: str = ""
    aside: str = ""
    pages: tuple[PageRaster, ...] = ()
    waiting: str = ""
    error: ErrorText | None = None


class PreviewPresenter(Presenter[PreviewState]):
    """Reads and rasterises off the window's thread; `on_ready` brings the page to the front."""

    def __init__(
        self, station: Station, rasterise: Rasterise, case_in_hand: Callable[[], str]
    ) -> None:
        super().__init__(PreviewState())
        self._station, self._rasterise, self._case = station, rasterise, case_in_hand
        self.on_ready: Callable[[], None] = lambda: None

    def open(self, document_id: str) -> None:
        """Show a paper of the case in hand."""
        case_id, today = self._case(), self._station.desk.today

        def read(reads: Reads) -> PreviewState:
            papers = {one.document_id: one for one in reads.documents_of(case_id)}
            paper = papers[document_id]
            when = moment_word(paper.issued_at, today)
            aside = " · ".join(part for part in (paper.number, when) if part)
            title = paper_word(paper.title)
            if not paper.is_archived:
                return PreviewState(title, aside, waiting=_("正在排版，稍候再看"))
            return PreviewState(title, aside, self._rasterise(reads.blob(paper.sha256)))

        self._station.ask(read, self._arrived, self._failed, token="preview")

    def dismiss_error(self) -> None:
        """The message was read."""
        self._show(replace(self.state, error=None))

    def _arrived(self, state: PreviewState) -> None:
        self._show(state)
        self.on_ready()

    def _failed(self, error: BaseException) -> None:
        self._show(PreviewState(error=self._station.tell(error)))
        self.on_ready()
