"""The case sheet: who, where it stands, how long it has, its list, and the acts lawful now."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.i18n import _
from ui.presenters.case.presenter import CasePresenter
from ui.presenters.case.state import CaseState, ListMode
from ui.presenters.intake.state import MatterHead
from ui.theme.apply import current_theme
from ui.views.acts import ActsBar
from ui.views.asking import AskPanel
from ui.views.case.parts import OutcomeBanner, PersonCard, ResultCard
from ui.views.checklist import CORRECTING, TICKING, ChecklistCard
from ui.views.clock import ClockCard
from ui.views.intake.head import MatterCard
from ui.views.page import GAP, LOW, gutter, scrolled
from ui.widgets.basics import column
from ui.widgets.panels import Banner

MOST_CLOCKS = 3
_KEYS = {ListMode.READ: (), ListMode.CORRECT: CORRECTING, ListMode.ARRIVE: TICKING}


class CasePage(QWidget):
    """Shows the state of its presenter and forwards what is done; decides nothing."""

    def __init__(self, presenter: CasePresenter) -> None:
        super().__init__()
        self.setObjectName("case")
        self.title = _("办件")
        self._presenter = presenter
        self.head = MatterCard()
        self.person = PersonCard()
        self.outcome = OutcomeBanner()
        self.result = ResultCard()
        self.checklist = ChecklistCard()
        self.clocks = [ClockCard() for _n in range(MOST_CLOCKS)]
        self.ask = AskPanel()
        self.banner = Banner()
        self.foot = ActsBar()
        self._sheet = scrolled(
            self.person, self.outcome, self.ask, self.result, *self.clocks, self.checklist
        )
        page = column(gutter(self.head, self.banner), self._sheet, gutter(self.foot), gap=GAP)
        page.setStretchFactor(self._sheet, 1)
        self.setLayout(page)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._focus_number = 0
        self._connect(presenter)
        presenter.subscribe(self.render_state)

    def enter(self) -> None:
        """The page comes to the front."""
        self._focus(self._presenter.state)

    def leave(self) -> None:
        """The page goes to the back; nothing on it is half done."""

    def render_state(self, state: CaseState) -> None:
        """Show everything anew."""
        head = state.head
        self.head.show_head(MatterHead(head.title, head.chips, head.aside))
        self.person.show_person(state.person)
        self.outcome.show_outcome(state.outcome)
        self.result.show_result(state.result)
        for place, card in enumerate(self.clocks):
            card.show_clock(state.clocks[place] if place < len(state.clocks) else None)
        listed = state.list
        self.checklist.show_list(listed.rows, listed.aside, "", listed.said, listed.title)
        self.checklist.show_keys(_KEYS[listed.mode])
        self.ask.render_ask(state.ask)
        self.foot.render_foot(state.foot, state.is_busy)
        self.foot.setVisible(state.ask is None)
        self.banner.render_error(state.error)
        if state.focus.number != self._focus_number:
            self._focus_number = state.focus.number
            self._focus(state)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the page is low, its head is brief."""
        super().resizeEvent(event)
        self.head.set_brief(self.height() < current_theme().px(LOW))

    def escape(self) -> bool:
        """Esc closes the panel that asks; whether there was one."""
        is_open = self._presenter.state.ask is not None
        if is_open:
            self._presenter.close_ask()
        return is_open

    def _focus(self, state: CaseState) -> None:
        if state.ask is not None:
            self.ask.take_focus()
        elif state.focus.target == "certificate":
            self.result.number.setFocus()
        elif state.focus.target == "validity":
            self.result.validity.setFocus()
        elif state.list.mode is ListMode.READ:
            self.setFocus()
        else:
            self.checklist.list.setFocus()

    def _connect(self, presenter: CasePresenter) -> None:
        self.person.seen.connect(presenter.see_whole)
        self.result.numbered.connect(presenter.type_number)
        self.result.dated.connect(presenter.type_validity)
        materials = self.checklist.list
        materials.resultChosen.connect(presenter.check)
        materials.allChosen.connect(presenter.check_all)
        materials.notAllowed.connect(presenter.may_not)
        materials.noteWritten.connect(presenter.write_note)
        self.foot.acted.connect(presenter.act)
        self.ask.written.connect(presenter.write)
        self.ask.confirmed.connect(presenter.answer)
        self.ask.closed.connect(presenter.close_ask)
        self.banner.dismissed.connect(presenter.dismiss_error)
