"""Counters with nothing to say: how many one center bears, polling and listening, over HTTP.

`YICHUANG_IDLE` says how many; two stand at each window. Each is one connection of one program.
"""

from __future__ import annotations

import asyncio
import os
import resource
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from app.center import founding, lives
from app.center.answering import Center
from app.protocol.signing import new_private_key, public_key, sign_question
from app.protocol.sync.messages import Answer, Pull, Pulled, Pushed, Question
from app.protocol.sync.wire import MEDIA_TYPE, SIGNATURE, TERMINAL, answer_of, packed
from tests.bench.figures import figure
from tests.bench.sync import hall
from tests.support.databases import ServerDisk, running_server
from tests.support.memory import MORNING
from tests.support.office import CENTER_ID, Office
from tests.support.tellers import Teller

COUNTERS = int(os.environ.get("YICHUANG_IDLE", "10000"))
EVERY_S = 30
LISTEN_S = 50
POLLED_S = 10.0
ASKED_A_SECOND = 250
SPEAKERS = 20
FILES_SPARE = 200


@dataclass(slots=True)
class Idler:
    """One counter: its name, its key, its connection."""

    name: str
    private: bytes
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def ask(self, question: Question) -> Answer:
        """The answer to one question."""
        body = packed(question)
        proof = sign_question(self.private, self.name, body).hex()
        head = (
            f"POST /v1/ask HTTP/1.1\r\nHost: center\r\nContent-Type: {MEDIA_TYPE}\r\n"
            f"{TERMINAL}: {self.name}\r\n{SIGNATURE}: {proof}\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        self.writer.write(head.encode() + body)
        told = (await self.reader.readuntil(b"\r\n\r\n")).decode().lower()
        assert " 200 " in told.split("\r\n", 1)[0], told
        size = next(line for line in told.split("\r\n") if line.startswith("content-length:"))
        return answer_of(await self.reader.readexactly(int(size.split(":")[1])))


def run() -> list[dict[str, object]]:
    """What polling costs, and how fast news finds those it is for."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    count = min(COUNTERS, hard - FILES_SPARE)
    with tempfile.TemporaryDirectory() as folder, running_server(is_safe=True) as server:
        disk = ServerDisk(server)
        center = Office(Path(folder), disk=disk).center
        keys = _enrolled(center, count)
        speakers = [_speaker(center, n) for n in range(SPEAKERS)]
        with hall(disk.url) as address:
            figures = asyncio.run(_measured(center, address, keys, speakers))
        disk.drop()
    return figures


def _enrolled(center: Center, count: int) -> dict[str, bytes]:
    keys = {f"I{n:05}": new_private_key() for n in range(count)}
    with center.store.writing() as link:
        for n, (name, private) in enumerate(keys.items()):
            key = public_key(private).hex()
            lives.enrol(link, CENTER_ID, name, f"V{n // 2:05}", key, MORNING)
    return keys


def _speaker(center: Center, n: int) -> Teller:
    """One more at the window of two who listen."""
    generation = founding.present(center.store.reader, CENTER_ID).generation
    teller = Teller(center, f"S{n:02}", generation=generation)
    with center.store.writing() as link:
        lives.move(link, CENTER_ID, teller.name, f"V{n:05}")
    return teller


async def _measured(
    center: Center, address: str, keys: dict[str, bytes], speakers: list[Teller]
) -> list[dict[str, object]]:
    generation = founding.present(center.store.reader, CENTER_ID).generation
    crowd = await _connected(address, keys)

    def pull(one: Idler, wait_s: int = 0) -> Pull:
        return Pull(f"{one.name}/p", generation, one.name, 1, 0, wait_s=wait_s)

    polled = await _polled(crowd, pull)
    waiting = [asyncio.create_task(one.ask(pull(one, LISTEN_S))) for one in crowd]
    slowest = await _woken(address, speakers, waiting)
    woken = sum(task.done() and bool(_rows(task.result())) for task in waiting)
    for task in waiting:
        task.cancel()
    wanted = len(crowd) / EVERY_S
    return [
        figure(f"{len(crowd)} idle counters: polls wanted a second over those", wanted, polled, 1),
        figure(f"{len(crowd)} listeners: until a window heard, s", slowest, 2, 1),
        figure("listeners that heard, over those it was for", woken, 2 * SPEAKERS, 1),
    ]


async def _connected(address: str, keys: dict[str, bytes]) -> list[Idler]:
    port, crowd = urlsplit(address).port, list[Idler]()
    for name, private in keys.items():
        crowd.append(Idler(name, private, *await asyncio.open_connection("127.0.0.1", port)))
    return crowd


async def _polled(crowd: list[Idler], pull: Callable[[Idler], Pull]) -> float:
    """Empty pulls answered a second, many at a time."""
    end = time.perf_counter() + POLLED_S

    async def poll(mine: list[Idler]) -> int:
        count = 0
        while time.perf_counter() < end:
            for one in mine:
                assert isinstance(await one.ask(pull(one)), Pulled)
                count += 1
                if time.perf_counter() >= end:
                    break
        return count

    done = sum(await asyncio.gather(*(poll(crowd[n::32]) for n in range(32))))
    return done / POLLED_S


async def _woken(
    address: str, speakers: list[Teller], waiting: list[asyncio.Task[Answer]]
) -> float:
    """How long it took until both listeners of every window that was told something had it."""
    port = urlsplit(address).port
    mouths = [
        Idler(one.name, one.private, *await asyncio.open_connection("127.0.0.1", port))
        for one in speakers
    ]
    # Everybody's question is with the center before the first word.
    await asyncio.sleep(len(waiting) / ASKED_A_SECOND)
    slowest = 0.0
    for n, (one, mouth) in enumerate(zip(speakers, mouths, strict=True)):
        said = time.perf_counter()
        assert isinstance(await mouth.ask(one.batch(1)), Pushed)
        await asyncio.wait(waiting[2 * n : 2 * n + 2], timeout=LISTEN_S)
        slowest = max(slowest, time.perf_counter() - said)
    return slowest


def _rows(answer: Answer) -> int:
    return len(answer.rows) if isinstance(answer, Pulled) else 0
