"""Plugs the pages beside intake and case into the window, each under its key."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.catalogue import Matter
from printing.preview import page_count, rasterise
from ui.presenters.conflicts import ConflictsPresenter
from ui.presenters.disclosure import DisclosurePresenter
from ui.presenters.jobs import JobsPresenter
from ui.presenters.outbox import Mail, NoMail, OutboxPresenter
from ui.presenters.preview import PreviewPresenter
from ui.presenters.register import RegisterPresenter
from ui.presenters.search import SearchPresenter, SearchState
from ui.presenters.shell import ShellPresenter
from ui.presenters.station import Station
from ui.views.beside import (
    ConflictsPage,
    DisclosurePage,
    JobsPage,
    KeysPage,
    OutboxPage,
    PreviewPage,
    RegisterPage,
)
from ui.views.shell import Shell
from ui.widgets.rows import PageRaster

DISCLOSURE, REGISTER, PREVIEW, KEYS = "disclosure", "register", "preview", "keys"
JOBS, OUTBOX, CONFLICTS = "jobs", "outbox", "conflicts"
PREVIEW_DPI = 130


def add_pages(
    shell: Shell,
    presenter: ShellPresenter,
    station: Station,
    fault: Callable[[], None] | None = None,
    mail: Mail | None = None,
) -> None:
    """Register every page and bind the keys that lead to it.

    `fault` jams and repairs the printers, where they are simulated; `mail` brings acts to
    the center, where there is one.
    """

    def in_hand() -> tuple[Matter | None, str]:
        return presenter.matter or presenter.intake.matter, presenter.state.case_id

    disclosure = DisclosurePresenter(station, in_hand)
    register = RegisterPresenter(station, presenter.open_case, lambda: presenter.work_list.watch)
    post = mail or NoMail()
    preview = PreviewPresenter(station, _rasters, lambda: presenter.state.case_id, post.fetch_file)
    preview.on_ready = lambda: shell.go(PREVIEW)
    presenter.papers.on_open = preview.open
    shell.add_page(DISCLOSURE, DisclosurePage(disclosure))
    shell.add_page(REGISTER, RegisterPage(register))
    jobs = JobsPresenter(station, presenter.open_case, lambda: presenter.status.printers)
    presenter.status.subscribe(lambda _state: jobs.look())
    shell.add_page(JOBS, JobsPage(jobs, fault))
    outbox = OutboxPresenter(station, presenter.open_case, post)
    presenter.status.subscribe(lambda _state: outbox.look())
    shell.add_page(OUTBOX, OutboxPage(outbox))
    shell.on("outbox", lambda: shell.go(OUTBOX))
    shell.add_page(CONFLICTS, ConflictsPage(ConflictsPresenter(station, presenter.open_case)))
    shell.on("conflicts", lambda: shell.go(CONFLICTS))
    shell.add_page(PREVIEW, PreviewPage(preview))
    shell.add_page(KEYS, KeysPage(), wide=True)
    shell.on("disclosure", lambda: shell.go(DISCLOSURE))
    shell.on("register", lambda: shell.go(REGISTER))
    shell.on("jobs", lambda: shell.go(JOBS))
    shell.on("keys", lambda: shell.go(KEYS))
    _add_search(shell, station, presenter.open_case, post)


def _add_search(shell: Shell, station: Station, on_case: Callable[[str], None], mail: Mail) -> None:
    box = shell.header.search

    def opened(case_id: str) -> None:
        box.clear()
        on_case(case_id)

    search = SearchPresenter(station, opened, mail)

    def render(state: SearchState) -> None:
        box.show_hits(state.hits, state.guess, state.nothing)

    def chosen(key: str) -> None:  # a closure: it keeps the presenter alive
        search.open(key)

    box.queryChanged.connect(search.ask)
    box.submitted.connect(search.ask)
    box.hitChosen.connect(chosen)
    box.left.connect(lambda: shell.to_case())
    search.subscribe(render)


def _rasters(pdf: bytes) -> tuple[PageRaster, ...]:
    pages = (rasterise(pdf, number, PREVIEW_DPI) for number in range(page_count(pdf)))
    return tuple(PageRaster(page.width, page.height, page.rgba) for page in pages)
