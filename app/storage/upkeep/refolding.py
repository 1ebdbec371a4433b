"""Throws the tables away and folds them again from the journal."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import islice

from sqlalchemy import delete, select

from app.domain.facts.office import BundleInstalled
from app.domain.folds.registry import FOLDS
from app.protocol.bundle import reopen
from app.protocol.canonical import canonical
from app.protocol.chain import fact_of
from app.storage import blobs, journal, shelf
from app.storage.engine.link import Link, Row, Statement
from app.storage.engine.store import Store
from app.storage.folding.projector import Projector
from app.storage.tables import metadata, published
from app.storage.upkeep.report import Progress

FACTS_A_FLUSH = 500
ENTRIES_HELD = 5000

_UNINDEX_ALL = Statement("INSERT INTO case_search (case_search) VALUES ('delete-all')")
_CLEAR = {fold.name: Statement(delete(metadata.tables[fold.name])) for fold in FOLDS}
_ROWS = {
    fold.name: Statement(
        select(*(column for column in metadata.tables[fold.name].c if column.name != "n")).order_by(
            metadata.tables[fold.name].c.key
        )
    )
    for fold in FOLDS
} | {published.name: Statement(select(published).order_by(*published.primary_key))}


def rebuild(store: Store, progress: Progress | None = None) -> dict[str, str]:
    """Build every table again, in one transaction, and return their digests.

    Journal, blobs and drafts are not touched; a failure leaves the tables as they were.
    """
    with store.writing() as link:
        refold(link, progress)
        return digests(link)


def refold(link: Link, progress: Progress | None = None) -> None:
    """Clear and fold again inside an open transaction."""
    for statement in (_UNINDEX_ALL, *_CLEAR.values()):
        link.run(statement)
    shelf.clear(link)
    projector = Projector(link)
    done, total = 0, journal.count(link)
    entries = journal.entries(link)
    while some := [(fact_of(one), one.at) for one in islice(entries, FACTS_A_FLUSH)]:
        projector.fold_all(some)
        for fact, _at in some:
            if isinstance(fact.body, BundleInstalled) and blobs.has(link, fact.body.digest):
                shelf.publish(link, reopen(blobs.get(link, fact.body.digest)))
        _flush(projector)
        done += len(some)
        if progress:
            progress("refold", done, total)


def digests(link: Link) -> dict[str, str]:
    """For each table a SHA-256 over its rows in the order of their keys, row numbers left out."""
    return {name: _digest(link.stream(rows)) for name, rows in _ROWS.items()}


def _digest(rows: Iterator[Row]) -> str:
    whole = hashlib.sha256()
    for row in rows:
        whole.update(canonical(row) + b"\n")
    return whole.hexdigest()


def _flush(projector: Projector) -> None:
    projector.flush()
    if projector.size > ENTRIES_HELD:
        projector.forget()
