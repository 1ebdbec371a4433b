"""Acts as a bar of buttons shows them: the one that should come next, and why others may not."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.catalogue.kinds import Regime
from ui.i18n import _
from ui.keymap import KEYS


@dataclass(frozen=True, slots=True)
class ActState:
    """One button: the action whose key it carries, its words, and why it is grey, if it is."""

    id: str
    words: str
    reason: str = ""
    is_next: bool = False
    is_grave: bool = False

    @property
    def cap(self) -> str:
        """The key that does the same."""
        return KEYS[self.id].text if self.id in KEYS else ""


@dataclass(frozen=True, slots=True)
class FootState:
    """What the case still needs, in words, and the acts that follow from it."""

    message: str = ""
    tone: str = "muted"
    acts: tuple[ActState, ...] = ()

    def act(self, action: str) -> ActState | None:
        """The act that carries this key."""
        return next((act for act in self.acts if act.id == action), None)


def notice_words(regime: Regime) -> str:
    """What telling the applicant what is missing is called where this law governs acceptance."""
    if regime.returns_at_once:
        return _("退回并一次性告知")
    return _("出具一次性告知书")


@dataclass(frozen=True, slots=True)
class Focus:
    """Where the keys should go now; a new number moves them, the same one does not."""

    target: str = ""
    number: int = 0

    def to(self, target: str) -> Focus:
        """Go there."""
        return Focus(target, self.number + 1)
