"""The birth of a center, and of every new generation of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select

from app.center import lives
from app.center.engine.port import Link
from app.center.tables import center
from app.domain.errors import Refused
from app.storage.engine.link import Statement

CENTER_TERMINAL = "center"
"""Under this name the center records its own facts; its epochs count its generations."""

_FOUND = Statement(
    "INSERT INTO center (center_id, name, generation, ordinal, pos) "
    "VALUES (:center_id, :name, :generation, 1, 0)"
)
_BORN = Statement(
    "INSERT INTO generation (center_id, generation, ordinal, born_at, cause, at) "
    "VALUES (:center_id, :generation, :ordinal, :born_at, :cause, :at)"
)
_PRESENT = Statement(
    "SELECT center_id, generation, ordinal, pos FROM center WHERE center_id = :center_id"
)
_HELD = Statement(
    select(center.c.pos).where(center.c.center_id == bindparam("center_id")).with_for_update()
)
_ONLY = Statement("SELECT center_id FROM center ORDER BY center_id LIMIT 1")
_RENEW = Statement(
    "UPDATE center SET generation = :generation, ordinal = :ordinal WHERE center_id = :center_id"
)
_BORN_SINCE = Statement(
    "SELECT min(later.born_at) FROM generation AS named JOIN generation AS later "
    "ON later.center_id = named.center_id AND later.ordinal > named.ordinal "
    "WHERE named.center_id = :center_id AND named.generation = :generation"
)
_IS_KNOWN = Statement(
    "SELECT 1 FROM generation WHERE center_id = :center_id AND generation = :generation"
)


@dataclass(frozen=True, slots=True)
class Present:
    """The center as it lives now; the feed ends at `pos`."""

    center_id: str
    generation: str
    ordinal: int
    pos: int


def found(
    link: Link, center_id: str, name: str, generation: str, public_key: str, now: datetime
) -> None:
    """A new center, in its first generation, with a life of its own to record in.

    Refused STORE_EXISTS where the database holds one of that id.
    """
    if link.one(_PRESENT, center_id=center_id) is not None:
        raise Refused("STORE_EXISTS", center=center_id)
    link.run(_FOUND, {"center_id": center_id, "name": name, "generation": generation})
    _keep_birth(link, center_id, generation, 1, 0, "FOUNDED", now)
    lives.enrol(link, center_id, CENTER_TERMINAL, "", public_key, now)


def be_reborn(link: Link, center_id: str, generation: str, cause: str, now: datetime) -> Present:
    """Another generation begins where the feed of what was restored ends.

    The center records in a new life of its own: facts of the lost days may stand elsewhere under
    the old one.
    """
    link.one(_HELD, center_id=center_id)
    before = present(link, center_id)
    ordinal = before.ordinal + 1
    link.run(_RENEW, {"center_id": center_id, "generation": generation, "ordinal": ordinal})
    _keep_birth(link, center_id, generation, ordinal, before.pos, cause, now)
    own = lives.lives(link, center_id, CENTER_TERMINAL)[-1]
    epoch = lives.next_epoch(own, now)
    lives.open_life(link, center_id, CENTER_TERMINAL, epoch, own.public_key, "", generation, now)
    return Present(center_id, generation, ordinal, before.pos)


def present(link: Link, center_id: str) -> Present:
    """The center as it lives now; Refused CENTER_UNKNOWN where it was never founded."""
    row = link.one(_PRESENT, center_id=center_id)
    if row is None:
        raise Refused("CENTER_UNKNOWN", center=center_id)
    return Present(*row)


def only_one(link: Link) -> str:
    """The id of the center a database holds; Refused CENTER_UNKNOWN where none was founded."""
    row = link.one(_ONLY)
    if row is None:
        raise Refused("CENTER_UNKNOWN", center="")
    return str(row[0])


def same_until(link: Link, at: Present, named: str) -> int:
    """Up to where the feed is what it was in the generation named; 0 for an unknown one."""
    if named == at.generation:
        return at.pos
    if link.one(_IS_KNOWN, center_id=at.center_id, generation=named) is None:
        return 0
    row = link.one(_BORN_SINCE, center_id=at.center_id, generation=named)
    return int(row[0]) if row and row[0] is not None else at.pos


def _keep_birth(
    link: Link,
    center_id: str,
    generation: str,
    ordinal: int,
    born_at: int,
    cause: str,
    now: datetime,
) -> None:
    values = {
        "center_id": center_id,
        "generation": generation,
        "ordinal": ordinal,
        "born_at": born_at,
        "cause": cause,
        "at": now.isoformat(),
    }
    link.run(_BORN, values)
