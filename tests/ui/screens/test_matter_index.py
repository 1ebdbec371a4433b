"""Finding a matter while one types: right, and fast however many matters there are."""

from __future__ import annotations

import time
from dataclasses import replace

from app.domain.resources import resource_path
from app.protocol.catalogue_files import read_catalogue
from ui.presenters.matters import MatterIndex

MATTERS = read_catalogue(resource_path("catalogue")).matters
FRAME_S = 0.016
TYPED = ("j", "js", "jsz", "jszy", "身份证", "m1", "shenfen", "社会救助", "zz", "不动产 登记")


def test_the_code_itself_comes_first() -> None:
    assert MatterIndex(MATTERS).search("m02")[0].matter.local_code == "M02"


def test_a_category_lists_its_matters() -> None:
    found = MatterIndex(MATTERS).search("社会救助")
    assert found
    assert {hit.matter.category for hit in found} == {"社会救助"}


def test_two_words_must_both_fit() -> None:
    found = MatterIndex(MATTERS).search("身份证 补领")
    assert [hit.matter.local_code for hit in found] == ["M17"]


def test_what_fits_nothing_finds_nothing() -> None:
    assert MatterIndex(MATTERS).search("这样的事项没有") == ()


def test_two_thousand_matters_cost_no_more_a_row_than_twenty_six() -> None:
    many = [
        replace(MATTERS[n % len(MATTERS)], local_code=f"X{n:04d}", task_code=f"{n:031d}")
        for n in range(2000)
    ]
    few, all_of_them = _search_time(MatterIndex(MATTERS)), _search_time(MatterIndex(many))
    per_row = (all_of_them / 2000) / (few / len(MATTERS))
    assert per_row < 2
    assert all_of_them < FRAME_S * 3


def _search_time(index: MatterIndex) -> float:
    best = float("inf")
    for _round in range(5):
        start = time.perf_counter()
        for typed in TYPED:
            index.search(typed)
        best = min(best, (time.perf_counter() - start) / len(TYPED))
    return best
