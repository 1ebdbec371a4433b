"""What the center has not stored yet, and why."""

from __future__ import annotations

from ui.i18n import _
from ui.presenters.outbox import NOW, READ, WRITE, OutboxPresenter
from ui.views.beside.listing import ListPage
from ui.widgets.panels import EmptyState


class OutboxPage(ListPage):
    """Every act that is not acknowledged, the oldest first."""

    def __init__(self, presenter: OutboxPresenter) -> None:
        nothing = EmptyState("online", _("没有待发的记录"), _("本机的记录中心都已存妥"))
        super().__init__(_("待发记录"), presenter, nothing, (NOW, WRITE, READ))
