"""A hundred new facts for a counter that has all before them: as dear behind a million as behind
twenty thousand.

Center (PostgreSQL) and counter hold the same facts, written in bulk by the journals' own means;
the rounds that are measured go over HTTP, as in the bench beside this one.
"""

from __future__ import annotations

import os
import statistics
import tempfile
from collections.abc import Iterator
from functools import partial
from itertools import islice
from pathlib import Path

from app.center import journal as there
from app.center.scopes import of_window
from app.domain.facts.case import CaseMoved
from app.storage import journal as here
from app.storage.engine.link import Statement
from app.storage.exchange import standing
from tests.bench.figures import figure
from tests.bench.sync import NEW, Wire, hall, record
from tests.support.databases import ServerDisk, running_server
from tests.support.memory import MORNING
from tests.support.neighbours import chained
from tests.support.office import CENTER_ID, Office

_ANALYZE = Statement("ANALYZE")
FEW, MANY = 20_000, int(os.environ.get("YICHUANG_MANY", "1000000"))
CHUNK, REPEATS = 5000, 20


def run() -> list[dict[str, object]]:
    """How long such a round takes at both sizes, and the ratio of the two."""
    with tempfile.TemporaryDirectory() as folder, running_server(is_safe=True) as server:
        few, many = (_pulled(Path(folder) / str(n), ServerDisk(server), n) for n in (FEW, MANY))
    return [
        figure(f"pull of {NEW} new facts behind {FEW}, ms", few, 20, 1),
        figure(f"pull of {NEW} new facts behind {MANY}, ms", many, 20, 1),
        figure(f"the same behind {MANY} over {FEW}", many, few, 1.2),
    ]


def _pulled(folder: Path, disk: ServerDisk, count: int) -> float:
    """The median of such rounds behind so many facts, in milliseconds."""
    folder.mkdir()
    office = Office(folder, disk=disk)
    one, other = office.counter("B07", "W1"), office.counter("B08", "W1")
    took = []
    with hall(disk.url) as address:
        writing, reading = Wire(one, address), Wire(other, address)
        reading.round()
        told = chained(_told(count))
        while entries := list(islice(told, CHUNK)):
            readers = partial(list, [(of_window("W1"),)] * len(entries))
            with office.center.store.writing() as link:
                runs = there.store(link, CENTER_ID, entries, readers, MORNING)
            first = runs[0].pos
            with other.store.writing() as link:
                here.append_placed(link, [(one, first + n) for n, one in enumerate(entries)])
                standing.keep_cursor(link, first + len(entries) - 1)
        with office.center.store.writing() as link:
            link.run(_ANALYZE)
        for n in range(REPEATS):
            record(one, [f"{n} {text}" for text in ("林木采伐",) * NEW], f"more-{n}")
            writing.round()
            took.append(reading.round())
    disk.drop()
    return statistics.median(took) * 1000


def _told(count: int) -> Iterator[tuple[str, object]]:
    """Facts of a neighbour of this window, a dozen a case."""
    for n in range(1, count + 1):
        yield f"case-{n // 12}", CaseMoved(by="T00", note=f"第{n}件")
