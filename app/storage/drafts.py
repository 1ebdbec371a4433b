"""The draft journal: every field as it was typed, deleted once it became a case or was put away."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import bindparam, delete, insert, select

from app.ports.memory import DraftField
from app.protocol.canonical import canonical_text
from app.storage.engine.link import Link, Statement
from app.storage.tables import draft_field

_KEEP = Statement(
    insert(draft_field).values(
        draft_id=bindparam("draft_id"), name=bindparam("name"), value=bindparam("value")
    )
)
_FORGET = Statement(delete(draft_field).where(draft_field.c.draft_id == bindparam("draft_id")))
_FIELDS = Statement(
    select(draft_field.c.name, draft_field.c.value)
    .where(draft_field.c.draft_id == bindparam("draft_id"))
    .order_by(draft_field.c.n)
)
_ONE = Statement(
    "SELECT value FROM draft_field WHERE draft_id = :draft_id AND name = :name "
    "ORDER BY n DESC LIMIT 1"
)
_COUNT = Statement("SELECT count(DISTINCT draft_id) FROM draft_field")


def keep(link: Link, draft_id: str, name: str, value: Any) -> None:
    """Append one field value."""
    link.run(_KEEP, {"draft_id": draft_id, "name": name, "value": canonical_text(value)})


def forget(link: Link, draft_id: str) -> None:
    """Delete everything typed into a draft."""
    link.run(_FORGET, {"draft_id": draft_id})


def fields(link: Link, draft_id: str) -> tuple[DraftField, ...]:
    """The latest value of every field, in the order first typed."""
    newest: dict[str, str] = dict(link.all(_FIELDS, draft_id=draft_id))
    return tuple(DraftField(name, msgspec.json.decode(newest[name])) for name in newest)


def count(link: Link) -> int:
    """How many drafts there are."""
    row = link.one(_COUNT)
    return int(row[0]) if row else 0


def latest(link: Link, draft_id: str, name: str) -> Any:
    """The latest value of one field, or None."""
    row = link.one(_ONE, draft_id=draft_id, name=name)
    return msgspec.json.decode(row[0]) if row else None
