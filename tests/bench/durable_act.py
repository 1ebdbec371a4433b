"""A durable act against the same rows written raw: journal, tables and index, SQLCipher, FULL.

Three equal files. On one an act is done to note its statements; on the second a clerk does it
through the services, and two times are taken: of the whole act with its rules, words and papers,
and of what is inside the unit of work alone, from BEGIN to the fsync; on the third the noted
statements, values ready, run through the bare driver in one transaction. Turn by turn, so that all
meet the same disk.
"""

from __future__ import annotations

import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from app.domain.identity import citizen_id_check
from app.services import intake, money
from app.storage.engine.link import Link, adding, connect
from app.storage.unit import SqlUnit
from tests.bench.figures import figure
from tests.support.memory import a_home, counter, template
from tests.support.window import Window

BUDGET, BUDGET_P99_MS = 2.0, 10.0
"""Of the journal and the tables, and of the slowest whole act; the whole act has none."""
ACTS_A_SITTING, WARM_UP, SITTINGS = 3, 60, 180
FAMILY = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰梅建国志红雪飞鹏浩宇婷欣"
_IN_MEMORY = {"published", "matter", "center", "calendar", "bundle", "staff", "last_at"}
_OF_A_UNIT = [name for name in vars(SqlUnit) if name[:1] != "_" and name not in _IN_MEMORY]
_OF_A_UNIT += ["__enter__", "__exit__"]

Act = Callable[[], Any]


Note = tuple[str, list[Any]]


@dataclass
class Watch:
    """The time spent inside units of work."""

    spent: float = 0.0
    _depth: int = 0

    def clock(self, method: Any) -> Any:
        """A method of the unit, timed unless another one called it."""

        def timed(*args: Any, **more: Any) -> Any:
            begun, self._depth = time.perf_counter(), self._depth + 1
            try:
                return method(*args, **more)
            finally:
                self._depth -= 1
                if not self._depth:
                    self.spent += time.perf_counter() - begun

        return timed


def run(sittings: int = SITTINGS) -> list[dict[str, object]]:
    """The ratios of the medians of a sitting, and the slowest acts with their services."""
    with tempfile.TemporaryDirectory(prefix="yichuang-bench-") as folder:
        acts = _measured(Path(folder), sittings)
    whole, ours, raw = ([act[place] for act in acts] for place in range(3))
    act, unit, reference = (statistics.median(_by_sitting(one)) for one in (whole, ours, raw))
    worst = statistics.quantiles(whole, n=100)[98]
    raw_worst = statistics.quantiles(raw, n=100)[98]
    return [
        figure("act: its journal and tables", unit, reference, BUDGET),
        figure("act: the whole of it, services", act, reference, None),
        figure("act: the whole of it, p99 ms", worst, BUDGET_P99_MS, 1.0, raw=round(raw_worst, 3)),
    ]


def _by_sitting(times: list[float]) -> list[float]:
    """Both acts of a sitting together."""
    return [sum(pair) for pair in zip(times[::2], times[1::2], strict=True)]


def _measured(folder: Path, sittings: int) -> list[tuple[float, float, float]]:
    """Milliseconds of each act as a whole, inside its unit of work, and of its rows raw."""
    beside = folder / "raw.db"
    shutil.copy(a_home(folder / "noted").database, beside)
    bare = connect(beside, template().key).raw
    found: list[tuple[float, float, float]] = []
    with counter(folder / "noted") as noted, counter(folder / "ours") as ours:
        pairs = zip(_acts(Window(noted), sittings), _acts(Window(ours), sittings), strict=True)
        for same, act in pairs:
            notes = _notes(same)
            with _watching() as watch:
                whole = _timed(act)
            raw = _timed(lambda notes=notes: _replay(bare, notes))  # type: ignore[misc]
            found.append((whole, watch.spent * 1000, raw))
    bare.close()
    return [act for place, act in enumerate(found) if place % ACTS_A_SITTING and place >= WARM_UP]


@dataclass
class Sitting:
    """One applicant at the window: a draft is typed, then granted in one commit, then paid."""

    window: Window
    name: str
    number: str
    case_id: str = ""

    def draft(self) -> None:
        """Not measured."""
        who = {"applicant.name": self.name, "applicant.id_no": self.number}
        self.case_id = self.window.draft("M18", **who)

    def decide(self) -> None:
        """Received, accepted and granted."""
        intake.decide_on_spot(self.window.desk, self.case_id)

    def pay(self) -> None:
        """Payment, bill number, books and receipt."""
        money.take_cash(self.window.desk, self.case_id, 2000)


def _acts(window: Window, sittings: int) -> Iterator[Act]:
    for place in range(sittings):
        given = GIVEN[place * 7 % len(GIVEN)] + GIVEN[place * 3 % len(GIVEN)]
        first = f"4405241980{place // 1000 % 12 + 1:02}01{place % 1000:03}"
        number = first + citizen_id_check(first)
        sitting = Sitting(window, FAMILY[place % len(FAMILY)] + given, number)
        yield from (sitting.draft, sitting.decide, sitting.pay)


def _notes(act: Act) -> list[Note]:
    """The statements an act runs to change something, with their values."""
    notes: list[Note] = []
    one, many, more = Link.run, Link.run_many, Link.add

    def run(link: Link, statement: Any, values: Any = None) -> int:
        notes.append((statement.text, [statement.filled(values or {})]))
        return one(link, statement, values)

    def run_many(link: Link, statement: Any, rows: Any) -> None:
        notes.append((statement.text, [statement.filled(row) for row in rows]))
        many(link, statement, rows)

    def add(link: Link, table: str, columns: Any, rows: Any) -> None:
        notes.append((adding(table, tuple(columns)), list(rows)))
        more(link, table, columns, rows)

    with patch.multiple(Link, run=run, run_many=run_many, add=add):
        act()
    return notes


def _replay(raw: Any, notes: list[Note]) -> None:
    raw.execute("BEGIN IMMEDIATE")
    for text, rows in notes:
        for row in rows:
            raw.execute(text, row)
    raw.execute("COMMIT")


@contextmanager
def _watching() -> Iterator[Watch]:
    watch = Watch()
    with ExitStack() as stack:
        for name in _OF_A_UNIT:
            stack.enter_context(patch.object(SqlUnit, name, watch.clock(getattr(SqlUnit, name))))
        yield watch


def _timed(act: Act) -> float:
    begun = time.perf_counter()
    act()
    return (time.perf_counter() - begun) * 1000
