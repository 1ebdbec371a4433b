"""An office of real processes: founded, let in, at work; and everything in it can be killed."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import cycle
from pathlib import Path

from app.bootstrap import Enrolment, provision
from app.center import files, leasing, lives, publishing
from app.center.answering import Center
from app.center.home import CenterHome, Founding, center_key, found_center, open_center
from app.devices.clock import SystemIdentifiers
from app.domain.calendar import WorkCalendar
from app.domain.catalogue import Catalogue
from app.domain.numbering import numbered_by_finance
from app.domain.resources import resource_path
from app.home.paths import CounterHome
from app.ports.vault import DATABASE_KEY
from app.protocol.catalogue_files import read_catalogue
from app.protocol.drafting import content_of
from app.protocol.signing import new_private_key, public_key
from app.services.provision import STAFF
from app.vault import first_verifier
from tests.crash.clerk import Place
from tests.crash.rounds import settle
from tests.crash.victims import Clerk, Program
from tests.support.databases import Server
from tests.support.memory import MORNING, PASSWORD, SOFT, FakeClock, MemoryVault
from tests.support.two_programs import PASSPHRASE

CENTER_ID, NAME = "SLX-0001", "示例县"
EVE = MORNING - timedelta(days=1)
YEAR_END = MORNING.date().replace(month=12, day=31)
BILLS, BILLS_AT_A_TIME = 900_000, 200


@dataclass
class House:
    """Everything that can be killed, and where it all lies."""

    home: CenterHome
    program: Program
    places: list[Place]
    server: Server | None = None
    clerks: list[Clerk] = field(default_factory=list)

    @contextmanager
    def center(self) -> Iterator[Center]:
        """What the center's program works on, to look at."""
        with _center(self.home) as center:
            yield center

    def halt(self) -> list[str]:
        """The last kill of every counter; those that had fallen over before."""
        clerks, self.clerks = self.clerks, []
        for one in clerks:
            one.kill()
        return [ended for one in clerks if (ended := one.end())]


@contextmanager
def house(folder: Path, counters: int, server: Server | None = None) -> Iterator[House]:
    """An office at work, until the end of the block.

    The center lies on a database of the `server`, or embedded where there is none.
    """
    home, port = CenterHome(folder / "center"), _free_port()
    places = _founded(home, folder, counters, server.url(server.make()) if server else "", port)
    made = House(home, Program(home, port), places, server)
    with ExitStack() as ends:
        ends.callback(made.program.kill)
        ends.callback(made.halt)
        assert made.program.wait(), made.program.complaints
        assert settle(places, made.program.address) == []
        made.clerks += [Clerk(place, nth) for nth, place in enumerate(places, 1)]
        yield made


def _founded(home: CenterHome, folder: Path, counters: int, url: str, port: int) -> list[Place]:
    """A center with a bundle and numbers, and the counters it let in."""
    told, ids = Founding(CENTER_ID, NAME, url), SystemIdentifiers()
    found_center(home, told, PASSPHRASE, FakeClock(EVE), ids, SOFT)
    catalogue = read_catalogue(resource_path("catalogue"))
    private = center_key(home, PASSPHRASE, SOFT)
    with _center(home) as center:
        bundle = _published(center, catalogue, private)
        named = Enrolment(
            terminal_id="",
            window_id="",
            bundle=bundle,
            center_keys=(public_key(private),),
            center_url=f"http://127.0.0.1:{port}",
        )
        windows = [one.id for one in catalogue.center.windows]
        return [
            _let_in(center, folder, replace(named, terminal_id=f"T{nth:02}", window_id=window))
            for nth, window in zip(range(1, counters + 1), cycle(windows), strict=False)
        ]


def _published(center: Center, catalogue: Catalogue, private: bytes) -> bytes:
    """A bundle in force, and bills to lease."""
    verifiers = {one.staff_id: first_verifier(PASSWORD, SOFT) for one in STAFF}
    content = content_of(catalogue, WorkCalendar.china(), STAFF, verifiers)
    with center.store.writing() as link:
        made = publishing.draft(link, CENTER_ID, content, EVE)
        assert not publishing.check(link, CENTER_ID, made.bundle_id, EVE)
        made = publishing.publish(link, CENTER_ID, made.bundle_id, private, EVE, YEAR_END)
        for series in numbered_by_finance(catalogue.center, EVE.year):
            model = leasing.model_of(series, 1, BILLS, EVE)
            leasing.put_pool(link, CENTER_ID, model, BILLS_AT_A_TIME)
    return files.whole(center.store.reader, CENTER_ID, made.digest)


def _let_in(center: Center, folder: Path, named: Enrolment) -> Place:
    """A counter that the center knows by its key."""
    private, vault = new_private_key(), MemoryVault()
    with center.store.writing() as link:
        who = (named.terminal_id, named.window_id, public_key(private).hex())
        lives.enrol(link, CENTER_ID, *who, EVE)
    root = folder / named.terminal_id
    root.mkdir()
    told = replace(named, private=private)
    provision(CounterHome(root / "counter"), told, vault, FakeClock(EVE), SystemIdentifiers(), SOFT)
    return Place(root, vault.secrets[DATABASE_KEY], private)


@contextmanager
def _center(home: CenterHome) -> Iterator[Center]:
    center = open_center(home, PASSPHRASE, FakeClock(EVE), SystemIdentifiers(), SOFT)
    try:
        yield center
    finally:
        center.store.close()


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
