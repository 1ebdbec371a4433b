"""What every presenter is: one frozen state, replaced and rendered, and a few who look on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

S = TypeVar("S")


class Presenter(Generic[S]):
    """Holds one frozen state; `_show` replaces it and tells everybody who subscribed."""

    def __init__(self, state: S) -> None:
        self._state = state
        self._renders: list[Callable[[S], None]] = []

    @property
    def state(self) -> S:
        """What the screen shows now."""
        return self._state

    def subscribe(self, render: Callable[[S], None]) -> Callable[[], None]:
        """Render now and after every change; the answer ends it."""
        self._renders.append(render)
        render(self._state)
        return lambda: self._renders.remove(render)

    def _show(self, state: S) -> None:
        if state == self._state:
            return
        self._state = state
        for render in tuple(self._renders):
            render(state)
