"""The one window: header, three zones, status line; pages take turns in the middle.

┌ 一窗 · place ─────── search ─────── clerk · lock ┐
│ work list │ page: intake, case, … │ money, papers │
└ offline · unsent · numbers · devices ──── time ──┘
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol, cast

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from ui.i18n import _
from ui.presenters.shell import CASE, INTAKE, ShellPresenter, ShellState
from ui.presenters.status import StatusState
from ui.views.aside import HappenedCard, PapersCard
from ui.views.case import CasePage
from ui.views.header import Header
from ui.views.intake import IntakePage
from ui.views.money import MoneyPanel
from ui.views.page import GUTTER, scrolled
from ui.views.worklist import WorkCard
from ui.views.zones import Zones
from ui.widgets.basics import ActionButton, bind, column, row
from ui.widgets.panels import Banner, StatusLine

TICK_MS = 10_000


class Page(Protocol):
    """What every page of the middle offers."""

    title: str

    def enter(self) -> None:
        """It comes to the front."""

    def leave(self) -> None:
        """It goes to the back."""


class Shell(QMainWindow):
    """Holds the zones; pages are added by `add_page` and shown by `go`."""

    def __init__(self, presenter: ShellPresenter) -> None:
        super().__init__()
        self.presenter = presenter
        self.header = Header()
        self.work = WorkCard(presenter.work_list)
        self.intake = IntakePage(presenter.intake)
        self.case = CasePage(presenter.case)
        self.money = MoneyPanel(presenter.money)
        self.papers = PapersCard(presenter.papers)
        self.happened = HappenedCard(presenter.papers)
        self.status = StatusLine()
        self.banner = Banner()
        self.pages: dict[str, QWidget] = {}
        self._actions: dict[str, QAction] = {}
        self._stack = QStackedWidget()
        self._right = scrolled(self.money, self.papers, self.happened)
        self._zones = Zones(self.work, self._right, GUTTER)
        self._wide: frozenset[str] = frozenset()
        self._lay_out()
        self.add_page(INTAKE, self.intake)
        self.add_page(CASE, self.case)
        self._bind()
        presenter.subscribe(self.render_state)
        presenter.status.subscribe(self._render_status)
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(presenter.status.tick)
        self._tick.start()

    @property
    def page(self) -> str:
        """The id of the page in the middle."""
        return next((i for i, w in self.pages.items() if w is self._stack.currentWidget()), "")

    def add_page(self, page: str, widget: QWidget, *, wide: bool = False) -> None:
        """Register a page; a `wide` one takes the room of the money and the papers too."""
        self.pages[page] = widget
        self._stack.addWidget(widget)
        if wide:
            self._wide |= {page}

    def go(self, page: str) -> None:
        """Show a page."""
        self.presenter.go(page)

    def back(self) -> None:
        """Esc: the newest error goes, else what is open closes, else back to the case in hand."""
        banner = self._newest_banner()
        if banner is not None:
            banner.dismiss()
            return
        current = self._stack.currentWidget()
        for part in (current, self.money, self.papers):
            escape = getattr(part, "escape", None)
            if escape is not None and escape():
                return
        self.presenter.back()

    def on(self, action: str, slot: Callable[[], object]) -> QAction:
        """Bind an action of the keymap for the whole window; bound again, it does the new thing."""
        if action in self._actions:
            self.removeAction(self._actions[action])
        self._actions[action] = bind(self, action, slot, everywhere=True)
        return self._actions[action]

    def render_state(self, state: ShellState) -> None:
        """Show the header and turn to the page in the middle."""
        self.header.render_state(state)
        self.banner.render_error(state.error)
        if state.page in self.pages and state.page != self.page:
            self._turn(state.page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The zones at the sides follow the scale and the width."""
        super().resizeEvent(event)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        """Another theme or scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_zones"):
            self._measure()

    def _newest_banner(self) -> Banner | None:
        """The error said last, of all that are in sight on the page and beside it."""
        seen = [one for one in self.findChildren(Banner) if one.isVisible()]
        return max(seen, key=lambda banner: banner.turn, default=None)

    def _copy_error(self) -> None:
        banner = self._newest_banner()
        if banner is not None:
            banner.copy_code()

    def _turn(self, page: str) -> None:
        before = cast("Page", self._stack.currentWidget())
        before.leave()
        self._stack.setCurrentWidget(self.pages[page])
        self._right.setVisible(page not in self._wide)
        after = cast("Page", self._stack.currentWidget())
        self.setWindowTitle(f"{after.title} · {_('一窗')}")
        after.enter()

    def _lay_out(self) -> None:
        self.setWindowTitle(_("一窗"))
        ground = QWidget()
        ground.setObjectName("ground")
        middle = row(self._stack, self._right, gap=12 - GUTTER)
        middle.setStretch(0, 1)
        zones = row(self.work, middle, gap=12, margins=(12, 12, 12 - GUTTER, 12))
        zones.setStretch(1, 1)
        body = column(self.header, self.banner, zones, self.status, gap=0)
        body.setStretch(2, 1)
        ground.setLayout(body)
        self.setCentralWidget(ground)
        self._measure()

    def _measure(self) -> None:
        self._zones.measure(self.width())

    def _render_status(self, state: StatusState) -> None:
        self.status.set_segments(state.left, state.right)

    def _bind(self) -> None:
        shell = self.presenter
        self.on("case.new", shell.new_case)
        self.on("search", lambda: self.header.search.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self.on("materials", self._to_materials)
        self.on("fee", shell.money.focus)
        self.on("agent", shell.intake.toggle_agent)
        self.on("undo", shell.intake.undo)
        self.on("matter.change", partial(self._of_draft, shell.intake.change_matter))
        self.on("draft.drop", partial(self._of_draft, shell.intake.ask_drop))
        self.on("back", self.back)
        self.on("error.copy", self._copy_error)
        self.on("zone.list", self.work.list.setFocus)
        self.on("zone.case", self.to_case)
        self.on("zone.money", self._to_money)
        self.on("case.next", lambda: self._step(1))
        self.on("case.previous", lambda: self._step(-1))
        self.on("print", shell.print)
        self.on("print.again", shell.papers.ask_reprint)
        for action in _ACTS:
            self.on(action, partial(self._act, action))
        keyed = self.money.keyed | self.papers.keyed
        keyed |= self.case.person.keyed | self.intake.duplicates.keyed
        for action, button in keyed.items():
            self.on(action, partial(_press, button))
        self.banner.dismissed.connect(shell.dismiss_error)

    def _act(self, action: str) -> None:
        """The key of an act does what its button does, and says why not as its button says it."""
        page = self.pages.get(self.page)
        button = page.foot.button(action) if isinstance(page, IntakePage | CasePage) else None
        if button is not None:
            _press(button)

    def _of_draft(self, asked: Callable[[], None]) -> None:
        """What only the head of the intake page offers; elsewhere its key does nothing."""
        if self.page == INTAKE:
            asked()

    def _to_materials(self) -> None:
        page = self.pages.get(self.page)
        if isinstance(page, IntakePage | CasePage) and page.checklist.isVisible():
            page.checklist.list.setFocus()

    def to_case(self) -> None:
        """Give the keys back to the page in the middle."""
        cast("Page", self._stack.currentWidget()).enter()

    def _to_money(self) -> None:
        if self.presenter.money.owes:
            self.presenter.money.focus()
        else:
            self.presenter.papers.focus()

    def _step(self, steps: int) -> None:
        self.work.list.step(steps)
        if self.work.list.current_key:
            self.presenter.open_case(self.work.list.current_key)


_ACTS = (
    "case.accept",
    "case.receive",
    "case.notice",
    "case.refuse",
    "case.issue",
    "case.withdraw",
    "case.return",
    "case.remind",
    "case.receiver",
    "case.make",
)


def _press(button: ActionButton) -> None:
    """A key presses what can be seen, and nothing else."""
    if button.isVisible():
        button.trigger()
