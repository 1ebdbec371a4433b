"""PostgreSQL under the center: the same answers, writers in a row, nothing half done."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from app.center import journal, lives
from app.center.commands import main
from app.center.engine.postgres import PostgresStore
from app.domain.errors import Unavailable
from app.protocol.sync.messages import Push, Pushed
from app.storage.engine.link import Statement
from app.storage.exchange import standing
from tests.support.grounds import PostgresLand, server
from tests.support.memory import SOFT
from tests.support.office import CENTER_ID, Office
from tests.sync.simulation import Simulation

SOUND, PROBLEM, UNAVAILABLE = 0, 1, 3
FEED = Statement("SELECT pos FROM feed WHERE center_id = :center_id AND pos > :after ORDER BY pos")


@pytest.fixture
def land() -> PostgresLand:
    return PostgresLand()


@pytest.fixture
def office(tmp_path: Path, land: PostgresLand) -> Iterator[Office]:
    made = Office(tmp_path, land=land)
    yield made
    made.center.store.close()


def test_an_office_under_every_fault_agrees_on_postgresql_too(tmp_path, land):
    simulation = Simulation(tmp_path, 17, land)
    try:
        simulation.run()
        simulation.office.assert_agrees()
    finally:
        simulation.office.center.store.close()


def push_of(office: Office, name: str) -> Push:
    """Everything a machine recorded, as one question."""
    machine = office.machines[name]
    entries, signature = machine.exchange.unsent(0, 500, 1 << 30)
    generation = standing.center_link_of(machine.store.reader).generation
    base = standing.place_at(machine.store.reader, standing.speaking(machine.store.reader)[0], 0)
    assert base is not None
    return Push("t", generation, name, 1, base, entries, signature)


def test_many_push_at_once_and_whoever_follows_the_feed_misses_nothing(office, land):
    names = [f"B{number:02}" for number in range(8)]
    for name in names:
        machine = office.counter(name, "W1")
        office.sync(machine)
        for _ in range(15):
            machine.take_case()
    pushes = [push_of(office, name) for name in names] * 2
    seen, is_over = [], threading.Event()
    follower = PostgresStore(land.url)

    def follow() -> None:
        after = 0
        while True:
            was_over = is_over.is_set()
            for (pos,) in follower.reader.all(FEED, center_id=CENTER_ID, after=after):
                seen.append(pos)
                after = pos
            if was_over:
                return

    answers = []
    threads = [
        threading.Thread(target=lambda one=one: answers.append(office.center.answer(one)))
        for one in pushes
    ]
    reader = threading.Thread(target=follow)
    reader.start()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    is_over.set()
    reader.join()
    follower.close()
    assert all(isinstance(one, Pushed) for one in answers)
    everything = [
        row[0] for row in office.center.store.reader.all(FEED, center_id=CENTER_ID, after=0)
    ]
    assert seen == everything == list(range(1, len(everything) + 1))
    assert len(office.center_facts()) == len(everything)


def test_a_connection_cut_in_the_middle_leaves_nothing(office, land):
    machine = office.counter("B07", "W1")
    office.sync(machine)
    machine.take_case()
    asked = push_of(office, "B07")
    before = lives.lives(office.center.store.reader, CENTER_ID, "B07")[0].have_seq
    cut = psycopg.connect(server(), autocommit=True)
    kill = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s"

    def store_and_die(*told, **more):
        stored(*told, **more)
        cut.execute(kill, (land.name,))

    stored = journal.store
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(journal, "store", store_and_die)
        with pytest.raises(Unavailable, match="STORE_UNREACHABLE"):
            office.center.answer(asked)
    cut.close()
    again = PostgresStore(land.url)
    assert lives.lives(again.reader, CENTER_ID, "B07")[0].have_seq == before
    again.close()
    assert isinstance(office.center.answer(asked), Pushed), "and it goes on by itself"


def test_a_database_that_is_not_there_is_told_without_its_password():
    who = "clerk:geheim"
    with pytest.raises(Unavailable) as error:
        PostgresStore(f"postgresql://{who}@127.0.0.1:9/none")
    assert error.value.code == "STORE_UNREACHABLE"
    assert "geheim" not in str(error.value)


@pytest.fixture
def soft(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YICHUANG_PASSPHRASE", "ein langes Wort")
    for module in ("file_vault", "clerks"):
        monkeypatch.setattr(f"app.vault.{module}.Hardness", lambda: SOFT)


@pytest.mark.usefixtures("soft")
def test_one_setting_puts_a_center_on_postgresql(tmp_path, land, monkeypatch, capsys):
    home = ["--home", str(tmp_path / "center")]
    born = ["init", *home, "--id", "SLX-0001", "--name", "示例县", "--database"]
    assert main(born) == UNAVAILABLE
    monkeypatch.setenv("YICHUANG_DATABASE", "mysql://nobody")
    assert main(born) == PROBLEM
    monkeypatch.setenv("YICHUANG_DATABASE", land.url)
    assert main(born) == SOUND
    monkeypatch.delenv("YICHUANG_DATABASE")
    assert main(born[:-1]) == PROBLEM
    capsys.readouterr()
    assert main(["enrol", *home, "--terminal", "B07", "--window", "W1"]) == SOUND
    assert main(["verify", *home]) == SOUND
    assert main(["backup", *home, "--to", str(tmp_path)]) == PROBLEM
    assert "COPY_ELSEWHERE" in capsys.readouterr().err
    assert main(["reborn", *home]) == SOUND
    files = {one.name for one in (tmp_path / "center").iterdir()}
    assert "center.db" not in files
    for one in (tmp_path / "center").iterdir():
        assert land.name.encode() not in one.read_bytes(), "the address lies in the vault alone"
