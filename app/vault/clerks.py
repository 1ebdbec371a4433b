"""Sign-in without a network: the database key, wrapped once for every clerk under his password.

    published ──first password──▶ wrapped ──5 failures──▶ locked 30 min
                                     └──past its day──▶ expired: must be confirmed by the center

A failure is written down before the password is tried, so that pulling the plug wins no guess.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

from app.domain.errors import Refused, Unavailable
from app.vault.files import read_file, write_file
from app.vault.sealing import Hardness, Sealed, seal, unseal

FAILURES_ALLOWED = 5
LOCKED_FOR = timedelta(minutes=30)
OFFLINE_DAYS = 90
"""How long a clerk may go on signing in without the center; printed on the sign-in card."""
SHORTEST_PASSWORD = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Clerk:
    """What is kept of one clerk outside the encrypted database: nothing secret in the clear.

    `failures` count towards the next lock, `untold` are those the journal has not heard of. A file
    written by an older program lacks the newer fields: each has a value to begin with.
    """

    staff_id: str
    name: str
    work_no: str = ""
    first: str = ""
    wrapped: Sealed | None = None
    expires_on: date | None = None
    failures: int = 0
    untold: int = 0
    locked_until: datetime | None = None
    last_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """A successful sign-in: the database key, and how many attempts failed since the last one."""

    key: bytes
    failures: int
    first_time: bool


class ClerkKeys:
    """The file of wrapped keys; every change is on disk before the call returns."""

    def __init__(self, path: Path, hardness: Hardness | None = None) -> None:
        self._path = path
        self._hardness = hardness or Hardness()

    def clerks(self) -> tuple[Clerk, ...]:
        """Everybody who may sit here, those who came last first."""
        kept = read_file(self._path, dict[str, Clerk], {}).values()
        return tuple(sorted(kept, key=lambda one: -one.last_at.timestamp() if one.last_at else 0))

    def publish(self, clerks: Iterable[Clerk]) -> None:
        """Take the published staff list over: new clerks come in, missing ones lose their key.

        A clerk with a wrapped key keeps it and his failures; being listed anew with an
        `expires_on` confirms him until then.
        """
        known = read_file(self._path, dict[str, Clerk], {})
        write_file(
            self._path, {one.staff_id: _merged(known.get(one.staff_id), one) for one in clerks}
        )

    def sign_in(
        self, staff_id: str, password: str, now: datetime, database_key: Callable[[], bytes]
    ) -> Opened:
        """Open the database key with a clerk's password.

        `database_key` is asked only at a clerk's first sign-in here. Raises `Refused`
        SIGN_IN_UNKNOWN, SIGN_IN_LOCKED (until), SIGN_IN_EXPIRED (on), SIGN_IN_WRONG (left).
        """
        clerk = self._admitted(staff_id, now)
        key = self._opened(clerk, password, now, database_key)
        first_time = clerk.wrapped is None
        self._succeed(clerk, key, password, now, first_time)
        return Opened(key, clerk.untold, first_time)

    def change_password(self, staff_id: str, old: str, new: str, now: datetime) -> None:
        """Wrap the key anew. Raises as `sign_in`, and `Refused` PASSWORD_WEAK."""
        weak = password_problem(new)
        if weak:
            raise Refused(weak, shortest=SHORTEST_PASSWORD)
        clerk = self._admitted(staff_id, now)
        key = self._opened(clerk, old, now, _never)
        wrapped = seal(key, new, staff_id, self._hardness)
        self._keep(replace(clerk, wrapped=wrapped, failures=0, locked_until=None))

    def _clerk(self, staff_id: str) -> Clerk:
        clerk = read_file(self._path, dict[str, Clerk], {}).get(staff_id)
        if clerk is None:
            raise Refused("SIGN_IN_UNKNOWN", staff=staff_id)
        return clerk

    def _admitted(self, staff_id: str, now: datetime) -> Clerk:
        clerk = self._clerk(staff_id)
        if clerk.locked_until is not None and now < clerk.locked_until:
            raise Refused("SIGN_IN_LOCKED", until=clerk.locked_until)
        if clerk.locked_until is not None:
            clerk = replace(clerk, failures=0, locked_until=None)
        if clerk.expires_on is not None and self._latest(now).date() > clerk.expires_on:
            raise Refused("SIGN_IN_EXPIRED", on=clerk.expires_on)
        return clerk

    def _latest(self, now: datetime) -> datetime:
        """Now, or when somebody last sat here: a clock set back wins nobody a day."""
        return max([now, *(one.last_at for one in self.clerks() if one.last_at)])

    def _opened(
        self, clerk: Clerk, password: str, now: datetime, database_key: Callable[[], bytes]
    ) -> bytes:
        counted = self._count(clerk, now)
        try:
            key = self._try(clerk, password, database_key)
        except Unavailable:
            self._keep(clerk)
            raise
        if key is None:
            raise _wrong(counted)
        return key

    def _count(self, clerk: Clerk, now: datetime) -> Clerk:
        failures = clerk.failures + 1
        locked = now + LOCKED_FOR if failures >= FAILURES_ALLOWED else None
        untold = clerk.untold + 1
        counted = replace(clerk, failures=failures, untold=untold, locked_until=locked)
        self._keep(counted)
        return counted

    def _try(self, clerk: Clerk, password: str, database_key: Callable[[], bytes]) -> bytes | None:
        if clerk.wrapped is not None:
            return unseal(clerk.wrapped, password, clerk.staff_id)
        return database_key() if _is_first_password(clerk.first, password) else None

    def _succeed(
        self, clerk: Clerk, key: bytes, password: str, now: datetime, first_time: bool
    ) -> None:
        admitted = replace(clerk, failures=0, untold=0, locked_until=None, last_at=now)
        if first_time:
            admitted = replace(
                admitted,
                wrapped=seal(key, password, clerk.staff_id, self._hardness),
                expires_on=now.date() + timedelta(days=OFFLINE_DAYS),
            )
        self._keep(admitted)

    def _keep(self, clerk: Clerk) -> None:
        kept = read_file(self._path, dict[str, Clerk], {})
        write_file(self._path, kept | {clerk.staff_id: clerk})


def first_verifier(password: str, hardness: Hardness | None = None) -> str:
    """What a bundle carries of a first password: an Argon2id verifier."""
    from argon2 import PasswordHasher

    cost = hardness or Hardness()
    hasher = PasswordHasher(
        time_cost=cost.time_cost, memory_cost=cost.memory_cost, parallelism=cost.parallelism
    )
    return hasher.hash(password)


def password_problem(password: str) -> str | None:
    """Why a password is refused: too short, one repeated sign, or a run like 123456."""
    if len(password) < SHORTEST_PASSWORD:
        return "PASSWORD_WEAK"
    steps = {ord(b) - ord(a) for a, b in pairwise(password)}
    return "PASSWORD_WEAK" if steps in ({0}, {1}, {-1}) else None


def _merged(known: Clerk | None, published: Clerk) -> Clerk:
    if known is None:
        return published
    return replace(
        known,
        name=published.name,
        work_no=published.work_no,
        first=published.first,
        expires_on=published.expires_on or known.expires_on,
    )


def _is_first_password(verifier: str, password: str) -> bool:
    from argon2 import PasswordHasher
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return PasswordHasher().verify(verifier, password)
    except (VerificationError, InvalidHashError):
        return False


def _wrong(counted: Clerk) -> Refused:
    if counted.locked_until is not None:
        return Refused("SIGN_IN_LOCKED", until=counted.locked_until)
    return Refused("SIGN_IN_WRONG", left=FAILURES_ALLOWED - counted.failures)


def _never() -> bytes:
    raise Refused("SIGN_IN_UNKNOWN", staff="")
