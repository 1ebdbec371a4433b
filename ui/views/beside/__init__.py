"""The pages beside intake and case: disclosure, register, print jobs, outbox, conflicts, keys."""

from ui.views.beside.conflicts import ConflictsPage
from ui.views.beside.disclosure import DisclosurePage
from ui.views.beside.jobs import JobsPage
from ui.views.beside.keys import KeysPage
from ui.views.beside.outbox import OutboxPage
from ui.views.beside.preview import PreviewPage
from ui.views.beside.register import RegisterPage

__all__ = [
    "ConflictsPage",
    "DisclosurePage",
    "JobsPage",
    "KeysPage",
    "OutboxPage",
    "PreviewPage",
    "RegisterPage",
]
