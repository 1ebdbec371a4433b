"""The door behind the sign-in card: clerk keys first, then the memory they open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.devices.clock import SystemClock, SystemIdentifiers
from app.domain.errors import Refused, Unavailable
from app.home.paths import CounterHome
from app.ports.clock import Clock, Identifiers
from app.ports.vault import DATABASE_KEY, Vault
from app.vault.clerks import ClerkKeys
from app.vault.sealing import Hardness
from ui.presenters.session import Face

if TYPE_CHECKING:
    from app.bootstrap import Counter
    from app.domain.people import Staff


@dataclass(frozen=True, slots=True)
class Entrance:
    """An open counter and the clerk who opened it."""

    counter: Counter
    staff: Staff


class CounterDoor:
    """Opens one counter, once; afterwards it only checks passwords, for unlocking.

    `vault` is asked for only at a clerk's first sign-in here.
    """

    def __init__(
        self,
        home: CounterHome,
        vault: Callable[[], Vault],
        clock: Clock | None = None,
        ids: Identifiers | None = None,
        hardness: Hardness | None = None,
    ) -> None:
        self._home, self.vault = home, vault
        self.clock: Clock = clock or SystemClock()
        self._ids: Identifiers = ids or SystemIdentifiers()
        self._hardness = hardness
        self.entrance: Entrance | None = None
        self.failures = 0
        """How many attempts failed before the last that opened the door."""

    def faces(self) -> Sequence[Face]:
        """Who may sign in here; raises `Unavailable` when the key file cannot be read."""
        clerks = ClerkKeys(self._home.keys, self._hardness).clerks()
        return tuple(Face(one.staff_id, one.name, one.work_no) for one in clerks)

    def enter(self, staff_id: str, password: str) -> None:
        """Check the password; open the memory unless it is open already.

        Raises `Refused` SIGN_IN_* and what `open_counter` raises.
        """
        keys = ClerkKeys(self._home.keys, self._hardness)
        opened = keys.sign_in(staff_id, password, self.clock.now().at, self._database_key)
        self.failures = opened.failures
        if self.entrance is not None:
            return
        # The composition root brings SQL, catalogue and pinyin along: not before the card shows.
        from app.bootstrap import open_counter

        counter = open_counter(self._home, opened.key, self.clock, self._ids, self._hardness)
        try:
            staff = _staff(counter, staff_id)
        except BaseException:
            counter.close()
            raise
        self.entrance = Entrance(counter, staff)

    def close(self) -> None:
        """Close the memory, if it was opened."""
        if self.entrance is not None:
            self.entrance.counter.close()
            self.entrance = None

    def _database_key(self) -> bytes:
        key = self.vault().get(DATABASE_KEY)
        if key is None:
            raise Unavailable("VAULT_EMPTY", name=DATABASE_KEY)
        return key


def _staff(counter: Counter, staff_id: str) -> Staff:
    for one in counter.reads.staff():
        if one.staff_id == staff_id:
            return one
    raise Refused("SIGN_IN_UNKNOWN", staff=staff_id)
