"""A center on a command line, and counters that are let in by it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.center.commands import main as center_main
from tests.support.memory import SOFT
from tests.support.served import served
from tests.support.two_programs import PASSPHRASE, SOUND, Say, center_of, publish


@pytest.fixture
def passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    """Told by the environment, and cheap to try."""
    monkeypatch.setenv("YICHUANG_PASSPHRASE", PASSPHRASE)
    for module in ("file_vault", "clerks"):
        monkeypatch.setattr(f"app.vault.{module}.Hardness", lambda: SOFT)


@pytest.fixture
def say(tmp_path: Path, capsys: pytest.CaptureFixture[str], passphrase: None) -> Say:
    """A command of the center, and the lines it said."""

    def run(verb: str, *options: str) -> list[str]:
        capsys.readouterr()
        assert center_main([verb, "--home", str(tmp_path / "center"), *options]) == SOUND
        return capsys.readouterr().out.splitlines()

    return run


@pytest.fixture
def published(say: Say) -> str:
    """A center with a bundle in force and bills to lease; the bundle's id."""
    say("init", "--id", "SLX-0001", "--name", "示例县")
    return publish(say)


@pytest.fixture
def address(published: str, tmp_path: Path) -> Iterator[str]:
    with center_of(tmp_path) as center, served(center) as found:
        yield found
