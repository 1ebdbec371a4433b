"""What a round asks its driver to do, one at a time. Each is answered but
`Expect`, `Rest` and `Tell`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from app.ports.correspondence import Tiding
from app.protocol.sync.messages import Ending, Offer, Place, Pulled, Question, Renewed, Run


@dataclass(frozen=True, slots=True)
class BeginVisit:
    """Count the round; answered by `Stood`."""


@dataclass(frozen=True, slots=True)
class Compare:
    """Look up the own chain at a place; answered by `Compared`."""

    seq: int


@dataclass(frozen=True, slots=True)
class Gather:
    """Read own facts behind a place; answered by `Gathered`."""

    after: int
    most: int
    most_bytes: int


@dataclass(frozen=True, slots=True)
class Count:
    """Add the days of the present life up; answered by `Counted`."""

    upto: int


@dataclass(frozen=True, slots=True)
class Mark:
    """Name a new life and read places of the chain from `below` down; answered by `Marked`."""

    below: int
    most: int


@dataclass(frozen=True, slots=True)
class KeepAck:
    """Write down what the center has stored; answered by `Kept`."""

    have: Place
    stable_seq: int
    placed: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class KeepPulled:
    """Write down rows and cursor; answered by `Kept`."""

    pulled: Pulled


@dataclass(frozen=True, slots=True)
class ChangeGeneration:
    """Forget what another life of the center said; answered by `Kept`."""

    generation: str
    born_at: int
    have: Place


@dataclass(frozen=True, slots=True)
class OpenLife:
    """Begin a new life; answered by `Kept`."""

    renewed: Renewed
    cause: Ending


@dataclass(frozen=True, slots=True)
class KeepFence:
    """Close numbers and money, or open them; answered by `Kept`."""

    reason: str


@dataclass(frozen=True, slots=True)
class Send:
    """Ask the center; answered by `Replied` or `Lost`."""

    question: Question


@dataclass(frozen=True, slots=True)
class Expect:
    """This will be sent next, if nothing comes between: it may be packed while there is time."""

    question: Question


@dataclass(frozen=True, slots=True)
class Rest:
    """Wake in about so many seconds: the driver adds chance, so that not all come at once."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Tell:
    """Let the window say it; `detail` is for the log."""

    tiding: Tiding
    detail: str = ""
    now: str = ""
    """The center's time, to compare the clock with."""
    bundle: Offer | None = None


Effect: TypeAlias = (
    BeginVisit
    | Compare
    | Gather
    | Count
    | Mark
    | KeepAck
    | KeepPulled
    | ChangeGeneration
    | OpenLife
    | KeepFence
    | Send
    | Expect
    | Rest
    | Tell
)
