"""A counter and a center as two programs, each by its own commands."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from app.bootstrap import Counter, correspond, open_counter
from app.center.answering import Center
from app.center.home import CenterHome, open_center
from app.devices.clock import SystemClock, SystemIdentifiers
from app.domain.resources import resource_path
from app.home.paths import CounterHome
from app.ports.correspondence import Tiding
from app.ports.vault import DATABASE_KEY, TERMINAL_KEY
from app.vault import FileVault
from tests.support.served import Told
from ui.cli import main

PASSPHRASE = "ein langes Wort"
STAFF = Path(__file__).parents[2] / "installer" / "center" / "staff.example.toml"
SOUND, PROBLEM, UNAVAILABLE = 0, 1, 3

Say = Callable[..., list[str]]


def publish(say: Say) -> str:
    catalogue = str(resource_path("catalogue"))
    bundle = say("draft", "--catalogue", catalogue, "--staff", str(STAFF))[0]
    say("check", bundle)
    say("publish", bundle)
    return bundle


@contextmanager
def center_of(tmp_path: Path) -> Iterator[Center]:
    home = CenterHome(tmp_path / "center")
    center = open_center(home, PASSPHRASE, SystemClock(), SystemIdentifiers())
    try:
        yield center
    finally:
        center.store.close()


def code(say: Say, terminal: str = "B07", *more: str) -> str:
    return say("enrol", "--terminal", terminal, "--window", "B09", *more)[0]


def enrol(tmp_path: Path, address: str, code: str, folder: str = "counter", *more: str) -> int:
    home = ["--home", str(tmp_path / folder)]
    return main([*home, "enrol", "--center", address, "--code", code, "--vault", "file", *more])


@contextmanager
def opened(tmp_path: Path, folder: str = "counter") -> Iterator[Counter]:
    home = CounterHome(tmp_path / folder)
    key = FileVault(home.vault, PASSPHRASE).get(DATABASE_KEY)
    assert key is not None
    with open_counter(home, key) as counter:
        yield counter


def speak(counter: Counter) -> Told:
    """One whole round with the center, and what it told."""
    told = Told()
    private = FileVault(counter.home.vault, PASSPHRASE).get(TERMINAL_KEY)
    assert private is not None
    with closing(correspond(counter, private, told.hear, listen_s=0)) as post:
        post.start()
        assert told.wait(Tiding.QUIET)
    return told


def draft(counter: Counter, subject: str) -> None:
    from app.domain.facts.case import DraftDropped

    with counter.memory.unit("lin") as work:
        work.record(subject, DraftDropped(reason="试"))
        work.commit()


def stored(say: Say, terminal: str) -> int:
    state = json.loads("\n".join(say("state")))
    return sum(one["have_seq"] for one in state["terminals"] if one["terminal_id"] == terminal)
