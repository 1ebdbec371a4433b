"""The gate: a clerk's password opens the database key, offline as online.

    right password ─▶ the key; the count of failures starts again
    wrong ─▶ SIGN_IN_WRONG {left} … the fifth ─▶ SIGN_IN_LOCKED {until}, thirty minutes
    the wrap too old ─▶ SIGN_IN_EXPIRED      not on the staff list ─▶ SIGN_IN_UNKNOWN
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from app.domain.errors import Refused
from app.ports.vault import DATABASE_KEY, Vault
from app.vault.clerks import Clerk, Clerks
from app.vault.stretching import Cost, fits
from app.vault.wrapping import unwrap, wrap

SHORTEST_PASSWORD = 8


@dataclass(frozen=True, slots=True)
class Terms:
    """The rules of signing in, as data."""

    failures: int = 5
    locked: timedelta = timedelta(minutes=30)
    days: int = 90
    cost: Cost = Cost()


@dataclass(frozen=True, slots=True)
class Opened:
    """A successful sign-in; `failures` are the attempts that failed since the last one.

    `must_change` asks for an own password: the one just used came from the center.
    """

    key: bytes
    failures: int
    must_change: bool


class Gate:
    """Signs clerks in; also unlocks after an idle lock, at the same cost and the same count.

    `vault` is needed only for a clerk's first sign-in at this terminal.
    """

    def __init__(self, clerks: Clerks, vault: Vault, terms: Terms = Terms()) -> None:
        self._clerks = clerks
        self._vault = vault
        self._terms = terms

    def sign_in(self, staff_id: str, password: str, now: datetime) -> Opened:
        """Open the database key; refused as drawn above."""
        clerk = self._admitted(staff_id, now)
        counted = self._count(clerk, now)
        key = self._key(clerk, password)
        if key is None:
            raise _refusal(counted, self._terms)
        let_in = replace(clerk, failures=0, locked_until=None, last_in=now)
        if let_in.wrapped is None:
            wrapped = wrap(key, password, staff_id, self._terms.cost)
            let_in = replace(let_in, wrapped=wrapped, first_password="", must_change=True)
        self._clerks.put(let_in)
        return Opened(key, clerk.failures, let_in.must_change)

    def change_password(self, staff_id: str, old: str, new: str, now: datetime) -> None:
        """Wrap the key under a new password; the old one must be right, as for a sign-in.

        Raises also Refused PASSWORD_SHORT or PASSWORD_SAME.
        """
        if len(new) < SHORTEST_PASSWORD:
            raise Refused("PASSWORD_SHORT", least=SHORTEST_PASSWORD)
        if new == old:
            raise Refused("PASSWORD_SAME")
        key = self.sign_in(staff_id, old, now).key
        clerk = self._admitted(staff_id, now)
        wrapped = wrap(key, new, staff_id, self._terms.cost)
        self._clerks.put(replace(clerk, wrapped=wrapped, must_change=False))

    def _admitted(self, staff_id: str, now: datetime) -> Clerk:
        clerk = self._clerks.get(staff_id)
        if clerk is None:
            raise Refused("SIGN_IN_UNKNOWN", staff_id=staff_id)
        if clerk.locked_until is not None and now < clerk.locked_until:
            raise Refused("SIGN_IN_LOCKED", until=clerk.locked_until)
        if now.date() > clerk.expires_on:
            raise Refused("SIGN_IN_EXPIRED", expired_on=clerk.expires_on)
        return clerk

    def _count(self, clerk: Clerk, now: datetime) -> Clerk:
        """Count this attempt as failed before it is tried; success takes it back."""
        spent = clerk.locked_until is not None
        failures = 1 if spent else clerk.failures + 1
        until = now + self._terms.locked if failures >= self._terms.failures else None
        counted = replace(clerk, failures=failures, locked_until=until)
        self._clerks.put(counted)
        return counted

    def _key(self, clerk: Clerk, password: str) -> bytes | None:
        if clerk.wrapped is not None:
            return unwrap(clerk.wrapped, password, clerk.staff_id)
        if clerk.first_password and fits(password, clerk.first_password):
            return self._vault.get(DATABASE_KEY)
        return None


def _refusal(clerk: Clerk, terms: Terms) -> Refused:
    if clerk.locked_until is not None:
        return Refused("SIGN_IN_LOCKED", until=clerk.locked_until)
    return Refused("SIGN_IN_WRONG", left=terms.failures - clerk.failures)
