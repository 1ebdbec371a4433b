"""Where a round stands: a value, replaced at every step."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from app.ports.exchange import Standing
from app.protocol.sync.messages import MOST_ENTRIES, PAGE, Ending, Place, Push, Question, Welcome

LEAST_BATCH = 8
FIRST_REST_S = 1.0
LONGEST_REST_S = 300.0
POLL_S = 30.0
MOST_RESTARTS = 4
"""How often one round may begin again before it rests: a center that contradicts itself."""


class Phase(StrEnum):
    """What the round waits for."""

    IDLE = "IDLE"
    RESTING = "RESTING"
    VISITING = "VISITING"
    GREETING = "GREETING"
    COMPARING = "COMPARING"
    CHANGING = "CHANGING"
    FENCING = "FENCING"
    ACKING = "ACKING"
    GATHERING = "GATHERING"
    PUSHING = "PUSHING"
    STORING_ACK = "STORING_ACK"
    PULLING = "PULLING"
    STORING_ROWS = "STORING_ROWS"
    COUNTING = "COUNTING"
    CHECKING = "CHECKING"
    LISTENING = "LISTENING"
    MARKING = "MARKING"
    RENEWING = "RENEWING"
    OPENING = "OPENING"


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """The state of one counter's conversation with its center.

    `listen_s` is how long a question may wait at the center for news; 0 polls instead. A
    `batch` of facts is pushed at once, a `page` of them pulled.
    """

    program: str = ""
    listen_s: int = 0
    phase: Phase = Phase.IDLE
    standing: Standing | None = None
    welcome: Welcome | None = None
    have: Place = Place(0, "")
    cursor: int = 0
    asked: int = 0
    sent: Question | None = None
    batch: int = MOST_ENTRIES
    page: int = PAGE
    steady: int = MOST_ENTRIES
    """Up to here batches double; what was lost was larger, so beyond they grow bit by bit."""
    failures: int = 0
    restarts: int = 0
    is_offered: bool = False
    """Whether among the rows that came one tells of a new bundle: the next hello offers it."""
    ready: Push | None = None
    """What to push next, read while the facts before it are on their way."""
    checked: tuple[str, int, int] = ("", 0, 0)
    """The generation, life and place both sides were last compared at."""
    cause: Ending | None = None

    def ask(self, phase: Phase, question: Question) -> Round:
        """The round waiting for the answer to a question."""
        return replace(self, phase=phase, sent=question, asked=self.asked + 1)

    def smaller(self) -> Round:
        """The round with a batch half as large: this was too much for line or center."""
        half = max(LEAST_BATCH, self.batch // 2)
        return replace(self, batch=half, steady=half)

    @property
    def larger(self) -> int:
        """The size of the batch after one that arrived."""
        if self.batch < self.steady:
            return min(self.steady, self.batch * 2)
        return min(MOST_ENTRIES, self.batch + LEAST_BATCH)

    @property
    def ticket(self) -> str:
        """What the next question is called."""
        nonce = self.standing.nonce if self.standing else ""
        return f"{nonce}.{self.asked}"

    @property
    def stood(self) -> Standing:
        """The standing, in a phase that has one."""
        assert self.standing is not None
        return self.standing

    @property
    def welcomed(self) -> Welcome:
        """The welcome, in a phase that has one."""
        assert self.welcome is not None
        return self.welcome

    @property
    def rest_s(self) -> float:
        """How long to rest after so many failures: doubling, bounded."""
        return float(min(LONGEST_REST_S, FIRST_REST_S * 2 ** min(self.failures, 20)))
