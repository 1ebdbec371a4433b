"""The case sheet: where a case stands, its clocks, its list, and the acts lawful now."""

from ui.presenters.case.presenter import CasePresenter
from ui.presenters.case.state import CaseState

__all__ = ["CasePresenter", "CaseState"]
