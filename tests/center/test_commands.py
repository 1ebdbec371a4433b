"""A center from the shell: founded once, terminals let in, bundles published, looked at."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from app.center.commands import main
from app.center.home import CenterHome, Founding, found_center, open_center
from app.domain.errors import Refused, Unavailable
from app.domain.resources import resource_path
from tests.support.memory import SOFT, FakeClock, FakeIdentifiers

CATALOGUE = resource_path("catalogue")
STAFF = Path(__file__).parents[2] / "installer" / "center" / "staff.example.toml"
PASSPHRASE = "ein langes Wort"
SOUND, PROBLEM, UNAVAILABLE = 0, 1, 3


@pytest.fixture(autouse=True)
def passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YICHUANG_PASSPHRASE", PASSPHRASE)


@pytest.fixture
def at(monkeypatch):
    """A command that is told where a database elsewhere answers."""

    def run(url, verb, *arguments):
        monkeypatch.setenv("YICHUANG_DATABASE", url)
        return main([verb, *arguments, *(["--database"] if verb == "init" else [])])

    return run


def founded(tmp_path, *options):
    """The data folder of a founded center, as an argument."""
    home = tmp_path / "center"
    told = ["--home", str(home), "--id", "SLX-0001", "--name", "示例县"]
    assert main(["init", *told, *options]) == SOUND
    return str(home)


@pytest.fixture
def center(tmp_path):
    """A center on a file of its own."""
    return founded(tmp_path)


@pytest.fixture
def either(tmp_path, disk, monkeypatch):
    """A center on each engine in turn."""
    monkeypatch.setenv("YICHUANG_DATABASE", disk.url or "unused")
    return founded(tmp_path, *(["--database"] if disk.url else []))


def state(center, capsys):
    capsys.readouterr()
    assert main(["state", "--home", center]) == SOUND
    return json.loads(capsys.readouterr().out)


def told(capsys, *arguments):
    """What a command said, line by line; it must have succeeded."""
    capsys.readouterr()
    assert main(list(arguments)) == SOUND
    return capsys.readouterr().out.splitlines()


def invited(center, capsys, terminal="B07", *more):
    """A one-time code."""
    who = ["--terminal", terminal, "--window", "W1"]
    return told(capsys, "enrol", "--home", center, *who, *more)[0]


def test_a_center_is_founded_once(either, disk, capsys):
    center = either
    assert state(center, capsys) | {"generation": ""} == {
        "center": "SLX-0001",
        "database": "postgresql" if disk.url else "sqlite",
        "generation": "",
        "end": 0,
        "bundle": "",
        "terminals": [],
    }
    told = ["--id", "X", "--name", "Y"]
    assert main(["init", "--home", center, *told]) == PROBLEM
    assert "STORE_EXISTS" in capsys.readouterr().err
    assert state(center, capsys)["center"] == "SLX-0001"


def test_what_is_not_there_or_not_opened_is_told(tmp_path, either, capsys, monkeypatch):
    center = either
    assert main(["state", "--home", str(tmp_path / "none")]) == UNAVAILABLE
    assert "STORE_MISSING" in capsys.readouterr().err
    monkeypatch.setenv("YICHUANG_PASSPHRASE", "another")
    assert main(["state", "--home", center]) == PROBLEM
    assert "VAULT_PASSPHRASE" in capsys.readouterr().err


def test_the_password_of_a_server_is_told_nowhere(tmp_path, at, on_server, capsys, caplog):
    home, secret = tmp_path / "center", "g3heim"
    url = f"{on_server.url}&password={secret}"
    told = ["--home", str(home), "--id", "SLX", "--name", "示例县"]
    assert at(url, "init", *told) == SOUND
    assert state(str(home), capsys)["database"] == "postgresql"
    assert at(url, "init", *told) == PROBLEM
    away = f"postgresql://center:{secret}@127.0.0.1:9/center"
    assert at(away, "move", "--home", str(home)) == UNAVAILABLE
    written = [path.read_bytes() for path in home.iterdir()]
    heard = capsys.readouterr()
    assert secret not in heard.out + heard.err + caplog.text
    assert not any(secret.encode() in one for one in written)


def test_one_server_holds_several_centers_and_each_once(tmp_path, at, on_server, capsys):
    def founded(folder, center_id):
        told = ["--home", str(tmp_path / folder), "--id", center_id, "--name", "示例县"]
        return at(on_server.url, "init", *told)

    assert [founded("one", "A"), founded("two", "B")] == [SOUND, SOUND]
    assert founded("three", "A") == PROBLEM
    assert "STORE_EXISTS" in capsys.readouterr().err
    assert [state(str(tmp_path / one), capsys)["center"] for one in ("one", "two")] == ["A", "B"]
    assert main(["state", "--home", str(tmp_path / "three")]) == UNAVAILABLE


def test_a_center_follows_its_database_to_another_address(tmp_path, at, server, on_server, capsys):
    told = ["--home", str(tmp_path / "center")]
    assert at(on_server.url, "init", *told, "--id", "SLX", "--name", "示例县") == SOUND
    copy, empty = on_server.back_up(), server.url(server.template)
    assert at(empty, "move", *told) == PROBLEM
    assert "CENTER_UNKNOWN" in capsys.readouterr().err
    assert at(server.url(copy), "move", *told) == SOUND
    server.drop(on_server.name)
    assert state(str(tmp_path / "center"), capsys)["center"] == "SLX"


def test_an_embedded_center_does_not_move_to_a_server(tmp_path, at, capsys):
    told = ["--home", str(tmp_path / "center")]
    assert main(["init", *told, "--id", "SLX", "--name", "示例县"]) == SOUND
    assert at("postgresql://localhost/center", "move", *told) == PROBLEM
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


def drafted_at(center, capsys):
    """The id of a bundle drafted from the house's own catalogue."""
    assert CATALOGUE.is_dir()
    staff = ["--catalogue", str(CATALOGUE), "--staff", str(STAFF)]
    return told(capsys, "draft", "--home", center, *staff)[0]


def test_first_passwords_are_told_once_and_differ(center, capsys):
    staff = ["--catalogue", str(CATALOGUE), "--staff", str(STAFF)]
    _bundle, *first = told(capsys, "draft", "--home", center, *staff)
    passwords = {line.split()[-1] for line in first}
    assert len(passwords) == len(first) == 2
    assert len(told(capsys, "draft", "--home", center, *staff)) == 1


def test_only_what_was_checked_is_published(either, capsys):
    center, drafted = either, drafted_at(either, capsys)
    assert main(["publish", "--home", center, drafted]) == PROBLEM
    assert "PUBLICATION_STATE" in capsys.readouterr().err
    assert main(["check", "--home", center, drafted]) == SOUND
    assert main(["publish", "--home", center, drafted, "--until", "2020-01-01"]) == PROBLEM
    assert main(["publish", "--home", center, drafted]) == SOUND
    assert state(center, capsys)["bundle"] == drafted
    (found,) = json.loads("\n".join(told(capsys, "bundles", "--home", center)))
    assert found["state"] == "PUBLISHED"


def test_what_a_window_would_stumble_over_is_found_before(center, tmp_path, capsys):
    staff = tmp_path / "staff.toml"
    entry = '[[staff]]\nstaff_id = "lin"\nname = "林晓雯"\nroles = ["ACCEPTOR"]\n'
    staff.write_text(entry * 2, "utf-8")
    options = ["--catalogue", str(CATALOGUE), "--staff", str(staff)]
    bundle = told(capsys, "draft", "--home", center, *options)[0]
    assert main(["check", "--home", center, bundle]) == PROBLEM
    findings = capsys.readouterr().out
    assert "STAFF_TWICE (staff=lin)" in findings
    assert "ROLE_NOBODY (role=CASHIER)" in findings
    assert main(["publish", "--home", center, bundle]) == PROBLEM


def test_a_published_version_never_changes(center, tmp_path, capsys):
    drafted = drafted_at(center, capsys)
    for verb in ("check", "publish"):
        assert main([verb, "--home", center, drafted]) == SOUND
    folder = tmp_path / "catalogue"
    shutil.copytree(CATALOGUE, folder)
    matter = folder / "M01.toml"
    matter.write_text(matter.read_text("utf-8").replace("失业登记", "失业人员登记"), "utf-8")
    options = ["--catalogue", str(folder), "--staff", str(STAFF)]
    bundle = told(capsys, "draft", "--home", center, *options)[0]
    assert main(["check", "--home", center, bundle]) == PROBLEM
    assert "MATTER_VERSION_CHANGED (matter=M01" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[[staff]", "STAFF_SYNTAX"),
        ('[[staff]]\nname = "林"\n', "STAFF_SYNTAX"),
        (None, "STAFF_UNREADABLE"),
    ],
)
def test_a_staff_file_that_is_none_is_refused(center, tmp_path, capsys, text, code):
    staff = tmp_path / "staff.toml"
    if text is not None:
        staff.write_text(text, "utf-8")
    options = ["--catalogue", str(CATALOGUE), "--staff", str(staff)]
    assert main(["draft", "--home", center, *options]) != SOUND
    assert code in capsys.readouterr().err


def test_bills_follow_only_when_the_last_are_given_out(center, capsys):
    bills = ["bills", "--home", center, "--code", "99010126", "--size", "50"]
    assert main([*bills, "--first", "123457", "--last", "123656"]) == SOUND
    assert main([*bills, "--first", "200001", "--last", "200200"]) == PROBLEM
    assert "POOL_NOT_EMPTY" in capsys.readouterr().err
    assert main([*bills, "--first", "9", "--last", "3"]) == PROBLEM


def test_a_known_terminal_gets_a_code_only_to_be_replaced(either, capsys):
    center = either
    code = invited(center, capsys)
    assert re.fullmatch(r"([0-9A-Z]{4}-){4}[0-9A-Z]{4}", code)
    known = ["--terminal", "B07", "--window", "W1"]
    assert main(["enrol", "--home", center, *known, "--replace"]) == PROBLEM
    assert "TERMINAL_UNKNOWN" in capsys.readouterr().err
    for verb in ("retire", "release"):
        assert main([verb, "--home", center, "--terminal", "B07"]) == PROBLEM
        assert "TERMINAL_UNKNOWN" in capsys.readouterr().err
