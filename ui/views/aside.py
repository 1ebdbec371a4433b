"""Papers with their print states, and below them what happened to the case."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.i18n import _
from ui.keymap import key_text
from ui.presenters.papers import PapersPresenter, PapersState
from ui.theme.apply import current_theme
from ui.widgets.basics import ActionButton, Card, Flow, Kind, boxed, column, label
from ui.widgets.basics.paint import draw_ring
from ui.widgets.lists import PaperList, Timeline
from ui.widgets.panels import Banner
from ui.widgets.rows import Option


class PapersCard(Card):
    """The papers; below the list what can be done with the one in hand."""

    def __init__(self, presenter: PapersPresenter) -> None:
        super().__init__(_("文书与票据"))
        self._presenter = presenter
        self.list = PaperList()
        self.list.setAccessibleName(_("文书与票据"))
        self.list.opened.connect(presenter.open)
        self.list.current_changed.connect(self._take)
        self._nothing = label(_("受理后在这里看到每一份文书和打印状态"), "small", "faint")
        self._nothing.setWordWrap(True)
        self._said = label("", "small", "bad", wrap=True)
        self._again = ActionButton(_("重新打印"), key_text("print"), Kind.QUIET)
        self._reprint = ActionButton(_("补打…"), key_text("print.again"), Kind.LINK)
        self._out = ActionButton(_("已出纸"), key_text("paper.out"), Kind.QUIET)
        self._not_out = ActionButton(_("没有出纸"), key_text("paper.lost"), Kind.LINK)
        self._again.acted.connect(presenter.print_again)
        self._reprint.acted.connect(presenter.ask_reprint)
        self._out.acted.connect(presenter.came_out)
        self._not_out.acted.connect(presenter.did_not_come_out)
        self._acts = boxed(
            column(Flow(self._again, self._reprint, self._out, self._not_out, gap=4), gap=0)
        )
        self.reasons = ReasonBox(presenter)
        self.banner = Banner()
        self.banner.dismissed.connect(presenter.dismiss_error)
        self._focus_number = 0
        self.add(self.list)
        parts = (self._nothing, self._said, self._acts, self.reasons, self.banner)
        self.add(column(*parts, gap=4))
        presenter.subscribe(self.render_state)

    @property
    def keyed(self) -> dict[str, ActionButton]:
        """The buttons that keys of the window press while they are on display."""
        return {"paper.out": self._out, "paper.lost": self._not_out}

    def render_state(self, state: PapersState) -> None:
        """Show the papers."""
        self.set_aside(state.aside)
        self.list.set_rows(state.papers)
        self.list.set_current(state.current)
        self.list.mark(state.asks_reason)
        self.list.setVisible(bool(state.papers))
        self._nothing.setVisible(not state.papers)
        act = state.act
        self._said.setText(act.said)
        self._said.setVisible(bool(act.said))
        for button, shown in (
            (self._again, act.again),
            (self._reprint, act.reprint),
            (self._out, act.confirm),
            (self._not_out, act.confirm),
        ):
            button.setVisible(shown)
        self._acts.setVisible(act.again or act.reprint or act.confirm)
        self.reasons.show_reasons(state.reasons if state.asks_reason else (), state.reprinting)
        self._render_focus(state)
        self.banner.render_error(state.error)

    def escape(self) -> bool:
        """Esc leaves the paper as it is; whether a reason was being asked for."""
        is_open = self._presenter.state.asks_reason
        if is_open:
            self._presenter.keep_as_is()
        return is_open

    def _take(self, key: str) -> None:
        """A row is chosen by a person; that the list begins with one chooses nothing."""
        if self.list.hasFocus() and key != self._presenter.state.current:
            self._presenter.take(key)

    def _render_focus(self, state: PapersState) -> None:
        if state.focus.number == self._focus_number:
            return
        self._focus_number = state.focus.number
        (self.reasons if state.asks_reason else self.list).setFocus()


class ReasonBox(QWidget):
    """The reason of a reprint, by a digit."""

    def __init__(self, presenter: PapersPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._reasons: tuple[Option, ...] = ()
        self._flow = Flow(gap=4)
        holder = QWidget()
        holder.setLayout(self._flow)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._title = label("", "small", "muted", wrap=True)
        self.setLayout(column(self._title, holder, gap=2, margins=(6, 4, 6, 4)))
        self.setAccessibleName(_("补打理由"))
        self.hide()

    def show_reasons(self, reasons: Sequence[Option], title: str = "") -> None:
        """Offer these reasons to print what the title names; without any it is hidden."""
        self.setVisible(bool(reasons))
        self._title.setText(title)
        self.setAccessibleName(title or _("补打理由"))
        if tuple(reasons) == self._reasons:
            return
        self._reasons = tuple(reasons)
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for number, reason in enumerate(reasons, 1):
            button = ActionButton(reason.text, str(number), Kind.LINK)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.acted.connect(lambda chosen=reason.id: self._presenter.reprint(chosen))
            self._flow.addWidget(button)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring while a digit would choose."""
        super().paintEvent(event)
        if self.hasFocus():
            radius = current_theme().size("radius_small")
            draw_ring(QPainter(self), QRectF(self.rect()), radius)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit chooses."""
        digit = event.text()
        if digit.isdecimal() and digit and 1 <= int(digit) <= len(self._reasons):
            self._presenter.reprint(self._reasons[int(digit) - 1].id)
        else:
            super().keyPressEvent(event)


class HappenedCard(Card):
    """The history of the case."""

    def __init__(self, presenter: PapersPresenter) -> None:
        super().__init__(_("经过"))
        self.timeline = Timeline()
        self.add(self.timeline)
        presenter.subscribe(self.render_state)

    def render_state(self, state: PapersState) -> None:
        """Show the facts; without any the card is not there."""
        self.setVisible(bool(state.happened))
        self.timeline.set_rows(state.happened)
