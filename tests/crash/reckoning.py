"""What both sides hold when all is quiet, laid side by side: act by act, paper by paper."""

from __future__ import annotations

import json
from collections import Counter as Tally
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from app.bootstrap import Counter
from app.center.answering import Center
from app.center.auditing import audit
from app.protocol.chain import Entry
from app.storage.engine.link import Statement
from tests.crash.clerk import Place, opened
from tests.crash.house import CENTER_ID, House
from tests.support.roll import sheets
from tests.support.survey import violations

_FIELDS = ", ".join(Entry.__struct_fields__)
_OWN = Statement(f"SELECT {_FIELDS} FROM fact WHERE terminal_id = :terminal_id ORDER BY epoch, seq")
_THERE = Statement(
    f"SELECT {_FIELDS} FROM fact WHERE center_id = :center_id ORDER BY terminal_id, epoch, seq"
)
_IN_SCOPE = Statement(
    "SELECT DISTINCT scope.pos, feed.terminal_id, feed.epoch, feed.seq FROM scope "
    "JOIN feed ON feed.center_id = scope.center_id AND feed.pos = scope.pos "
    "WHERE scope.scope IN (:window, :terminal, 'all') ORDER BY scope.pos"
)
_PLACED = Statement(
    "SELECT center_pos, terminal_id, epoch, seq FROM fact WHERE center_pos IS NOT NULL "
    "ORDER BY center_pos"
)
Row = tuple[Any, ...]


@dataclass
class Reckoning:
    """What was gone through, and what does not hold."""

    acts: int = 0
    facts: int = 0
    sheets: int = 0
    violations: list[str] = field(default_factory=list)


def reckon(made: House) -> Reckoning:
    """Go through everything."""
    found = Reckoning()
    with made.center() as center:
        audited = audit(center.store.reader, CENTER_ID)
        there = center.store.reader.all(_THERE, center_id=CENTER_ID)
        found.facts = len(there)
        found.violations += audited.breaks
        found.violations += _doubles(there)
        for place in made.places:
            with opened(place, "reckoning") as counter:
                found.violations += violations(counter, place.paper, place.promised())
                found.violations += _differing(counter, center, there)
            found.violations += _missing(place, there)
            found.acts += sum("acted" in one for one in place.promised())
            found.sheets += sum(1 for _ in sheets(place.paper))
    return found


def _doubles(there: list[Row]) -> Iterator[str]:
    times = Tally(row[_at("event_id")] for row in there)
    yield from (f"{one} is at the center {n} times" for one, n in times.items() if n > 1)


def _differing(counter: Counter, center: Center, there: list[Row]) -> Iterator[str]:
    """Its own journal, fact by fact; and what it was told of others, in the center's order."""
    name, link = counter.terminal.terminal_id, counter.memory.store.reader
    ours = [tuple(row) for row in link.all(_OWN, terminal_id=name)]
    theirs = [tuple(row) for row in there if row[_at("terminal_id")] == name]
    for one, other in zip(ours, theirs, strict=False):
        if one != other:
            yield f"{name}: {one} is {other} at the center"
            return
    if len(ours) != len(theirs):
        yield f"{name}: {len(ours)} facts here, {len(theirs)} at the center"
    scopes = {"window": f"window:{counter.terminal.window_id}", "terminal": f"terminal:{name}"}
    told = [tuple(row) for row in center.store.reader.all(_IN_SCOPE, **scopes)]
    if told != [tuple(row) for row in link.all(_PLACED)]:
        yield f"{name}: holds other facts of its scopes than the center, or in another order"


def _missing(place: Place, there: list[Row]) -> Iterator[str]:
    """Acts that were acknowledged, and sheets that came out, of which the center has no fact."""
    name = place.root.name
    mine = [row for row in there if row[_at("terminal_id")] == name]
    hashes = {(row[_at("epoch")], row[_at("seq")]): row[_at("hash")] for row in mine}
    for one in place.promised():
        head = one.get("head")
        if head and hashes.get((head["epoch"], head["seq"])) != head["hash"]:
            yield f"{name}: {one} was promised and is not at the center"
    printed = {
        json.loads(row[_at("body")])["job_id"] for row in mine if row[_at("kind")] == "PrintSent"
    }
    for _sheet, job_id, _digest in sheets(place.paper):
        if job_id not in printed:
            yield f"{name}: sheet {job_id} came out, and the center has no word of it"


def _at(name: str) -> int:
    return Entry.__struct_fields__.index(name)
