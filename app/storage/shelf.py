"""What the center published: the content of installed bundles, as rows and as values.

Every matter version ever published stays, for the cases that run under it; of everything else the
newest holds. The rows derive from the bundles' blobs and are written again by `rebuild`.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Any

from sqlalchemy import delete, select

from app.domain.calendar import WorkCalendar
from app.domain.catalogue import Catalogue, Center, Matter
from app.domain.errors import Refused, Unavailable
from app.domain.people import Staff
from app.protocol.bundle import Bundle, Manifest, StaffEntry
from app.protocol.bundle.content import CalendarSection, calendar_section
from app.protocol.canonical import canonical_text, decoded
from app.storage.engine.link import Link, Statement
from app.storage.tables import published

_PUT = Statement(
    "INSERT INTO published (section, key, version, body) VALUES (:section, :key, :version, :body) "
    "ON CONFLICT DO UPDATE SET body = excluded.body"
)
_CLEAR = Statement(delete(published))
_ALL = Statement(
    select(published.c.section, published.c.key, published.c.version, published.c.body).order_by(
        published.c.section, published.c.key, published.c.version
    )
)


class Shelf:
    """The published content at one moment; parsed piece by piece when asked for."""

    def __init__(self, link: Link) -> None:
        rows = link.all(_ALL)
        self._single = {row[0]: row[3] for row in rows if row[0] != "matter"}
        self._matters = {(row[1], row[2]): row[3] for row in rows if row[0] == "matter"}
        self._parsed: dict[tuple[str, int], Matter] = {}

    @cached_property
    def manifest(self) -> Manifest:
        """The manifest of the bundle in force."""
        return decoded(Manifest, self._body("manifest"))

    @cached_property
    def center(self) -> Center:
        """The center, its organs, units and windows."""
        return decoded(Center, self._body("center"))

    @cached_property
    def calendar(self) -> WorkCalendar:
        """The calendar in force."""
        return decoded(CalendarSection, self._body("calendar")).calendar()

    @cached_property
    def entries(self) -> tuple[StaffEntry, ...]:
        """The staff as published, with the verifiers of their first passwords."""
        return decoded(tuple[StaffEntry, ...], self._body("staff"))

    @cached_property
    def staff(self) -> tuple[Staff, ...]:
        """The staff."""
        return tuple(entry.staff for entry in self.entries)

    @cached_property
    def catalogue(self) -> Catalogue:
        """The matters of the bundle in force, those to come and those that ended included."""
        listed = decoded(tuple[tuple[str, int], ...], self._body("listed"))
        return Catalogue(self.center, tuple(self.matter(*key) for key in listed))

    def matter(self, task_code: str, version: int) -> Matter:
        """A matter at a version, from whichever bundle brought it; or Refused MATTER_UNKNOWN."""
        key = (task_code, version)
        if key not in self._parsed:
            if key not in self._matters:
                raise Refused("MATTER_UNKNOWN", matter=task_code, version=version)
            self._parsed[key] = decoded(Matter, self._matters[key])
        return self._parsed[key]

    def in_force(self, today: date) -> tuple[Matter, ...]:
        """The matters that may be applied for on a day."""
        return self.catalogue.in_force(today)

    def _body(self, section: str) -> str:
        try:
            return str(self._single[section])
        except KeyError:
            raise Unavailable("STORE_UNPROVISIONED", missing=section) from None


def publish(link: Link, bundle: Bundle) -> None:
    """Write down what a bundle brings."""
    content = bundle.content
    matters = content.catalogue.matters
    _put(link, "manifest", bundle.manifest)
    _put(link, "center", content.catalogue.center)
    _put(link, "calendar", calendar_section(content.calendar))
    _put(link, "templates", dict(content.templates))
    _put(link, "staff", content.staff)
    _put(link, "listed", [matter.key for matter in matters])
    for matter in matters:
        _put(link, "matter", matter, matter.task_code, matter.version)


def clear(link: Link) -> None:
    """Forget what was published; the bundles themselves stay."""
    link.run(_CLEAR)


def _put(link: Link, section: str, value: Any, key: str = "", version: int = 0) -> None:
    body = canonical_text(value)
    link.run(_PUT, {"section": section, "key": key, "version": version, "body": body})
