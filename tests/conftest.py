"""What every test stands on: no screen, no home of a person, no network but loopback."""

from __future__ import annotations

import ipaddress
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.support.databases import Disk, Server, ServerDisk

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROOT = Path(__file__).resolve().parents[1]


class NetworkRefused(AssertionError):
    """A test tried to leave this machine."""


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the house."""
    return ROOT


@pytest.fixture(autouse=True, scope="session")
def only_loopback() -> Iterator[None]:
    """Lets sockets connect to this machine alone."""
    with pytest.MonkeyPatch.context() as patch:
        for method in ("connect", "connect_ex"):
            patch.setattr(socket.socket, method, _guarded(getattr(socket.socket, method)))
        yield


@pytest.fixture(autouse=True)
def a_home_of_its_own(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Keeps a test from reading or writing what belongs to the person who runs it."""
    home = str(tmp_path_factory.mktemp("home"))
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, home)
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A real PostgreSQL, started for the first test that asks for it."""
    from tests.support.databases import running_server

    with running_server() as running:
        yield running


@pytest.fixture
def on_server(server: Server) -> Iterator[ServerDisk]:
    """A database of PostgreSQL, with tables."""
    from tests.support.databases import ServerDisk

    made = ServerDisk(server)
    yield made
    made.drop()


@pytest.fixture(params=["sqlite", "postgresql"])
def disk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Disk]:
    """What a center lies on: everything that asks for it is tried on both engines."""
    from tests.support.databases import FileDisk

    if request.param == "sqlite":
        yield FileDisk(tmp_path)
        return
    yield request.getfixturevalue("on_server")


def _guarded(connect: Any) -> Any:
    def guarded(this: socket.socket, address: Any) -> Any:
        if this.family != getattr(socket, "AF_UNIX", None) and not _is_loopback(address[0]):
            raise NetworkRefused(f"a test may not reach {address[0]}")
        return connect(this, address)

    return guarded


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
