"""D17, D18 and D19: served, ready to be collected, or everything given back."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.papers.dates import day
from app.domain.papers.service import (
    Exit,
    ExitVariant,
    ProofOfService,
    ReadyNotice,
    ReturnedMaterial,
)
from printing.forms.letter import Letter
from printing.forms.signing import RECIPIENT, Signer
from printing.forms.words import according, clause, moment, numbered, sentence
from printing.sheet import MM
from printing.typeset.style import Align
from printing.typeset.table import EMPTY, Column

_NO = Column("序号", 11 * MM, Align.CENTER)


def proof_of_service(letter: Letter, content: ProofOfService) -> None:
    """D17: what was served on whom, how, where and when; signed by who received it."""
    letter.open()
    letter.strip()
    letter.gap()
    letter.table(
        [
            _NO,
            Column("送达文书名称"),
            Column("文号", 62 * MM),
            Column("份数", 16 * MM, Align.CENTER),
        ],
        [
            (str(n), paper.name, paper.number, str(paper.copies))
            for n, paper in enumerate(content.papers, start=1)
        ],
    )
    letter.gap()
    letter.facts(
        [
            (("受送达人", content.addressee),),
            (("送达地点", content.place),),
            (("送达方式", content.method), ("送达时间", moment(content.served_at))),
            (("收件人", content.receiver), ("与受送达人\n的关系", content.relation)),
            (("拒收事由", content.refusal_reason or "无"),),
            (("见证人", "、".join(content.witnesses) or "无"),),
            *_basis(content.basis),
            (("备注", content.remark or "无"),),
        ]
    )
    letter.gap()
    letter.sign(Signer("收件人签名或者盖章："), Signer("送达人：", content.server))


def ready_notice(letter: Letter, content: ReadyNotice) -> None:
    """D18: what to collect, where, until when, what to bring."""
    letter.open()
    letter.strip()
    letter.gap()
    letter.salute()
    letter.body(
        f"您（单位）申请的“{letter.header.matter}”已经办结，办理结果为：{sentence(content.result)}"
        f"{according(content.basis)}请按下列安排领取。"
    )
    letter.gap(0.8)
    letter.facts(
        [
            (("结果名称", content.result),),
            (("证照编号", content.certificate_no),),
            *_validity(content.validity),
            (("领取地点", content.place),),
            (("领取时间", content.hours), ("领取截止", day(content.until))),
            (("携带材料", numbered(content.bring)),),
            (("代领要求", content.agent_rules),),
            (("邮寄送达", content.mail_option),),
        ]
    )
    letter.gap(0.5)
    letter.close()
    letter.sign(RECIPIENT)


def _basis(basis: str) -> list[tuple[tuple[str, str]]]:
    """Papers drawn up before it was told have no such field."""
    return [(("依据", basis),)] if basis else []


def _validity(validity: str) -> list[tuple[tuple[str, str]]]:
    """Papers drawn up before it was recorded have no such field."""
    return [(("有效期", validity),)] if validity else []


def left(letter: Letter, content: Exit) -> None:
    """D19: the application ends without a decision, and its materials go back."""
    letter.open()
    letter.strip()
    letter.gap()
    letter.salute()
    letter.body(_ended(letter.header.matter, content))
    handed_back(letter, content.returned)
    letter.body(f"{sentence(content.again)}经办人：{content.handler}。")
    if content.remedy:
        letter.body(content.remedy.text("通知"))
    letter.close("特此确认。" if content.variant is ExitVariant.WITHDRAWN else "特此通知。")
    letter.sign(RECIPIENT)


_ENDS = {
    ExitVariant.RETURNED: "本机关决定自{day}起将申请及所附材料退回，本次办理终结",
    ExitVariant.WITHDRAWN: "本机关确认该申请已于{day}撤回，本次办理终结",
    ExitVariant.TERMINATED: "本机关决定自{day}起终止办理",
}


def _ended(matter: str, content: Exit) -> str:
    end = _ENDS[content.variant].format(day=day(content.ended_on))
    return (
        f"您（单位）于{day(content.applied_on)}提出的“{matter}”申请，因"
        f"{clause(content.reason)}，依据{clause(content.basis)}，{end}。"
    )


def handed_back(letter: Letter, returned: Sequence[ReturnedMaterial]) -> None:
    """The list of the papers that go back with this one, or that there are none."""
    if not returned:
        letter.body("本次没有需要退还的材料。")
        return
    letter.gap(0.8)
    letter.heading("退还材料清单")
    letter.table(
        [
            _NO,
            Column("材料名称"),
            Column("形式", 30 * MM, Align.CENTER),
            Column("份数", 16 * MM, Align.CENTER),
            Column("备注", 34 * MM),
        ],
        [
            (str(n), row.name, row.form, str(row.count), row.remark or EMPTY)
            for n, row in enumerate(returned, start=1)
        ],
    )
    letter.gap()
