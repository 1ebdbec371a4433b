"""Carries a round's durable effects out on the memory, and hands the others to whoever drives."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from app.domain.errors import YichuangError
from app.ports.clock import Clock
from app.ports.exchange import Exchange
from app.ports.memory import Changed
from app.sync import effects, events
from app.sync.engine import step
from app.sync.state import Round

_OUTSIDE = effects.Send | effects.Expect | effects.Rest | effects.Tell


@dataclass(slots=True)
class Driver:
    """One counter's conversation. `hear` gives what must be done outside."""

    exchange: Exchange
    clock: Clock
    at: Round = field(default_factory=Round)
    on_changed: Callable[[Changed], None] = lambda changed: None

    def hear(self, event: events.Event) -> Iterator[effects.Effect]:
        """Let something happen, and everything that follows from it inside this machine.

        To be gone through to its end: a question is given out before what follows it is written.
        """
        waiting: list[events.Event] = [event]
        while waiting:
            self.at, asked = step(self.at, waiting.pop(0))
            for one in asked:
                if isinstance(one, _OUTSIDE):
                    yield one
                else:
                    waiting.append(self._kept(one))

    def _kept(self, effect: effects.Effect) -> events.Event:
        try:
            return self._looked_up(effect) or self._written(effect)
        except YichuangError as error:
            is_over = error.code == "ROUND_OVERTAKEN"
            return events.Overtaken() if is_over else events.NotKept(error.code)

    def _looked_up(self, effect: effects.Effect) -> events.Event | None:
        exchange = self.exchange
        match effect:
            case effects.BeginVisit():
                return events.Stood(exchange.begin_visit(), self.clock.now().at.isoformat())
            case effects.Compare(seq):
                return events.Compared(exchange.place(self.at.stood, seq))
            case effects.Gather(after, most, most_bytes):
                return events.Gathered(*exchange.unsent(self.at.stood, after, most, most_bytes))
            case effects.Count(upto):
                return events.Counted(exchange.tallies(self.at.stood, upto))
            case effects.Mark(below, most):
                return events.Marked(*exchange.begin_renewal(self.at.stood, below, most))
        return None

    def _written(self, effect: effects.Effect) -> events.Event:
        exchange = self.exchange
        match effect:
            case effects.KeepAck(have, stable_seq, placed):
                changed = exchange.keep_ack(self.at.stood, have, stable_seq, placed)
            case effects.KeepPulled(pulled):
                changed = exchange.keep_pulled(pulled)
            case effects.ChangeGeneration(generation, born_at, have):
                changed = exchange.change_generation(self.at.stood, generation, born_at, have)
            case effects.OpenLife(renewed, cause):
                changed = exchange.open_life(renewed, cause)
            case effects.KeepFence(reason):
                changed = exchange.keep_fence(reason)
            case _:
                raise TypeError(effect)
        self.on_changed(changed)
        return events.Kept()
