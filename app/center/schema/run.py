"""Brings the tables of a center up to date, each step in one transaction, on either database."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Column, Integer, MetaData, Table, select

from app.center.engine.port import Connection
from app.domain.errors import Refused
from app.storage.engine.link import Statement

Step = Callable[[Any], None]
"""Changes the schema and moves data through Alembic's operations."""

LATEST = 1
"""The version this program writes."""

_count = Table("schema_step", MetaData(), Column("step", Integer))
_STEP = Statement(select(_count.c.step).with_for_update())
_COUNT = Statement("CREATE TABLE schema_step (step INTEGER NOT NULL)")
_BEGUN = Statement("INSERT INTO schema_step (step) VALUES (0)")
_TAKEN = Statement("UPDATE schema_step SET step = :step")


def steps() -> Mapping[int, Step]:
    """Every step by the version it leads to; loaded only when one has to run."""
    from app.center.schema import s0001_beginning

    return {1: s0001_beginning.upgrade}


def bring_up_to_date(
    link: Connection,
    is_counted: bool,
    operations: Callable[[], Any],
    known: Mapping[int, Step] | None = None,
    before: Callable[[int], object] = lambda step: None,
) -> None:
    """Run the steps a database lacks; one that fails leaves it as it was before that step.

    `before` is told the step that comes first, where there is anything to lose; what it raises
    leaves everything as it is.
    `is_counted` tells whether there is a table `schema_step`. Programs that start together wait for
    each other at its row. Raises Refused STORE_NEWER for what a later program has changed.
    """
    latest = max(known, default=0) if known is not None else LATEST
    reached = _reached(link) if is_counted else -1
    if reached > latest:
        raise Refused("STORE_NEWER", found=reached, known=latest)
    if reached == latest:
        return
    if reached > 0:
        before(reached + 1)
    ladder, made = steps() if known is None else known, operations()
    if reached < 0:
        _in_one(link, lambda: (link.run(_COUNT), link.run(_BEGUN)))
    while _in_one(link, lambda: _climb(link, made, ladder)):
        pass


def _climb(link: Connection, operations: Any, ladder: Mapping[int, Step]) -> bool:
    """Whether a step was taken."""
    step = _reached(link) + 1
    if step not in ladder:
        return False
    ladder[step](operations)
    link.run(_TAKEN, {"step": step})
    return True


def _reached(link: Connection) -> int:
    row = link.one(_STEP)
    return int(row[0]) if row else 0


def _in_one(link: Connection, act: Callable[[], Any]) -> Any:
    link.begin()
    try:
        done = act()
        link.commit()
        return done
    finally:
        link.rollback()
