"""The 26 starter matters say what the field reference says of them (DOMAIN 11)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from datetime import date
from itertools import product

import pytest

from app.domain.catalogue import Catalogue, Matter, nine_elements
from app.domain.catalogue.kinds import (
    ClockStart,
    MaterialForm,
    NumberSource,
    QuestionType,
    StopEffect,
)
from app.domain.clocks import DayUnit
from app.domain.fees import assess
from app.domain.identity import credit_code_problem
from app.domain.people import Role
from app.domain.situations import resolve

Find = Callable[[str], Matter]
CODES = [f"M{number:02d}" for number in range(1, 27)]

# By code: category, kind, case type, regime, limit by law (None: none is set), limit promised.
WD, CD, SPOT = DayUnit.WORKDAY, DayUnit.CALENDAR, DayUnit.IMMEDIATE
FACTS: dict[str, tuple[str, str, str, str, tuple[int, DayUnit] | None, tuple[int, DayUnit]]] = {
    "M01": ("劳动就业", "公共服务", "IMMEDIATE", "SERVICE", None, (0, SPOT)),
    "M02": ("劳动就业", "行政确认", "PROMISED", "SERVICE", None, (10, WD)),
    "M03": ("社会保险", "公共服务", "IMMEDIATE", "SERVICE", None, (0, SPOT)),
    "M04": ("社会保险", "行政给付", "PROMISED", "BENEFIT", (10, WD), (5, WD)),
    "M05": ("社会救助", "行政给付", "PROMISED", "BENEFIT", (30, WD), (25, WD)),
    "M06": ("社会救助", "行政给付", "PROMISED", "BENEFIT", None, (10, WD)),
    "M07": ("社会福利", "行政给付", "PROMISED", "BENEFIT", None, (15, WD)),
    "M08": ("社会福利", "行政给付", "PROMISED", "BENEFIT", None, (10, WD)),
    "M09": ("计划生育", "公共服务", "IMMEDIATE", "SERVICE", None, (0, SPOT)),
    "M10": ("计划生育", "行政确认", "PROMISED", "BENEFIT", None, (60, WD)),
    "M11": ("农用地审批", "行政许可", "PROMISED", "LICENSE", (20, WD), (15, WD)),
    "M12": ("农用地审批", "行政许可", "PROMISED", "LICENSE", (20, WD), (5, WD)),
    "M13": ("新型农村合作医疗", "公共服务", "IMMEDIATE", "SERVICE", None, (0, SPOT)),
    "M14": ("新型农村合作医疗", "行政给付", "PROMISED", "BENEFIT", (30, WD), (20, WD)),
    "M15": ("涉农补贴", "行政给付", "PROMISED", "BENEFIT", None, (15, WD)),
    "M16": ("涉农补贴", "行政给付", "PROMISED", "BENEFIT", None, (30, WD)),
    "M17": ("部门事项", "行政确认", "PROMISED", "SERVICE", (60, CD), (20, CD)),
    "M18": ("部门事项", "行政许可", "IMMEDIATE", "LICENSE", (1, CD), (0, SPOT)),
    "M19": ("部门事项", "行政确认", "PROMISED", "REALTY", (30, WD), (5, WD)),
    "M20": ("部门事项", "行政确认", "IMMEDIATE", "REGISTRATION", (3, WD), (0, SPOT)),
    "M21": ("部门事项", "行政许可", "PROMISED", "LICENSE", (20, WD), (5, WD)),
    "M22": ("部门事项", "行政许可", "PROMISED", "LICENSE", (10, WD), (8, WD)),
    "M23": ("部门事项", "行政许可", "JOINT", "LICENSE", (45, WD), (10, WD)),
    "M24": ("部门事项", "行政许可", "PROMISED", "LICENSE", (20, WD), (15, WD)),
    "M25": ("部门事项", "行政许可", "PROMISED", "LICENSE", (20, WD), (5, WD)),
    "M26": ("部门事项", "行政确认", "PROMISED", "SERVICE", (15, CD), (10, CD)),
}
CHARGED = {"M17", "M18", "M19", "M25", "M26"}


def test_there_are_26_matters_and_each_is_in_force_once(catalogue: Catalogue) -> None:
    current = catalogue.in_force(date(2026, 11, 23))
    assert [matter.local_code for matter in current] == CODES


@pytest.mark.parametrize("code", CODES)
def test_a_matter_has_the_facts_of_the_reference(find: Find, code: str) -> None:
    matter = find(code)
    statutory, promised = matter.limits.statutory, matter.limits.promised
    assert FACTS[code] == (
        matter.category,
        matter.kind.name,
        matter.case_type,
        matter.regime,
        (statutory.days, statutory.unit) if statutory.stated else None,
        (promised.days, promised.unit),
    )


def test_only_five_matters_may_charge(catalogue: Catalogue) -> None:
    assert {m.local_code for m in catalogue.matters if m.is_charged} == CHARGED


def test_a_free_matter_says_so_and_why(catalogue: Catalogue) -> None:
    for matter in catalogue.matters:
        if not matter.is_charged:
            assert matter.fee_standard.text == "不收费"
            assert matter.fee_basis.explain.startswith("不收费")
            assert matter.fee_basis.laws


def test_all_eight_township_categories_have_two_matters(catalogue: Catalogue) -> None:
    counted = Counter(m.category for m in catalogue.matters)
    del counted["部门事项"]
    assert len(counted) == 8
    assert set(counted.values()) == {2}


def test_every_task_code_is_31_characters_around_a_sound_credit_code(catalogue: Catalogue) -> None:
    for matter in catalogue.matters:
        assert len(matter.task_code) == 31
        assert credit_code_problem(matter.task_code[:18]) is None
        assert matter.task_code[18] == ("5" if matter.local_code == "M11" else "4")
        assert matter.task_code[21:23] == matter.kind.code
    assert len({m.task_code for m in catalogue.matters}) == 26


def test_each_of_the_nine_elements_is_filled_in_every_matter(catalogue: Catalogue) -> None:
    for matter in catalogue.matters:
        for element in nine_elements(matter):
            assert element.lines
            assert all(line.strip() for line in element.lines)


def test_no_evidence_tag_leaks_into_what_the_public_reads(catalogue: Catalogue) -> None:
    for matter in catalogue.matters:
        for element in nine_elements(matter):
            for line in element.lines:
                assert not re.search(r"LOC|✔|\bK\b|[（，、]K", line)


def test_every_checklist_resolves_with_no_answer_at_all(catalogue: Catalogue) -> None:
    for matter in catalogue.matters:
        resolved = resolve(matter, {})
        presumed = [question.id for question in matter.questions if not question.is_asked]
        assert list(resolved.answers) == presumed
        assert any(item.is_required for item in resolved.checklist)


def test_every_combination_of_choices_resolves_and_can_be_priced(catalogue: Catalogue) -> None:
    for matter in catalogue.matters:
        asked = [q for q in matter.questions if q.type is QuestionType.SINGLE]
        codes = ([option.code for option in question.options] for question in asked)
        for values in product(*codes):
            answers = {q.id: q.minimum for q in matter.questions if q.is_asked}
            answers |= {q.id: value for q, value in zip(asked, values, strict=True)}
            assert resolve(matter, answers).checklist
            assert assess(matter, answers).total >= 0


def test_doing_it_oneself_needs_no_agent_paper(catalogue: Catalogue) -> None:
    for matter in catalogue.matters:
        if any(question.id == "agent" for question in matter.questions):
            alone = {i.material_id for i in resolve(matter, {}).checklist if i.applies}
            agent = resolve(matter, {"agent": "YES"}).checklist
            added = {item.material_id for item in agent if item.applies} - alone
            assert added in ({"authority", "agent_id"}, {"agent_ids"})


def test_what_is_shared_is_never_an_original_to_keep(catalogue: Catalogue) -> None:
    for matter in catalogue.matters:
        for row in matter.materials:
            assert not (row.shared and row.form is MaterialForm.ORIGINAL_KEEP)


def test_nothing_is_deferred_beyond_the_promised_time(catalogue: Catalogue) -> None:
    for matter in catalogue.matters:
        for row in matter.materials:
            assert row.max_defer_days <= matter.limits.promised.days or not row.deferrable


def test_a_site_visit_never_stops_the_statutory_clock(catalogue: Catalogue) -> None:
    for matter in catalogue.matters:
        for special in matter.specials:
            if special.effect is StopEffect.STOPS_STATUTORY:
                assert (matter.local_code, special.name) == ("M24", "听证")


def test_the_statutory_clock_of_unemployment_benefit_starts_at_receipt(find: Find) -> None:
    assert find("M04").limits.statutory.start is ClockStart.RECEIVED


def test_licences_are_noticed_in_five_days_and_may_be_extended_once(find: Find) -> None:
    for code in ("M11", "M12", "M21", "M24", "M25"):
        limits = find(code).limits
        assert (limits.notice.days, limits.notice.start) == (5, ClockStart.RECEIVED)
        assert limits.extension is not None
        assert (limits.extension.days, limits.extension.approver) == (10, Role.DEPT_HEAD)


def test_a_joint_licence_may_be_extended_only_by_the_government(find: Find) -> None:
    extension = find("M23").limits.extension
    assert extension is not None
    assert (extension.days, extension.approver) == (15, Role.GOV_HEAD)


def test_real_estate_must_be_refused_on_the_spot(find: Find) -> None:
    assert find("M19").limits.notice.on_spot


def test_certificates_are_numbered_as_their_kind_demands(find: Find) -> None:
    assert find("M17").result.number_source is NumberSource.CITIZEN_ID
    assert find("M18").result.number_source is NumberSource.CITIZEN_ID
    assert find("M20").result.number_source is NumberSource.MANUAL


def test_the_allowance_for_the_old_needs_no_trip(find: Find) -> None:
    assert find("M08").visits == 0
    assert find("M08").proxy_allowed


def test_the_restaurant_has_the_parts_and_order_of_the_reference(find: Find) -> None:
    children = {child.id: child for child in find("M23").children}
    assert set(children) == {"register", "licence", "food", "sign", "fire", "drain", "tobacco"}
    assert children["licence"].after == ("register",)
    assert all(children[name].after == ("licence",) for name in ("food", "sign", "fire"))
    assert children["food"].dept_name == "示例县市场监督管理局"
    assert children["food"].mandatory
    assert not children["tobacco"].mandatory


def test_every_collecting_unit_that_takes_cash_has_its_approval(catalogue: Catalogue) -> None:
    for unit in catalogue.center.collecting_units:
        assert not unit.cash_allowed or unit.approval_no


def test_every_numbered_paper_has_one_nature(catalogue: Catalogue) -> None:
    papers = [paper for nature in catalogue.center.natures for paper in nature.papers]
    assert len(papers) == len(set(papers))
    assert catalogue.center.nature_of("D05").mark == "受"
    assert catalogue.center.bill_types[0].bill_code(2026) == "99010126"


def test_the_whole_catalogue_names_only_organs_of_the_center(catalogue: Catalogue) -> None:
    for matter in catalogue.matters:
        organ = catalogue.center.organ(matter.subject.dept_code)
        assert catalogue.center.number_format_of(organ.code) == catalogue.center.number_format
        assert organ.tel.startswith("0000-12345")


def test_whoever_acts_for_another_shows_his_power_to(catalogue: Catalogue) -> None:
    """民法典 165. An identity card is applied for in person or by a guardian; for a residence
    permit 居住证暂行条例 10 asks for both identity cards alone.
    """
    for matter in catalogue.matters:
        if matter.local_code in {"M17", "M26"}:
            continue
        assert "agent" in {one.id for one in matter.questions}, matter.local_code
        asked = [row.name for row in resolve(matter, {"agent": "YES"}).checklist if row.applies]
        assert any("委托书" in name for name in asked), matter.local_code
