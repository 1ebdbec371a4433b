"""Check results: what is deficient, what settles a row, what stands in the way of acceptance."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.catalogue import Matter
from app.domain.errors import Refused
from app.domain.materials import (
    ChecklistItem,
    CheckResult,
    MaterialForm,
    Necessity,
    acceptance_problem,
    deficiencies,
    initial_result,
    is_deficient,
    resolve_checklist,
    result_problem,
    settles,
)

Find = Callable[[str], Matter]
BAD = [result for result in CheckResult if is_deficient(result)]


def row(material_id: str, necessity: Necessity = Necessity.REQUIRED, **flags: Any) -> ChecklistItem:
    return ChecklistItem(
        material_id=material_id,
        name=f"材料{material_id}",
        necessity=necessity,
        form=MaterialForm.COPY,
        copies=1,
        standard="清晰完整",
        basis="办事指南",
        **flags,
    )


def test_a_result_either_settles_or_is_deficient() -> None:
    for result in CheckResult:
        assert settles(result) is not is_deficient(result)
    assert set(BAD) == {
        CheckResult.MISSING,
        CheckResult.WRONG_FORM,
        CheckResult.ILLEGIBLE,
        CheckResult.EXPIRED,
        CheckResult.INCONSISTENT,
    }


def test_the_notice_names_every_deficient_row_with_its_note() -> None:
    items = [row("a"), row("b"), row("c")]
    results = {"a": CheckResult.OK, "b": CheckResult.EXPIRED, "c": CheckResult.MISSING}
    found = deficiencies(items, results, {"b": "有效期至2025年"})
    assert [one.material_id for one in found] == ["b", "c"]
    assert found[0].problem == "已超过有效期：有效期至2025年"
    assert found[1].problem == "未提交"
    assert found[0].remedy == "清晰完整"


def test_a_required_row_nobody_checked_is_missing() -> None:
    assert [one.result for one in deficiencies([row("a")], {}, {})] == [CheckResult.MISSING]


def test_an_optional_row_that_is_missing_is_not_demanded() -> None:
    optional = row("a", Necessity.OPTIONAL)
    assert deficiencies([optional], {"a": CheckResult.MISSING}, {}) == ()
    assert acceptance_problem([optional], {}) == []


def test_a_row_that_does_not_apply_blocks_nothing() -> None:
    gone = row("a", Necessity.CONDITIONAL, applies=False)
    assert deficiencies([gone], {"a": CheckResult.MISSING}, {}) == ()
    assert acceptance_problem([gone], {}) == []


def test_what_is_shared_is_settled_before_anybody_asks() -> None:
    shared = row("a", shared=True)
    assert initial_result(shared) is CheckResult.WAIVED_SHARED
    assert acceptance_problem([shared], {}) == []
    assert deficiencies([shared], {}, {}) == ()


def test_what_is_shared_may_not_be_demanded() -> None:
    with pytest.raises(Refused, match="MATERIAL_SHARED_NOT_DEMANDED"):
        deficiencies([row("a", shared=True)], {"a": CheckResult.MISSING}, {})


def test_what_is_shared_may_still_prove_inconsistent() -> None:
    found = deficiencies([row("a", shared=True)], {"a": CheckResult.INCONSISTENT}, {})
    assert len(found) == 1


@pytest.mark.parametrize(
    ("flag", "result", "problem"),
    [
        ("deferrable", CheckResult.DEFERRED, "MATERIAL_NOT_DEFERRABLE"),
        ("commitment_allowed", CheckResult.COMMITTED, "MATERIAL_NOT_COMMITTABLE"),
        ("shared", CheckResult.WAIVED_SHARED, "MATERIAL_NOT_SHARED"),
    ],
)
def test_a_relief_holds_only_where_the_catalogue_grants_it(
    flag: str, result: CheckResult, problem: str
) -> None:
    assert result_problem(row("a", Necessity.REQUIRED, **{flag: True}), result) is None
    assert result_problem(row("a"), result) == problem
    assert acceptance_problem([row("a")], {"a": result}) == [row("a")]
    assert acceptance_problem([row("a", Necessity.REQUIRED, **{flag: True})], {"a": result}) == []


@given(st.lists(st.sampled_from(CheckResult), min_size=1, max_size=12))
def test_acceptance_is_open_exactly_when_the_notice_is_empty(given: list[CheckResult]) -> None:
    items = [
        row(str(place), deferrable=True, commitment_allowed=True) for place in range(len(given))
    ]
    plain = [CheckResult.OK if r is CheckResult.WAIVED_SHARED else r for r in given]
    results = {str(place): result for place, result in enumerate(plain)}
    noticed = {one.material_id for one in deficiencies(items, results, {})}
    blocking = {item.material_id for item in acceptance_problem(items, results)}
    assert noticed == blocking


def test_the_checklist_keeps_the_published_order_and_explains_what_moved(find: Find) -> None:
    items = resolve_checklist(find("M26"), {"action": "ENDORSE"})
    assert [item.material_id for item in items] == [row.id for row in find("M26").materials]
    photo = next(item for item in items if item.material_id == "photo")
    assert (photo.applies, photo.why) == (False, "签注不需重新拍照")


def test_a_licence_by_an_agent_counts_authority_and_identity(find: Find) -> None:
    items = resolve_checklist(find("M18"), {"agent": "YES"})
    missing = [item.material_id for item in acceptance_problem(items, {})]
    assert missing == ["form", "authority", "agent_id"]
