"""The nine elements, numbered and calm, fit to be read by the person across the counter."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.i18n import _, counted
from ui.presenters.disclosure import Demand, DisclosurePresenter, DisclosureState, Paragraph
from ui.views.page import gutter, scroll_by, scrolled
from ui.widgets.basics import ActionBar, ActionButton, Card, Kind, column, label, row
from ui.widgets.panels import Banner

NUMBER_WIDTH = 132


class DisclosurePage(QWidget):
    """A card of nine paragraphs, a card of materials, and the key that prints them."""

    title = ""

    def __init__(self, presenter: DisclosurePresenter) -> None:
        super().__init__()
        self.title = _("九项公开")
        self._presenter = presenter
        self._shown: tuple[tuple[Paragraph, ...], tuple[Demand, ...]] | None = None
        self.card = Card(_("九项公开"), role="title")
        self.materials = Card(_("申请材料"))
        self.banner = Banner()
        self.banner.dismissed.connect(presenter.dismiss_error)
        self.print = ActionButton(_("打印一次性告知单"), "Enter", Kind.PRIMARY)
        self.print.acted.connect(presenter.print)
        self.foot = ActionBar(self.print)
        self.sheet = scrolled(self.banner, self.card, self.materials)
        whole = column(self.sheet, gutter(self.foot), gap=10)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        presenter.subscribe(self.render_state)

    def enter(self) -> None:
        """Read what is in hand, from its beginning; the page has the keys."""
        self._presenter.show()
        self.sheet.verticalScrollBar().setValue(0)
        self.setFocus()

    def leave(self) -> None:
        """Nothing is kept."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter prints; arrows and page keys scroll."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.print.trigger()
        elif not scroll_by(self.sheet, event):
            super().keyPressEvent(event)

    def render_state(self, state: DisclosureState) -> None:
        """Show the elements; the same ones are not laid out twice."""
        self.card.set_title(state.title or _("九项公开"), state.aside)
        self.print.block(state.blocked)
        frozen = _("公开内容摘要 {digest}").format(digest=state.digest) if state.digest else ""
        self.foot.set_message(
            state.said or state.blocked or frozen, "good" if state.said else "muted"
        )
        self.banner.render_error(state.error)
        if (state.elements, state.materials) != self._shown:
            self._shown = (state.elements, state.materials)
            self._lay_out(state)

    def _lay_out(self, state: DisclosureState) -> None:
        self.card.clear()
        for element in state.elements:
            self.card.add(_paragraph(element))
        self.materials.clear()
        self.materials.set_aside(counted("{count} 项", len(state.materials)))
        self.materials.setVisible(bool(state.materials))
        for number, demand in enumerate(state.materials, 1):
            self.materials.add(_material(number, demand))


def _paragraph(element: Paragraph) -> QWidget:
    name = label(element.name, "heading")
    name.setFixedWidth(NUMBER_WIDTH)
    lines = [label(line, wrap=True) for line in element.lines]
    held = QWidget()
    line = row(name, column(*lines, gap=2), gap=8)
    line.setStretch(1, 1)
    line.setAlignment(name, Qt.AlignmentFlag.AlignTop)
    held.setLayout(line)
    return held


def _material(number: int, demand: Demand) -> QWidget:
    place = label(str(number), "", "faint")
    place.setMinimumWidth(label("00").sizeHint().width())
    lines = [label(demand.name, wrap=True), label(demand.words, "small", "muted", wrap=True)]
    if demand.note:
        lines.append(label(demand.note, "small", "faint", wrap=True))
    held = QWidget()
    line = row(place, column(*lines, gap=1), gap=8)
    line.setStretch(1, 1)
    line.setAlignment(place, Qt.AlignmentFlag.AlignTop)
    held.setLayout(line)
    return held
