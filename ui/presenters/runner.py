"""The work that is done beside the window, as presenters know it: no thread, no Qt."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Protocol, TypeVar

T = TypeVar("T")
Failed = Callable[[BaseException], None]
"""Told of everything that went wrong: what was foreseen, and a fault of our own as well."""


class Runner(Protocol):
    """Whatever runs work beside the window and brings the result back to it."""

    def run(
        self,
        fn: Callable[[], T],
        then: Callable[[T], None],
        failed: Failed | None = None,
        *,
        token: Hashable = None,
    ) -> None:
        """Run `fn`, then hand its result to `then`, or what went wrong to `failed`.

        Of several runs with the same `token` only the newest answers: older ones that have not
        begun are dropped, and the results of those that have are ignored.
        """
        ...

    def close(self) -> None:
        """Finish everything begun and everything queued, and answer nobody any more."""
        ...
