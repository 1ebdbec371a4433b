"""Derives from what a disk was asked for what may be left of it when the power goes.

A flush of a file makes everything written to it before durable, and its entry in the folder. What
was asked since the last flush is on the disk or is not, each write for itself and, where it is
torn, each sector of it for itself; that one write is there and an earlier one is not is how they
come to be reordered. A file that was made, deleted or cut short since may still be as it was.
A flush that failed made nothing durable, and the next one that succeeds does not either (as with
fsync on Linux): what was pending then stays in doubt until somebody writes it again.

A sector takes the bytes written into it or keeps those it had; one that is only partly written
keeps the rest (what SQLite calls powersafe overwrite). Noise instead of either is a `Weather`.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from tests.power.disk import Event, Kind

SECTOR = 512
FLUSHED_WITH_ITS_FOLDER = ("-wal", "-journal")
"""SQLite flushes the folder too when it flushes one of these for the first time."""
IN_FOLDER = (Kind.CREATE, Kind.DELETE)


class Weather(Enum):
    """How what was not flushed fares in one cut."""

    NONE = "all of it is lost"
    ALL = "all of it is there"
    ORDERED = "it is there up to some write, which is torn"
    SOME = "each write is there or lost"
    TORN = "each sector is there or lost"
    NOISE = "each sector is there, lost, or noise"


@dataclass
class Disk:
    """What is durable after the events it was fed, and what is pending."""

    contents: dict[int, bytearray]
    entries: dict[str, int]
    pending: list[Event] = field(default_factory=list)
    doubtful: list[Event] = field(default_factory=list)
    """What was written before a flush that failed, by sectors: no later flush makes it durable."""

    @classmethod
    def of(cls, base: Mapping[str, bytes]) -> Disk:
        """The disk as a recorder found it."""
        contents = {nth: bytearray(content) for nth, content in enumerate(base.values())}
        return cls(contents, dict(zip(base, range(len(base)), strict=True)))

    def feed(self, events: Iterable[Event]) -> None:
        """Go on with what was asked next."""
        for event in events:
            if event.kind is Kind.NOTE:
                continue
            if event.kind is Kind.SYNC:
                self._settle(event.file)
            elif event.kind is Kind.FAILED_SYNC:
                self._doubt(event.file)
            else:
                self._ask(event)

    def survivor(self, chance: random.Random, weather: Weather) -> Survivor:
        """The files as the next start finds them."""
        waiting = [*self.doubtful, *self.pending]
        fate = _Fate(chance, weather, len(waiting))
        contents, entries = dict(self.contents), dict(self.entries)
        for file in {event.file for event in waiting}:
            contents[file] = bytearray(contents.get(file, b""))
        for event in waiting:
            fate.befall(event, contents[event.file], entries)
        files = {name: bytes(contents.get(file, b"")) for name, file in entries.items()}
        return Survivor(files, fate.lost, fate.torn)

    def _ask(self, event: Event) -> None:
        if event.kind is Kind.DELETE and event.place:
            self._settle_folder()
            self.entries.pop(event.data, None)
        else:
            self.pending.append(event)
        if event.kind is Kind.WRITE and self.doubtful:
            self.doubtful = [one for one in self.doubtful if not _touches(event, one)]

    def _doubt(self, file: int) -> None:
        def is_written(one: Event) -> bool:
            return one.file == file and one.kind is Kind.WRITE

        written = [one for one in self.pending if is_written(one)]
        self.pending = [one for one in self.pending if not is_written(one)]
        self.doubtful += [
            one._replace(place=at, data=part) for one in written for at, part in _sectors(one)
        ]

    def _settle(self, file: int) -> None:
        """The file is flushed: its bytes, and the entry under which it is found."""
        own = [one for one in self.pending if one.file == file]
        if not own:
            return
        names = {one.data for one in own if one.kind is Kind.CREATE}
        if any(name.endswith(FLUSHED_WITH_ITS_FOLDER) for name in names):
            self._settle_folder()
        self.pending = [
            one
            for one in self.pending
            if one.file != file and not (one.kind in IN_FOLDER and one.data in names)
        ]
        content = self.contents.setdefault(file, bytearray())
        for one in own:
            if one.kind is Kind.CREATE:
                self.entries[one.data] = file
            elif one.kind is Kind.TRUNCATE:
                _cut_short(content, one.place)
            elif one.kind is Kind.WRITE:
                _put(content, one.place, one.data)

    def _settle_folder(self) -> None:
        for one in self.pending:
            if one.kind is Kind.CREATE:
                self.entries[one.data] = one.file
            elif one.kind is Kind.DELETE:
                self.entries.pop(one.data, None)
        self.pending = [one for one in self.pending if one.kind not in IN_FOLDER]


@dataclass(frozen=True)
class Survivor:
    """The files that are found, and how many pending askings were lost and torn on the way."""

    files: dict[str, bytes]
    lost: int
    torn: int


class _Fate:
    """Decides for each pending asking of one cut."""

    def __init__(self, chance: random.Random, weather: Weather, waiting: int) -> None:
        self._chance, self._weather = chance, weather
        self._odds = chance.choice((0.1, 0.5, 0.9, chance.random()))
        self._left = chance.randrange(waiting + 1)
        self.lost = self.torn = 0

    def befall(self, event: Event, content: bytearray, entries: dict[str, int]) -> None:
        """Do to a file and its folder what is left of one asking."""
        pieces = self._pieces(event)
        self.lost += not pieces
        if not pieces:
            return
        if event.kind is Kind.CREATE:
            entries[event.data] = event.file
        elif event.kind is Kind.DELETE:
            if entries.get(event.data) == event.file:
                del entries[event.data]
        elif event.kind is Kind.TRUNCATE:
            _cut_short(content, event.place)
        else:
            for place, data in pieces:
                _put(content, place, data)

    def _pieces(self, event: Event) -> list[tuple[int, bytes]]:
        """The parts that reached the disk; for what is no write, one part or none."""
        whole = [(event.place, event.data)]
        is_there = self._is_there()
        if event.kind is not Kind.WRITE or is_there is not None:
            kept = self._draw() if is_there is None else is_there
            return whole if kept else []
        pieces = [(at, part) for at, part in _sectors(event) if self._draw()]
        if self._weather is Weather.NOISE:
            pieces = [(at, self._noisy(part)) for at, part in pieces]
        self.torn += 0 < sum(len(part) for _at, part in pieces) < len(event.data)
        return pieces

    def _is_there(self) -> bool | None:
        """Whether an asking is there as a whole, None when its sectors fare each for itself."""
        if self._weather in (Weather.NONE, Weather.ALL):
            return self._weather is Weather.ALL
        if self._weather is Weather.ORDERED:
            self._left -= 1
            return None if self._left == 0 else self._left > 0
        return self._draw() if self._weather is Weather.SOME else None

    def _draw(self) -> bool:
        return self._chance.random() < self._odds

    def _noisy(self, part: bytes) -> bytes:
        return self._chance.randbytes(len(part)) if self._chance.random() < 0.1 else part


def _sectors(event: Event) -> list[tuple[int, bytes]]:
    found, at, end = [], event.place, event.place + len(event.data)
    while at < end:
        stop = min(end, (at // SECTOR + 1) * SECTOR)
        found.append((at, event.data[at - event.place : stop - event.place]))
        at = stop
    return found


def _put(content: bytearray, place: int, data: bytes) -> None:
    if len(content) < place:
        content.extend(bytes(place - len(content)))
    content[place : place + len(data)] = data


def _cut_short(content: bytearray, size: int) -> None:
    del content[size:]
    content.extend(bytes(size - len(content)))


def _touches(event: Event, other: Event) -> bool:
    """Whether a write wrote anything of another again."""
    ends = event.place + len(event.data), other.place + len(other.data)
    return other.file == event.file and event.place < ends[1] and other.place < ends[0]
