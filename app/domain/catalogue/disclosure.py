"""The nine elements of a matter as printed and as shown by F1 (2011 opinion, point 13).

Made of the same record the case runs under, so that paper, screen and rule cannot differ.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.catalogue.charges import FeeItem, WaiverRule
from app.domain.catalogue.digest import digest_of
from app.domain.catalogue.elements import Basis, Extension, Limit, SpecialProcedure, Step
from app.domain.catalogue.kinds import ClockStart, FeeGate, ServerType
from app.domain.catalogue.matter import Matter
from app.domain.clocks import DayUnit
from app.domain.people import Role

ELEMENTS: dict[str, str] = {
    "subject": "办理主体",
    "basis": "办理依据",
    "conditions": "办理条件",
    "procedure": "办理程序",
    "limits": "办理时限",
    "result": "办事结果",
    "fee_basis": "收费依据",
    "fee_standard": "收费标准",
    "supervision": "监督渠道",
}
"""The nine elements, by the field of Matter that holds each, in the order they are published."""

_STARTS = {
    ClockStart.RECEIVED: "收到申请材料",
    ClockStart.COMPLETE: "申请材料齐全",
    ClockStart.ACCEPTED: "受理",
    ClockStart.DECIDED: "作出决定",
}
_SERVERS = {ServerType.PERSON: "自然人", ServerType.ORGANISATION: "法人和其他组织"}
_GATES = {
    FeeGate.BEFORE_ACCEPT: "受理前缴费",
    FeeGate.BEFORE_DECISION: "决定前缴费",
    FeeGate.BEFORE_CERTIFICATE: "制证前缴费",
    FeeGate.AT_DELIVERY: "领取结果时缴费",
}
_APPROVERS = {
    Role.DEPT_HEAD: "本机关负责人",
    Role.GOV_HEAD: "本级人民政府负责人",
    Role.DECIDER: "首席代表",
    Role.SUPERVISOR: "值班主任",
}


@dataclass(frozen=True, slots=True)
class Element:
    """One of the nine elements: its number from 1, its title and its lines."""

    number: int
    title: str
    lines: tuple[str, ...]


def nine_elements(matter: Matter) -> tuple[Element, ...]:
    """The disclosure of a matter, every element with at least one line."""
    pages = (
        _subject(matter),
        _laws(matter.basis),
        _conditions(matter),
        _procedure(matter),
        _limits(matter),
        _result(matter),
        _fee_basis(matter),
        _fee_standard(matter),
        _supervision(matter),
    )
    return tuple(
        Element(number, title, tuple(lines))
        for number, (title, lines) in enumerate(zip(ELEMENTS.values(), pages, strict=True), 1)
    )


def disclosure_digest(matter: Matter) -> str:
    """SHA-256 of the disclosure as shown: freezes into a case what the public was told."""
    return digest_of(nine_elements(matter))


def limit_words(limit: Limit) -> str:
    """A limit as printed: 20个工作日（自受理之日起）, 60日, 当场, or that no law sets one."""
    if not limit.stated:
        return "法律、法规未规定"
    if limit.on_spot:
        return "当场" if limit.start is ClockStart.RECEIVED else "当场办结"
    return f"{days_words(limit.days, limit.unit)}（自{_STARTS[limit.start]}之日起）"


def days_words(days: int, unit: DayUnit) -> str:
    """A number of days in its unit, as laws write it."""
    return f"{days}个工作日" if unit is DayUnit.WORKDAY else f"{days}日"


def gate_words(gate: FeeGate) -> str:
    """When the fee is due, in words."""
    return _GATES[gate]


def _subject(matter: Matter) -> list[str]:
    subject = matter.subject
    lines = [
        f"实施机关：{subject.dept_name}（{subject.dept_type}）",
        f"统一社会信用代码：{subject.dept_code}",
    ]
    if subject.entrust_name:
        lines.append(f"委托机关：{subject.entrust_name}")
    if subject.other_depts:
        lines.append(f"联办机构：{'、'.join(subject.other_depts)}")
    return [*lines, f"办理窗口：{subject.window}，{subject.address}", f"窗口电话：{subject.tel}"]


def _laws(laws: Iterable[Basis]) -> list[str]:
    return [
        f"{basis.law}{_in_brackets(basis.doc_no)}{basis.article}：{basis.gist}" for basis in laws
    ]


def _in_brackets(text: str) -> str:
    return f"（{text}）" if text else ""


def _conditions(matter: Matter) -> list[str]:
    servers = "、".join(_SERVERS[server] for server in matter.server_types)
    return [
        f"服务对象：{servers}",
        *(f"{number}. {line}" for number, line in enumerate(matter.conditions, 1)),
        f"数量限制：{matter.quantity_limit}",
        f"申请书示范文本：{matter.sample_form}",
    ]


def _procedure(matter: Matter) -> list[str]:
    steps = [_step(number, step) for number, step in enumerate(matter.procedure, 1)]
    specials = [_special(special) for special in matter.specials]
    return [*steps, *(specials or ["特别程序：无"])]


def _step(number: int, step: Step) -> str:
    return f"{number}. {step.name}（{step.handler}，{step.limit}）：{step.standard}；{step.result}"


def _special(special: SpecialProcedure) -> str:
    counted = "计入" if special.counted_in_statutory_limit else "不计入"
    days = days_words(special.required_days, special.unit)
    charge = special.charge_basis if special.charged else "不收费"
    return (
        f"特别程序：{special.name}，{days}，{counted}法定办理期限，{charge}"
        f"（{special.legal_basis}）"
    )


def _limits(matter: Matter) -> list[str]:
    limits = matter.limits
    rows = (
        ("一次性告知", limits.notice),
        ("法定时限", limits.statutory),
        ("承诺时限", limits.promised),
        ("送达时限", limits.delivery),
    )
    lines = [_limit(name, limit) for name, limit in rows]
    return [*lines, _extension(limits.extension)]


def _limit(name: str, limit: Limit) -> str:
    explained = f"；{limit.explain}" if limit.explain else ""
    return f"{name}：{limit_words(limit)}；{limit.basis}{explained}"


def _extension(extension: Extension | None) -> str:
    if extension is None:
        return "延长期限：无"
    days = days_words(extension.days, extension.unit)
    who = _APPROVERS[extension.approver]
    return f"延长期限：经{who}批准可延长{days}，并告知理由；{extension.basis}"


def _result(matter: Matter) -> list[str]:
    result = matter.result
    return [
        f"结果名称：{result.name}（{result.type}）",
        f"有效期：{result.validity}",
        f"送达方式：{result.delivery}",
        f"结果样本：{result.sample}",
    ]


def _fee_basis(matter: Matter) -> list[str]:
    return [matter.fee_basis.explain, *_laws(matter.fee_basis.laws)]


def _fee_standard(matter: Matter) -> list[str]:
    standard = matter.fee_standard
    if not standard.items:
        return [standard.text]
    return [
        standard.text,
        *(_fee_item(item) for item in standard.items),
        *(_waiver(rule) for rule in standard.waivers),
        f"缴费环节：{gate_words(standard.gate)}",
    ]


def _fee_item(item: FeeItem) -> str:
    return f"{item.name}：{item.standard}；{item.basis}；执收单位：{item.unit_name}"


def _waiver(rule: WaiverRule) -> str:
    return f"减免：{rule.name}，{rule.condition}；{rule.basis}{rule.article}"


def _supervision(matter: Matter) -> list[str]:
    supervision = matter.supervision
    return [
        f"咨询电话：{supervision.consult_tel}",
        f"投诉电话：{supervision.complaint_tel}",
        f"政务服务便民热线：{supervision.hotline}",
        f"行政复议机关：{supervision.review_organ}",
        f"行政诉讼管辖法院：{supervision.court}",
    ]
