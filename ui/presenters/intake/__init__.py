"""The intake page: one draft, from the first key to the act that makes it a case."""

from ui.presenters.intake.presenter import IntakePresenter
from ui.presenters.intake.state import IntakeState

__all__ = ["IntakePresenter", "IntakeState"]
