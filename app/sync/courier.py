"""Runs the rounds of a counter, one after the other, in a thread of its own.

    poke() ──▶ Wake ─┐                       ┌─Send──▶ Line, in a thread that only asks
                     │                       ├─Expect▶ Line, which packs it beforehand
    rest is over ────┼──▶ Driver ── effects ─┼─Rest──▶ the next Wake
    answer, or none ─┘                       └─Tell──▶ on_tell

A question that listens for news may wait for a minute at the center. A poke does not wait for it:
the round begins anew beside it, and its answer, when it comes, is one nobody waits for any more.
Neither does the end of the program: who asks is a thread of its own that may be left behind.
"""

from __future__ import annotations

import queue
import random
import threading
import time
from collections.abc import Callable
from typing import Protocol

from app.domain.errors import YichuangError
from app.protocol.sync.messages import Answer, Question
from app.sync import effects, events
from app.sync.driver import Driver
from app.sync.state import Phase

JITTER = 0.25
"""Rests are longer by up to this part, so that counters do not come all at once."""
_AT_REST = frozenset({Phase.IDLE, Phase.LISTENING})
_STILL = _AT_REST | {Phase.RESTING}


class _Now:
    """A person does not want to wait for the end of the rest."""


_NOW = _Now()


class Asks(Protocol):
    """What carries a question; raises when no answer came. Called from several threads."""

    def ask(self, question: Question) -> Answer:
        """The answer."""
        ...

    def expect(self, question: Question) -> None:
        """This is asked next, perhaps: it may be packed."""
        ...


class Courier:
    """One counter's rounds; `on_tell` is called in the courier's thread."""

    def __init__(
        self,
        driver: Driver,
        line: Asks,
        on_tell: Callable[[effects.Tell], None] = lambda told: None,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._driver, self._line = driver, line
        self._on_tell, self._chance = on_tell, chance
        self._heard: queue.SimpleQueue[events.Event | _Now | None] = queue.SimpleQueue()
        self._wake_at = 0.0
        self._is_poked = False
        self._thread = threading.Thread(target=self._run, name="courier", daemon=True)

    def start(self) -> None:
        """Begin the first round."""
        self._thread.start()

    def poke(self) -> None:
        """New facts lie ready: go on at once, unless the center was just out of reach."""
        self._heard.put(events.Wake())

    def hurry(self) -> None:
        """A person asked: end the rest and try at once."""
        self._heard.put(_NOW)

    def stop(self, patience_s: float = 5.0) -> bool:
        """End after the event in hand; whether the thread has ended. Answers are not waited for."""
        self._heard.put(None)
        if self._thread.is_alive():
            self._thread.join(patience_s)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while (event := self._next()) is not None:
            for one in self._driver.hear(event):
                self._do(one)
            if self._is_poked and self._driver.at.phase in _AT_REST:
                self._is_poked = False
                self._heard.put(events.Wake())

    def _next(self) -> events.Event | None:
        """What happens next: something heard, or the end of the rest."""
        while True:
            try:
                event = self._heard.get(timeout=max(0.0, self._wake_at - time.monotonic()))
            except queue.Empty:
                self._wake_at = time.monotonic() + _FOR_EVER_S
                return events.Wake()
            if isinstance(event, _Now):
                if self._driver.at.phase in _STILL:
                    return events.Wake()
                continue
            if not isinstance(event, events.Wake) or self._driver.at.phase in _AT_REST:
                return event
            self._is_poked = True

    def _do(self, effect: effects.Effect) -> None:
        if isinstance(effect, effects.Send):
            asking = threading.Thread(target=self._ask, args=(effect.question,), daemon=True)
            asking.name = f"asking {effect.question.ticket}"
            asking.start()
        elif isinstance(effect, effects.Expect):
            self._line.expect(effect.question)
        elif isinstance(effect, effects.Rest):
            rest = effect.seconds * (1 + JITTER * self._chance())
            self._wake_at = time.monotonic() + rest
        elif isinstance(effect, effects.Tell):
            self._on_tell(effect)

    def _ask(self, question: Question) -> None:
        try:
            self._heard.put(events.Replied(self._line.ask(question)))
        except YichuangError as error:
            self._heard.put(events.Lost(question.ticket, error.code))


_FOR_EVER_S = 3600.0
"""Until an answer sets the next rest; a round that never ends is begun anew after it."""
