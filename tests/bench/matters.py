"""Finding a matter while one types, among 2,000 of them: within one frame."""

from __future__ import annotations

import time
from dataclasses import replace

from app.domain.resources import resource_path
from app.protocol.catalogue_files import read_catalogue
from tests.bench.figures import figure
from ui.presenters.matters import MatterIndex

FRAME_MS = 16.0
COUNT = 2000
TYPED = ("", "j", "js", "jsz", "jszy", "身份证", "m1", "shenfen", "社会救助", "zz", "不动产 登记")
ROUNDS = 5


def run() -> list[dict[str, object]]:
    """The slowest of the questions, the best of several rounds, against one frame."""
    matters = read_catalogue(resource_path("catalogue")).matters
    many = MatterIndex(
        [
            replace(matters[n % len(matters)], local_code=f"X{n:04d}", task_code=f"{n:031d}")
            for n in range(COUNT)
        ]
    )
    slowest = max(min(_once(many, typed) for _ in range(ROUNDS)) for typed in TYPED)
    return [figure("matters.2000.slowest_ms", slowest, FRAME_MS, 1.0)]


def _once(index: MatterIndex, typed: str) -> float:
    began = time.perf_counter()
    index.search(typed)
    return (time.perf_counter() - began) * 1000
