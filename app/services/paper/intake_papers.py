"""Draws the papers of intake: D01 requirements, D02 receipt, D03 notice, D04 supplement list."""

from __future__ import annotations

from datetime import date

from app.domain.cases.case import Case
from app.domain.cases.states import ClockName
from app.domain.cases.values import Supplement
from app.domain.catalogue import limit_words, nine_elements
from app.domain.catalogue.citing import laws_of_notice
from app.domain.catalogue.demands import Material
from app.domain.catalogue.kinds import MaterialForm, MaterialSource, Necessity
from app.domain.materials import ChecklistItem, CheckResult, Deficiency, was_handed_over
from app.domain.papers import (
    DeficientItem,
    DemandedMaterial,
    Header,
    MaterialsTaken,
    Requirements,
    SupplementedItem,
    SupplementNotice,
    SupplementTaken,
    TakenMaterial,
)
from app.domain.papers.dates import day
from app.domain.papers.silence import warned
from app.services.paper.frame import THREE_PARTS, Frame

FORM_WORDS = {
    MaterialForm.ORIGINAL_KEEP: "原件留存",
    MaterialForm.ORIGINAL_CHECK: "原件核验退还",
    MaterialForm.COPY: "复印件",
    MaterialForm.FORM: "申请表",
    MaterialForm.ELECTRONIC: "电子材料",
}
NECESSITY_WORDS = {
    Necessity.REQUIRED: "必要",
    Necessity.OPTIONAL: "非必要",
    Necessity.CONDITIONAL: "按情形",
}
SOURCE_WORDS = {
    MaterialSource.APPLICANT: "申请人自备",
    MaterialSource.GOV: "政府部门核发",
    MaterialSource.OTHER: "其他",
    MaterialSource.SHARED: "数据共享，无需提交",
}
_ALL_SHARED = "所需材料由数据共享取得，申请人无需提交"
_NONE_GIVEN = "申请人未提交材料"


def requirements(frame: Frame) -> tuple[Header, Requirements]:
    """D01: the nine elements as published, with the full list of materials (许可法 30)."""
    matter = frame.matter
    lines = {element.title: element.lines for element in nine_elements(matter)}
    content = Requirements(
        subject="；".join(lines["办理主体"]),
        basis=lines["办理依据"],
        conditions=lines["办理条件"],
        procedure=lines["办理程序"],
        statutory_limit=limit_words(matter.limits.statutory),
        promised_limit=limit_words(matter.limits.promised),
        result="；".join(lines["办事结果"]),
        charge_basis="；".join(lines["收费依据"]),
        charge_standard="；".join(lines["收费标准"]),
        supervision=lines["监督渠道"],
        quantity_limit=matter.quantity_limit,
        sample_forms=matter.sample_form,
        place=frame.place,
        hours=frame.center.opening_hours,
        materials=tuple(_demanded(row) for row in matter.materials),
        published=f"目录第{matter.version}版，自{day(matter.effective_from)}起施行",
    )
    return frame.header(destinations=("咨询人",)), content


def _demanded(row: Material) -> DemandedMaterial:
    return DemandedMaterial(
        name=row.name,
        necessity=NECESSITY_WORDS[row.necessity],
        form=FORM_WORDS[row.form],
        originals=row.originals,
        copies=row.copies,
        source=SOURCE_WORDS[row.source],
        note=row.fill_note or row.standard,
    )


def materials_taken(frame: Frame, doc_no: str) -> tuple[Header, MaterialsTaken]:
    """D02: what was handed over, and by when the organ must speak."""
    case = frame.the_case
    clock = case.clock(ClockName.NOTICE)
    due = clock.due if clock else frame.now.date()
    rows = (row for row in case.checklist if was_handed_over(row, _result(frame, row)))
    items = tuple(_taken(row) for row in rows)
    content = MaterialsTaken(
        received_at=frame.now,
        items=items,
        deliverer=case.agent.party.name if case.agent else frame.applicant.name,
        receiver=frame.clerk,
        notice_due=due,
        silence=warned(frame.matter.regime),
        without="" if items else _without(case.checklist),
        basis=laws_of_notice(frame.matter),
    )
    return frame.header(doc_no, destinations=THREE_PARTS), content


def _without(checklist: tuple[ChecklistItem, ...]) -> str:
    needed = [row.shared for row in checklist if row.is_required]
    return _ALL_SHARED if needed and all(needed) else _NONE_GIVEN


def _result(frame: Frame, row: ChecklistItem) -> CheckResult | None:
    verdict = frame.the_case.verdicts.get(row.material_id)
    return verdict.result if verdict else None


def _taken(row: ChecklistItem) -> TakenMaterial:
    back = row.form is MaterialForm.ORIGINAL_CHECK
    return TakenMaterial(
        name=row.name,
        form=FORM_WORDS[row.form],
        originals=row.originals,
        copies=row.copies,
        remark="原件退还" if back else "留存",
    )


def supplement_notice(
    frame: Frame, doc_no: str, rows: tuple[Deficiency, ...], until: date | None, consequence: str
) -> tuple[Header, SupplementNotice]:
    """D03: everything that is missing or wrong, told at once (许可法 32(4))."""
    case = frame.the_case
    assert case.received_on is not None
    content = SupplementNotice(
        applied_on=case.received_on,
        items=deficient_items(case, rows),
        answer=_answer(until, frame.place, frame.center.opening_hours),
        consequence=consequence,
        place=frame.place,
        handler=frame.clerk,
        handler_tel=frame.window.tel,
        basis=laws_of_notice(frame.matter),
    )
    return frame.header(doc_no), content


def _answer(until: date | None, place: str, hours: str) -> str:
    if until is None:
        return "登记申请材料随本告知书退回，补齐后请重新提出申请。"
    return f"请于{day(until)}前（含当日）将补正材料送交{place}（办公时间：{hours}）。"


def deficient_items(case: Case, rows: tuple[Deficiency, ...]) -> tuple[DeficientItem, ...]:
    """Deficiencies as a paper lists them, each with the way to put it right."""
    shared = {row.material_id for row in case.checklist if row.shared}
    return tuple(_deficient(row, row.material_id in shared) for row in rows)


_TO_WINDOW = "送交窗口，可以委托他人"
_TO_SOURCE = "无需提交；向核发机关更正或者换发后告知窗口"


def _deficient(row: Deficiency, shared: bool) -> DeficientItem:
    return DeficientItem(
        name=row.name,
        problem=row.problem,
        correct_form=row.remedy,
        basis=row.basis,
        how=_TO_SOURCE if shared else _TO_WINDOW,
    )


def supplement_taken(frame: Frame, doc_no: str, notice_no: str) -> tuple[Header, SupplementTaken]:
    """D04: which items of the notice have come by now, which are still open."""
    case = frame.the_case
    came = _days_of(case.supplements)
    assert case.supplement_until is not None
    content = SupplementTaken(
        notice_no=notice_no,
        received_at=frame.now,
        items=tuple(
            SupplementedItem(name=row.name, asked=row.remedy, arrived_on=came.get(row.material_id))
            for row in case.deficiencies
        ),
        deliverer=case.agent.party.name if case.agent else frame.applicant.name,
        receiver=frame.clerk,
        deadline=case.supplement_until,
        basis=laws_of_notice(frame.matter),
    )
    return frame.header(doc_no), content


def later_taken(frame: Frame, doc_no: str) -> tuple[Header, SupplementTaken]:
    """D04 without a notice: what was not there at receipt and came since, and what still lacks."""
    case = frame.the_case
    came, lacking = _days_of(case.brought_later), {row.material_id for row in case.lacking}
    rows = (row for row in case.checklist if row.material_id in came | dict.fromkeys(lacking))
    content = SupplementTaken(
        received_at=frame.now,
        items=tuple(
            SupplementedItem(
                name=row.name,
                asked=row.standard or FORM_WORDS[row.form],
                arrived_on=None if row.material_id in lacking else came[row.material_id],
            )
            for row in rows
        ),
        deliverer=case.agent.party.name if case.agent else frame.applicant.name,
        receiver=frame.clerk,
        basis=laws_of_notice(frame.matter),
    )
    return frame.header(doc_no), content


def _days_of(supplements: tuple[Supplement, ...]) -> dict[str, date]:
    return {item: one.arrived_on for one in supplements for item in one.items}
