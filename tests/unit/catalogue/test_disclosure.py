"""The nine elements as printed and shown, and the shelf that finds the version in force."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from app.domain.catalogue import (
    Catalogue,
    Matter,
    catalogue_of,
    disclosure_digest,
    limit_words,
    nine_elements,
)
from app.domain.catalogue.kinds import MatterState
from app.domain.errors import Refused

Find = Callable[[str], Matter]
TODAY = date(2026, 11, 23)


def lines(matter: Matter, number: int) -> str:
    return "\n".join(nine_elements(matter)[number - 1].lines)


def test_the_elements_come_in_the_order_of_the_2011_opinion(find: Find) -> None:
    elements = nine_elements(find("M18"))
    assert [element.number for element in elements] == list(range(1, 10))
    assert [element.title for element in elements] == [
        "办理主体",
        "办理依据",
        "办理条件",
        "办理程序",
        "办理时限",
        "办事结果",
        "收费依据",
        "收费标准",
        "监督渠道",
    ]


def test_limits_are_said_as_the_law_says_them(find: Find) -> None:
    assert limit_words(find("M12").limits.statutory) == "20个工作日（自受理之日起）"
    assert limit_words(find("M17").limits.statutory) == "60日（自收到申请材料之日起）"
    assert limit_words(find("M18").limits.promised) == "当场办结"
    assert limit_words(find("M04").limits.promised) == "5个工作日（自申请材料齐全之日起）"
    assert limit_words(find("M01").limits.promised) == "当场办结"
    assert limit_words(find("M01").limits.statutory) == "法律、法规未规定"


def test_the_public_reads_which_procedure_is_not_counted(find: Find) -> None:
    procedure = lines(find("M24"), 4)
    assert "听证，20个工作日，不计入法定办理期限" in procedure
    assert "实地检查，5个工作日，计入法定办理期限" in procedure


def test_the_public_reads_prices_waivers_and_remedies(find: Find) -> None:
    assert "损坏换领40元/证" in lines(find("M17"), 8)
    assert "城市低保对象免收" in lines(find("M17"), 8)
    assert "受理前缴费" in lines(find("M17"), 8)
    assert "行政复议机关：示例县人民政府" in lines(find("M17"), 9)
    assert lines(find("M12"), 8) == "不收费"


def test_the_digest_changes_with_any_disclosed_word(find: Find) -> None:
    licence = find("M18")
    changed = replace(licence, supervision=replace(licence.supervision, court="别处人民法院"))
    assert disclosure_digest(licence) != disclosure_digest(changed)
    assert disclosure_digest(licence) == disclosure_digest(replace(licence))


def test_a_catalogue_keeps_old_versions_and_offers_the_newest(catalogue: Catalogue) -> None:
    old = catalogue.current("M18", TODAY)
    new = replace(old, version=2, effective_from=date(2026, 12, 1))
    both = catalogue_of(catalogue.center, [new, old])
    assert both.current("m18 ", TODAY) is old
    assert both.current("M18", date(2026, 12, 1)) is new
    assert both.matter(old.task_code, 1) is old
    assert len(both.in_force(date(2027, 1, 1))) == 1


def test_a_matter_out_of_force_is_not_offered_but_still_found(catalogue: Catalogue) -> None:
    matter = catalogue.current("M18", TODAY)
    for gone in (
        replace(matter, state=MatterState.SUSPENDED),
        replace(matter, state=MatterState.CANCELLED),
        replace(matter, effective_until=date(2026, 11, 22)),
        replace(matter, effective_from=date(2026, 11, 24)),
    ):
        shelf = catalogue_of(catalogue.center, [gone])
        assert shelf.in_force(TODAY) == ()
        assert shelf.matter(gone.task_code, gone.version) is gone
        with pytest.raises(Refused, match="MATTER_UNKNOWN"):
            shelf.current("M18", TODAY)


def test_a_matter_is_in_force_on_its_first_and_last_day(catalogue: Catalogue) -> None:
    matter = catalogue.current("M18", TODAY)
    assert replace(matter, effective_from=TODAY, effective_until=TODAY).is_in_force(TODAY)


def test_an_unknown_version_is_refused(catalogue: Catalogue) -> None:
    known = catalogue.current("M18", TODAY)
    with pytest.raises(Refused, match="MATTER_UNKNOWN"):
        catalogue.matter(known.task_code, 2)


def test_the_digest_of_a_catalogue_ignores_order_and_sees_content(catalogue: Catalogue) -> None:
    first, second, *rest = catalogue.matters
    turned = Catalogue(catalogue.center, (second, first, *rest))
    assert turned.digest == catalogue.digest
    changed = Catalogue(catalogue.center, (replace(first, visits=first.visits + 1), second, *rest))
    assert changed.digest != catalogue.digest


@pytest.mark.parametrize(
    ("ask", "code"),
    [
        (lambda center: center.organ("none"), "ORGAN_UNKNOWN"),
        (lambda center: center.window("none"), "WINDOW_UNKNOWN"),
        (lambda center: center.unit("none"), "COLLECTING_UNIT_UNKNOWN"),
        (lambda center: center.bill_type("none"), "BILL_TYPE_UNKNOWN"),
        (lambda center: center.nature_of("D99"), "PAPER_NOT_NUMBERED"),
    ],
)
def test_what_the_center_does_not_know_is_refused(
    catalogue: Catalogue, ask: Callable[..., object], code: str
) -> None:
    with pytest.raises(Refused, match=code):
        ask(catalogue.center)
