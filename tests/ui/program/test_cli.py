"""What one does with a counter from a shell: the commands, their words, their exit codes."""

from __future__ import annotations

import io
import json
import shlex
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.devices.clock import SystemClock
from app.protocol.bundle import build, open_bundle, reopen
from app.protocol.signing import key_id, new_private_key, public_key
from tests.support.memory import PASSWORD, TERMINAL, WINDOW, first_bundle
from ui.cli import main

SOUND, PROBLEM, USAGE, UNAVAILABLE = 0, 1, 2, 3
Command = Callable[..., int]


@pytest.fixture(autouse=True)
def secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YICHUANG_PASSPHRASE", "kou-ling")
    monkeypatch.setenv("YICHUANG_PASSWORD", PASSWORD)
    monkeypatch.setattr("sys.stdin", io.StringIO())


@pytest.fixture
def run(tmp_path: Path) -> Command:
    """A command on one data folder; its exit code."""
    return lambda *words: main(["--home", str(tmp_path / "counter"), *words])


@pytest.fixture
def bundle(tmp_path: Path) -> tuple[Path, str]:
    """A bundle signed for today, and the public key of who signed it."""
    center, now = new_private_key(), SystemClock().now().at
    path = tmp_path / "first.ycb"
    path.write_bytes(first_bundle(center, today=now.date(), now=now))
    return path, public_key(center).hex()


@pytest.fixture
def provisioned(run: Command, bundle: tuple[Path, str]) -> Command:
    assert provision(run, bundle) == SOUND
    return run


def provision(run: Command, bundle: tuple[Path, str], key: str = "") -> int:
    path, public = bundle
    told = ["--bundle", str(path), "--terminal", TERMINAL, "--window", WINDOW]
    return run("provision", *told, "--center-key", key or public, "--vault", "file")


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--help"])
    assert left.value.code == SOUND
    said = capsys.readouterr().out
    names = "window demo starter install provision password verify rebuild clock doctor screens"
    for name in names.split():
        assert f"\n    {name} " in said


def test_wrong_usage_is_2(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["balance"])
    assert left.value.code == USAGE
    assert "balance" in capsys.readouterr().err


def test_a_provisioned_counter_verifies_and_rebuilds(
    provisioned: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert provisioned("verify") == SOUND
    told = json.loads(capsys.readouterr().out)
    assert told["facts"] > 0
    assert told["breaks"] == []
    assert provisioned("rebuild") == SOUND
    assert json.loads(capsys.readouterr().out.splitlines()[0])["unchanged"] is True


def test_a_folder_that_is_no_counter_is_3_with_a_sentence(
    run: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("verify") == UNAVAILABLE
    assert "FILE_MISSING" in capsys.readouterr().err


def test_the_language_of_the_sentence_is_asked_for(
    run: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--lang", "en", "verify") == UNAVAILABLE
    said = capsys.readouterr().err
    assert "FILE_MISSING" in said
    assert "编号" not in said
    run("--lang", "zh_CN", "verify")


def test_a_key_that_did_not_sign_the_bundle_provisions_nothing(
    run: Command, bundle: tuple[Path, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stranger = public_key(new_private_key()).hex()
    assert provision(run, bundle, stranger) == PROBLEM
    assert "BUNDLE_UNTRUSTED_KEY" in capsys.readouterr().err
    assert provision(run, bundle, "not hex") == PROBLEM
    assert "KEY_MALFORMED" in capsys.readouterr().err
    assert run("verify") == UNAVAILABLE


def test_a_bundle_that_is_not_there_is_3(
    run: Command, bundle: tuple[Path, str], capsys: pytest.CaptureFixture[str]
) -> None:
    bundle[0].unlink()
    assert provision(run, bundle) == UNAVAILABLE
    assert "first.ycb" in capsys.readouterr().err


def test_without_the_passphrase_nothing_is_opened(
    provisioned: Command, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("YICHUANG_PASSPHRASE")
    assert provisioned("verify") == UNAVAILABLE
    assert "YICHUANG_PASSPHRASE" in capsys.readouterr().err
    monkeypatch.setenv("YICHUANG_PASSPHRASE", "wrong")
    assert provisioned("verify") == PROBLEM
    assert "VAULT_PASSPHRASE" in capsys.readouterr().err


def test_a_supervisor_confirms_the_time_and_a_clerk_may_not(
    provisioned: Command, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    reason = ("--reason", "核对了北京时间")
    assert provisioned("clock", "--staff", "lin", *reason) == PROBLEM
    assert "ROLE" in capsys.readouterr().err
    assert provisioned("clock", "--staff", "zhou", *reason) == SOUND
    monkeypatch.delenv("YICHUANG_PASSWORD")
    assert provisioned("clock", "--staff", "zhou", *reason) == UNAVAILABLE
    said = capsys.readouterr().err
    assert "PASSWORD_MISSING" in said
    assert "YICHUANG_PASSWORD" in said
    assert provisioned("verify") == SOUND


def test_the_file_on_disk_is_no_plain_database(provisioned: Command, tmp_path: Path) -> None:
    memory = next((tmp_path / "counter").rglob("*.db"))
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(memory).execute("select count(*) from sqlite_master").fetchone()


def test_a_starter_bundle_makes_a_counter_that_opens_with_its_password(
    run: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "a folder" / "starter.ycb"
    assert run("starter", "--out", str(out), "--vault", "file") == SOUND
    said = shlex.split(capsys.readouterr().out.splitlines()[0])
    assert run(*said[1:]) == SOUND
    assert run("verify") == SOUND
    assert run("clock", "--staff", "zhou", "--reason", "开通时核对") == SOUND
    assert run("starter", "--out", str(out)) == PROBLEM
    assert "FILE_EXISTS" in capsys.readouterr().err


def test_a_second_starter_bundle_follows_the_first(
    run: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = tmp_path / "first.ycb", tmp_path / "second.ycb"
    assert run("starter", "--out", str(first), "--vault", "file") == SOUND
    provisioned = shlex.split(capsys.readouterr().out.splitlines()[0])
    assert run(*provisioned[1:]) == SOUND
    assert run("starter", "--out", str(second), "--key", str(tmp_path / "center.key")) == SOUND
    installed = shlex.split(capsys.readouterr().out.splitlines()[-2])
    assert installed[:2] == ["yichuang", "install"]
    assert run(*installed[1:]) == SOUND
    assert "2001–4000" in capsys.readouterr().out


def test_every_terminal_is_told_its_own_next_step(
    run: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    steps, ids = [], set()
    for number, terminal in enumerate(("B07", "B08", "B07")):
        out = tmp_path / f"{number}.ycb"
        assert run("starter", "--out", str(out), "--terminal", terminal, "--vault", "file") == SOUND
        steps.append(shlex.split(capsys.readouterr().out.splitlines()[0])[1])
        ids.add(reopen(out.read_bytes()).manifest.bundle_id)
    assert steps == ["provision", "provision", "install"]
    assert len(ids) == 3, "also within one second"


def test_a_copy_is_made_and_put_in_force_from_the_shell(
    provisioned: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "usb"
    folder.mkdir()
    assert provisioned("backup", "--to", str(folder)) == SOUND
    (copy,) = folder.glob("*.db")
    assert str(copy) in capsys.readouterr().out
    for gone in ("counter.db", "terminal.json", "keys.json"):
        (tmp_path / "counter" / gone).unlink()
    assert provisioned("restore", "--copy", str(copy)) == SOUND
    said = capsys.readouterr().out
    assert "已恢复" in said
    assert "个号段已停用" in said
    assert provisioned("verify") == SOUND
    assert provisioned("backup", "--to", str(tmp_path / "none")) == UNAVAILABLE
    assert provisioned("restore", "--copy", str(tmp_path / "none.db")) == UNAVAILABLE


def test_a_weak_first_password_makes_no_bundle(
    run: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("YICHUANG_PASSWORD", "123456")
    assert run("starter", "--out", str(tmp_path / "starter.ycb")) == PROBLEM
    assert not (tmp_path / "starter.ycb").exists()


def test_a_catalogue_that_is_not_there_is_told_by_its_file(
    run: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "nowhere"
    assert run("starter", "--out", str(tmp_path / "s.ycb"), "--catalogue", str(folder)) != SOUND
    assert "center.toml" in capsys.readouterr().err


def test_another_password_is_taken_and_the_old_one_opens_nothing(
    provisioned: Command, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    reason = ("clock", "--staff", "zhou", "--reason", "核对了北京时间")
    assert provisioned(*reason) == SOUND
    monkeypatch.setenv("YICHUANG_NEW_PASSWORD", "111111")
    assert provisioned("password", "--staff", "zhou") == PROBLEM
    assert "PASSWORD_WEAK" in capsys.readouterr().err
    monkeypatch.setenv("YICHUANG_NEW_PASSWORD", "bang-gong-7")
    assert provisioned("password", "--staff", "zhou") == SOUND
    assert provisioned(*reason) == PROBLEM
    monkeypatch.setenv("YICHUANG_PASSWORD", "bang-gong-7")
    assert provisioned(*reason) == SOUND


def test_a_newer_bundle_is_installed_from_the_shell(
    run: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    center, now = new_private_key(), SystemClock().now().at
    public, path = public_key(center), tmp_path / "first.ycb"
    path.write_bytes(first_bundle(center, today=now.date(), now=now))
    assert provision(run, (path, public.hex())) == SOUND
    opened = open_bundle(path.read_bytes(), {key_id(public): public}, now.date())
    later = replace(opened.manifest, bundle_id="second", issued_at=now + timedelta(minutes=1))
    newer, older = tmp_path / "second.ycb", tmp_path / "older.ycb"
    newer.write_bytes(build(later, replace(opened.content, segments=()), center))
    capsys.readouterr()
    assert run("install", "--bundle", str(newer)) == SOUND
    assert capsys.readouterr().out.startswith("second · ")
    assert run("install", "--bundle", str(path)) == PROBLEM
    assert run("install", "--bundle", str(older)) == UNAVAILABLE
    assert run("verify") == SOUND


@pytest.mark.parametrize("terminal", ["", "B07/../", "b07", "-B7", "终端一", "ABCDEFGHIJKLM"])
def test_what_is_no_terminal_id_names_nothing(
    run: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str], terminal: str
) -> None:
    out = tmp_path / "starter.ycb"
    assert run("starter", "--out", str(out), f"--terminal={terminal}", "--vault", "file") == PROBLEM
    assert "终端编号" in capsys.readouterr().err
    assert not out.exists()


def test_a_bundle_that_is_not_there_is_asked_for_by_its_path(
    run: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = ["--terminal", "B07", "--window", "B09", "--center-key", "00" * 32, "--vault", "file"]
    for path in (tmp_path / "none.ycb", tmp_path):
        assert run("provision", "--bundle", str(path), *told) == UNAVAILABLE
        assert "--bundle" in capsys.readouterr().err
