"""The tests stay on this machine, and out of the home of whoever runs them."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

ELSEWHERE = "192.0.2.1"  # kept free for documents (RFC 5737)


def test_a_test_cannot_leave_the_machine() -> None:
    with socket.socket() as here, pytest.raises(AssertionError, match=ELSEWHERE):
        here.connect((ELSEWHERE, 443))


def test_a_test_may_talk_to_its_own_machine() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname()) as client,
    ):
        assert client.getpeername() == server.getsockname()


def test_home_is_an_empty_folder_of_the_test(tmp_path: Path) -> None:
    assert Path(os.environ["HOME"]) == Path.home()
    assert list(Path.home().iterdir()) == []
    assert Path.home().is_relative_to(tmp_path.parent)
