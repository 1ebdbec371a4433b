"""A reader whose driver hangs, dies or is pulled out, and a window that goes on."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest

from app.devices.card_reader import Scene, SimulatedReader
from app.devices.process import DriverProcess
from app.devices.samples import ABDULLA, CARDS, WANG_XIULAN
from app.domain.errors import Unavailable
from app.ports.reader import CardReader, ReaderState
from ui.sentences import TOLD


@pytest.fixture(scope="module")
def reader() -> Iterator[SimulatedReader]:
    """One reader for the module: its process takes longest to start."""
    made = SimulatedReader()
    yield made
    made.close()


@pytest.fixture(autouse=True)
def as_new(reader: SimulatedReader) -> None:
    """Plugged in, with nothing laid on it and nothing planned."""
    reader.plug(is_in=True)
    reader.lay(WANG_XIULAN)


def code_of(reader: CardReader) -> str:
    """The code a read fails with; every one has its sentence."""
    with pytest.raises(Unavailable) as caught:
        reader.read()
    assert caught.value.code in TOLD
    return caught.value.code


def test_a_card_laid_on_the_reader_is_read(reader: SimulatedReader) -> None:
    reader.lay(ABDULLA)
    assert reader.read() == ABDULLA
    assert reader.state() is ReaderState.READY


def test_without_a_card_the_deck_is_dealt_in_order() -> None:
    dealt = SimulatedReader(CARDS[:2])
    try:
        assert [dealt.read().name for _ in range(3)] == ["王秀兰", "陈建国", "王秀兰"]
    finally:
        dealt.close()


def test_a_reader_that_is_pulled_out_says_so_and_works_again(reader: SimulatedReader) -> None:
    reader.plug(is_in=False)
    assert code_of(reader) == "READER_OFFLINE"
    assert reader.state() is ReaderState.OFFLINE
    reader.plug(is_in=True)
    reader.lay(ABDULLA)
    assert reader.read() == ABDULLA
    assert reader.state() is ReaderState.READY


def test_an_empty_reader_says_so(reader: SimulatedReader) -> None:
    reader.next_read(Scene.EMPTY)
    assert code_of(reader) == "READER_NO_CARD"
    assert reader.state() is ReaderState.READY
    assert reader.read() == WANG_XIULAN


def test_a_driver_that_dies_is_told_and_started_anew(reader: SimulatedReader) -> None:
    reader.next_read(Scene.CRASHES)
    assert code_of(reader) == "READER_CRASHED"
    assert reader.state() is ReaderState.SILENT
    assert reader.read() == WANG_XIULAN


def test_a_driver_that_hangs_is_killed_and_started_anew() -> None:
    impatient = SimulatedReader(answer_s=0.2)
    try:
        impatient.next_read(Scene.HANGS)
        assert code_of(impatient) == "READER_SILENT"
        assert impatient.state() is ReaderState.SILENT
        assert impatient.read() == WANG_XIULAN
    finally:
        impatient.close()


def test_a_damaged_chip_harms_only_its_own_read(reader: SimulatedReader) -> None:
    reader.lay(b"\xff" * 256)
    assert code_of(reader) == "CARD_UNREADABLE"
    reader.lay(ABDULLA)
    assert reader.read() == ABDULLA


def test_the_driver_runs_in_a_process_of_its_own_and_ends_with_the_reader() -> None:
    driver = DriverProcess(_stubborn, "stubborn")
    assert driver.pid is None
    assert driver.ask("say") == b"here"
    assert driver.pid not in (None, os.getpid())
    driver.close()
    assert driver.pid is None


def test_a_driver_that_cannot_be_made_is_a_crash() -> None:
    driver = DriverProcess(_never_made, "never made")
    with pytest.raises(Unavailable) as caught:
        driver.ask("say")
    assert caught.value.code == "READER_CRASHED"
    assert driver.pid is None


def test_a_driver_killed_between_two_reads_is_noticed() -> None:
    driver = DriverProcess(_stubborn, "stubborn")
    driver.ask("say")
    assert driver.pid is not None
    os.kill(driver.pid, getattr(signal, "SIGKILL", signal.SIGTERM))
    with pytest.raises(Unavailable) as caught:
        driver.ask("say")
    assert caught.value.code == "READER_CRASHED"
    assert driver.ask("say") == b"here"
    driver.close()


class _Stubborn:
    def answer(self, order: object) -> bytes:
        return b"here"


def _stubborn() -> _Stubborn:
    return _Stubborn()


def _never_made() -> _Stubborn:
    os._exit(3)
