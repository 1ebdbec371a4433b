"""A paper as it lies in the archive, page by page; rendering is done by who is handed in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from app.domain.errors import Refused
from app.domain.folds.paper import Document
from app.domain.papers.kinds import Layout
from app.domain.papers.snapshot import Snapshot
from app.ports.reads import Reads
from ui.i18n import _
from ui.presenters.base import Presenter
from ui.presenters.runner import Failed
from ui.presenters.station import Station
from ui.presenters.words import moment_word, paper_word
from ui.widgets.rows import ErrorText, PageRaster

Rasterise = Callable[[bytes], tuple[PageRaster, ...]]
FetchFile = Callable[[str, int, Callable[[None], None], Failed], None]
"""Brings a file, by digest and size, from the center into the archive."""


@dataclass(frozen=True, slots=True)
class _Elsewhere:
    """A paper whose bytes lie on another machine."""

    document_id: str
    title: str
    aside: str
    digest: str
    size: int


@dataclass(frozen=True, slots=True)
class PreviewState:
    """One paper on screen; `waiting` is said while its bytes are not archived yet."""

    title: str = ""
    aside: str = ""
    pages: tuple[PageRaster, ...] = ()
    waiting: str = ""
    error: ErrorText | None = None


class PreviewPresenter(Presenter[PreviewState]):
    """Reads and rasterises off the window's thread; `on_ready` brings the page to the front.

    A paper another machine set is set anew here, and shown where its digest proves it the same;
    else its bytes are fetched from the center.
    """

    def __init__(
        self,
        station: Station,
        rasterise: Rasterise,
        case_in_hand: Callable[[], str],
        fetch_file: FetchFile,
    ) -> None:
        super().__init__(PreviewState())
        self._station, self._rasterise, self._case = station, rasterise, case_in_hand
        self._fetch_file = fetch_file
        self.on_ready: Callable[[], None] = lambda: None

    def open(self, document_id: str) -> None:
        """Show a paper of the case in hand."""
        case_id, today = self._case(), self._station.desk.today

        def read(reads: Reads) -> PreviewState | _Elsewhere:
            papers = {one.document_id: one for one in reads.documents_of(case_id)}
            paper = papers[document_id]
            when = moment_word(paper.issued_at, today)
            aside = " · ".join(part for part in (paper.number, when) if part)
            title = paper_word(paper.title)
            if not paper.is_archived:
                return PreviewState(title, aside, waiting=_("正在排版，稍候再看"))
            content = self._bytes(reads, paper)
            if content is None:
                return _Elsewhere(document_id, title, aside, paper.sha256, paper.size)
            return PreviewState(title, aside, self._rasterise(content))

        self._station.ask(read, self._arrived, self._failed, token="preview")

    def dismiss_error(self) -> None:
        """The message was read."""
        self._show(replace(self.state, error=None))

    def _bytes(self, reads: Reads, paper: Document) -> bytes | None:
        if reads.has_blob(paper.sha256):
            return reads.blob(paper.sha256)
        snapshot, layout = Snapshot.from_mapping(paper.snapshot), Layout(paper.layout)
        try:
            rendered = self._station.desk.press.render(snapshot, layout=layout)
        except Refused:
            return None
        return rendered.pdf if rendered.sha256 == paper.sha256 else None

    def _arrived(self, found: PreviewState | _Elsewhere) -> None:
        if isinstance(found, PreviewState):
            self._show(found)
        else:
            words = _("这份文书在另一台机器上，正在从中心取回")
            self._show(PreviewState(found.title, found.aside, waiting=words))
            self._fetch_file(
                found.digest, found.size, lambda _kept: self.open(found.document_id), self._failed
            )
        self.on_ready()

    def _failed(self, error: BaseException) -> None:
        self._show(PreviewState(error=self._station.tell(error)))
        self.on_ready()
