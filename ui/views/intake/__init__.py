"""The intake page and its cards."""

from ui.views.intake.page import IntakePage

__all__ = ["IntakePage"]
