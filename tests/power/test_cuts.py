"""The disk of the power cuts: what it may lose, and what it may not."""

from __future__ import annotations

import random

import pytest

from tests.power.cuts import SECTOR, Disk, Weather
from tests.power.disk import Event, Kind

OLD, NEW = b"o" * (3 * SECTOR), b"n" * (3 * SECTOR)
WRITE = Event(Kind.WRITE, 0, 0, NEW)


def disk(*events: Event) -> Disk:
    """A disk with one old file, after these events."""
    made = Disk.of({"a": OLD})
    made.feed(events)
    return made


def ends(made: Disk, weather: Weather, cuts: int = 200) -> set[tuple[tuple[str, bytes], ...]]:
    """All that is found after many cuts at this moment."""
    chance = random.Random(1)
    found = (made.survivor(chance, weather).files for _nth in range(cuts))
    return {tuple(sorted(files.items())) for files in found}


@pytest.mark.parametrize("weather", Weather)
def test_what_was_flushed_is_there(weather: Weather) -> None:
    flushed = disk(WRITE, Event(Kind.SYNC, 0))
    assert ends(flushed, weather) == {(("a", NEW),)}


def test_what_was_not_flushed_is_there_or_not() -> None:
    assert ends(disk(WRITE), Weather.NONE) == {(("a", OLD),)}
    assert ends(disk(WRITE), Weather.ALL) == {(("a", NEW),)}
    assert len(ends(disk(WRITE), Weather.SOME)) == 2


def test_a_write_is_torn_between_sectors_and_never_within_one() -> None:
    (found,) = zip(*ends(disk(WRITE), Weather.TORN), strict=True)
    assert len(found) == 2**3
    for _name, content in found:
        parts = {content[at : at + SECTOR] for at in range(0, len(content), SECTOR)}
        assert parts <= {OLD[:SECTOR], NEW[:SECTOR]}


def test_a_later_write_may_be_there_without_an_earlier_one() -> None:
    first, second = WRITE._replace(data=b"1"), WRITE._replace(place=SECTOR, data=b"2")
    found = {
        dict(files)["a"][:1] + dict(files)["a"][SECTOR : SECTOR + 1]
        for files in ends(disk(first, second), Weather.SOME)
    }
    assert found == {b"oo", b"1o", b"o2", b"12"}


def test_an_ordered_disk_loses_the_end_alone() -> None:
    writes = [WRITE._replace(place=at * SECTOR, data=bytes([at])) for at in range(3)]
    for files in ends(disk(*writes), Weather.ORDERED):
        came = [dict(files)["a"][at * SECTOR] == at for at in range(3)]
        assert came == sorted(came, reverse=True)


def test_a_deleted_file_may_come_back_until_the_folder_is_flushed() -> None:
    assert ends(disk(Event(Kind.DELETE, 0, 0, "a")), Weather.SOME) == {(), (("a", OLD),)}
    assert ends(disk(Event(Kind.DELETE, 0, 1, "a")), Weather.SOME) == {()}


def test_a_file_made_anew_takes_the_place_of_the_old_one_when_it_is_flushed() -> None:
    made = [Event(Kind.DELETE, 0, 0, "a"), Event(Kind.CREATE, 1, 0, "a"), WRITE._replace(file=1)]
    assert len(ends(disk(*made), Weather.SOME)) >= 3
    assert ends(disk(*made, Event(Kind.SYNC, 1)), Weather.SOME) == {(("a", NEW),)}


def test_a_flush_that_failed_is_not_made_good_by_the_next() -> None:
    failed = [WRITE, Event(Kind.FAILED_SYNC, 0), Event(Kind.SYNC, 0)]
    assert (("a", OLD),) in ends(disk(*failed), Weather.TORN)
    again = [*failed, WRITE, Event(Kind.SYNC, 0)]
    assert ends(disk(*again), Weather.TORN) == {(("a", NEW),)}


def test_a_file_cut_short_may_be_long_again() -> None:
    short = Event(Kind.TRUNCATE, 0, SECTOR)
    assert {len(dict(files)["a"]) for files in ends(disk(short), Weather.SOME)} == {
        SECTOR,
        3 * SECTOR,
    }
    assert ends(disk(short, Event(Kind.SYNC, 0)), Weather.SOME) == {(("a", OLD[:SECTOR]),)}
