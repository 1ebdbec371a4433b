"""D01 to D04: requirements told, materials taken, materials asked for and supplied."""

from __future__ import annotations

from app.domain.papers.dates import day
from app.domain.papers.intake import (
    DeficientItem,
    MaterialsTaken,
    Requirements,
    SupplementNotice,
    SupplementTaken,
    TakenMaterial,
)
from printing.forms.letter import Letter
from printing.forms.signing import RECIPIENT, Signer
from printing.forms.words import according, clause, moment, numbered, sentence
from printing.sheet import MM
from printing.typeset.style import Align
from printing.typeset.table import EMPTY, Column

_NO = Column("序号", 10 * MM, Align.CENTER)


def _figure(title: str, width: float = 11) -> Column:
    return Column(title, width * MM, Align.CENTER)


def requirements(letter: Letter, content: Requirements) -> None:
    """D01: the published elements of the matter and the full list of materials."""
    letter.open()
    letter.strip()
    letter.gap()
    letter.heading("一、办理要素")
    letter.facts(
        [
            (("办理主体", content.subject),),
            (("办理依据", numbered(content.basis)),),
            (("办理条件", numbered(content.conditions)),),
            (("数量限制", content.quantity_limit),),
            (("办理程序", " → ".join(content.procedure)),),
            (("法定时限", content.statutory_limit), ("承诺时限", content.promised_limit)),
            (("办事结果", content.result),),
            (("收费依据", content.charge_basis),),
            (("收费标准", content.charge_standard),),
            (("办理地点", content.place),),
            (("办理时间", content.hours),),
            (("示范文本", content.sample_forms),),
            (("监督渠道", numbered(content.supervision)),),
        ]
    )
    letter.gap()
    letter.heading("二、申请材料")
    if content.situation:
        letter.lead_in(f"适用情形：{sentence(content.situation)}")
        letter.gap(0.5)
    letter.table(
        [_NO, Column("材料名称"), _figure("必要性", 14), _figure("形式", 25), _figure("原件"),
         _figure("复印件", 13), _figure("来源", 21),
         Column("填报须知", share=0.7)],
        [
            (str(n), row.name, row.necessity, row.form, str(row.originals), str(row.copies),
             row.source, row.note or EMPTY)
            for n, row in enumerate(content.materials, start=1)
        ],
    )  # fmt: skip
    letter.gap()
    letter.strong("本告知单一次列明全部要求，供准备申请使用；它不是收件凭证，也不是受理决定。")
    if content.published:
        letter.body(f"以上内容以{clause(content.published)}公布的为准。")
    letter.sign(Signer("咨询人签收："))


def materials_taken(letter: Letter, content: MaterialsTaken) -> None:
    """D02: what was handed over, when, by whom, and by when the organ must answer."""
    letter.open()
    letter.strip()
    letter.gap()
    at = moment(content.received_at)
    if content.items:
        letter.lead_in(f"本机关于{at}收到上述申请的材料共{len(content.items)}项，清单如下：")
        letter.gap(0.8)
        _taken(letter, content.items)
    else:
        letter.body(f"本机关于{at}收到上述申请。{sentence(content.without)}")
    letter.gap()
    letter.strong("本凭证仅证明收到上述申请和材料，不是受理决定。")
    letter.body(
        f"{according(content.basis)}本机关最迟于{day(content.notice_due)}告知是否受理，或者一次告知需要补正的全部内容；"
        f"{sentence(content.silence)}"
    )
    letter.sign(Signer("交件人：", content.deliverer), Signer("收件人：", content.receiver))


def _taken(letter: Letter, items: tuple[TakenMaterial, ...]) -> None:
    letter.table(
        [_NO, Column("材料名称"), _figure("形式", 25), _figure("原件"), _figure("复印件", 13),
         _figure("页数"), _figure("备注", 30)],
        [
            (str(n), row.name, row.form, str(row.originals), str(row.copies),
             "" if row.pages is None else str(row.pages), row.remark)
            for n, row in enumerate(items, start=1)
        ],
    )  # fmt: skip


def supplement_notice(letter: Letter, content: SupplementNotice) -> None:
    """D03: every deficiency at once, until when and where it can be made good."""
    letter.open()
    letter.strip()
    letter.gap()
    letter.salute()
    letter.lead_in(
        f"您（单位）于{day(content.applied_on)}提出的“{letter.header.matter}”申请收悉。经审查，"
        f"申请材料不齐全或者不符合法定形式。依据{clause(content.basis)}，"
        "现将需要补正的全部内容一次告知如下："
    )
    letter.gap(0.8)
    deficient(letter, content.items)
    letter.gap()
    letter.body(f"{sentence(content.answer)}{sentence(content.consequence)}")
    letter.body(
        f"以上为需要补正的全部内容。经办人：{content.handler}，联系电话：{content.handler_tel}。"
    )
    letter.close()
    letter.sign(RECIPIENT)


def deficient(letter: Letter, items: tuple[DeficientItem, ...]) -> None:
    """The table of what is missing or wrong, and how it is put right."""
    letter.table(
        [_NO, Column("材料名称", share=1.1), Column("存在的问题"), Column("补正要求"),
         Column("依据", 27 * MM), Column("补正方式", 22 * MM)],
        [
            (str(n), row.name, row.problem, row.correct_form, row.basis, row.how)
            for n, row in enumerate(items, start=1)
        ],
    )  # fmt: skip


def supplement_taken(letter: Letter, content: SupplementTaken) -> None:
    """D04: the items of the notice ticked off, and what is still open."""
    letter.open()
    letter.strip()
    letter.gap()
    letter.lead_in(
        f"本机关于{moment(content.received_at)}收到{_asked_by(content.notice_no)}，对照如下："
    )
    letter.gap(0.8)
    letter.table(
        [_NO, Column("补正材料", share=1.5), Column("补正要求"), _figure("收到日期", 30),
         _figure("备注", 22)],
        [
            (str(n), row.name, row.asked,
             day(row.arrived_on) if row.arrived_on else "尚未补正", row.remark or EMPTY)
            for n, row in enumerate(content.items, start=1)
        ],
    )  # fmt: skip
    letter.gap()
    letter.strong(_open_items(content))
    if content.basis:
        letter.body(f"本清单依据{clause(content.basis)}出具。")
    letter.sign(Signer("交件人：", content.deliverer), Signer("收件人：", content.receiver))


def _asked_by(notice_no: str) -> str:
    return f"对《补正材料告知书》（{notice_no}）的补正材料" if notice_no else "收件时所缺的材料"


def _open_items(content: SupplementTaken) -> str:
    listed, until = "、".join(content.still_open), content.deadline
    if until is None:
        return f"尚缺：{listed}。" if listed else "所缺材料已全部收到。"
    if not listed:
        return f"告知书所列补正材料已全部收到（补正期限为{day(until)}）。"
    return f"尚未补正：{listed}。请于{day(until)}前（含当日）补齐。"
