"""A paper set on another machine is shown all the same: proved, fetched, or told why not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from app.domain.errors import Unavailable
from app.services import intake
from app.storage.engine.link import Statement
from printing.press import Press
from printing.worker import PaperWorker
from tests.support.screens import Screen
from ui.presenters.preview import PreviewPresenter
from ui.widgets.rows import PageRaster

_GONE = Statement("DELETE FROM blob WHERE digest = :digest")
PAGE = PageRaster(1, 1, b"\xff\xff\xff\xff")


class Center:
    """Where the file lies, or does not."""

    def __init__(self, screen: Screen, content: bytes | None) -> None:
        self.screen, self.content, self.asked = screen, content, []

    def fetch_file(self, digest, size, then, failed):
        self.asked.append((digest, size))
        if self.content is None:
            failed(Unavailable("CENTER_UNREACHABLE", cause="cut"))
            return
        self.screen.window.counter.archive.put(self.content)
        then(None)


def set_and_gone(screen: Screen):
    """A receipt whose bytes lie here no more."""
    window = screen.window
    case_id = window.draft("M12")
    intake.receive_case(window.desk, case_id)
    worker = PaperWorker(window.counter.ledger, window.counter.archive, window.desk.press, {})
    worker.render_pending()
    (paper,) = window.reads.documents_of(case_id)
    content = window.reads.blob(paper.sha256)
    with window.counter.memory.store.writing() as link:
        link.run(_GONE, {"digest": paper.sha256})
    screen.presenter.open_case(case_id)
    QApplication.processEvents()
    return paper, content


def preview_of(screen: Screen, center: Center) -> PreviewPresenter:
    station = screen.presenter.case._station
    case_id = screen.presenter.state.case_id
    return PreviewPresenter(station, lambda _pdf: (PAGE,), lambda: case_id, center.fetch_file)


def test_what_is_set_anew_to_the_same_bytes_needs_no_center(screen: Screen) -> None:
    paper, _content = set_and_gone(screen)
    center = Center(screen, None)
    preview = preview_of(screen, center)
    preview.open(paper.document_id)
    assert preview.state.pages == (PAGE,)
    assert center.asked == []


@pytest.fixture
def otherwise(monkeypatch: pytest.MonkeyPatch):
    """From now on this program sets papers otherwise than the one that set it."""
    rendered = Press.render

    def render(press, snapshot, mark=None, layout=None):
        header = replace(snapshot.header, verification="另一版")
        return rendered(press, replace(snapshot, header=header), mark, layout)

    return lambda: monkeypatch.setattr(Press, "render", render)


def test_what_comes_out_otherwise_is_fetched_and_shown(screen: Screen, otherwise) -> None:
    paper, content = set_and_gone(screen)
    otherwise()
    center = Center(screen, content)
    preview = preview_of(screen, center)
    preview.open(paper.document_id)
    assert center.asked == [(paper.sha256, len(content))]
    assert preview.state.pages == (PAGE,)


def test_without_the_center_a_person_is_told_and_nothing_is_shown(
    screen: Screen, otherwise
) -> None:
    paper, _content = set_and_gone(screen)
    otherwise()
    preview = preview_of(screen, Center(screen, None))
    preview.open(paper.document_id)
    assert preview.state.pages == ()
    assert preview.state.error is not None
    assert preview.state.error.code == "CENTER_UNREACHABLE"
