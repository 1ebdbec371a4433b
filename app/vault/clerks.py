"""keys.json: for every clerk of this terminal the database key, wrapped under the own password.

    admitted (first password known) ──first sign-in──▶ wrapped ──password changed──▶ wrapped
    left out of a newer staff list ──▶ struck out: the wrap is deleted

A failed attempt is counted, on disk, before the password is even looked at: killing the program
gives no further guess.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from app.domain.errors import Unavailable
from app.domain.people import Staff
from app.home.files import read_json, write_json
from app.vault.wrapping import Wrapped


@dataclass(frozen=True, slots=True, kw_only=True)
class Clerk:
    """One clerk as the sign-in screen and the lock know them."""

    staff_id: str
    name: str
    work_no: str = ""
    first_password: str = ""
    wrapped: Wrapped | None = None
    must_change: bool = False
    expires_on: date
    failures: int = 0
    locked_until: datetime | None = None
    last_in: datetime | None = None


class Clerks:
    """The file of the clerks."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def all(self) -> tuple[Clerk, ...]:
        """Everybody who may sign in here: those who came last first, then by number."""
        known = [_clerk(staff_id, data) for staff_id, data in self._read().items()]
        newest = sorted(known, key=lambda clerk: (clerk.work_no, clerk.staff_id))
        return tuple(sorted(newest, key=_recency))

    def get(self, staff_id: str) -> Clerk | None:
        """One clerk, or None."""
        data = self._read().get(staff_id)
        return _clerk(staff_id, data) if data is not None else None

    def put(self, clerk: Clerk) -> None:
        """Write a clerk down; durable when it returns."""
        write_json(self._path, self._read() | {clerk.staff_id: _mapping(clerk)})

    def admit(self, staff: Iterable[tuple[Staff, str]], expires_on: date) -> None:
        """Take over a staff list with the verifiers of first passwords.

        Those who are on it keep their wraps for longer; all others are struck out.
        """
        known = self._read()
        admitted: dict[str, Any] = {}
        for person, first_password in staff:
            held = known.get(person.staff_id)
            fresh = Clerk(
                staff_id=person.staff_id,
                name=person.name,
                work_no=person.work_no,
                first_password=first_password,
                expires_on=expires_on,
            )
            admitted[person.staff_id] = _mapping(_renewed(held, fresh))
        write_json(self._path, admitted)

    def _read(self) -> dict[str, Any]:
        return read_json(self._path) if self._path.exists() else {}


def _renewed(held: dict[str, Any] | None, fresh: Clerk) -> Clerk:
    """A clerk as listed anew; the own password, once chosen, stays."""
    if held is None:
        return fresh
    before = _clerk(fresh.staff_id, held)
    return replace(
        before,
        name=fresh.name,
        work_no=fresh.work_no,
        first_password=fresh.first_password if before.wrapped is None else "",
        expires_on=fresh.expires_on,
    )


def _recency(clerk: Clerk) -> float:
    return -clerk.last_in.timestamp() if clerk.last_in else 0.0


def _mapping(clerk: Clerk) -> dict[str, Any]:
    data = asdict(clerk)
    del data["staff_id"]
    data["expires_on"] = clerk.expires_on.isoformat()
    data["locked_until"] = clerk.locked_until.isoformat() if clerk.locked_until else None
    data["last_in"] = clerk.last_in.isoformat() if clerk.last_in else None
    return data


def _clerk(staff_id: str, data: dict[str, Any]) -> Clerk:
    try:
        wrapped = data["wrapped"]
        return Clerk(
            staff_id=staff_id,
            name=data["name"],
            work_no=data["work_no"],
            first_password=data["first_password"],
            wrapped=Wrapped.from_mapping(wrapped) if wrapped else None,
            must_change=data["must_change"],
            expires_on=date.fromisoformat(data["expires_on"]),
            failures=data["failures"],
            locked_until=_moment(data["locked_until"]),
            last_in=_moment(data["last_in"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise Unavailable("FILE_DAMAGED", detail=f"clerk {staff_id}") from error


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
