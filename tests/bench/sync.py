"""Facts from an encrypted counter to a center on PostgreSQL and to another counter, over HTTP.

What is durable is flushed on both sides. `YICHUANG_DOCUMENTS` names a file of JSON lines to move as
the bodies of facts, so that other programs can move the same; without it documents alike are made.
"""

from __future__ import annotations

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import httpx2

from app.center.answering import Center
from app.domain.facts.case import CaseMoved
from app.net.line import Line
from app.ports.correspondence import Tiding
from app.protocol.sync.messages import Pushed
from app.storage.upkeep.refolding import refold
from app.sync import effects, events
from tests.bench.figures import figure
from tests.support.databases import ServerDisk, running_server
from tests.support.machine import Machine
from tests.support.office import CENTER_ID, Office
from tests.support.tellers import Teller

FACTS = int(os.environ.get("YICHUANG_FACTS", "20000"))
NEW = 100
CROWD, BATCH, BUSY_S = 200, 10, 8.0
THREADS = 16


def run() -> list[dict[str, object]]:
    """Every figure of one center."""
    with tempfile.TemporaryDirectory() as folder, running_server(is_safe=True) as server:
        disk = ServerDisk(server)
        office = Office(Path(folder), disk=disk)
        one, other = office.counter("B07", "W1"), office.counter("B08", "W1")
        with hall(disk.url) as address:
            figures = [*_moved(one, other, address), _replayed(other)]
            figures += _crowd(office.center, address)
        disk.drop()
    return figures


@contextmanager
def hall(where: str) -> Iterator[str]:
    """The address of a center in a process of its own."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.hall", where],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdin is not None
    assert child.stdout is not None
    try:
        yield f"http://127.0.0.1:{int(child.stdout.readline())}"
    finally:
        child.stdin.close()
        child.wait()
        child.stdout.close()


def documents(count: int) -> list[str]:
    """The documents told of, or as many of about 1.4 KB each."""
    named = os.environ.get("YICHUANG_DOCUMENTS")
    if named:
        with Path(named).open(encoding="utf-8") as lines:
            return [line.strip() for line, _n in zip(lines, range(count), strict=False)]
    chance = random.Random(20261122)
    letters = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚"
    return [
        json.dumps(
            {
                "case_no": f"{n:012}",
                "digests": [f"{chance.getrandbits(256):064x}" for _ in range(4)],
                "applicant": "".join(chance.choices(letters, k=3)),
                "note": "".join(chance.choices(letters, k=240)),
            },
            ensure_ascii=False,
        )
        for n in range(count)
    ]


class Wire:
    """The rounds of one counter over the product's own line, and the bytes they took."""

    def __init__(self, machine: Machine, address: str) -> None:
        self._machine = machine
        self._scales = _Scales()
        self._line = Line(address, machine.terminal_id, machine.private, transport=self._scales)

    @property
    def sent(self) -> int:
        """Bytes of questions so far."""
        return self._scales.sent

    @property
    def heard(self) -> int:
        """Bytes of answers so far."""
        return self._scales.heard

    def round(self) -> float:
        """One whole round; how long it took, in seconds. A thread asks, as the courier's does."""
        began = time.perf_counter()
        with ThreadPoolExecutor(1) as asking:
            event: events.Event | None = events.Wake()
            while event is not None:
                answer = None
                for one in self._machine.driver.hear(event):
                    if isinstance(one, effects.Send):
                        answer = asking.submit(self._line.ask, one.question)
                    elif isinstance(one, effects.Expect):
                        self._line.expect(one.question)
                    elif isinstance(one, effects.Tell):
                        assert one.tiding is not Tiding.OFFLINE, one
                event = events.Replied(answer.result()) if answer else None
        return time.perf_counter() - began


class _Scales(httpx2.HTTPTransport):
    """Weighs what is carried."""

    def __init__(self) -> None:
        super().__init__()
        self.sent = self.heard = 0

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Carry one question and its answer."""
        answer = super().handle_request(request)
        self.sent += int(request.headers["Content-Length"])
        self.heard += int(answer.headers["Content-Length"])
        return answer


def _moved(one: Machine, other: Machine, address: str) -> list[dict[str, object]]:
    here, there = Wire(one, address), Wire(other, address)
    here.round()
    there.round()
    record(one, documents(FACTS))
    sent, heard = here.sent, there.heard
    pushing, pulling = here.round(), there.round()
    pushed, pulled = here.sent - sent, there.heard - heard
    empty = statistics.median(there.round() for _ in range(30))
    more = []
    for n in range(5):
        record(one, documents(NEW), f"more-{n}")
        here.round()
        more.append(there.round())
    return [
        figure("push of facts, per second", FACTS / pushing, 1, None, facts=FACTS),
        figure("first pull of facts, per second", FACTS / pulling, 1, None, facts=FACTS),
        figure("bytes on the wire, a fact pushed", pushed / FACTS, 450, 1),
        figure("bytes on the wire, a fact pulled", pulled / FACTS, 450, 1),
        figure("empty round, ms", empty * 1000, 5, 1),
        figure(f"pull of {NEW} new facts behind {FACTS}, ms", _ms(more), 20, 1),
    ]


def record(machine: Machine, told: list[str], name: str = "case") -> None:
    """Facts on so many cases, five hundred an act."""
    bodies = [(f"{name}-{n}", CaseMoved(by="T00", note=text)) for n, text in enumerate(told)]
    for first in range(0, len(bodies), 500):
        machine.record(*bodies[first : first + 500])


def _replayed(machine: Machine) -> dict[str, object]:
    link = machine.store.take_turn()
    try:
        began = time.perf_counter()
        refold(link)
        rate = FACTS / (time.perf_counter() - began)
        link.rollback()
    finally:
        machine.store.give_turn()
    return figure("replay, facts needed a second over those replayed", 100_000, rate, 1)


def _crowd(center: Center, address: str) -> list[dict[str, object]]:
    """So many counters push small batches at once, each as soon as its last was stored."""
    from app.center import founding

    generation = founding.present(center.store.reader, CENTER_ID).generation
    tellers = [Teller(center, f"C{n:03}", generation=generation) for n in range(CROWD)]
    lines = [Line(address, teller.name, teller.private) for teller in tellers]
    lock, waits, turns = threading.Lock(), list[float](), [0] * CROWD
    end = time.perf_counter() + BUSY_S

    def tell(mine: range) -> None:
        while time.perf_counter() < end:
            for n in mine:
                batch, began = tellers[n].batch(BATCH), time.perf_counter()
                assert isinstance(lines[n].ask(batch), Pushed)
                with lock:
                    waits.append(time.perf_counter() - began)
                turns[n] += 1

    _at_once([range(first, CROWD, THREADS) for first in range(THREADS)], tell)
    for line in lines:
        line.close()
    rate = len(waits) * BATCH / BUSY_S
    slowest = sorted(waits)[int(len(waits) * 0.99)]
    return [
        figure(f"{CROWD} counters: facts wanted a second over those stored", 3000, rate, 1),
        figure(f"{CROWD} counters: 99th percentile of an answer, s", slowest, 1, 1),
        figure("turns of the luckiest over the unluckiest", max(turns), max(1, min(turns)), 2),
    ]


def _at_once(parts: list[range], act: Callable[[range], None]) -> None:
    with ThreadPoolExecutor(len(parts)) as pool:
        for one in [pool.submit(act, part) for part in parts]:
            one.result()


def _ms(seconds: list[float]) -> float:
    return statistics.median(seconds) * 1000
