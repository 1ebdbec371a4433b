"""The answers of an applicant decide materials, limits, parts and procedures."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from app.domain.catalogue import Matter
from app.domain.clocks import DayUnit
from app.domain.errors import Refused
from app.domain.situations import Resolved, complete, resolve

Find = Callable[[str], Matter]


def wanted(resolved: Resolved) -> set[str]:
    return {item.material_id for item in resolved.checklist if item.applies}


def children(resolved: Resolved) -> list[str]:
    return [child.id for child in resolved.children]


def specials(resolved: Resolved) -> list[str]:
    return [special.id for special in resolved.specials]


def test_unasked_questions_are_answered_by_their_defaults(find: Find) -> None:
    assert complete(find("M17"), {"action": "LOST"}) == {
        "action": "LOST",
        "hardship": "NONE",
        "minor": "NO",
    }


@pytest.mark.parametrize(
    ("code", "answers", "refusal"),
    [
        ("M17", {"actoin": "LOST"}, "ANSWER_UNKNOWN_QUESTION"),
        ("M17", {"action": "GONE"}, "ANSWER_NOT_AN_OPTION"),
        ("M17", {"action": 1}, "ANSWER_NOT_AN_OPTION"),
        ("M17", {"minor": True}, "ANSWER_NOT_AN_OPTION"),
        ("M07", {"subsidy": ("LIVING", "HOUSING")}, "ANSWER_NOT_AN_OPTION"),
        ("M25", {"area": "wide"}, "ANSWER_NOT_A_NUMBER"),
        ("M25", {"area": True}, "ANSWER_NOT_A_NUMBER"),
        ("M25", {"area": 1.5}, "ANSWER_NOT_A_NUMBER"),
        ("M25", {"area": "NaN"}, "ANSWER_NOT_A_NUMBER"),
        ("M25", {"area": "Infinity"}, "ANSWER_NOT_A_NUMBER"),
        ("M25", {"area": "1.005"}, "ANSWER_NOT_A_NUMBER"),
        ("M25", {"days": "1.5"}, "ANSWER_NOT_A_NUMBER"),
        ("M25", {"area": "1e400000"}, "ANSWER_OUT_OF_RANGE"),
        ("M25", {"days": 0}, "ANSWER_OUT_OF_RANGE"),
        ("M25", {"days": 366}, "ANSWER_OUT_OF_RANGE"),
        ("M25", {"area": -1}, "ANSWER_OUT_OF_RANGE"),
    ],
)
def test_an_answer_that_is_none_is_refused(
    find: Find, code: str, answers: dict[str, object], refusal: str
) -> None:
    with pytest.raises(Refused, match=refusal) as caught:
        resolve(find(code), answers)
    assert caught.value.code == refusal


def test_a_number_reads_the_same_typed_or_stored(find: Find) -> None:
    for typed in ("12.50", "12.5", Decimal("12.5")):
        assert complete(find("M25"), {"area": typed})["area"] == Decimal("12.5")
    assert complete(find("M25"), {"area": "12.00"})["area"] == 12


def test_several_choices_keep_the_order_of_the_question(find: Find) -> None:
    answers = complete(find("M07"), {"subsidy": ["NURSING", "LIVING"]})
    assert answers["subsidy"] == ("LIVING", "NURSING")


def test_complete_answers_can_be_completed_again(find: Find) -> None:
    once = complete(find("M25"), {"area": "3.25", "act": "EXCAVATE"})
    assert complete(find("M25"), once) == once


def test_a_lost_card_cannot_be_handed_back(find: Find) -> None:
    assert "old_card" in wanted(resolve(find("M17"), {"action": "DAMAGED"}))
    assert "old_card" not in wanted(resolve(find("M17"), {"action": "LOST"}))


def test_a_company_needs_a_charter_and_a_trader_does_not(find: Find) -> None:
    assert "charter" in wanted(resolve(find("M20"), {"type": "COMPANY"}))
    assert "charter" not in wanted(resolve(find("M20"), {}))


def test_digging_needs_the_planning_paper_and_a_new_road_the_government(find: Find) -> None:
    road = find("M25")
    assert "planning" not in wanted(resolve(road, {"new_road": "YES"}))
    assert "planning" in wanted(resolve(road, {"act": "EXCAVATE"}))
    assert "gov_approval" in wanted(resolve(road, {"act": "EXCAVATE", "new_road": "YES"}))


def test_an_urgent_plight_is_helped_first_and_proved_later(find: Find) -> None:
    resolved = resolve(find("M06"), {"urgent": "YES"})
    event = next(item for item in resolved.checklist if item.material_id == "event")
    assert not event.applies
    assert "先行救助" in event.why
    assert resolved.limits.promised.on_spot


def test_a_difficult_household_has_45_days_by_law(find: Find) -> None:
    limits = resolve(find("M05"), {"complex": "YES"}).limits
    assert (limits.statutory.days, limits.statutory.unit) == (45, DayUnit.WORKDAY)
    assert limits.promised.days == 40
    assert resolve(find("M05"), {}).limits.statutory.days == 30


def test_a_registration_that_cannot_be_done_at_once_has_three_days(find: Find) -> None:
    assert resolve(find("M20"), {}).limits.promised.on_spot
    promised = resolve(find("M20"), {"complex": "YES"}).limits.promised
    assert (promised.days, promised.unit) == (3, DayUnit.WORKDAY)


def test_the_fire_check_has_two_lanes(find: Find) -> None:
    committed, checked = (resolve(find("M22"), {"lane": lane}) for lane in ("COMMIT", "CHECK"))
    assert "commitment" in wanted(committed)
    assert committed.limits.promised.on_spot
    assert specials(committed) == []
    assert "commitment" not in wanted(checked)
    assert not checked.limits.promised.on_spot
    assert specials(checked) == ["inspect"]


def test_the_commonest_restaurant_has_four_parts(find: Find) -> None:
    assert children(resolve(find("M23"), {})) == ["licence", "food", "sign", "drain"]


def test_a_big_new_restaurant_that_sells_tobacco_has_all_parts(find: Find) -> None:
    answers = {"has_licence": "NO", "area": 300, "tobacco": "YES"}
    resolved = resolve(find("M23"), answers)
    assert len(resolved.children) == 7
    assert {"fire_commitment", "tobacco_form"} <= wanted(resolved)


def test_a_restaurant_just_below_the_threshold_needs_no_fire_check(find: Find) -> None:
    resolved = resolve(find("M23"), {"area": 299})
    assert "fire" not in children(resolved)
    assert "fire_commitment" not in wanted(resolved)


def test_a_small_felling_on_commitment_is_granted_without_a_site_visit(find: Find) -> None:
    small, usual = resolve(find("M12"), {"small": "YES"}), resolve(find("M12"), {})
    assert (small.limits.promised.on_spot, specials(small)) == (True, [])
    assert (usual.limits.promised.days, specials(usual)) == (5, ["site"])
    assert specials(resolve(find("M12"), {"small": "YES", "over_size": "YES"})) == ["site"]
