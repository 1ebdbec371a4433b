"""Who reads a fact: the window its case was taken at, or its own terminal alone.

A terminal may read more than its window: another one (a township and its villages), every case of
an organ (a department), or every case there is (a supervisor of the whole center).
"""

from __future__ import annotations

from app.domain.errors import Refused
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
EVERY_CASE = "cases"
"""What is read by who answers for the whole center."""
_ORGAN, _WINDOW = "organ:", "window:"
ORGAN_DIGITS = 18
"""A 实施编码 begins with the credit code of the organ it belongs to (DOMAIN 3.3)."""


def of_terminal(terminal_id: str) -> str:
    """What only one terminal reads."""
    return f"terminal:{terminal_id}"


def of_window(window_id: str) -> str:
    """What every terminal of a window reads."""
    return f"{_WINDOW}{window_id}"


def of_organ(task_code: str) -> str:
    """What the organ of a matter reads."""
    return f"{_ORGAN}{task_code[:ORGAN_DIGITS]}"


def checked(scope: str) -> str:
    """A scope somebody may be given to read; Refused SCOPE_UNKNOWN."""
    is_organ = scope.startswith(_ORGAN) and len(scope) == len(_ORGAN) + ORGAN_DIGITS
    is_window = scope.startswith(_WINDOW) and len(scope) > len(_WINDOW)
    if scope == EVERY_CASE or is_organ or is_window:
        return scope
    raise Refused("SCOPE_UNKNOWN", scope=scope)


def readers_of(entry: Entry, window_id: str) -> tuple[str, ...]:
    """The scopes of a fact that a terminal of a window said."""
    if entry.kind in _PRIVATE or entry.subject.startswith(_OF_THE_TERMINAL) or not window_id:
        return (of_terminal(entry.terminal_id),)
    return (of_window(window_id),)
