"""What can happen to a round. Effects are answered by events; nothing else moves it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from app.ports.exchange import Standing
from app.protocol.chain import Entry
from app.protocol.sync.messages import Answer, Place, Tally


@dataclass(frozen=True, slots=True)
class Wake:
    """Time to go on: a rest is over, new facts lie ready, or the network came back."""


@dataclass(frozen=True, slots=True)
class Stood:
    """`effects.BeginVisit` was done; `at` is the wall time to tell the center."""

    standing: Standing
    at: str


@dataclass(frozen=True, slots=True)
class Compared:
    """`effects.Compare` was done: the own chain at the place asked for, None where it has none."""

    place: Place | None


@dataclass(frozen=True, slots=True)
class Gathered:
    """`effects.Gather` was done: facts to send; none when all are stored."""

    entries: tuple[Entry, ...]
    signature: str


@dataclass(frozen=True, slots=True)
class Counted:
    """`effects.Count` was done: the last days, as they are here."""

    days: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """`effects.Mark` was done; `nonce` names the new life to ask for."""

    marks: tuple[Place, ...]
    nonce: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A durable effect was committed."""


@dataclass(frozen=True, slots=True)
class NotKept:
    """A durable effect failed, and left nothing behind: disk full, or the like."""

    code: str


@dataclass(frozen=True, slots=True)
class Overtaken:
    """The ground this round stood on is another by now: nothing was written."""


@dataclass(frozen=True, slots=True)
class Replied:
    """An answer came."""

    answer: Answer


@dataclass(frozen=True, slots=True)
class Lost:
    """No answer came to a question; whether it had effect is not known."""

    ticket: str
    cause: str


Event: TypeAlias = (
    Wake
    | Stood
    | Compared
    | Gathered
    | Counted
    | Marked
    | Kept
    | NotKept
    | Overtaken
    | Replied
    | Lost
)
