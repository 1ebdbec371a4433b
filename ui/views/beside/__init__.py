"""The pages beside intake and case: disclosure, register, preview of a paper, sheet of keys."""

from ui.views.beside.disclosure import DisclosurePage
from ui.views.beside.keys import KeysPage
from ui.views.beside.preview import PreviewPage
from ui.views.beside.register import RegisterPage

__all__ = ["DisclosurePage", "KeysPage", "PreviewPage", "RegisterPage"]
