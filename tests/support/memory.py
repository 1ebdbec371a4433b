"""A provisioned counter in a temporary folder, quick to get: the first one is made, others copied.

with counter(tmp_path) as opened:
    opened.memory, opened.reads, opened.clock, opened.ids, opened.archive, opened.ledger
"""

from __future__ import annotations

import atexit
import random
import shutil
import tempfile
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from functools import lru_cache
from pathlib import Path

from app.bootstrap import Counter, Enrolment, open_counter, provision
from app.domain.ids import RANDOM_BYTES, Uuid7Source
from app.home.paths import CounterHome
from app.ports.clock import Instant
from app.ports.vault import DATABASE_KEY, VaultKind
from app.protocol.signing import new_private_key, public_key
from app.services.provision import STAFF, Terms, starter_bundle
from app.vault import Hardness, first_verifier

CHINA = timezone(timedelta(hours=8))
MORNING = datetime(2026, 9, 23, 9, 30, tzinfo=CHINA)
"""A Wednesday, between two holidays."""
SOFT = Hardness(time_cost=1, memory_cost=64, parallelism=1)
PASSWORD = "chuangkou-1"
TERMINAL, WINDOW = "B07", "B09"


@dataclass
class FakeClock:
    """Stands still until told otherwise."""

    at: datetime = MORNING
    boot_id: str = "boot-1"
    mono: int = 1_000_000_000

    def now(self) -> Instant:
        """The instant it was set to."""
        return Instant(self.at, self.mono, self.boot_id)

    def advance(self, **by: float) -> None:
        """Let time pass: `advance(minutes=5)`."""
        passed = timedelta(**by)
        self.at += passed
        self.mono += int(passed.total_seconds() * 1e9)


@dataclass
class FakeIdentifiers:
    """Identities and digits that are the same in every run of the same seed."""

    seed: int = 7
    _random: random.Random = field(init=False)
    _source: Uuid7Source = field(init=False, default_factory=Uuid7Source)

    def __post_init__(self) -> None:
        self._random = random.Random(self.seed)

    def event_id(self) -> str:
        """The next UUIDv7."""
        unix_ms = int(MORNING.timestamp() * 1000)
        return self._source.next(unix_ms, self._random.randbytes(RANDOM_BYTES))

    def digits(self, count: int) -> str:
        """The next digits."""
        return "".join(self._random.choices("0123456789", k=count))


@dataclass
class MemoryVault:
    """A vault for tests; nothing of it is ever on a disk."""

    secrets: dict[str, bytes] = field(default_factory=dict)
    kind: VaultKind = VaultKind.FILE

    def get(self, name: str) -> bytes | None:
        """The secret, or None."""
        return self.secrets.get(name)

    def put(self, name: str, secret: bytes) -> None:
        """Keep a secret."""
        self.secrets[name] = secret

    def delete(self, name: str) -> None:
        """Forget a secret."""
        self.secrets.pop(name, None)


@dataclass(frozen=True)
class Template:
    """A counter set up once, to be copied; `vault` holds its keys, `center` signs its bundles."""

    home: CounterHome
    vault: MemoryVault
    center: bytes

    @property
    def key(self) -> bytes:
        """The database key of every copy."""
        return self.vault.secrets[DATABASE_KEY]


@lru_cache(maxsize=1)
def template() -> Template:
    """The counter all others are copied from; made once in a process."""
    home = CounterHome(Path(tempfile.mkdtemp(prefix="yichuang-template-")))
    atexit.register(shutil.rmtree, home.root, ignore_errors=True)
    vault, center = MemoryVault(), new_private_key()
    provision(
        home,
        Enrolment(
            terminal_id=TERMINAL,
            window_id=WINDOW,
            bundle=first_bundle(center),
            center_keys=(public_key(center),),
        ),
        vault,
        FakeClock(MORNING - timedelta(days=1)),
        FakeIdentifiers(seed=1),
        SOFT,
    )
    return Template(home, vault, center)


def first_bundle(center: bytes, **terms: object) -> bytes:
    """The starter bundle, signed by a center's private key; terms may be changed."""
    day_before = MORNING - timedelta(days=1)
    told = {
        "terminal_id": TERMINAL,
        "today": day_before.date(),
        "now": day_before,
        "bundle_id": "starter",
    }
    verifiers = {one.staff_id: first_verifier(PASSWORD, SOFT) for one in STAFF}
    return starter_bundle(center, Terms(**(told | terms)), verifiers)  # type: ignore[arg-type]


def a_home(folder: Path) -> CounterHome:
    """A copy of the provisioned counter, not opened."""
    made = template()
    home = CounterHome(folder / "counter")
    if not home.root.exists():
        shutil.copytree(made.home.root, home.root)
    return home


def counter(
    folder: Path, clock: FakeClock | None = None, ids: FakeIdentifiers | None = None
) -> Counter:
    """An open counter in a folder; opened again there, it is the same one with all it recorded."""
    home = a_home(folder)
    return open_counter(home, template().key, clock or FakeClock(), ids or FakeIdentifiers(), SOFT)
