"""Finding a matter while one types; how fast it is, `tests/bench/matters.py` measures."""

from __future__ import annotations

from app.domain.resources import resource_path
from app.protocol.catalogue_files import read_catalogue
from ui.presenters.intake.rendering import MOST_MATTERS, picker_state
from ui.presenters.matters import MatterIndex

MATTERS = read_catalogue(resource_path("catalogue")).matters


def test_the_code_itself_comes_first() -> None:
    assert MatterIndex(MATTERS).search("m02")[0].matter.local_code == "M02"


def test_a_category_lists_its_matters() -> None:
    found = MatterIndex(MATTERS).search("社会救助")
    assert found
    assert {hit.matter.category for hit in found} == {"社会救助"}


def test_two_words_must_both_fit() -> None:
    found = MatterIndex(MATTERS).search("身份证 补领")
    assert [hit.matter.local_code for hit in found] == ["M17"]


def test_nothing_typed_finds_every_matter() -> None:
    assert [hit.matter for hit in MatterIndex(MATTERS).search("")] == list(MATTERS)


def test_of_more_matters_than_are_listed_the_number_is_told() -> None:
    many = MatterIndex(MATTERS * 10)
    state = picker_state("", many.search(""), None, len(many))
    assert len(state.hits) == MOST_MATTERS
    assert state.more == f"还有 {len(many) - MOST_MATTERS} 个事项，输入以缩小"
    assert picker_state("", MatterIndex(MATTERS).search(""), None, 0).more == ""


def test_what_fits_nothing_finds_nothing() -> None:
    assert MatterIndex(MATTERS).search("这样的事项没有") == ()
