"""A counter whose memory is a plain SQLite, set up by the product itself and always the same.

Keys, salts and identities are drawn from one seed, so that a recorded morning is the same to the
byte in every run.
"""

from __future__ import annotations

import atexit
import random
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp
from unittest.mock import patch

import apsw

from app.bootstrap import Counter, Enrolment, open_counter, provision
from app.home.paths import CounterHome
from app.ports.vault import DATABASE_KEY
from app.protocol.signing import public_key
from tests.power.driver import standing_on
from tests.support.memory import (
    MORNING,
    SOFT,
    TERMINAL,
    WINDOW,
    FakeClock,
    FakeIdentifiers,
    MemoryVault,
    first_bundle,
)

CENTER, OWN = bytes(range(32)), bytes(range(32, 64))
"""The private keys of the center and of the terminal."""


@contextmanager
def drawn_from(seed: int) -> Iterator[None]:
    """Whatever asks the system for random bytes gets those of the seed, SQLite included."""
    chance = random.Random(seed)
    dice = _Dice(chance)
    try:
        apsw.randomness(0)
        with patch("os.urandom", chance.randbytes), patch("secrets.token_bytes", chance.randbytes):
            yield
    finally:
        dice.unregister()
        apsw.randomness(0)


class _Dice(apsw.VFS):
    """The default disk, but for the bytes SQLite begins its own random numbers with."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        super().__init__("dice", base="", makedefault=True)

    def xRandomness(self, numbytes: int) -> bytes:
        return self._chance.randbytes(numbytes)


@lru_cache(maxsize=1)
def _template() -> tuple[CounterHome, bytes]:
    home = CounterHome(Path(mkdtemp(prefix="yichuang-plain-")))
    atexit.register(shutil.rmtree, home.root, ignore_errors=True)
    vault, ids = MemoryVault(), FakeIdentifiers(seed=1)
    with drawn_from(1), standing_on():
        enrolment = Enrolment(
            terminal_id=TERMINAL,
            window_id=WINDOW,
            bundle=first_bundle(CENTER),
            center_keys=(public_key(CENTER),),
            private=OWN,
        )
        provision(home, enrolment, vault, FakeClock(MORNING - timedelta(days=1)), ids, SOFT)
    return home, vault.secrets[DATABASE_KEY]


def key() -> bytes:
    """What a plain database is opened with; nobody asks for it."""
    return _template()[1]


def new_counter() -> Mapping[str, bytes]:
    """The files of a counter that was just set up."""
    return {_template()[0].database.name: _template()[0].database.read_bytes()}


def home_in(folder: Path) -> CounterHome:
    """A counter's home in a folder."""
    home = CounterHome(folder / "counter")
    if not home.root.exists():
        made, _key = _template()
        shutil.copytree(made.root, home.root)
    return home


def laid_out(folder: Path, files: Mapping[str, bytes]) -> CounterHome:
    """A home that holds these files; whatever lay there before is gone."""
    home = home_in(folder)
    lay(home.database, files)
    return home


def files_of(database: Path) -> Mapping[str, bytes]:
    """The database and what belongs to it, as they lie there now; the index of a log is none."""
    found = sorted(database.parent.glob(f"{database.name}*"))
    return {path.name: path.read_bytes() for path in found if not path.name.endswith("-shm")}


def lay(database: Path, files: Mapping[str, bytes]) -> None:
    """Put these files where a database and what belongs to it lay."""
    for path in database.parent.glob(f"{database.name}*"):
        path.unlink()
    for name, content in files.items():
        (database.parent / name).write_bytes(content)


def switched_on(home: CounterHome, seed: int) -> Counter:
    """The counter after the power came back, some time after its newest fact."""
    clock = FakeClock(boot_id=f"boot-{seed}")
    counter = open_counter(home, key(), clock, FakeIdentifiers(seed=seed), SOFT)
    try:
        last = counter.reads.last_at()
    except BaseException:
        counter.close()
        raise
    if last is not None:
        clock.at = max(clock.at, last + timedelta(seconds=30))
    return counter
