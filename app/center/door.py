"""Counts one-time codes that were not known, and stays shut for a while when there are many."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

from app.protocol.sync.messages import Answer, No, Problem


class Door:
    """Guessing a code of 60 bits is hopeless; trying shall not cost the center its time either."""

    MOST, SHUT_S = 10, 60

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._refused: deque[float] = deque(maxlen=self.MOST)

    @property
    def is_shut(self) -> bool:
        """Whether so many codes were refused in the last minute that none is looked at."""
        is_full = len(self._refused) == self.MOST
        return is_full and self._now() - self._refused[0] < self.SHUT_S

    def heard(self, answer: Answer) -> None:
        """An answer leaves: was it that a code is not known?"""
        if isinstance(answer, Problem) and answer.code == No.CODE_UNKNOWN:
            self._refused.append(self._now())
