"""A center from the shell: founded once, terminals let in by key, asked how it stands."""

from __future__ import annotations

import json

import pytest

from app.center.commands import main
from app.center.home import CenterHome, Founding, found_center, open_center
from app.domain.errors import Refused, Unavailable
from app.net.line import Line
from app.protocol.signing import new_private_key, public_key
from app.sync import effects
from app.sync.courier import Courier
from tests.support.memory import SOFT, FakeClock, FakeIdentifiers
from tests.support.office import Office
from tests.support.served import Told, served, until

PASSPHRASE = "ein langes Wort"
SOUND, PROBLEM, UNAVAILABLE = 0, 1, 3


@pytest.fixture(autouse=True)
def passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YICHUANG_PASSPHRASE", PASSPHRASE)


@pytest.fixture
def where(disk):
    """What `init` is told of the database."""
    return ["--database", disk.url] if disk.url else []


@pytest.fixture
def center(tmp_path, where):
    """The data folder of a founded center, as an argument."""
    home = tmp_path / "center"
    told = ["--home", str(home), "--id", "SLX-0001", "--name", "示例县"]
    assert main(["init", *told, *where]) == SOUND
    return str(home)


def state(center, capsys):
    capsys.readouterr()
    assert main(["state", "--home", center]) == SOUND
    return json.loads(capsys.readouterr().out)


def enrol(center, terminal="B07", key=None):
    public = (key or public_key(new_private_key())).hex()
    told = ["--terminal", terminal, "--window", "W1", "--key", public]
    return main(["enrol", "--home", center, *told])


def test_a_center_is_founded_once(center, disk, capsys):
    assert state(center, capsys) | {"generation": ""} == {
        "center": "SLX-0001",
        "database": "postgresql" if disk.url else "sqlite",
        "generation": "",
        "end": 0,
        "terminals": [],
    }
    told = ["--id", "X", "--name", "Y"]
    assert main(["init", "--home", center, *told]) == PROBLEM
    assert "STORE_EXISTS" in capsys.readouterr().err
    assert state(center, capsys)["center"] == "SLX-0001"


def test_a_terminal_is_let_in_once_by_a_key_that_is_one(center, capsys):
    assert enrol(center) == SOUND
    assert enrol(center) == PROBLEM
    assert "TERMINAL_ENROLLED" in capsys.readouterr().err
    told = ["--terminal", "B08", "--window", "W1", "--key", "00ff"]
    assert main(["enrol", "--home", center, *told]) == PROBLEM
    assert [one["terminal_id"] for one in state(center, capsys)["terminals"]] == ["B07"]


def test_what_is_not_there_or_not_opened_is_told(tmp_path, center, capsys, monkeypatch):
    assert main(["state", "--home", str(tmp_path / "none")]) == UNAVAILABLE
    assert "STORE_MISSING" in capsys.readouterr().err
    monkeypatch.setenv("YICHUANG_PASSPHRASE", "another")
    assert main(["state", "--home", center]) == PROBLEM
    assert "VAULT_PASSPHRASE" in capsys.readouterr().err


def test_the_password_of_a_server_is_told_nowhere(tmp_path, on_server, capsys, caplog):
    home, secret = tmp_path / "center", "g3heim"
    url = f"{on_server.url}&password={secret}"
    told = ["--home", str(home), "--id", "SLX", "--name", "示例县"]
    assert main(["init", *told, "--database", url]) == SOUND
    assert state(str(home), capsys)["database"] == "postgresql"
    assert main(["init", *told, "--database", url]) == PROBLEM
    away = f"postgresql://center:{secret}@127.0.0.1:9/center"
    assert main(["move", "--home", str(home), "--database", away]) == UNAVAILABLE
    written = [path.read_bytes() for path in home.iterdir()]
    heard = capsys.readouterr()
    assert secret not in heard.out + heard.err + caplog.text
    assert not any(secret.encode() in one for one in written)


def test_one_server_holds_several_centers_and_each_once(tmp_path, on_server, capsys):
    def founded(folder, center_id):
        told = ["--home", str(tmp_path / folder), "--id", center_id, "--name", "示例县"]
        return main(["init", *told, "--database", on_server.url])

    assert [founded("one", "A"), founded("two", "B")] == [SOUND, SOUND]
    assert founded("three", "A") == PROBLEM
    assert "STORE_EXISTS" in capsys.readouterr().err
    assert [state(str(tmp_path / one), capsys)["center"] for one in ("one", "two")] == ["A", "B"]
    assert main(["state", "--home", str(tmp_path / "three")]) == UNAVAILABLE


def test_a_center_follows_its_database_to_another_address(tmp_path, server, on_server, capsys):
    told = ["--home", str(tmp_path / "center")]
    founded = [*told, "--id", "SLX", "--name", "示例县", "--database", on_server.url]
    assert main(["init", *founded]) == SOUND
    copy, empty = on_server.back_up(), server.url(server.template)
    assert main(["move", *told, "--database", empty]) == PROBLEM
    assert "CENTER_UNKNOWN" in capsys.readouterr().err
    assert main(["move", *told, "--database", server.url(copy)]) == SOUND
    server.drop(on_server.name)
    assert state(str(tmp_path / "center"), capsys)["center"] == "SLX"


def test_an_embedded_center_does_not_move_to_a_server(tmp_path, capsys):
    told = ["--home", str(tmp_path / "center")]
    assert main(["init", *told, "--id", "SLX", "--name", "示例县"]) == SOUND
    assert main(["move", *told, "--database", "postgresql://localhost/center"]) == PROBLEM
    assert "NOT_ON_SERVER" in capsys.readouterr().err


def test_half_a_foundation_is_none(tmp_path, disk, monkeypatch):
    home, slx = CenterHome(tmp_path / "center"), Founding("SLX", "示例", disk.url)
    with monkeypatch.context() as broken:
        broken.setattr("app.center.founding.found", _full)
        with pytest.raises(Unavailable, match="DISK_FULL"):
            found_center(home, slx, PASSPHRASE, FakeClock(), FakeIdentifiers(), SOFT)
    with pytest.raises(Unavailable, match="STORE_MISSING"):
        open_center(home, PASSPHRASE, FakeClock(), FakeIdentifiers(), SOFT)
    found_center(home, slx, PASSPHRASE, FakeClock(), FakeIdentifiers(), SOFT)
    with pytest.raises(Refused, match="STORE_EXISTS"):
        found_center(home, slx, PASSPHRASE, FakeClock(), FakeIdentifiers(), SOFT)
    open_center(home, PASSPHRASE, FakeClock(), FakeIdentifiers(), SOFT).store.close()


def _full(*_arguments: object) -> None:
    raise Unavailable("DISK_FULL", file="center.db")


def test_an_enrolled_counter_brings_its_facts(tmp_path, center, capsys):
    (tmp_path / "office").mkdir()
    machine = Office(tmp_path / "office").counter("B07", "W1")
    assert enrol(center, key=public_key(machine.private)) == SOUND
    machine.take_case()
    told = Told()
    opened = open_center(
        CenterHome(tmp_path / "center"), PASSPHRASE, FakeClock(), FakeIdentifiers(5), SOFT
    )
    with served(opened) as address, Line(address, "B07", machine.private) as line:
        courier = Courier(machine.driver, line, told.hear)
        courier.start()
        assert told.wait(effects.Matter.ONLINE)
        assert until(lambda: machine.unsent == 0)
        assert courier.stop()
    opened.store.close()
    (found,) = state(center, capsys)["terminals"]
    assert found["have_seq"] >= 1
