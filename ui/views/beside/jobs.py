"""The print jobs that have not come out, of every case, and what a person says of each."""

from __future__ import annotations

from collections.abc import Callable

from ui.i18n import _
from ui.presenters.jobs import AGAIN, CAME_OUT, NOT_OUT, JobsPresenter
from ui.views.beside.listing import ListPage
from ui.widgets.basics import bind
from ui.widgets.panels import EmptyState


class JobsPage(ListPage):
    """`fault` jams and repairs the printers, where they are simulated."""

    def __init__(self, presenter: JobsPresenter, fault: Callable[[], None] | None = None) -> None:
        nothing = EmptyState(
            "printer", _("没有未完成的打印"), _("出过纸的文书在各自的办件里，可以补打")
        )
        super().__init__(_("打印任务"), presenter, nothing, (CAME_OUT, NOT_OUT, AGAIN))
        if fault is not None:
            bind(self, "printer.fault", fault)
