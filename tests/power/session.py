"""Records a morning at a counter on a disk that writes everything down.

Between the askings of the disk stand notes of what was promised: `Proposed` what a transaction
will leave, right before its commit; `Kept` once the commit returned, or an act that was told as
done; `Sheet` a paper that came out, which nothing can undo.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.ports.printer import PrinterState, PrintJob, PrintOutcome, Progress, Ticket
from tests.power.disk import Event, Recorder
from tests.power.driver import Connection, Plug, standing_on
from tests.power.plain import drawn_from, laid_out, switched_on
from tests.support.morning import Morning

CHANGING = (slice(24, 28), slice(92, 100))
"""Of the first page: what counts the writers, not what is written."""

_FLUSH_SEARCH = "SAVEPOINT seen; RELEASE seen"
"""The search index holds words back until a commit, or until a savepoint."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """The whole database as it will be if the commit that begins now succeeds."""

    image: str


@dataclass(frozen=True, slots=True)
class Kept:
    """The whole database as somebody was told it is, and the act told, if it was one."""

    image: str
    promise: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paper that came out."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Recording:
    """What a disk held before, and what happened then."""

    base: Mapping[str, bytes]
    trace: list[Event]


def image_of(connection: Connection) -> str:
    """A digest of every page as this connection sees it."""
    content = bytearray(connection.below.serialize("main"))
    for place in CHANGING:
        content[place] = bytes(place.stop - place.start)
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def listen(plug: Plug, recorder: Recorder) -> None:
    """Note every commit: what it proposes, and that it returned."""

    def before(connection: Connection) -> None:
        connection.below.execute(_FLUSH_SEARCH)
        recorder.note(Proposed(image_of(connection)))

    def after(connection: Connection) -> None:
        recorder.note(Kept(image_of(connection)))

    plug.before_commit, plug.after_commit = before, after


def record_morning(folder: Path, files: Mapping[str, bytes], seed: int, cases: int) -> Recording:
    """Begin on a disk that holds these files, take some cases, close the program."""
    home = laid_out(folder, files)
    recorder = Recorder(home.database)
    with drawn_from(seed), standing_on(recorder.name) as plug:
        counter = switched_on(home, seed)
        writer = counter.memory.store._writer.raw
        recorder.note(Kept(image_of(writer)))
        listen(plug, recorder)

        def say(**promise: Any) -> None:
            recorder.note(Kept(image_of(writer), promise))

        printers = {name: _Printer(name, recorder) for name in ("A4", "80")}
        morning = Morning(counter, printers, seed, say)
        morning.begin()
        for _nth in range(cases):
            morning.one_case()
        counter.close()
    recorder.close()
    return Recording(recorder.base, recorder.trace)


@dataclass
class _Printer:
    """Notes what comes out of it."""

    name: str
    recorder: Recorder

    def state(self) -> PrinterState:
        """Always ready."""
        return PrinterState.READY

    def send(self, job: PrintJob) -> Ticket:
        """Out it comes."""
        self.recorder.note(Sheet(f"{job.title} {job.job_id}.pdf", job.pdf))
        return Ticket(job.job_id, job.job_id)

    def poll(self, ticket: Ticket) -> PrintOutcome:
        """It came out already."""
        return PrintOutcome(Progress.PRINTED)
