"""All published matters by code and version: running cases find theirs, pickers the current."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from app.domain.catalogue.center import Center
from app.domain.catalogue.digest import digest_of
from app.domain.catalogue.matter import Matter, MatterKey
from app.domain.errors import Refused


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A center and the versions of its matters, in published order.

    Raises Refused("MATTER_TWICE") when one code and version is published twice.
    """

    center: Center
    matters: tuple[Matter, ...]
    _by_key: dict[MatterKey, Matter] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_key: dict[MatterKey, Matter] = {}
        for matter in self.matters:
            if matter.key in by_key:
                raise Refused("MATTER_TWICE", matter=matter.local_code, version=matter.version)
            by_key[matter.key] = matter
        object.__setattr__(self, "_by_key", by_key)

    def matter(self, task_code: str, version: int) -> Matter:
        """That version, in force or not, or Refused MATTER_UNKNOWN."""
        try:
            return self._by_key[task_code, version]
        except KeyError:
            raise Refused("MATTER_UNKNOWN", matter=task_code, version=version) from None

    def in_force(self, today: date) -> tuple[Matter, ...]:
        """The newest version in force of every matter that has one on that day."""
        newest: dict[str, Matter] = {}
        for matter in self.matters:
            held = newest.get(matter.task_code)
            if matter.is_in_force(today) and (held is None or held.version < matter.version):
                newest[matter.task_code] = matter
        return tuple(newest.values())

    def version_in_force(self, task_code: str, today: date) -> int | None:
        """The newest version of one matter in force on a day, or None."""
        versions = (
            matter.version
            for matter in self.matters
            if matter.task_code == task_code and matter.is_in_force(today)
        )
        return max(versions, default=None)

    def current(self, local_code: str, today: date) -> Matter:
        """The version in force of the matter clerks call by this code, or Refused."""
        for matter in self.in_force(today):
            if matter.local_code == local_code.strip().upper():
                return matter
        raise Refused("MATTER_UNKNOWN", matter=local_code, today=today)

    @property
    def digest(self) -> str:
        """SHA-256 over center and matters; independent of the order matters are listed in."""
        return digest_of([self.center, *sorted(self.matters, key=_key)])


def catalogue_of(center: Center, matters: Iterable[Matter]) -> Catalogue:
    """A catalogue with its matters in the order of their local codes and versions."""
    return Catalogue(center, tuple(sorted(matters, key=lambda m: (m.local_code, m.version))))


def _key(matter: Matter) -> MatterKey:
    return matter.key
