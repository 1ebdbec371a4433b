"""Fees by the published price points, and by what must always be true of money."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.catalogue import Matter
from app.domain.catalogue.charges import FeeItem, Tier, WaiverRule
from app.domain.catalogue.kinds import FeeMethod, TierMode, WaiverKind
from app.domain.errors import Refused
from app.domain.fees import (
    Assessment,
    FeeGate,
    FeeLine,
    WaiverGrant,
    assess,
    quantities_needed,
    waive,
    waivers_offered,
)
from app.domain.fees.reckoning import reckoned
from app.domain.people import Role

Find = Callable[[str], Matter]
GRANT = WaiverGrant(approver="王主任", roles=(Role.SUPERVISOR,), proof="民政信息核验单 0001")


@pytest.mark.parametrize(
    ("code", "answers", "fen"),
    [
        ("M17", {}, 2000),
        ("M17", {"action": "CHANGE"}, 2000),
        ("M17", {"action": "DAMAGED"}, 4000),
        ("M17", {"action": "LOST"}, 4000),
        ("M18", {}, 1000),
        ("M18", {"agent": "YES"}, 1000),
        ("M19", {}, 8000),
        ("M19", {"property": "PARKING"}, 8000),
        ("M19", {"property": "NONHOUSING"}, 55000),
        ("M19", {"extra_books": 1}, 9000),
        ("M19", {"property": "NONHOUSING", "extra_books": 3}, 58000),
        ("M25", {"area": 10, "days": 7}, 3500),
        ("M25", {"area": "12.5", "days": 3}, 1875),
        ("M25", {"area": "0.01", "days": 1}, 1),
        ("M25", {"area": 10, "days": 7, "act": "EXCAVATE"}, 123500),
        ("M25", {"area": 0, "days": 7}, 0),
        ("M26", {}, 0),
        ("M26", {"action": "ENDORSE"}, 0),
        ("M26", {"action": "LOST"}, 1000),
        ("M01", {}, 0),
    ],
)
def test_the_fee_is_that_of_the_published_standard(
    find: Find, code: str, answers: dict[str, object], fen: int
) -> None:
    assert assess(find(code), answers).total == fen


def test_a_line_says_all_that_a_bill_must(find: Find) -> None:
    (line,) = assess(find("M25"), {"area": "12.5", "days": 3}).lines
    assert (line.item_code, line.item_name) == ("103043301001", "城市道路占用费")
    assert (line.unit_code, line.unit_name) == ("990121004", "示例县城市管理局")
    assert (line.quantity, line.unit, line.price) == (Decimal("37.5"), "㎡·日", 50)
    assert "第三十七条" in line.basis


def test_the_first_variant_of_a_group_is_charged_unless_an_answer_says_otherwise(
    find: Find,
) -> None:
    silent = replace(find("M17"), effects=())
    assert [line.item_id for line in assess(silent, {"action": "LOST"}).lines] == ["renew"]


def test_books_that_nobody_wants_have_no_line(find: Find) -> None:
    assert [line.item_id for line in assess(find("M19"), {}).lines] == ["housing"]


def test_an_identity_card_is_paid_at_application_and_the_rest_before_the_certificate(
    find: Find,
) -> None:
    assert find("M17").fee_standard.gate is FeeGate.BEFORE_ACCEPT
    assert find("M18").fee_standard.gate is FeeGate.BEFORE_CERTIFICATE
    assert find("M25").fee_standard.gate is FeeGate.BEFORE_CERTIFICATE


def test_the_poor_renew_their_card_for_nothing(find: Find) -> None:
    answers = {"hardship": "URBAN_DIBAO"}
    (rule,) = waivers_offered(find("M17"), answers)
    waived = waive(assess(find("M17"), answers), rule, GRANT)
    assert (waived.original, waived.reduction, waived.payable) == (2000, 2000, 0)
    assert waived.lines[0].waived is not None
    assert waived.lines[0].waived.basis == "居民身份证法第二十一条"


def test_a_lost_card_is_paid_even_by_the_poor(find: Find) -> None:
    assert waivers_offered(find("M17"), {"action": "LOST", "hardship": "URBAN_DIBAO"}) == ()


def test_other_hardship_pays_half(find: Find) -> None:
    answers = {"hardship": "OTHER", "action": "DAMAGED"}
    (rule,) = waivers_offered(find("M17"), answers)
    assert waive(assess(find("M17"), answers), rule, GRANT).total == 2000


def test_a_small_firm_pays_for_the_extra_book_alone(find: Find) -> None:
    answers = {"buyer": "SMALL_FIRM", "property": "NONHOUSING", "extra_books": 2}
    (rule,) = waivers_offered(find("M19"), answers)
    assert waive(assess(find("M19"), answers), rule, GRANT).total == 2000


@pytest.mark.parametrize(
    ("grant", "code"),
    [
        (replace(GRANT, roles=(Role.CASHIER,)), "WAIVER_ROLE"),
        (replace(GRANT, proof="  "), "WAIVER_NO_PROOF"),
        (replace(GRANT, approver="", roles=()), "WAIVER_ROLE"),
    ],
)
def test_a_waiver_needs_the_right_person_and_a_proof(
    find: Find, grant: WaiverGrant, code: str
) -> None:
    rule = find("M17").fee_standard.waivers[0]
    with pytest.raises(Refused, match=code):
        waive(assess(find("M17"), {}), rule, grant)


def test_nothing_is_waived_twice_and_nothing_beside_the_rule(find: Find) -> None:
    card = find("M17")
    free, _, half = card.fee_standard.waivers
    with pytest.raises(Refused, match="WAIVER_TWICE"):
        waive(waive(assess(card, {}), half, GRANT), free, GRANT)
    with pytest.raises(Refused, match="WAIVER_NO_LINE"):
        waive(assess(card, {"action": "LOST"}), free, GRANT)


def test_each_collecting_unit_has_its_own_sum(find: Find) -> None:
    road = assess(find("M25"), {"area": 10, "days": 7})
    licence = assess(find("M18"), {})
    both = Assessment(road.lines + licence.lines)
    assert {code: part.total for code, part in both.by_unit().items()} == {
        "990121004": 3500,
        "990121002": 1000,
    }


def item(**changes: Any) -> FeeItem:
    base = FeeItem(
        id="x",
        code="1",
        name="费",
        unit_code="1",
        unit_name="单位",
        standard="标准",
        unit="件",
        basis="法",
        tag="D",
    )
    return replace(base, **changes)


TIERS = (Tier(upto=10, price=100), Tier(upto=20, price=50), Tier(upto=0, price=10))


@pytest.mark.parametrize(
    ("mode", "quantity", "fen"),
    [
        (TierMode.MARGINAL, "0", 0),
        (TierMode.MARGINAL, "10", 1000),
        (TierMode.MARGINAL, "11", 1050),
        (TierMode.MARGINAL, "20", 1500),
        (TierMode.MARGINAL, "25.5", 1555),
        (TierMode.BRACKET, "10", 1000),
        (TierMode.BRACKET, "11", 550),
        (TierMode.BRACKET, "25", 250),
    ],
)
def test_tiers_price_their_part_or_the_whole(mode: TierMode, quantity: str, fen: int) -> None:
    tiered = item(method=FeeMethod.TIER, tiers=TIERS, tier_mode=mode)
    assert reckoned(tiered, {}, {"x": quantity})[1] == fen


def test_a_range_takes_an_amount_within_it_and_no_other() -> None:
    ranged = item(method=FeeMethod.RANGE, minimum=500, maximum=1000)
    assert reckoned(ranged, {}, {"x": 500})[1] == 500
    assert reckoned(ranged, {}, {"x": "1000"})[1] == 1000
    for outside in (499, 1001):
        with pytest.raises(Refused, match="FEE_OUT_OF_RANGE"):
            reckoned(ranged, {}, {"x": outside})
    with pytest.raises(Refused, match="FEE_QUANTITY_BAD"):
        reckoned(ranged, {}, {"x": "500.5"})


@pytest.mark.parametrize("bad", ["many", "-1", "NaN", "Infinity", "1e999999", 1.5, True])
def test_a_quantity_that_is_none_is_refused(bad: Any) -> None:
    with pytest.raises(Refused, match="FEE_QUANTITY_BAD"):
        reckoned(item(method=FeeMethod.QUANTITY, price=1), {}, {"x": bad})


def test_a_quantity_nobody_entered_is_asked_for(find: Find) -> None:
    licence = find("M18")
    entered = item(method=FeeMethod.QUANTITY, price=1000)
    standard = replace(licence.fee_standard, items=(entered,))
    asking = replace(licence, fee_standard=standard)
    assert quantities_needed(asking, {}) == (entered,)
    assert quantities_needed(licence, {}) == ()
    with pytest.raises(Refused, match="FEE_QUANTITY_MISSING"):
        assess(asking, {})
    assert assess(asking, {}, {"x": 3}).total == 3000


def test_half_a_fen_is_rounded_up_on_each_line_and_never_on_the_total() -> None:
    price = item(method=FeeMethod.QUANTITY, price=1)
    fen = [reckoned(price, {}, {"x": "0.5"})[1] for _ in range(3)]
    assert fen == [1, 1, 1]


def line(amount: int, item_id: str = "x") -> FeeLine:
    return FeeLine(
        item_id=item_id,
        item_code="1",
        item_name="费",
        unit_code="1",
        unit_name="单位",
        standard="标准",
        unit="件",
        quantity=Decimal(1),
        price=amount,
        amount=amount,
        basis="法",
    )


def rule(kind: WaiverKind, value: int = 0) -> WaiverRule:
    return WaiverRule(
        id="r",
        name="减免",
        kind=kind,
        value=value,
        condition="条件",
        basis="法",
        article="条",
        proof="证明",
        approver=Role.SUPERVISOR,
        tag="D",
    )


AMOUNTS = st.lists(st.integers(1, 10**12), min_size=1, max_size=8)
RULES = st.one_of(
    st.just(rule(WaiverKind.FREE)),
    st.just(rule(WaiverKind.HALF)),
    st.integers(1, 100).map(lambda percent: rule(WaiverKind.PERCENT, percent)),
    st.integers(0, 10**12).map(lambda fen: rule(WaiverKind.TO, fen)),
)


@given(AMOUNTS, RULES)
def test_a_waiver_only_ever_takes_off_and_the_books_add_up(
    amounts: list[int], taken: WaiverRule
) -> None:
    before = Assessment(tuple(line(amount) for amount in amounts))
    after = waive(before, taken, GRANT)
    assert after.original == before.original == sum(amounts)
    assert after.original == after.reduction + after.payable
    assert after.total == sum(one.payable for one in after.lines)
    assert all(0 <= one.payable <= one.amount for one in after.lines)


@given(AMOUNTS, st.sampled_from([rule(WaiverKind.FREE), rule(WaiverKind.PERCENT, 100)]))
def test_a_whole_waiver_leaves_nothing_to_pay(amounts: list[int], whole: WaiverRule) -> None:
    waived = waive(Assessment(tuple(line(amount) for amount in amounts)), whole, GRANT)
    assert waived.payable == 0


@given(st.integers(1, 10**12), st.integers(0, 10**12))
def test_a_fee_reduced_to_an_amount_never_rises_to_it(amount: int, left: int) -> None:
    waived = waive(Assessment((line(amount),)), rule(WaiverKind.TO, left), GRANT)
    assert waived.payable == min(amount, left)


@given(
    st.integers(1, 10**6),
    st.decimals(0, 10**6, places=2, allow_nan=False, allow_infinity=False),
)
def test_a_quantity_line_is_off_by_at_most_half_a_fen(price: int, quantity: Decimal) -> None:
    priced = item(method=FeeMethod.QUANTITY, price=price)
    _, amount = reckoned(priced, {}, {"x": quantity})
    assert isinstance(amount, int)
    assert abs(amount - price * quantity) <= Decimal("0.5")


@given(st.integers(0, 10**5), st.integers(0, 10**5))
def test_marginal_tiers_never_cost_less_for_more(one: int, other: int) -> None:
    tiered = item(method=FeeMethod.TIER, tiers=TIERS)
    low, high = sorted((one, other))
    assert reckoned(tiered, {}, {"x": low})[1] <= reckoned(tiered, {}, {"x": high})[1]
