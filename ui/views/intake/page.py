"""The intake page: matter, applicant, situation, materials, clock and acts on one sheet."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.i18n import _
from ui.presenters.intake.presenter import IntakePresenter
from ui.presenters.intake.state import IntakeState
from ui.theme.apply import current_theme
from ui.views.acts import ActsBar
from ui.views.asking import AskPanel
from ui.views.checklist import ChecklistCard
from ui.views.clock import ClockLine
from ui.views.intake.duplicates import DuplicateBanner
from ui.views.intake.head import MatterCard
from ui.views.intake.party import PartyCard
from ui.views.intake.picker import MatterPicker
from ui.views.intake.questions import QuestionsBox
from ui.views.page import GAP, LOW, gutter, scrolled, tab_order
from ui.widgets.basics import column
from ui.widgets.panels import Banner

HIGH = 800
"""From this height of the page, at 100 %, every day of its clock has a word of its own."""


class IntakePage(QWidget):
    """Shows the state of its presenter and forwards what is done; decides nothing."""

    def __init__(self, presenter: IntakePresenter) -> None:
        super().__init__()
        self.setObjectName("intake")
        self.title = _("收件")
        self._presenter = presenter
        self.picker = MatterPicker()
        self.head = MatterCard("matter.change", "draft.drop")
        self.applicant = PartyCard(_("申请人"), "applicant.", *_APPLICANT_FIELDS)
        self.agent = PartyCard(_("代理人"), "agent.", *_AGENT_FIELDS)
        self.duplicates = DuplicateBanner()
        self.questions = QuestionsBox()
        self.checklist = ChecklistCard(above=self.questions)
        self.clock = ClockLine()
        self.head.add(self.clock)
        self.refusal, self.dropping = AskPanel(), AskPanel()
        self.banner = Banner()
        self.foot = ActsBar()
        self._sheet = scrolled(
            self.dropping,
            self.refusal,
            self.applicant,
            self.duplicates,
            self.agent,
            self.checklist,
        )
        head = gutter(self.picker, self.head, self.banner)
        head.setStretchFactor(self.picker, 1)
        page = column(head, self._sheet, gutter(self.foot), gap=GAP)
        page.setStretchFactor(self._sheet, 1)
        self.setLayout(page)
        self._focus_number = 0
        self._shape: tuple[object, ...] = ()
        self._connect(presenter)
        presenter.subscribe(self.render_state)

    def enter(self) -> None:
        """The page comes to the front: the keys go where they are wanted."""
        self._focus(self._presenter.state.focus.target)

    def leave(self) -> None:
        """The page goes to the back; everything is kept already."""
        self._presenter.leave_field()

    def render_state(self, state: IntakeState) -> None:
        """Show everything anew; controls change only where the state did."""
        picking = state.matter is None
        self.picker.setVisible(picking)
        for part in (self.head, self._sheet, self.foot):
            part.setVisible(not picking)
        is_asking = state.refusal is not None or state.dropping is not None
        self.foot.setVisible(not picking and not is_asking)
        self.banner.render_error(state.error)
        if picking:
            self.picker.render_state(state.picker)
        else:
            self._render_form(state)
        if state.focus.number != self._focus_number:
            self._focus_number = state.focus.number
            self._focus(state.focus.target)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the page is low, its clock stands on one line."""
        super().resizeEvent(event)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        """Another theme or scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "clock"):
            self._measure()

    def escape(self) -> bool:
        """Esc closes what is open first and never clears a field; whether there was anything."""
        state = self._presenter.state
        if state.dropping is not None:
            self._presenter.close_drop()
        elif state.refusal is not None:
            self._presenter.close_refusal()
        elif self._presenter.is_changing_matter:
            self._presenter.keep_matter()
        else:
            return False
        return True

    def _measure(self) -> None:
        self.clock.set_brief(self.height() < current_theme().px(HIGH))
        self.head.set_brief(self.height() < current_theme().px(LOW))

    def _render_form(self, state: IntakeState) -> None:
        assert state.matter is not None
        self.head.show_head(state.matter)
        self.applicant.render_state(state.applicant, state.earlier)
        self.agent.setVisible(state.agent is not None)
        if state.agent is not None:
            self.agent.render_state(state.agent)
        self.duplicates.render_state(state.duplicates)
        self.questions.render_state(state.questions)
        listed = state.checklist
        self.checklist.show_list(listed.rows, listed.aside, listed.left_out, listed.said)
        self.clock.show_clock(state.clock)
        self.refusal.render_ask(state.refusal)
        self.dropping.render_ask(state.dropping)
        self.foot.render_foot(state.foot, state.is_busy)
        self._order(state)

    def _order(self, state: IntakeState) -> None:
        shape = (state.agent is None, state.applicant.is_organisation, len(state.questions))
        if shape == self._shape:
            return
        self._shape = shape
        people = self.applicant.editors() + ([] if state.agent is None else self.agent.editors())
        tab_order([*people, *self.questions.editors(), self.checklist.list, self.clock.strip])

    def _focus(self, target: str) -> None:
        if target == "picker":
            self.picker.line.setFocus()
        elif target == "materials":
            self.checklist.list.setFocus()
        elif target == "dropping":
            self.dropping.take_focus()
            self._sheet.verticalScrollBar().setValue(0)
        elif target == "refusal":
            self.refusal.take_focus()
            self._sheet.verticalScrollBar().setValue(0)
        elif target:
            editor = self.findChild(QWidget, target)
            if editor is not None:
                editor.setFocus()

    def _connect(self, presenter: IntakePresenter) -> None:
        self.picker.typed.connect(presenter.find_matter)
        self.picker.picked.connect(presenter.pick_matter)
        for card in (self.applicant, self.agent):
            card.edited.connect(presenter.type_field)
            card.left.connect(presenter.leave_field)
            card.entered.connect(presenter.confirm_field)
        self.applicant.kind_chosen.connect(presenter.choose_kind)
        self.applicant.earlier_taken.connect(presenter.take_earlier)
        self.duplicates.opened.connect(presenter.open_duplicate)
        self.duplicates.denied.connect(presenter.not_the_same)
        self.duplicates.marked.connect(lambda key: presenter.not_the_same(key, mark=True))
        self.questions.answered.connect(presenter.answer)
        materials = self.checklist.list
        materials.resultChosen.connect(presenter.check)
        materials.allChosen.connect(presenter.check_all)
        materials.noteWritten.connect(presenter.note)
        materials.notAllowed.connect(presenter.may_not)
        self.foot.acted.connect(presenter.act)
        self.refusal.written.connect(presenter.write_refusal)
        self.refusal.confirmed.connect(presenter.refuse)
        self.dropping.written.connect(lambda _name, text: presenter.write_drop(text))
        self.dropping.confirmed.connect(presenter.drop)
        self.dropping.closed.connect(presenter.close_drop)
        self.refusal.closed.connect(presenter.close_refusal)
        self.banner.dismissed.connect(presenter.dismiss_error)


_APPLICANT_FIELDS = ("name", "id_no", "mobile", "address", "representative")
_AGENT_FIELDS = ("name", "id_no", "mobile", "authority", "until")
