"""All that a center's database holds, to compare."""

from __future__ import annotations

from app.center.tables import metadata
from app.storage.engine.link import Statement
from tests.support.office import Office


def dump(office: Office) -> dict[str, list[str]]:
    """Every row of every table."""
    link = office.center.store.reader
    return {
        name: sorted(map(repr, link.all(Statement(f"SELECT * FROM {name}"))))
        for name in metadata.tables
    }
