"""What must hold on whatever files a power cut leaves; see `Looker`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Any

from app.domain.errors import Unavailable
from app.storage.engine.faults import in_our_words
from app.storage.engine.store import Store
from tests.power.driver import standing_on
from tests.power.plain import laid_out, lay, switched_on
from tests.power.session import Kept, Proposed, Sheet, image_of
from tests.support.morning import Morning
from tests.support.survey import violations


class Loss(Enum):
    """What a cut did that it must not do."""

    LOST = "something acknowledged is gone"
    HALF = "the files are no state the program ever committed"
    CORRUPT = "the files cannot be read"
    UNSOUND = "the books do not add up"


@dataclass(frozen=True, slots=True)
class Violation:
    """A loss, in words a person can look up."""

    loss: Loss
    words: str


@dataclass
class Notes:
    """What had been promised up to a moment.

    After a cut the database is, byte for byte, what was last told as kept, or what was proposed
    since: an act in flight is there whole or not at all.
    """

    kept: str = ""
    before: list[str] = field(default_factory=list)
    proposed: set[str] = field(default_factory=set)
    promises: list[dict[str, Any]] = field(default_factory=list)
    sheets: list[Sheet] = field(default_factory=list)

    def hear(self, note: object) -> None:
        """The next note."""
        if isinstance(note, Proposed):
            self.proposed.add(note.image)
        elif isinstance(note, Sheet):
            self.sheets.append(note)
        elif isinstance(note, Kept):
            if note.image != self.kept:
                self.before.append(self.kept)
            self.kept = note.image
            self.proposed.clear()
            if note.promise is not None:
                self.promises.append(dict(note.promise))

    def judge(self, image: str) -> Violation | None:
        """Whether a database may be what is found."""
        if image == self.kept or image in self.proposed:
            return None
        if image in self.before:
            behind = len(self.before) - self.before.index(image)
            return Violation(Loss.LOST, f"{behind} acknowledged commits are gone")
        return Violation(Loss.HALF, f"found {image}, promised {self.kept}")


Survey = Callable[[Mapping[str, bytes], Notes, int], Iterator[Violation]]
"""Goes through what a cut left, whole; the seed is for the work that goes on there."""


class Looker:
    """Opens a database that a cut left, with the product's own store, which plays its log back.

    Every page is compared with what was committed; a state that was not seen before is put through
    SQLite's own integrity check.
    """

    def __init__(self, database: Path, key: bytes) -> None:
        self._database, self._key = database, key
        self._sound: set[str] = set()

    def look(self, files: Mapping[str, bytes], notes: Notes) -> Violation | None:
        """Whether it is what was promised, to the byte."""
        lay(self._database, files)
        try:
            with standing_on(folds_at_end=False):
                image, words = self._read()
        except Unavailable as error:
            return Violation(Loss.CORRUPT, f"{error.code} {error.facts}")
        return Violation(Loss.CORRUPT, words) if words else notes.judge(image)

    def _read(self) -> tuple[str, str]:
        """The image, and what SQLite finds wrong with it."""
        store = Store(self._database, self._key)
        try:
            writer = store._writer.raw
            image = image_of(writer)
            if image in self._sound:
                return image, ""
            with in_our_words():
                found = [row[0] for row in writer.execute("PRAGMA integrity_check")]
        finally:
            store.close()
        if found == ["ok"]:
            self._sound.add(image)
            return image, ""
        return image, "; ".join(found)


@dataclass(frozen=True)
class CounterSurvey:
    """The whole counter is opened and says of itself what is wrong, and then it works on.

    The journal is verified, every table folded again, numbers, papers and promises gone through.
    """

    folder: Path

    def __call__(self, files: Mapping[str, bytes], notes: Notes, seed: int) -> Iterator[Violation]:
        home, spool = laid_out(self.folder, files), self.folder / "spool"
        _lay_out_sheets(spool, notes.sheets)
        with standing_on(), switched_on(home, seed) as counter:
            for words in violations(counter, spool, notes.promises):
                yield Violation(Loss.UNSOUND, words)
            morning = Morning(counter, {}, seed, lambda **_said: None)
            morning.begin()
            morning.immediate(morning.filled("M18"))
            if not counter.verify().is_sound:
                yield Violation(Loss.UNSOUND, "the books do not add up after one act more")


def _lay_out_sheets(spool: Path, sheets: Sequence[Sheet]) -> None:
    spool.mkdir(exist_ok=True)
    for path in spool.iterdir():
        path.unlink()
    for sheet in sheets:
        (spool / sheet.name.replace("/", "_")).write_bytes(sheet.content)
