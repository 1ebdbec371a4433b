"""Who reads a fact: the window its case was taken at, or its own terminal alone."""

from __future__ import annotations

from app.domain.facts.office import LifeBegun, SegmentsLeased
from app.protocol.chain import Entry

_OF_THE_TERMINAL = "terminal:"
_PRIVATE = frozenset(
    {
        "BundleInstalled",
        "SignedIn",
        "SignedOut",
        "SignInRefused",
        "CardRead",
        "ClockDoubted",
        "ClockConfirmed",
        LifeBegun.__name__,
        SegmentsLeased.__name__,
    }
)


EVERYBODY = "all"
"""What every counter of the center reads."""


def of_terminal(terminal_id: str) -> str:
    """What only one terminal reads."""
    return f"terminal:{terminal_id}"


def of_window(window_id: str) -> str:
    """What every terminal of a window reads."""
    return f"window:{window_id}"


def readers_of(entry: Entry, window_id: str) -> tuple[str, ...]:
    """The scopes of a fact that a terminal of a window said."""
    if entry.kind in _PRIVATE or entry.subject.startswith(_OF_THE_TERMINAL) or not window_id:
        return (of_terminal(entry.terminal_id),)
    return (of_window(window_id),)
