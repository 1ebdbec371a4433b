"""The search box at a million cases: the first fifty hits within one frame, however it is asked."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Iterator

from app.bootstrap import Counter
from app.ports.reads import CaseRow
from tests.bench.figures import figure
from tests.bench.million import MILLION, million

BUDGET_MS = 16.0
ROUNDS = 60

COMMON = ("王", "李", "伟", "王伟", "张敏", "有限公司", "示例县", "餐饮店", "w", "wa", "wang", "wx")
"""Held by very many: what costs is to find the newest of them."""
RARE = ("龑䶮", "公县有限", "司限", "伟芳娜敏", "zzzz", "qqq", "19491001", "110105194912310021")
"""Held by few or none: what costs is to be sure."""


def run(count: int = MILLION) -> list[dict[str, object]]:
    """The 99th percentile over every kind of question, and how the slowest kind fared."""
    with million(count) as counter:
        questions = [*_questions(counter, count), *((text, "COMMON") for text in COMMON)]
        questions += [(text, "RARE") for text in RARE]
        random.Random(5).shuffle(questions)
        found = [(kind, _asked(counter, text)) for text, kind in questions]
    times = [spent for _, spent in found]
    kinds = {kind: max(spent for other, spent in found if other == kind) for kind, _ in found}
    slowest = max(kinds, key=kinds.__getitem__)
    p99 = statistics.quantiles(times, n=100)[98]
    return [
        figure(
            f"memory.search.{count}.p99_ms",
            p99,
            BUDGET_MS,
            1.0,
            median_ms=round(statistics.median(times), 2),
            slowest={slowest: round(kinds[slowest], 2)},
            questions=len(times),
        )
    ]


def _asked(counter: Counter, text: str) -> float:
    begun = time.perf_counter()
    counter.reads.search(text)
    return (time.perf_counter() - begun) * 1000


def _questions(counter: Counter, count: int) -> Iterator[tuple[str, str]]:
    """What a person may remember of cases all over the file, none asked for twice."""
    chance = random.Random(9)
    rows = [
        row for after in _places(chance, count) for row in counter.reads.all_cases(after, 1).rows
    ]
    for row in rows:
        yield from ((text, kind) for text, kind in _remembered(counter, row, chance) if text)


def _places(chance: random.Random, count: int) -> list[str]:
    return [str(chance.randrange(2, count)) for _ in range(ROUNDS)]


def _remembered(counter: Counter, row: CaseRow, chance: random.Random) -> Iterator[tuple[str, str]]:
    party = counter.reads.case(row.case_id).applicant
    assert party is not None
    start = chance.randrange(max(1, len(party.name) - 1))
    yield party.id_no, "ID_NO"
    yield party.id_no[:6] + party.id_no[8:17], "OLD_ID_NO"
    yield party.mobile, "MOBILE"
    yield row.case_no, "CASE_NO"
    yield row.case_no[-4:], "TAIL"
    yield f"{row.opened_on:%Y%m%d}", "DATE"
    yield f"{chance.randrange(MILLION):010d}", "BILL_NO"
    yield f"示公受〔{row.opened_on.year}〕{chance.randrange(MILLION):07d}号", "DOCUMENT_NO"
    yield party.name, "NAME"
    yield party.name[start : start + 2], "PART"
    yield "".join(chance.choices("lwzcyxhgs", k=chance.randint(1, 3))), "INITIALS"
    yield chance.choice(("zhang", "liw", "chenx", "liuj", "yangh", "sunjia", "shilixian")), "PINYIN"
