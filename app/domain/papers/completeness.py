"""A template refuses to be set while a mandatory field is empty (DOMAIN 2.4, 2.5)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from app.domain.errors import Refused
from app.domain.papers.snapshot import Snapshot
from app.domain.papers.templates import TEMPLATES


def missing_fields(snapshot: Snapshot) -> tuple[str, ...]:
    """The paths of the mandatory fields that are empty, rows numbered from 1: `items[2].basis`."""
    mandatory = TEMPLATES[snapshot.kind].mandatory
    return tuple(missing for path in mandatory for missing in _empty(snapshot, path.split("."), ""))


def require_complete(snapshot: Snapshot) -> None:
    """Raise `Refused` PAPER_FIELD_MISSING, with the kind and the fields, unless all are there."""
    fields = missing_fields(snapshot)
    if fields:
        raise Refused("PAPER_FIELD_MISSING", kind=snapshot.kind.value, fields=fields)


def _empty(value: Any, path: list[str], seen: str) -> Iterator[str]:
    if not path:
        if _is_blank(value):
            yield seen
        return
    step, rest = path[0], path[1:]
    name = step.removesuffix("[]")
    here = f"{seen}.{name}" if seen else name
    inner = getattr(value, name, None)
    if step.endswith("[]"):
        for number, row in enumerate(inner or (), start=1):
            yield from _empty(row, rest, f"{here}[{number}]")
    else:
        yield from _empty(inner, rest, here)


def _is_blank(value: Any) -> bool:
    if isinstance(value, str):
        return not value.strip()
    if isinstance(value, tuple):
        return not value or any(_is_blank(item) for item in value)
    return value is None
