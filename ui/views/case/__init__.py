"""The case sheet and its parts."""

from ui.views.case.page import CasePage

__all__ = ["CasePage"]
