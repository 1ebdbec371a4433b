"""The rounds of an open counter with its center: line, engine and memory put together."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from app.domain.errors import Refused
from app.ports.memory import Changed

if TYPE_CHECKING:
    from app.bootstrap.counter import Counter
    from app.net.line import Line
    from app.protocol.sync.messages import Offer
    from app.sync.courier import Courier
    from app.sync.effects import Tell

LISTEN_S = 50
"""How long a counter listens at the center for news, below a minute: proxies end longer ones."""


class Correspondence:
    """Talks to the center until it is closed; callbacks come in threads of its own."""

    def __init__(self, courier: Courier, line: Line, counter: Counter) -> None:
        self._courier, self._line, self._counter = courier, line, counter

    def start(self) -> None:
        """Begin the first round."""
        self._courier.start()

    def poke(self) -> None:
        """New facts lie ready."""
        self._courier.poke()

    def hurry(self) -> None:
        """A person asked: try at once, whatever the rest."""
        self._courier.hurry()

    def fetch(self, offered: Offer) -> bytes:
        """A published bundle; raises as `app.sync.fetching.fetch`."""
        from app.storage import journal
        from app.sync.fetching import fetch

        head = journal.tip(self._counter.memory.store.reader).head
        return fetch(
            self._line, head.terminal_id, head.epoch, offered, self._counter.ids.event_id()
        )

    def close(self) -> None:
        """End with the event in hand. What the center has not answered goes again another day."""
        self._courier.stop()
        self._line.close()


def correspond(
    counter: Counter,
    private: bytes,
    on_tell: Callable[[Tell], None],
    on_changed: Callable[[Changed], None] = lambda changed: None,
    *,
    listen_s: int = LISTEN_S,
) -> Correspondence:
    """A counter's correspondence with the center it was enrolled at.

    Raises Refused NOT_ENROLLED for a counter without a center, and as `Line`.
    """
    from app.net.line import Line
    from app.storage.exchange import SqlExchange
    from app.sync.courier import Courier
    from app.sync.driver import Driver
    from app.sync.state import Round

    terminal, home = counter.terminal, counter.home
    if not terminal.center_url:
        raise Refused("NOT_ENROLLED", terminal=terminal.terminal_id)
    authority = home.authority if home.authority.exists() else None
    line = Line(terminal.center_url, terminal.terminal_id, private, authority=authority)
    driver = Driver(
        SqlExchange(counter.memory, private),
        counter.clock,
        Round(program=program(), listen_s=listen_s),
        on_changed,
    )
    return Correspondence(Courier(driver, line, on_tell), line, counter)


def program() -> str:
    """Name and version, as the center lists them."""
    from importlib.metadata import PackageNotFoundError, version

    with suppress(PackageNotFoundError):
        return f"yichuang {version('yichuang')}"
    return "yichuang"
