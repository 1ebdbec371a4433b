"""A disk that is full or fails at its n-th call, for every n there is while something is done.

Whatever is done is done whole or refused in the words of the house, never as a bug; nothing of it
is left by halves, and it can be done again once the disk has room.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.bootstrap import Counter
from app.domain.errors import Unavailable
from app.services import intake
from tests.power.checks import Looker, Notes
from tests.power.cuts import Disk, Weather
from tests.power.disk import Fault, Kind, Recorder, Trouble
from tests.power.driver import standing_on
from tests.power.plain import drawn_from, files_of, home_in, key, laid_out, new_counter, switched_on
from tests.power.session import Kept, image_of, listen
from tests.support.window import Window

CODES = {
    Trouble.FULL_WRITE: "DISK_FULL",
    Trouble.IO_WRITE: "STORE_IO",
    Trouble.IO_SYNC: "STORE_IO",
    Trouble.IO_READ: "STORE_IO",
    Trouble.IO_TRUNCATE: "STORE_IO",
}
FOR_GOOD = 1 << 30
NEARLY_FOLDED = 965
"""Pages in the log: the next act brings it to the thousand at which it is folded into the file."""
CUTS = 4

Act = Callable[[Counter, str], object]


@dataclass(frozen=True)
class Scene:
    """A disk with a draft on it, and what is done with that draft when the disk fails.

    There are at least `pages` in the log by then.
    """

    files: Mapping[str, bytes]
    case_id: str
    act: Act
    pages: int = 0


def decide(counter: Counter, case_id: str) -> None:
    """Accept and grant on the spot: facts, tables, numbers and papers in one commit."""
    intake.decide_on_spot(Window(counter).desk, case_id)


def keep(counter: Counter, case_id: str) -> None:
    """One field of a draft."""
    intake.keep_field(Window(counter).desk, case_id, "applicant.mobile", "13900000000")


def copy(counter: Counter, _case_id: str) -> None:
    """A verified copy of the memory; one that cannot be made leaves nothing behind."""
    before = set(counter.home.backup.iterdir())
    try:
        counter.back_up()
    except Unavailable:
        left = set(counter.home.backup.iterdir()) - before
        assert not left, left
        raise


def scene(folder: Path, act: Act, pages: int = 0) -> Scene:
    """A counter that was switched off with a draft and a log that is not folded in yet."""
    home = laid_out(folder, new_counter())
    with drawn_from(3), standing_on(), switched_on(home, 3) as counter:
        case_id = Window(counter).draft("M18")
        files = files_of(home.database)
    return Scene(files, case_id, act, pages)


def sweep(folder: Path, of: Scene, trouble: Trouble, times: int, stride: int = 1) -> Iterator[str]:
    """Fail at every `stride`-th call in turn; what went wrong, in words."""
    at = 1
    while True:
        words, struck = _once(folder, of, Fault(trouble, at, times))
        yield from (f"{trouble.name} at {at}, {times} times: {one}" for one in words)
        if not struck:
            return
        at += stride


def opening(folder: Path, of: Scene, fault: Fault) -> Iterator[str]:
    """Switch on while the disk fails, then when it does not."""
    home = laid_out(folder / "now", of.files)
    recorder = Recorder(home.database, fault=fault)
    with standing_on(recorder.name):
        try:
            switched_on(home, 4).close()
        except Unavailable as error:
            if error.code != CODES[fault.trouble]:
                yield f"{fault}: told as {error.code}"
        recorder.fault = None
        with switched_on(home, 4) as counter:
            counter.reads.case(of.case_id)
            if not counter.verify().is_sound:
                yield f"{fault}: the books do not add up"
    recorder.close()


def closing(folder: Path, of: Scene, fault: Fault) -> Iterator[str]:
    """Do something, switch off while the disk fails, and switch on again."""
    home = laid_out(folder / "now", of.files)
    recorder = Recorder(home.database)
    with standing_on(recorder.name):
        counter = switched_on(home, 4)
        of.act(counter, of.case_id)
        image = image_of(counter.memory.store._writer.raw)
        recorder.fault = fault
        counter.close()
        recorder.fault = None
        with switched_on(home, 5) as counter:
            if image_of(counter.memory.store._writer.raw) != image:
                yield f"{fault}: something is gone"
            if not counter.verify().is_sound:
                yield f"{fault}: the books do not add up"
    recorder.close()


def _once(folder: Path, of: Scene, fault: Fault) -> tuple[list[str], bool]:
    home = laid_out(folder / "now", of.files)
    recorder = Recorder(home.database)
    with drawn_from(4), standing_on(recorder.name) as plug, switched_on(home, 4) as counter:
        _fill(counter, of.pages)
        recorder.note(Kept(image_of(counter.memory.store._writer.raw)))
        listen(plug, recorder)
        words = list(_tried(counter, recorder, of, fault))
        recorder.fault = None
        if not words and not counter.verify().is_sound:
            words = ["the books do not add up"]
    words += _after_a_cut(folder, recorder, fault.at)
    recorder.close()
    return words, fault.struck


def _fill(counter: Counter, pages: int) -> None:
    """Write what nobody reads until the log is as long as told."""
    below, logged = counter.memory.store._writer.raw.below, 0
    while logged < pages:
        counter.archive.put(logged.to_bytes(4, "big") * 20_000)
        logged = below.execute("PRAGMA wal_checkpoint(NOOP)").fetchone()[1]


def _tried(counter: Counter, recorder: Recorder, of: Scene, fault: Fault) -> Iterator[str]:
    """Act while the disk fails, and again when it does not."""
    before = image_of(counter.memory.store._writer.raw)
    recorder.fault = fault
    try:
        of.act(counter, of.case_id)
    except Unavailable as error:
        if error.code != CODES[fault.trouble]:
            yield f"told as {error.code}"
    except Exception as error:
        yield f"a bug: {error!r}"
    else:
        return
    recorder.fault = None
    if image_of(counter.memory.store._writer.raw) != before:
        yield "refused, and something of it is there"
    of.act(counter, of.case_id)


def _after_a_cut(folder: Path, recorder: Recorder, seed: int) -> list[str]:
    """What was kept in spite of the failure is kept when the power goes too."""
    chance, disk, notes = random.Random(seed), Disk.of(recorder.base), Notes()
    looker, words = Looker(home_in(folder / "then").database, key()), []
    moments = sorted(chance.randrange(1, len(recorder.trace) + 1) for _nth in range(CUTS))
    done = 0
    for moment in moments:
        events = recorder.trace[done:moment]
        disk.feed(events)
        for event in events:
            if event.kind is Kind.NOTE:
                notes.hear(event.data)
        done = moment
        survivor = disk.survivor(chance, chance.choice(tuple(Weather)))
        found = looker.look(survivor.files, notes) if notes.kept else None
        words += [f"after a cut: {found.loss.value}: {found.words}"] if found else []
    return words
