"""Two programs answer for one center: who listens at one soon hears what the other stored."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from typing import Any

import pytest

from app.center.answering import Center
from app.center.news import News
from app.center.serving import LONGEST_LISTEN_S
from app.net.line import Line
from app.protocol.sync.messages import Pulled, Pushed
from tests.support.databases import ServerDisk
from tests.support.served import served
from tests.support.tellers import Teller

PROMPT_S = 15
"""Much longer than the news takes, much shorter than the listener waits."""


@pytest.fixture
def addresses(busy: Center, on_server: ServerDisk) -> Iterator[list[str]]:
    both = [replace(busy, store=on_server.open()) for _ in range(2)]
    with ExitStack() as ends:
        yield [ends.enter_context(served(one)) for one in both]


def test_who_listens_at_one_hears_what_the_other_stored(
    busy: Center, addresses: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    teller, listener = Teller(busy, "B01"), Teller(busy, "B02")
    here, there = addresses
    asked, wait = threading.Event(), News.wait

    async def noted(*told: Any) -> bool:
        asked.set()
        return await wait(*told)

    monkeypatch.setattr(News, "wait", noted)

    def listen() -> object:
        with Line(here, listener.name, listener.private) as line:
            return line.ask(listener.pull(after=0, wait_s=LONGEST_LISTEN_S))

    with ThreadPoolExecutor(1) as thread, Line(there, teller.name, teller.private) as line:
        page = thread.submit(listen)
        assert asked.wait(PROMPT_S)
        assert isinstance(line.ask(teller.batch(3)), Pushed)
        heard = page.result(PROMPT_S)
    assert isinstance(heard, Pulled)
    assert [row.pos for row in heard.rows] == [1, 2, 3]
