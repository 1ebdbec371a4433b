"""The rounds of an open counter with its center: line, engine and memory put together."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from app.domain.errors import Refused
from app.ports.correspondence import Tiding
from app.ports.memory import Changed

if TYPE_CHECKING:
    from app.bootstrap.counter import Counter
    from app.net.line import Line
    from app.ports.exchange import Exchange
    from app.sync.courier import Courier
    from app.sync.effects import Tell
    from app.sync.porter import Porter

LISTEN_S = 50
"""How long a counter listens at the center for news, below a minute: proxies end longer ones."""


class Correspondence:
    """Talks to the center until it is closed; callbacks come in threads of its own."""

    def __init__(
        self,
        courier: Courier,
        porter: Porter,
        line: Line,
        exchange: Exchange,
        counter: Counter,
    ) -> None:
        self._courier, self._porter = courier, porter
        self._line, self._exchange, self._counter = line, exchange, counter

    def start(self) -> None:
        """Begin the first round."""
        self._porter.start()
        self._courier.start()

    def poke(self) -> None:
        """New facts lie ready."""
        self._courier.poke()

    def hurry(self) -> None:
        """A person asked: try at once, whatever the rest."""
        self._courier.hurry()

    def fetch(self, digest: str, size: int) -> bytes:
        """A file that lies at the center; raises as `app.sync.fetching.fetch`.

        What came of it is kept when the line is lost, and the next fetch goes on behind it.
        """
        from app.storage.depot import SqlDepot
        from app.sync.fetching import fetch

        depot, ticket = SqlDepot(self._counter.memory.store), self._counter.ids.event_id()
        return fetch(self._line, depot.who(), (digest, size), ticket, depot)

    def look(self, number: str) -> tuple[str, Changed]:
        """A case of another window by its number; raises as `app.sync.looking.look`."""
        from app.sync.looking import look

        return look(self._line, self._exchange, number, self._counter.ids.event_id())

    def fetch_kept(self, digest: str, size: int) -> None:
        """Fetch a file that facts name, and keep it; raises as `fetch`."""
        from app.storage.depot import SqlDepot

        self._counter.archive.put(self.fetch(digest, size))
        SqlDepot(self._counter.memory.store).keep_delivered([digest])

    def close(self) -> None:
        """End with the event in hand. What the center has not answered goes again another day."""
        self._courier.stop()
        self._line.close()
        self._porter.stop()


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
    from app.storage.depot import SqlDepot
    from app.storage.exchange import SqlExchange
    from app.sync.courier import Courier
    from app.sync.depositing import Carrier
    from app.sync.driver import Driver
    from app.sync.porter import Porter
    from app.sync.state import Round

    terminal, home = counter.terminal, counter.home
    if not terminal.center_url:
        raise Refused("NOT_ENROLLED", terminal=terminal.terminal_id)
    authority = home.authority if home.authority.exists() else None
    line = Line(terminal.center_url, terminal.terminal_id, private, authority=authority)
    exchange = SqlExchange(counter.memory, private)
    driver = Driver(
        exchange,
        counter.clock,
        Round(program=program(), listen_s=listen_s),
        on_changed,
    )
    carrier = Carrier(SqlDepot(counter.memory.store), line, counter.ids.event_id)
    porter = Porter(carrier, lambda carried: on_changed(Changed(files=carried.files)))

    def told(tell: Tell) -> None:
        if tell.tiding is Tiding.QUIET:
            porter.wake()
        on_tell(tell)

    return Correspondence(Courier(driver, line, told), porter, line, exchange, counter)


def program() -> str:
    """Name and version, as the center lists them."""
    from importlib.metadata import PackageNotFoundError, version

    with suppress(PackageNotFoundError):
        return f"yichuang {version('yichuang')}"
    return "yichuang"
