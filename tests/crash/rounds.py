"""Whole rounds of counters that nobody works at, one question after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.bootstrap import Counter
from app.domain.errors import YichuangError
from app.net.line import Line
from app.storage.exchange import SqlExchange, standing
from app.sync import effects, events
from app.sync.driver import Driver
from app.sync.state import Round
from tests.crash.clerk import Place, opened

ROUNDS = 3
"""So many rounds after everything is quiet, nothing is left to say or to hear."""
STILL = frozenset({"ONLINE", "QUIET"})
"""What a round tells when all is well."""


def settle(places: Sequence[Place], address: str) -> list[str]:
    """Let every counter have its rounds, all of them in turn; what is not settled after them."""
    found: list[str] = []
    for nth in range(ROUNDS):
        for place in places:
            with opened(place, f"quiet-{nth}") as counter:
                told = one_round(counter, place.private, address)
                if nth == ROUNDS - 1:
                    found += _unsettled(counter, told)
    return found


def one_round(counter: Counter, private: bytes, address: str) -> list[str]:
    """One round; what it told."""
    driver = Driver(SqlExchange(counter.memory, private), counter.clock, Round(program="test"))
    waiting: list[events.Event] = [events.Wake()]
    told = []
    with Line(address, counter.terminal.terminal_id, private) as line:
        while waiting:
            for one in driver.hear(waiting.pop(0)):
                if isinstance(one, effects.Send):
                    waiting.append(_asked(line, one))
                elif isinstance(one, effects.Tell):
                    told.append(one.tiding.value)
    return told


def _asked(line: Line, sent: effects.Send) -> events.Event:
    try:
        return events.Replied(line.ask(sent.question))
    except YichuangError as error:
        return events.Lost(sent.question.ticket, error.code)


def _unsettled(counter: Counter, told: list[str]) -> Iterator[str]:
    name, stood = counter.terminal.terminal_id, standing.standing(counter.memory.store.reader)
    if stood.unsent:
        yield f"{name}: {stood.unsent} facts are not at the center after {ROUNDS} rounds"
    if set(told) - STILL:
        yield f"{name}: the last round told {told}"
