"""A newer program changes the tables of a center: never without a copy to go back to."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.center.engine.opening import open_file, open_server
from app.center.home import CenterHome, Founding, found_center, open_center
from app.center.schema import run
from app.domain.errors import Refused, Unavailable
from app.storage.engine.link import Statement
from tests.support.databases import Server
from tests.support.memory import SOFT, FakeClock, FakeIdentifiers

_STEP = Statement("SELECT step FROM schema_step")
_NEW = Statement("SELECT count(*) FROM later")
NOW = "SELECT generation FROM center"


def second(op) -> None:
    op.execute("CREATE TABLE later (a INTEGER)")


def broken(op) -> None:
    op.execute("CREATE TABLE half (a INTEGER)")
    raise Unavailable("DISK_FULL")


@pytest.fixture
def newer(monkeypatch: pytest.MonkeyPatch):
    """From now on the program knows a second step."""

    def known(step) -> None:
        ladder = {**run.steps(), 2: step}
        monkeypatch.setattr(run, "LATEST", 2)
        monkeypatch.setattr(run, "steps", lambda: ladder)

    return known


@pytest.fixture
def home(tmp_path) -> CenterHome:
    made = CenterHome(tmp_path / "center")
    who = Founding("530102", "示例县")
    found_center(made, who, "ein langes Wort", FakeClock(), FakeIdentifiers(), SOFT)
    return made


def opened(home: CenterHome):
    return open_center(home, "ein langes Wort", FakeClock(), FakeIdentifiers(), SOFT)


def copies(home: CenterHome) -> list[str]:
    return sorted(one.suffix for one in home.copies.iterdir()) if home.copies.exists() else []


def test_the_file_is_copied_and_proved_before_its_tables_change(home, newer) -> None:
    opened(home).store.close()
    assert copies(home) == [], "nothing was outstanding"
    newer(second)
    center = opened(home)
    assert center.store.reader.one(_NEW) == (0,)
    center.store.close()
    assert copies(home) == [".db", ".json"]
    opened(home).store.close()
    assert copies(home) == [".db", ".json"], "once"


def test_the_copy_is_the_database_as_it_was(home, newer, monkeypatch) -> None:
    from app.center.home import DATABASE_KEY, FileVault

    newer(second)
    opened(home).store.close()
    (copy,) = (one for one in home.copies.iterdir() if one.suffix == ".db")
    key = FileVault(home.vault, "ein langes Wort", SOFT).get(DATABASE_KEY)
    monkeypatch.setattr(run, "LATEST", 1)
    before = open_file(copy, key)
    assert before.reader.one(_STEP) == (1,)
    before.close()


def test_without_a_copy_nothing_changes(home, newer, monkeypatch) -> None:
    def full(*_told) -> None:
        raise Unavailable("DISK_FULL")

    monkeypatch.setattr("app.center.copying.back_up", full)
    newer(second)
    with pytest.raises(Unavailable, match="DISK_FULL"):
        opened(home)
    monkeypatch.setattr(run, "LATEST", 1)
    center = opened(home)
    assert center.store.reader.one(_STEP) == (1,)
    center.store.close()


def test_a_step_that_fails_leaves_tables_and_copy(home, newer, monkeypatch) -> None:
    newer(broken)
    with pytest.raises(Unavailable, match="DISK_FULL"):
        opened(home)
    assert copies(home) == [".db", ".json"]
    monkeypatch.setattr(run, "LATEST", 1)
    center = opened(home)
    assert center.store.reader.one(_STEP) == (1,)
    center.store.close()


@pytest.fixture
def url(server: Server) -> Iterator[str]:
    """A database of a center on PostgreSQL."""
    name = server.make()
    open_server(server.url(name), is_new=True).close()
    yield server.url(name)
    server.drop(name)


def test_a_server_is_changed_only_when_somebody_says_so(url: str, newer) -> None:
    newer(second)
    with pytest.raises(Refused, match="STORE_OLDER"):
        open_server(url)
    store = open_server(url, upgrades=True)
    with store.reading() as link:
        assert link.one(_STEP) == (2,)
    store.close()
    open_server(url).close()
