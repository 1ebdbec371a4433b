"""A paper as it came, or will come, out of the printer."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.i18n import _
from ui.presenters.preview import PreviewPresenter, PreviewState
from ui.views.page import gutter
from ui.widgets.basics import Card, column, label
from ui.widgets.panels import Banner, PagePreview


class PreviewPage(QWidget):
    """The pages under the title of the paper."""

    title = ""

    def __init__(self, presenter: PreviewPresenter) -> None:
        super().__init__()
        self.title = _("文书预览")
        self._presenter = presenter
        self.card = Card(_("文书预览"), role="title")
        self.pages = PagePreview()
        self._waiting = label("", "", "muted")
        self.banner = Banner()
        self.banner.dismissed.connect(presenter.dismiss_error)
        self.card.add(self.banner)
        self.card.add(self._waiting)
        self.card.add(self.pages, 1)
        self._where = label("", "small", "faint")
        self.card.add(self._where)
        self.pages.pageChanged.connect(self._turned)
        self.setLayout(column(gutter(self.card), gap=0))
        presenter.subscribe(self.render_state)

    def enter(self) -> None:
        """Page keys turn the pages."""
        self.pages.setFocus()

    def leave(self) -> None:
        """Nothing is kept."""

    def _turned(self, page: int, count: int) -> None:
        words = _("第 {page} 页，共 {count} 页 · PgUp PgDn 翻页 · Esc 返回")
        self._where.setText(words.format(page=page, count=count))

    def render_state(self, state: PreviewState) -> None:
        """Show the paper."""
        self.card.set_title(state.title or _("文书预览"), state.aside)
        self._waiting.setText(state.waiting)
        self._waiting.setVisible(bool(state.waiting))
        self.banner.render_error(state.error)
        self.pages.set_pages(state.pages)
        self._where.setVisible(bool(state.pages))
        self._turned(self.pages.page, self.pages.count)
