"""D13: what is owed, for what, on which ground, how and until when to pay."""

from __future__ import annotations

from app.domain.money import amount_in_words, yuan
from app.domain.papers.dates import day
from app.domain.papers.money import FeeLine, PaymentNotice
from printing.forms.letter import HALF_A_LINE, Letter, Pair
from printing.forms.signing import RECIPIENT
from printing.forms.words import clause, sentence
from printing.sheet import MM
from printing.typeset.style import Align
from printing.typeset.table import Column


def payment_notice(letter: Letter, content: PaymentNotice) -> None:
    """D13, addressed to the payer."""
    letter.open()
    letter.strip()
    letter.gap()
    letter.galley.text(f"{content.payer}：", letter.manner.plain, hold=True)
    letter.lead_in(_asked(letter.header.matter, content))
    letter.gap(0.8)
    letter.table(fee_columns(), [fee_row(line) for line in content.lines])
    total = content.total_fen
    words = f"人民币{amount_in_words(total)}"
    letter.facts(
        [
            (("应缴合计", f"￥{yuan(total)}"), ("大写", words)),
            *_unit(content),
            (("缴款码", content.payment_code or "无（在窗口缴款）"), ("缴款期限", _until(content))),
            (("减免说明", content.waiver or "无"),),
            (("缴款渠道", "、".join(content.channels)),),
        ]
    )
    letter.gap(0.5)
    if content.total_fen:
        letter.body(f"{clause(content.unpaid_consequence)}。")
    letter.close()
    letter.sign(RECIPIENT)


def _asked(matter: str, content: PaymentNotice) -> str:
    before = f"原缴费通知书（{content.replaces}）由本通知书替代。" if content.replaces else ""
    basis = f"收费依据：{sentence(content.basis)}"
    if not content.total_fen:
        return f"您（单位）办理的“{matter}”，下列费用已依法减免，无需缴纳。{before}{basis}"
    asked = f"您（单位）办理的“{matter}”应当缴纳下列费用。{before}{basis}"
    return f"{asked}请于{day(content.due_on)}前（含当日）缴清。"


def _unit(content: PaymentNotice) -> list[tuple[Pair, ...]]:
    """Unit and code on one line where the unit's name is short enough for half of it."""
    unit = ("执收单位", content.collecting_unit)
    code = ("执收单位编码", content.collecting_unit_code)
    is_short = len(content.collecting_unit) <= HALF_A_LINE
    return [(unit, code)] if is_short else [(unit,), (code,)]


def _until(content: PaymentNotice) -> str:
    return day(content.due_on) if content.total_fen else "无需缴费"


def fee_columns() -> list[Column]:
    """The columns of the lines of a fee on A4."""
    return [
        Column("收入项目编码和名称"),
        Column("单位", 14 * MM, Align.CENTER),
        Column("数量", 12 * MM, Align.CENTER),
        Column("收费标准", 25 * MM, Align.CENTER),
        Column("金额（元）", 21 * MM, Align.RIGHT),
        Column("减免（元）", 20 * MM, Align.RIGHT),
    ]


def fee_row(line: FeeLine) -> tuple[str, ...]:
    """One line of a fee; its code stands above the name, its remark below."""
    return (
        "\n".join(part for part in (line.item_code, line.name, line.remark) if part),
        line.unit,
        line.quantity,
        line.standard,
        yuan(line.amount_fen),
        yuan(line.reduction_fen),
    )
