"""Listen: all is said and heard; wait at the center for what comes next."""

from __future__ import annotations

from app.ports.correspondence import Tiding
from app.protocol.sync.messages import Pull
from app.sync import effects
from app.sync.resting import Step, idle
from app.sync.state import Phase, Round

MOST_LISTENS = 8
"""How often to listen before saying hello again: leases and clocks want to be looked at."""


def listen(at: Round) -> Step:
    """Ask for what comes next, and let the question wait at the center."""
    if not at.listen_s or at.asked > MOST_LISTENS:
        return idle(at)
    question = question_of(at, at.listen_s)
    told = effects.Tell(Tiding.QUIET)
    return at.ask(Phase.LISTENING, question), (told, effects.Send(question))


def question_of(at: Round, wait_s: int = 0) -> Pull:
    """What came behind the cursor, or comes within `wait_s` seconds."""
    return Pull(
        ticket=at.ticket,
        generation=at.welcomed.generation,
        terminal_id=at.stood.terminal_id,
        epoch=at.stood.epoch,
        after=at.cursor,
        limit=at.page,
        wait_s=wait_s,
    )
