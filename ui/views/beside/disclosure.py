"""The nine elements, numbered and calm, fit to be read by the person across the counter."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.domain.catalogue import Element
from ui.i18n import _
from ui.presenters.disclosure import DisclosurePresenter, DisclosureState
from ui.views.page import gutter, scrolled
from ui.widgets.basics import ActionBar, ActionButton, Card, Kind, column, label, row
from ui.widgets.panels import Banner

NUMBER_WIDTH = 132


class DisclosurePage(QWidget):
    """One card of nine paragraphs, and the key that prints them."""

    title = ""

    def __init__(self, presenter: DisclosurePresenter) -> None:
        super().__init__()
        self.title = _("九项公开")
        self._presenter = presenter
        self._elements: tuple[Element, ...] | None = None
        self.card = Card(_("九项公开"), role="title")
        self._digest = label("", "small", "faint")
        self.banner = Banner()
        self.print = ActionButton(_("打印一次性告知单"), "Enter", Kind.PRIMARY)
        self.print.acted.connect(presenter.print)
        self.foot = ActionBar(self.print)
        self._sheet = scrolled(self.banner, self.card)
        whole = column(self._sheet, gutter(self.foot), gap=10)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        presenter.subscribe(self.render_state)

    def enter(self) -> None:
        """Read what is in hand, and let Enter print it."""
        self._presenter.show()
        self.print.setFocus()

    def leave(self) -> None:
        """Nothing is kept."""

    def render_state(self, state: DisclosureState) -> None:
        """Show the elements; the same ones are not laid out twice."""
        self.card.set_title(state.title or _("九项公开"), state.aside)
        self.print.block(state.blocked)
        frozen = _("公开内容摘要 {digest}").format(digest=state.digest) if state.digest else ""
        self.foot.set_message(
            state.said or state.blocked or frozen, "good" if state.said else "muted"
        )
        if state.error is not None:
            self.banner.show_error(state.error)
        else:
            self.banner.clear()
        if state.elements != self._elements:
            self._elements = state.elements
            self.card.clear()
            for element in state.elements:
                self.card.add(_paragraph(element))


def _paragraph(element: Element) -> QWidget:
    name = label(f"{element.number}  {element.title}", "heading")
    name.setFixedWidth(NUMBER_WIDTH)
    lines = [label(line, wrap=True) for line in element.lines]
    held = QWidget()
    line = row(name, column(*lines, gap=2), gap=8)
    line.setStretch(1, 1)
    line.setAlignment(name, Qt.AlignmentFlag.AlignTop)
    held.setLayout(line)
    return held
